"""A printed card that no longer says what the register says: the wall contradicts the file."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    alive = {point.id for point in facts.points}
    return (paper.id for paper in facts.stale_papers if paper.risk_point_id in alive)


def words(count: int) -> str:
    return ngettext("{count} printed card no longer matches the register: print it again",
                    "{count} printed cards no longer match the register: print them again", count)


RULE = GuideRule("card-stale", Step.PUBLISH, 30, "paper", look, words)
