"""Two risk points of one number: cards, map and list can no longer be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    numbers = Counter(point.number for point in facts.points if point.number)
    return (point.id for point in facts.points if numbers[point.number] > 1)


def words(count: int) -> str:
    return ngettext("{count} risk point has a number that another has too",
                    "{count} risk points share a number with another", count)


RULE = GuideRule("point-number-twice", Step.SURVEY, 25, "risk_point", look, words, field="number")
