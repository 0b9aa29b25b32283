"""Register of graded control of equipment and places (设备设施风险分级管控清单; dossier 2.3, 7)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.kinds.facilities import NOTHING
from dualprev_desktop.documents.forms.measures import measure_columns
from dualprev_desktop.documents.forms.records import GRADE, LEVEL, NOTE, TIER
from dualprev_desktop.documents.forms.words import (
    DUTY_COLUMNS,
    NOT_IDENTIFIED,
    POINT_COLUMNS,
    Entry,
    failing,
    of_event,
    standard,
    step,
    step_number,
    whole,
)
from dualprev_desktop.kernel.i18n import N_


def parts(source: Source) -> Iterator[Part[Entry]]:
    return whole(tuple(point for point in source.data.points if not point.is_activity), source)


ITEM = N_("Check item")
FORM = Form("control-facilities", N_("Register of graded risk control: equipment and facilities"), 212, (
    *POINT_COLUMNS,
    Column(N_("Serial number"), step_number, 7, centred=True, again=True, over=ITEM),
    Column("Name", of_event(step), 14, again=True, over=ITEM),
    Column(N_("Standard"), of_event(standard), 16),
    Column(N_("Deviation from the standard and its consequences"), of_event(failing, NOT_IDENTIFIED), 24),
    GRADE, LEVEL, *measure_columns("Control measures"), TIER, *DUTY_COLUMNS, NOTE), parts, NOTHING)
