"""Record of job hazard analysis (工作危害分析评价记录, JHA), one for each activity (dossier 2.3, 4)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.activities import NOTHING
from dualprev_desktop.documents.forms.measures import measure_columns
from dualprev_desktop.documents.forms.records import GRADE, LEVEL, NOTE, SCORES, TIER, by_point
from dualprev_desktop.documents.forms.words import NOT_IDENTIFIED, Entry, hazard, of_event, outcome, step, step_number
from dualprev_desktop.kernel.i18n import N_


def parts(source: Source) -> Iterator[Part[Entry]]:
    return by_point((point for point in source.data.points if point.is_activity), N_("Activity analysed"), source)


FORM = Form("record-jha", N_("Record of job hazard analysis (JHA)"), 206, (
    Column(N_("Serial number"), step_number, 7, centred=True, again=True),
    Column(N_("Working step"), of_event(step), 14, again=True),
    Column(N_("Hazard or possible event (people, things, environment, management)"),
           of_event(hazard, NOT_IDENTIFIED), 24),
    Column(N_("Possible accident types and consequences"), of_event(outcome), 18),
    *measure_columns(N_("Existing control measures")),
    *SCORES, GRADE, LEVEL, TIER,
    *measure_columns(N_("Proposed (improved) measures"), proposed=True), NOTE), parts, NOTHING)
