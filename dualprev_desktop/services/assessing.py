"""Assessing a risk event (风险评定): a judgement is made by a rule set and kept as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import Conflict
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.register import INHERENT, RESIDUAL, assessment_view, read_register
from dualprev_desktop.services.rulebook import rule_set
from dualprev_desktop.services.views import AssessmentView
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

ASSESS = N_("Assess {title}")
RESIDUAL_ABOVE = N_("The residual level cannot be above the inherent one: controls do not make a risk worse. "
                    "Raise the inherent judgement first, or lower this one.")


def assess(company: Company, event_id: str, kind: str, rule_set_id: str, chosen: Mapping[str, Decimal], *,
           assessor: str = "", assessed_on: date | None = None, reason: str = "") -> ChangeSet:
    """A new judgement of one kind ("inherent", "residual"); earlier ones stay in the history.

    Raises InputError when a value is not on the scale, Conflict when residual would stand above inherent.
    """
    return assess_kinds(company, event_id, rule_set_id, {kind: chosen}, assessor=assessor, assessed_on=assessed_on,
                        reason=reason)


def assess_kinds(company: Company, event_id: str, rule_set_id: str, chosen: Mapping[str, Mapping[str, Decimal]], *,
                 assessor: str = "", assessed_on: date | None = None, reason: str = "") -> ChangeSet:
    """New judgements of one event in one transaction; `chosen` holds the values by kind.

    Raises as `assess` does; then nothing is kept of either.
    """
    rules = rule_set(rule_set_id)
    judged = {kind: rules.judge(values) for kind, values in chosen.items()}
    with company.read() as reader:
        event = reader.get(RiskEvent, event_id)
        row = next(row for row in read_register(reader, {event.risk_point_id}) if row.event_id == event_id)
    standing = {kind: view.level for kind, view in ((INHERENT, row.inherent), (RESIDUAL, row.residual)) if view}
    if residual_above(standing | {kind: one.level for kind, one in judged.items()}):
        raise Conflict(RESIDUAL_ABOVE)
    with company.work(ASSESS, facts={"title": event.name}) as uow:
        for kind, one in judged.items():
            uow.add(Assessment(
                id=new_id(), risk_event_id=event_id, kind=kind, rule_set=rules.id,
                chosen=rules.chosen_text(one.chosen), score=one.score, level=one.level.value,
                assessor=assessor or company.user, assessed_on=assessed_on or local_date(company.clock()),
                reason=reason))
        return uow.commit()


def residual_above(levels: Mapping[str, Level]) -> bool:
    """Whether, of an event's levels by kind, the residual one is worse than the inherent one."""
    if INHERENT not in levels or RESIDUAL not in levels:
        return False
    return style(levels[RESIDUAL]).rank > style(levels[INHERENT]).rank


def judgements(company: Company, event_id: str) -> list[tuple[str, AssessmentView]]:
    """(kind, judgement) of an event, newest first: nothing is ever overwritten."""
    with company.read() as reader:
        found = list(reader.records(Assessment, order=("assessed_on", "changed"), risk_event_id=event_id))
    return [(one.kind, assessment_view(one)) for one in reversed(found)]
