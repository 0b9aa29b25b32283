"""A risk point that is obsolete equipment or an obsolete process: it must be phased out."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (point.id for point in facts.points if point.obsolete)


def words(count: int) -> str:
    return ngettext("{count} risk point is obsolete and must be phased out",
                    "{count} risk points are obsolete and must be phased out", count)


RULE = GuideRule("point-obsolete", Step.SURVEY, 20, "risk_point", look, words, field="obsolete")
