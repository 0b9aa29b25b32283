"""List of equipment and facilities (设备设施清单), with the places that are looked at like them (dossier 2.3, 3)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.points import Numbered
from dualprev_desktop.documents.forms.words import NOT_ENTERED, scope
from dualprev_desktop.kernel.i18n import N_


def parts(source: Source) -> Iterator[Part[Numbered]]:
    points = tuple(point for point in source.data.points if not point.is_activity)
    if points:
        yield Part(lambda: enumerate(points, 1), scope(points, source))


NOTHING = N_("There is no facility or place among the risk points. Enter one in step 1, Survey.")
FORM = Form("list-facilities", N_("List of equipment and facilities"), 204, (
    Column[Numbered](N_("Serial number"), lambda one, source: str(one[0]), centred=True, again=True),
    Column(N_("Name of the equipment"), lambda one, source: " ".join(filter(None, (one[1].number, one[1].name))), 40),
    Column(N_("Category of the equipment"), lambda one, source: source.label("risk_point_kind", one[1].kind), 20,
           centred=True),
    Column(N_("Model of the equipment"), least=34),
    Column(N_("Tag and place"), lambda one, source: one[1].location or source.t.gettext(NOT_ENTERED), 40),
    Column(N_("Special equipment (yes or no)"), least=26, centred=True),
    Column("Note", lambda one, source: one[1].note, 30)), parts, NOTHING)
