"""An assessment whose cycle has run out, or that something put in question."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (one.event_id for one in facts.review.due)


def words(count: int) -> str:
    return ngettext("{count} assessment is due for review",
                    "{count} assessments are due for review", count)


RULE = GuideRule("review-due", Step.ASSESS, 30, "risk_event", look, words)
