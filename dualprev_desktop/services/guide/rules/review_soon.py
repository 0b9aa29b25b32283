"""An assessment that is due within a month."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (one.event_id for one in facts.review.soon)


def words(count: int) -> str:
    return ngettext("{count} assessment is due within a month",
                    "{count} assessments are due within a month", count)


RULE = GuideRule("review-soon", Step.ASSESS, 40, "risk_event", look, words, severity=Severity.SHOULD)
