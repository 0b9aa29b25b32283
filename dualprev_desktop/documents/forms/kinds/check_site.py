"""Checklist of hidden dangers on site (隐患排查清单·生产现场类): each measure in place is checked (dossier 2.3, 9)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from dualprev_desktop.documents.forms.form import Column, Form, Part, Source
from dualprev_desktop.documents.forms.measures import FIVE, PROPOSED, five_of
from dualprev_desktop.documents.forms.words import NOT_NAMED, scope
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.lines import usual_tier
from dualprev_desktop.services.register import row_level
from dualprev_desktop.services.registers import PointLine
from dualprev_desktop.services.views import MeasureView, RegisterRow


@dataclass(frozen=True, slots=True)
class Check:
    """A measure that is in place, and so is to be found in place."""

    point: PointLine
    row: RegisterRow
    measure: MeasureView


def checks(points: Iterable[PointLine]) -> Iterator[Check]:
    for point in points:
        for row in point.events:
            found = [one for one in row.measures if one.state != PROPOSED]
            yield from (Check(point, row, one)
                        for one in sorted(found, key=lambda one: FIVE.index(five_of(one.measure_class))))


def step(one: Check, source: Source) -> str:
    """What can go wrong, where the step was not entered."""
    return one.row.step or one.row.event


def tier(one: Check, source: Source) -> str:
    return source.label("control_tier", one.measure.tier or usual_tier(row_level(one.row, source.data.mode)))


def unit(one: Check, source: Source) -> str:
    return one.measure.unit or one.point.unit or source.t.gettext(NOT_NAMED)


def holder(one: Check, source: Source) -> str:
    """Who is named by the measure; its risk point's person else."""
    measure, point = one.measure, one.point
    post = measure.post if measure.post != point.post else ""
    return measure.person or post or point.person or point.post or source.t.gettext(NOT_NAMED)


def of_point(one: Check) -> Hashable:
    return one.point.id


def of_event(one: Check) -> Hashable:
    return one.row.event_id


def parts(source: Source) -> Iterator[Part[Check]]:
    if any(True for _one in checks(source.data.points)):
        yield Part(lambda: checks(source.data.points), scope(source.data.points, source))


NOTHING = N_("There is no measure in place to check. Enter the control measures in step 4, Control.")
CHECKED = N_("What is checked, and against what")
FORM = Form("check-site", N_("Checklist of hidden dangers: on site"), 216, (
    Column[Check]("Number", lambda one, source: one.point.number, 14, centred=True, one=of_point, over="Risk point"),
    Column("Kind", lambda one, source: source.label("risk_point_kind", one.point.kind), 12, centred=True, one=of_point,
           over="Risk point"),
    Column("Name", lambda one, source: one.point.name, 22, one=of_point, over="Risk point"),
    Column("Step or check item", step, 26, one=of_event),
    Column(N_("Class of measure"),
           lambda one, source: source.label("measure_five", five_of(one.measure.measure_class)), 16, centred=True,
           one=lambda one: (one.row.event_id, five_of(one.measure.measure_class)), over=CHECKED),
    Column(N_("Measure to be found in place"), lambda one, source: one.measure.content, 60, again=True, over=CHECKED),
    Column(N_("Kind of inspection (daily, combined, special, seasonal and so on)"), least=20),
    Column(N_("Tier of inspection"), tier, 12, centred=True),
    Column(N_("How often it is inspected"), least=16),
    Column("Responsible unit", unit, 16, centred=True),
    Column("Responsible person", holder, 16, centred=True)), parts, NOTHING)
