"""A considerable risk that the company itself does not control (some guides ask it to, dossier 10 row 17)."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step

COMPANY = "company"
"""The code of the highest tier in the list `control_tier`."""


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if row.level is Level.CONSIDERABLE and row.measures
            and any(one.tier for one in row.measures) and not any(one.tier == COMPANY for one in row.measures))


def words(count: int) -> str:
    return ngettext("{count} considerable risk is not controlled by the company itself",
                    "{count} considerable risks are not controlled by the company itself", count)


RULE = GuideRule("considerable-without-company", Step.CONTROL, 50, "risk_event", look, words, field="tier",
                 severity=Severity.SHOULD)
