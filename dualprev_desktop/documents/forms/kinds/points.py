"""List of risk points (风险点清单): each with its worst level and who answers for it (dossier 2.3, 1)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.words import NOT_ENTERED, accident, holder, scope, unit
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.registers import PointLine, point_level, point_tier

Numbered = tuple[int, PointLine]


def accidents(one: Numbered, source: Source) -> str:
    found = dict.fromkeys(filter(None, (accident(row, source) for row in one[1].events)))
    return source.t.gettext(", ").join(found) or source.t.gettext(NOT_ENTERED)


def name(one: Numbered, source: Source) -> str:
    return " ".join(filter(None, (one[1].number, one[1].name)))


def level(one: Numbered, source: Source) -> Level:
    return point_level(one[1], source.data.mode)


def tier(one: Numbered, source: Source) -> str:
    return source.label("control_tier", point_tier(one[1], source.data.mode))


def parts(source: Source) -> Iterator[Part[Numbered]]:
    points = source.data.points
    if points:
        yield Part(lambda: enumerate(points, 1), scope(points, source))


FORM = Form("list-points", N_("List of risk points"), 200, (
    Column[Numbered](N_("Serial number"), lambda one, source: str(one[0]), centred=True, again=True),
    Column(N_("Name of the risk point"), name, 30),
    Column("Kind", lambda one, source: source.label("risk_point_kind", one[1].kind), 16, centred=True),
    Column(N_("Area and location"), lambda one, source: one[1].location or source.t.gettext(NOT_ENTERED), 24),
    Column(N_("Main accident types that may occur"), accidents, 30),
    Column("Risk level", level, 16, centred=True, whole=True),
    Column("Tier", tier, 12, centred=True),
    Column("Responsible unit", lambda one, source: unit(one[1], source), 18, centred=True),
    Column("Responsible person", lambda one, source: holder(one[1], source), 16, centred=True),
    Column("Note", lambda one, source: one[1].note, 14)), parts)
