"""A risk point at which nothing was identified."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (point.id for point in facts.points if not facts.rows_of_point[point.id])


def words(count: int) -> str:
    return ngettext("{count} risk point has no risk event",
                    "{count} risk points have no risk event", count)


RULE = GuideRule("point-without-event", Step.IDENTIFY, 10, "risk_point", look, words)
