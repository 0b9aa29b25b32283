"""An assessment on a day that has not come: a slip of the pen, by which it would never become due."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (row.event_id for row in facts.rows if any(
        view is not None and view.assessed_on is not None and view.assessed_on > facts.today
        for view in (row.inherent, row.residual)))


def words(count: int) -> str:
    return ngettext("{count} assessment has a date that has not come yet: assess it again",
                    "{count} assessments have a date that has not come yet: assess them again", count)


RULE = GuideRule("assessed-in-future", Step.ASSESS, 25, "risk_event", look, words)
