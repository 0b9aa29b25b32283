"""Turning a company from GB 6441-1986 to the edition of 2025: what maps is mapped, what is lossy is asked.

The code of 1986 stays where it stands: nothing of the original is lost, and the way back is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.register import register
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

OLD, NEW = "accident_type_1986", "accident_type_2025"
OLD_EDITION, NEW_EDITION = "1986", "2025"
TURN = N_("Accident types by GB 6441-2025")
NOT_OFFERED = N_("“{event}” was {old} in 1986 and cannot become {new}. Choose one of: {choices}.")


@dataclass(frozen=True)
class Turning:
    """One event: its type of 1986, and what it becomes; `choices` holds the types a person decides between."""

    row: RegisterRow
    old: str
    new: str
    """Empty where a person decides."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class TurningPlan:
    mapped: tuple[Turning, ...]
    asked: tuple[Turning, ...]
    untyped: tuple[RegisterRow, ...]
    """Events with no type at all: nothing can be said of them."""


def turning_plan(company: Company) -> TurningPlan:
    """What would happen to every event that has no type of 2025 yet; those that have one keep it."""
    rows = [row for row in register(company) if not row.accident_type]
    turned = [turning(row) for row in rows if row.accident_type_1986]
    return TurningPlan(tuple(one for one in turned if one.new), tuple(one for one in turned if not one.new),
                       tuple(row for row in rows if not row.accident_type_1986))


WAITING = ("SELECT count(*) FROM risk_event WHERE alive = 1 AND accident_type IS NULL "
           "AND accident_type_1986 IS NOT NULL")


def waiting(company: Company) -> int:
    """How many events have a type of 1986 and none of 2025: `turning_plan` says what becomes of them."""
    with company.read() as reader:
        return int(reader.value(WAITING) or 0)


def turning(row: RegisterRow) -> Turning:
    """By the mapping of the list; the four lossy types (车辆伤害、其他爆炸、中毒和窒息、其他伤害) are asked."""
    old = code_list(OLD).by_code.get(row.accident_type_1986)
    choices = old.codes_of("to_2025") if old else ()
    if old is None or old.attributes.get("ask") or not choices:
        return Turning(row, row.accident_type_1986, "", choices or code_list(NEW).codes())
    return Turning(row, row.accident_type_1986, choices[0], choices)


def type_2025(row: RegisterRow) -> str:
    """The event's own type of 2025, else the likeliest by the mapping: for suggestions, never stored."""
    old = code_list(OLD).by_code.get(row.accident_type_1986)
    return row.accident_type or next(iter(old.codes_of("to_2025") if old else ()), "")


def turn(company: Company, answers: Mapping[str, str]) -> ChangeSet:
    """The company goes over to 2025 in one transaction; `answers` holds a type of 2025 by event.

    An event that is asked and not answered stays without a type of 2025, and is missing in step 2.
    Raises InputError for an answer that was not offered; then nothing is changed.
    """
    plan = turning_plan(company)
    types = {one.row.event_id: one.new for one in plan.mapped}
    types |= {one.row.event_id: _checked(one, answers[one.row.event_id])
              for one in plan.asked if answers.get(one.row.event_id)}
    with company.work(TURN) as uow:
        for event_id, code in types.items():
            uow.change("risk_event", event_id, accident_type=code)
        for owner in uow.read.records(Enterprise):
            uow.change("enterprise", owner.id, accident_edition=NEW_EDITION)
        return uow.commit()


def _checked(one: Turning, answer: str) -> str:
    if answer not in one.choices:
        terms, language = code_list(NEW), active().language
        raise InputError(NOT_OFFERED, event=one.row.event, old=code_list(OLD).label(one.old, language),
                         new=terms.label(answer, language),
                         choices="、".join(terms.label(code, language) for code in one.choices))
    return answer
