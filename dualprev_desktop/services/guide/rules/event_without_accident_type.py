"""An event without the accident type of the edition the company goes by."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows
            if not (row.accident_type_1986 if facts.by_1986 else row.accident_type))


def words(count: int) -> str:
    return ngettext("{count} risk event has no accident type",
                    "{count} risk events have no accident type", count)


RULE = GuideRule("event-without-accident-type", Step.IDENTIFY, 20, "risk_event", look, words, field="accident_type")
