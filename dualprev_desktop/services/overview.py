"""Where the company stands: counts by level, and for each step its state and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.assessing import drop_without_measures
from dualprev_desktop.services.editions import OLD_EDITION
from dualprev_desktop.services.register import (
    INHERENT,
    RESIDUAL,
    point_levels,
    read_register,
    reference_views,
    row_level,
)
from dualprev_desktop.services.reviewing import read_review
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader


class Step(StrEnum):
    """The notice's six steps (二(二)1-6), and the report."""

    SURVEY = "survey"
    IDENTIFY = "identify"
    ASSESS = "assess"
    CONTROL = "control"
    PUBLISH = "publish"
    INSPECT = "inspect"
    REPORT = "report"


class State(StrEnum):
    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do: a sentence, and the records it is about."""

    text: str
    type_id: str
    ids: tuple[str, ...]


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


@dataclass(frozen=True)
class _Facts:
    """What the rules look at; read once."""

    points: list[RiskPoint]
    events: list[RiskEvent]
    rows: tuple[RegisterRow, ...]
    zones: list[Zone]
    plans: int
    due: list[str]
    """Events whose assessment is due again."""
    by_1986: bool
    reports: int
    reported_all: bool


def overview(company: Company) -> Overview:
    with company.read() as reader:
        facts = _read(reader, local_date(company.clock()))
        by_point = {mode: point_levels(reader, mode) for mode in (INHERENT, RESIDUAL)}
    events = {mode: Counter(row_level(row, mode) for row in facts.rows) for mode in (INHERENT, RESIDUAL)}
    points = {mode: Counter(levels.get(point.id, Level.UNASSESSED) for point in facts.points)
              for mode, levels in by_point.items()}
    return Overview(len(facts.points), len(facts.events), sum(len(row.measures) for row in facts.rows), events,
                    points, tuple(rule(facts) for rule in _STEPS))


def _read(reader: Reader, today: date) -> _Facts:
    last = reader.value("SELECT max(changed) FROM report WHERE alive = 1 AND state = 'exported'") or 0
    later = reader.value("SELECT count(*) FROM op WHERE hlc > ? AND t NOT IN ('_txn', 'report')", (last,))
    rows = read_register(reader)
    return _Facts(list(reader.records(RiskPoint)), list(reader.records(RiskEvent)), rows,
                  list(reader.records(Zone)), reader.count(Plan),
                  [one.event_id for one in read_review(reader, today, rows).due],
                  any(one.accident_edition == OLD_EDITION for one in reader.records(Enterprise)),
                  reader.count(Report, state="exported"), last > 0 and not later)


def _state(begun: bool, missing: list[Missing]) -> State:
    if not begun:
        return State.EMPTY
    return State.BEGUN if missing else State.COMPLETE


def _missing(sentence: str, type_id: str, ids: list[str]) -> list[Missing]:
    return [Missing(sentence.format(count=len(ids)), type_id, tuple(ids))] if ids else []


def _survey(facts: _Facts) -> StepState:
    idle = [point.id for point in facts.points if not point.unit_id]
    obsolete = [point.id for point in facts.points if point.obsolete]
    missing = [
        *_missing(ngettext("{count} risk point has no responsible unit",
                           "{count} risk points have no responsible unit", len(idle)), "risk_point", idle),
        *_missing(ngettext("{count} risk point is obsolete and must be phased out",
                           "{count} risk points are obsolete and must be phased out", len(obsolete)),
                  "risk_point", obsolete)]
    return StepState(Step.SURVEY, _state(bool(facts.points), missing), tuple(missing))


def _identify(facts: _Facts) -> StepState:
    known = {event.risk_point_id for event in facts.events}
    bare = [point.id for point in facts.points if point.id not in known]
    # a company that goes by the edition of 1986 owes no type of the other
    untyped = [event.id for event in facts.events
               if not (event.accident_type_1986 if facts.by_1986 else event.accident_type)]
    missing = [
        *_missing(ngettext("{count} risk point has no risk event", "{count} risk points have no risk event",
                           len(bare)), "risk_point", bare),
        *_missing(ngettext("{count} risk event has no accident type", "{count} risk events have no accident type",
                           len(untyped)), "risk_event", untyped)]
    return StepState(Step.IDENTIFY, _state(bool(facts.events), missing), tuple(missing))


def _assess(facts: _Facts) -> StepState:
    without = [row.event_id for row in facts.rows if row.residual is None]
    unsure = [row.event_id for row in facts.rows if reference_views(row)]
    missing = [
        *_missing(ngettext("{count} risk event is not assessed", "{count} risk events are not assessed",
                           len(without)), "risk_event", without),
        *_missing(ngettext("{count} assessment is a catalogue's reference value: confirm it",
                           "{count} assessments are reference values from the catalogue: confirm each", len(unsure)),
                  "risk_event", unsure),
        *_missing(ngettext("{count} assessment is due for review", "{count} assessments are due for review",
                           len(facts.due)), "risk_event", facts.due)]
    return StepState(Step.ASSESS, _state(len(without) < len(facts.rows), missing), tuple(missing))


def _control(facts: _Facts) -> StepState:
    bare = [row.event_id for row in facts.rows if not row.measures]
    unexplained = [row.event_id for row in facts.rows if row.measures and drop_without_measures(row)]
    ownerless = [row.event_id for row in facts.rows if row.measures and not any(one.tier for one in row.measures)]
    missing = [
        *_missing(ngettext("{count} risk event has no control measure", "{count} risk events have no control measure",
                           len(bare)), "risk_event", bare),
        *_missing(ngettext("{count} risk event is lower with controls, but has none in place",
                           "{count} risk events are lower with controls, but have none in place", len(unexplained)),
                  "risk_event", unexplained),
        *_missing(ngettext("{count} risk event has no control tier", "{count} risk events have no control tier",
                           len(ownerless)), "risk_event", ownerless)]
    return StepState(Step.CONTROL, _state(len(bare) < len(facts.rows), missing), tuple(missing))


def _publish(facts: _Facts) -> StepState:
    zones = {zone.id for zone in facts.zones}
    unbound = [point.id for point in facts.points if point.zone_id not in zones]
    held = {point.zone_id for point in facts.points}
    empty = [zone.id for zone in facts.zones if zone.id not in held]
    missing = [
        *_missing(ngettext("{count} risk point is on no plan", "{count} risk points are on no plan", len(unbound)),
                  "risk_point", unbound),
        *_missing(ngettext("{count} zone holds no risk point", "{count} zones hold no risk point", len(empty)),
                  "zone", empty)]
    return StepState(Step.PUBLISH, _state(bool(facts.zones), missing), tuple(missing))


def _inspect(facts: _Facts) -> StepState:
    return StepState(Step.INSPECT, State.EMPTY, ())


def _report(facts: _Facts) -> StepState:
    missing = [] if facts.reported_all or not facts.reports else [
        Missing(_("Changes since the last report have not been reported"), "report", ())]
    return StepState(Step.REPORT, _state(bool(facts.reports), missing), tuple(missing))


_STEPS: tuple[Callable[[_Facts], StepState], ...] = (_survey, _identify, _assess, _control, _publish, _inspect, _report)

STEP_NAMES: Mapping[Step, str] = {
    Step.SURVEY: N_("Survey"), Step.IDENTIFY: N_("Identify"), Step.ASSESS: N_("Assess"), Step.CONTROL: N_("Control"),
    Step.PUBLISH: N_("Publish"), Step.INSPECT: N_("Inspect"), Step.REPORT: N_("Report"),
}


