"""Every card prints the number to report to."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (one.id for one in (facts.enterprise,) if one is not None and not one.duty_phone)


def words(count: int) -> str:
    return ngettext("The duty phone is not given; every card prints it",
                    "The duty phone is not given; every card prints it", count)


RULE = GuideRule("enterprise-without-phone", Step.SURVEY, 40, "enterprise", look, words,
                 field="duty_phone",
                 severity=Severity.SHOULD)
