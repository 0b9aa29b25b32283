"""An event without any measure."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if not row.measures)


def words(count: int) -> str:
    return ngettext("{count} risk event has no control measure",
                    "{count} risk events have no control measure", count)


RULE = GuideRule("event-without-measure", Step.CONTROL, 10, "risk_event", look, words, field="content")
