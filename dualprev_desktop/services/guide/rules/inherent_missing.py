"""An event judged with its controls only: what they achieve cannot be shown."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if row.residual is not None and row.inherent is None)


def words(count: int) -> str:
    return ngettext("{count} risk event has no inherent level",
                    "{count} risk events have no inherent level", count)


RULE = GuideRule("inherent-missing", Step.ASSESS, 50, "risk_event", look, words, severity=Severity.SHOULD)
