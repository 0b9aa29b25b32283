"""An event without a residual judgement."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if row.residual is None)


def words(count: int) -> str:
    return ngettext("{count} risk event is not assessed",
                    "{count} risk events are not assessed", count)


RULE = GuideRule("event-not-assessed", Step.ASSESS, 10, "risk_event", look, words)
