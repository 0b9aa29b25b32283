"""A number that stands on the plan twice: one point's symbol set two times, or two points numbered alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import MarkFact, PlanFacts
from dualprev_desktop.services.plan_checks.rule import Found, PlanCheck, Severity, mend
from dualprev_desktop.services.plan_edits import PlanEdit

TWICE = N_("{point} stands on the plan twice.")
ALIKE = N_("“{one}” and “{other}” both stand on the plan as {number}. Give one of them another number.")
DROP, DROPPED = N_("Remove this symbol"), N_("Remove the second symbol of {point}")


def find(facts: PlanFacts) -> Iterable[Found]:
    by_point: dict[str, list[MarkFact]] = defaultdict(list)
    by_number: dict[str, list[MarkFact]] = defaultdict(list)
    for mark in facts.marks:
        by_point[mark.point_id].append(mark)
    for marks in by_point.values():
        yield from (_twice(facts, second) for second in marks[1:])
        if facts.points[marks[0].point_id].number:
            by_number[facts.points[marks[0].point_id].number].append(marks[0])
    for number, marks in by_number.items():
        yield from (_alike(facts, number, marks[0], other) for other in marks[1:])


def _twice(facts: PlanFacts, mark: MarkFact) -> Found:
    said = {"point": facts.points[mark.point_id].title}
    drop = mend(DROP, said, facts.plan_id, PlanEdit(DROPPED, said, removed_symbols=(mark.id,)))
    return Found("plan_symbol", (mark.id, mark.point_id), TWICE, said, (mark.x, mark.y), (drop,))


def _alike(facts: PlanFacts, number: str, one: MarkFact, other: MarkFact) -> Found:
    said = {"one": facts.points[one.point_id].name, "other": facts.points[other.point_id].name, "number": number}
    return Found("plan_symbol", (other.id, other.point_id), ALIKE, said, (other.x, other.y))


def words(count: int) -> str:
    return ngettext("{count} number stands on the plan twice", "{count} numbers stand on the plan twice", count)


CHECK = PlanCheck("point-twice", 60, Severity.WRONG, words, find)
