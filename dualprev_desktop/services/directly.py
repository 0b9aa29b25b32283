"""Judging a risk event directly (直接判定): a condition makes it major, and the basis is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from dualprev_desktop.domain.direct import DIRECT, Condition, ConditionList
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.list_entry import ListEntry
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object
from dualprev_desktop.services.own_lists import CONDITIONS, entries
from dualprev_desktop.services.register import INHERENT, RESIDUAL
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

JUDGE_DIRECTLY = N_("Judge {title} directly")
NO_BASIS = N_("A direct judgement needs its basis: the clause, the place or the accident it rests on. Write it down.")


@cache
def direct_conditions() -> ConditionList:
    """Everything in `resources/direct/conditions.json`; a person may add conditions there."""
    return ConditionList.from_node(read_object(resource("direct", "conditions.json")))


def conditions(company: Company) -> ConditionList:
    """The delivered conditions, then those the company added to its own file."""
    delivered = direct_conditions()
    own = tuple(map(_own, entries(company, CONDITIONS)))
    return ConditionList(delivered.source, (*delivered.conditions, *own))


def _own(entry: ListEntry) -> Condition:
    return Condition(entry.id, {"zh_CN": entry.label, "en": entry.label}, {"zh_CN": entry.basis, "en": entry.basis},
                     candidate=True, verified=False)


def assess_directly(company: Company, event_id: str, condition_ids: Iterable[str], basis: str, *,
                    computed: Mapping[str, Decimal] | None = None, assessor: str = "",
                    assessed_on: date | None = None, cause: str = "") -> ChangeSet:
    """Judges the event major, inherent and residual in one transaction: no control lifts a condition that holds.

    `computed` holds calculated scores by kind, kept for information beside the level; how they were calculated
    stays in the history. InputError when the basis is empty, no condition is given or one is unknown.
    """
    chosen = conditions(company).chosen_text(condition_ids)
    if not basis.strip():
        raise InputError(NO_BASIS)
    with company.read() as reader:
        event = reader.get(RiskEvent, event_id)
    with company.work(JUDGE_DIRECTLY, facts={"title": event.name}) as uow:
        for kind in (INHERENT, RESIDUAL):
            uow.add(Assessment(
                id=new_id(), risk_event_id=event_id, kind=kind, rule_set=DIRECT, chosen=chosen,
                score=(computed or {}).get(kind), level=Level.MAJOR.value, assessor=assessor or company.user,
                assessed_on=assessed_on or local_date(company.clock()), reason=basis.strip(), cause=cause))
        return uow.commit()
