"""Register of graded control of activities (作业活动风险分级管控清单; dossier 2.3, 6)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.activities import NOTHING
from dualprev_desktop.documents.forms.measures import measure_columns
from dualprev_desktop.documents.forms.records import GRADE, LEVEL, NOTE, TIER
from dualprev_desktop.documents.forms.words import (
    DUTY_COLUMNS,
    NOT_IDENTIFIED,
    POINT_COLUMNS,
    Entry,
    hazard,
    of_event,
    outcome,
    step,
    step_number,
    whole,
)
from dualprev_desktop.kernel.i18n import N_


def parts(source: Source) -> Iterator[Part[Entry]]:
    return whole(tuple(point for point in source.data.points if point.is_activity), source)


STEP = N_("Working step")
FORM = Form("control-activities", N_("Register of graded risk control: activities"), 210, (
    *POINT_COLUMNS,
    Column(N_("Serial number"), step_number, 7, centred=True, again=True, over=STEP),
    Column("Name", of_event(step), 14, again=True, over=STEP),
    Column(N_("Hazard or possible event"), of_event(hazard, NOT_IDENTIFIED), 24),
    Column(N_("Possible accident types and consequences"), of_event(outcome), 18),
    GRADE, LEVEL, *measure_columns("Control measures"), TIER, *DUTY_COLUMNS, NOTE), parts, NOTHING)
