"""Record of safety checklist analysis (安全检查表分析评价记录; dossier 2.3, 5), one a facility or place."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.facilities import NOTHING
from dualprev_desktop.documents.forms.measures import measure_columns, proposals
from dualprev_desktop.documents.forms.records import GRADE, LEVEL, NOTE, SCORES, TIER, by_point
from dualprev_desktop.documents.forms.words import NOT_IDENTIFIED, Entry, failing, of_event, standard, step, step_number
from dualprev_desktop.kernel.i18n import N_


def parts(source: Source) -> Iterator[Part[Entry]]:
    return by_point((point for point in source.data.points if not point.is_activity), N_("Equipment or place"), source)


FORM = Form("record-scl", N_("Record of safety checklist analysis (SCL)"), 208, (
    Column(N_("Serial number"), step_number, 7, centred=True, again=True),
    Column(N_("Check item"), of_event(step), 14, again=True),
    Column(N_("Standard"), of_event(standard), 16),
    Column(N_("Deviation from the standard and its consequences"), of_event(failing, NOT_IDENTIFIED), 24),
    *measure_columns(N_("Existing control measures")),
    *SCORES, GRADE, LEVEL, TIER,
    Column(N_("Proposed (improved) measures"), of_event(proposals), 18), NOTE), parts, NOTHING)
