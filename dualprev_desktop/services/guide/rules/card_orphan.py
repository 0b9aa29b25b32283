"""A card that hangs for a risk point that is no longer in the register."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    alive = {point.id for point in facts.points}
    return (paper.id for paper in facts.stale_papers if paper.risk_point_id not in alive)


def words(count: int) -> str:
    return ngettext("{count} card of a removed risk point still hangs: take it down",
                    "{count} cards of removed risk points still hang: take them down", count)


RULE = GuideRule("card-orphan", Step.PUBLISH, 31, "paper", look, words, severity=Severity.SHOULD)
