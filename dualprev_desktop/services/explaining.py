"""Why an assessment came out as it did: everything an inspector may ask of one judgement, gathered in one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.rules import Judgement, Neighbour, RuleSet
from dualprev_desktop.domain.what_if import ByMeasure, by_measures, lowering
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.services.reference_factors import reference_factors
from dualprev_desktop.services.register import INHERENT, read_register, register
from dualprev_desktop.services.rulebook import RuleBook, book
from dualprev_desktop.services.views import AssessmentView, RegisterRow
from dualprev_desktop.store.company import Company


@dataclass(frozen=True)
class Working:
    """A judgement under its rules, with what stands beside it."""

    rules: RuleSet
    judged: Judgement
    neighbours: tuple[Neighbour, ...]
    lowering: tuple[Neighbour, ...]
    by_measures: tuple[ByMeasure, ...]
    others: tuple[tuple[RuleSet, Judgement], ...]
    """The same choice by the other sets of the same method and scales."""


@dataclass(frozen=True)
class Explanation:
    """`working` is None where the level was not calculated: taken over, or judged directly."""

    enterprise: str
    row: RegisterRow
    kind: str
    view: AssessmentView | None
    working: Working | None


def explanation(company: Company, event_id: str, kind: str) -> Explanation | None:
    """Of the event's judgement of one kind that counts; None where there is none.

    Raises NotFound for an event that is not there.
    """
    with company.read() as reader:
        event = reader.get(RiskEvent, event_id)
        row = next(row for row in read_register(reader, {event.risk_point_id}) if row.event_id == event_id)
    return _explained(row, kind, _name(company), book(company))


def explanations(company: Company, kind: str, point_ids: Iterable[str] | None = None) -> tuple[Explanation, ...]:
    """Of every judgement of one kind that counts, in the order of the register; of some risk points where given."""
    rules, owner = book(company), _name(company)
    found = (_explained(row, kind, owner, rules) for row in register(company, point_ids))
    return tuple(one for one in found if one is not None)


def _name(company: Company) -> str:
    owner = enterprise(company)
    return owner.name if owner else ""


def _explained(row: RegisterRow, kind: str, owner: str, rules: RuleBook) -> Explanation | None:
    view = row.inherent if kind == INHERENT else row.residual
    if view is None:
        return None
    return Explanation(owner, row, kind, view, _standing(view, rules))


def _standing(view: AssessmentView, rules: RuleBook) -> Working | None:
    """None too for a rule set that neither the program nor the file has: the judgement stays as it was made."""
    found = rules.by_id.get(view.rule_set)
    return working(found, found.judge(view.chosen), rules.sets) if found else None


def working(rules: RuleSet, judged: Judgement, sets: Iterable[RuleSet] = ()) -> Working:
    """`sets` are those among which other editions are looked for."""
    others = tuple((other, other.judge(judged.chosen)) for other in sets if _same_question(rules, other, judged))
    return Working(rules, judged, rules.neighbours(judged.chosen), lowering(rules, judged),
                   by_measures(rules, judged, reference_factors().factors), others)


def _same_question(rules: RuleSet, other: RuleSet, judged: Judgement) -> bool:
    if other.id == rules.id or other.method != rules.method or other.by_key.keys() != rules.by_key.keys():
        return False
    return all(other.by_key[key].place(value) is not None for key, value in judged.chosen.items())
