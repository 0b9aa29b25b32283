"""Assessing a risk event (风险评定): a judgement is made by a rule set and kept as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dualprev_desktop.domain.levels import style
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
    rules = rule_set(rule_set_id)
    judged = rules.judge(chosen)
    with company.read() as reader:
        event = reader.get(RiskEvent, event_id)
        row = next(row for row in read_register(reader, {event.risk_point_id}) if row.event_id == event_id)
    levels = {INHERENT: row.inherent, RESIDUAL: row.residual}
    ranks = {name: style(view.level).rank for name, view in levels.items() if view}
    ranks[kind] = style(judged.level).rank
    if ranks.get(RESIDUAL, 0) > ranks.get(INHERENT, 9):
        raise Conflict(RESIDUAL_ABOVE)
    record = Assessment(
        id=new_id(), risk_event_id=event_id, kind=kind, rule_set=rules.id, chosen=rules.chosen_text(chosen),
        score=judged.score, level=judged.level.value, assessor=assessor or company.user,
        assessed_on=assessed_on or local_date(company.clock()), reason=reason)
    with company.work(ASSESS, facts={"title": event.name}) as uow:
        uow.add(record)
        return uow.commit()


def judgements(company: Company, event_id: str) -> list[tuple[str, AssessmentView]]:
    """(kind, judgement) of an event, newest first: nothing is ever overwritten."""
    with company.read() as reader:
        found = list(reader.records(Assessment, order=("assessed_on", "changed"), risk_event_id=event_id))
    return [(one.kind, assessment_view(one)) for one in reversed(found)]
