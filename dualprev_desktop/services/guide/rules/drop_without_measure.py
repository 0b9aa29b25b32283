"""A level that drops though no measure in place stands between."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.assessing import drop_without_measures
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if row.measures and drop_without_measures(row))


def words(count: int) -> str:
    return ngettext("{count} risk event is lower with controls, but has none in place",
                    "{count} risk events are lower with controls, but have none in place", count)


RULE = GuideRule("drop-without-measure", Step.CONTROL, 20, "risk_event", look, words, field="state")
