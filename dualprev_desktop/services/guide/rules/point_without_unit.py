"""A risk point without a unit that answers for it."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (point.id for point in facts.points if not point.unit_id)


def words(count: int) -> str:
    return ngettext("{count} risk point has no responsible unit",
                    "{count} risk points have no responsible unit", count)


RULE = GuideRule("point-without-unit", Step.SURVEY, 10, "risk_point", look, words, field="unit_id")
