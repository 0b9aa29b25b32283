"""A major risk that the company itself does not control (一(二)4: 重点管控)."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step

COMPANY = "company"
"""The code of the highest tier in the list `control_tier`."""


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if row.level is Level.MAJOR and row.measures
            and any(one.tier for one in row.measures) and not any(one.tier == COMPANY for one in row.measures))


def words(count: int) -> str:
    return ngettext("{count} major risk is not controlled by the company itself",
                    "{count} major risks are not controlled by the company itself", count)


RULE = GuideRule("major-without-company", Step.CONTROL, 40, "risk_event", look, words, field="tier")
