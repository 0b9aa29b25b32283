"""A risk point for which nobody answers by name or post."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (point.id for point in facts.points if not point.person_id and not point.post_id)


def words(count: int) -> str:
    return ngettext("{count} risk point has no responsible person or post",
                    "{count} risk points have no responsible person or post", count)


RULE = GuideRule("point-without-person", Step.SURVEY, 30, "risk_point", look, words,
                 field="person_id",
                 severity=Severity.SHOULD)
