"""A paper that hangs for what is no longer in the file."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (paper.id for paper in facts.stale_papers if paper.id in facts.orphans)


def words(count: int) -> str:
    return ngettext("{count} paper about what was removed still hangs: take it down",
                    "{count} papers about what was removed still hang: take them down", count)


RULE = GuideRule("card-orphan", Step.PUBLISH, 31, "paper", look, words, severity=Severity.SHOULD)
