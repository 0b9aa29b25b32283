"""Why an assessment came out as it did: everything an inspector may ask of one judgement, gathered in one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.rules import Judgement, Neighbour, RuleSet
from dualprev_desktop.domain.what_if import ByMeasure, by_measures, lowering
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.services.reference_factors import reference_factors
from dualprev_desktop.services.register import INHERENT, event_row, register
from dualprev_desktop.services.reviewing import review_date
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
    review_on: date | None = None
    """When it is to be looked at again, if nothing happens before."""


def explanation(company: Company, event_id: str, kind: str) -> Explanation | None:
    """Of the event's judgement of one kind that counts; None where there is none.

    Raises NotFound for an event that is not there.
    """
    with company.read() as reader:
        row = event_row(reader, event_id)
    return _explained(row, kind, enterprise(company), book(company))


def explanations(company: Company, kind: str, point_ids: Iterable[str] | None = None) -> tuple[Explanation, ...]:
    """Of every judgement of one kind that counts, in the order of the register; of some risk points where given."""
    rules, owner = book(company), enterprise(company)
    found = (_explained(row, kind, owner, rules) for row in register(company, point_ids))
    return tuple(one for one in found if one is not None)


def _explained(row: RegisterRow, kind: str, owner: Enterprise | None, rules: RuleBook) -> Explanation | None:
    view = row.inherent if kind == INHERENT else row.residual
    if view is None:
        return None
    return Explanation(owner.name if owner else "", row, kind, view, standing_working(view, rules),
                       review_date(owner, view))


def standing_working(view: AssessmentView, rules: RuleBook) -> Working | None:
    """None too where the rules at hand are not those it was made by: the judgement stays as it was made.

    Neither the program nor the file may have them; two copies of a file may each have brought a set of one id.
    """
    found = rules.by_id.get(view.rule_set)
    judged = found.fitting(view.chosen) if found else None
    if found is None or judged is None or (judged.score, judged.level) != (view.score, view.calculated or view.level):
        return None
    return working(found, judged, rules.sets)


def working(rules: RuleSet, judged: Judgement, sets: Iterable[RuleSet] = ()) -> Working:
    """`sets` are those among which other editions are looked for."""
    others = tuple((other, found) for other in sets if other.id != rules.id and other.method == rules.method
                   and (found := other.fitting(judged.chosen)) is not None)
    return Working(rules, judged, rules.neighbours(judged.chosen), lowering(rules, judged),
                   by_measures(rules, judged, reference_factors().factors), others)
