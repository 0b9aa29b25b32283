"""An event whose measures no tier answers for."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if row.measures and not any(one.tier for one in row.measures))


def words(count: int) -> str:
    return ngettext("{count} risk event has no control tier",
                    "{count} risk events have no control tier", count)


RULE = GuideRule("event-without-tier", Step.CONTROL, 30, "risk_event", look, words, field="tier")
