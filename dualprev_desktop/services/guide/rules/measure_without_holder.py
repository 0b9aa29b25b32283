"""A measure for which neither a unit nor a post nor a person answers (责任分解: each measure has somebody)."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (one.id for row in facts.rows for one in row.measures if not (one.unit or one.post or one.person))


def words(count: int) -> str:
    return ngettext("Nobody answers for {count} measure",
                    "Nobody answers for {count} measures", count)


RULE = GuideRule("measure-without-holder", Step.CONTROL, 55, "control_measure", look, words, field="unit_id",
                 severity=Severity.SHOULD)
