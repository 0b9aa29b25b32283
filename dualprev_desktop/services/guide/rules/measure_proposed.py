"""A measure that was proposed and is not in place: proposals are there to be carried out (一(二)4)."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step

PROPOSED = "proposed"
"""The code in the list `measure_state`."""


def look(facts: Facts) -> Iterable[str]:
    return (one.id for row in facts.rows for one in row.measures if one.state == PROPOSED)


def words(count: int) -> str:
    return ngettext("{count} measure is proposed and not in place yet",
                    "{count} measures are proposed and not in place yet", count)


RULE = GuideRule("measure-proposed", Step.CONTROL, 60, "control_measure", look, words, field="state",
                 severity=Severity.SHOULD)
