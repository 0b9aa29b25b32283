"""A printed paper that no longer says what the register says: the wall contradicts the file."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    return (paper.id for paper in facts.stale_papers if paper.id not in facts.orphans)


def words(count: int) -> str:
    return ngettext("{count} paper on the wall no longer matches the register: print it again",
                    "{count} papers on the wall no longer match the register: print them again", count)


RULE = GuideRule("card-stale", Step.PUBLISH, 30, "paper", look, words)
