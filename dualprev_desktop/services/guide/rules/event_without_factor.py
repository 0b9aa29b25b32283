"""An event that says no hazard factor."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if not row.hazard_factor)


def words(count: int) -> str:
    return ngettext("{count} risk event names no hazard factor",
                    "{count} risk events name no hazard factor", count)


RULE = GuideRule("event-without-factor", Step.IDENTIFY, 30, "risk_event", look, words,
                 field="hazard_factor",
                 severity=Severity.SHOULD)
