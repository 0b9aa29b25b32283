"""A risk point for which a person answers who has left."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    left = {one.id for one in facts.people} - facts.staff
    return (point.id for point in facts.points if point.person_id in left)


def words(count: int) -> str:
    return ngettext("The person responsible for {count} risk point has left",
                    "The people responsible for {count} risk points have left", count)


RULE = GuideRule("point-of-left-person", Step.SURVEY, 28, "risk_point", look, words, field="person_id")
