"""Where the company stands: counts by level, and for each step its state and what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dualprev_desktop.domain.levels import Level, worst
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.deadlines import Deadline, deadlines
from dualprev_desktop.services.guide.facts import Facts, read_facts
from dualprev_desktop.services.guide.rule import Missing, Severity, Step, missing_of
from dualprev_desktop.services.register import INHERENT, RESIDUAL, row_level, whole_register
from dualprev_desktop.services.since_report import SinceReport
from dualprev_desktop.store.company import Company


class State(StrEnum):
    UNREAD = "unread"
    """The company is still being looked through."""
    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class StepState:
    step: Step
    state: State
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    points: int
    events: int
    measures: int
    levels: Mapping[str, Mapping[Level, int]]
    """Events by level, for each mode ("inherent", "residual")."""
    point_levels: Mapping[str, Mapping[Level, int]]
    steps: tuple[StepState, ...]
    deadlines: tuple[Deadline, ...] = ()
    since_report: SinceReport = field(default_factory=SinceReport)


def unread() -> Overview:
    """What is known before the first look at a long register is done."""
    nothing: dict[str, dict[Level, int]] = {mode: {} for mode in (INHERENT, RESIDUAL)}
    return Overview(0, 0, 0, nothing, nothing, tuple(StepState(step, State.UNREAD, ()) for step in Step))


def overview(company: Company) -> Overview:
    with company.read() as reader:
        facts = read_facts(reader, local_date(company.clock()), whole_register(company, reader))
    events = {mode: Counter(row_level(row, mode) for row in facts.rows) for mode in (INHERENT, RESIDUAL)}
    points = {mode: _by_point(facts, mode) for mode in (INHERENT, RESIDUAL)}
    return Overview(len(facts.points), len(facts.rows), sum(len(row.measures) for row in facts.rows), events,
                    points, tuple(_step(step, facts) for step in Step), deadlines(facts), facts.since_report)


def _by_point(facts: Facts, mode: str) -> Counter[Level]:
    of_point: dict[str, list[Level]] = defaultdict(list)
    for row in facts.rows:
        of_point[row.point_id].append(row_level(row, mode))
    return Counter(worst(of_point[point.id]) for point in facts.points)


def _step(step: Step, facts: Facts) -> StepState:
    if step is Step.REPORT:
        return _report(facts)
    missing = missing_of(step, facts)
    if not _BEGUN[step](facts):
        return StepState(step, State.EMPTY, missing)
    waits = any(one.severity is Severity.MUST for one in missing)
    return StepState(step, State.BEGUN if waits else State.COMPLETE, missing)


def _report(facts: Facts) -> StepState:
    if facts.since_report.reported_on is None:
        return StepState(Step.REPORT, State.EMPTY, ())
    missing = (Missing(_("Changes since the last report have not been reported"), "report", ()),)
    return StepState(Step.REPORT, *((State.BEGUN, missing) if facts.since_report.any else (State.COMPLETE, ())))


_BEGUN: Mapping[Step, Callable[[Facts], bool]] = {
    Step.SURVEY: lambda facts: bool(facts.points), Step.IDENTIFY: lambda facts: bool(facts.rows),
    Step.ASSESS: lambda facts: any(row.residual for row in facts.rows),
    Step.CONTROL: lambda facts: any(row.measures for row in facts.rows),
    Step.PUBLISH: lambda facts: bool(facts.zones), Step.INSPECT: lambda facts: False,
}
"""When a step has begun."""
