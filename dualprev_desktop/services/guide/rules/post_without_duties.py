"""A post without duties: its card has nothing to say of it."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    return (post.id for post in facts.posts if not post.duties)


def words(count: int) -> str:
    return ngettext("The duties of {count} post are not written down",
                    "The duties of {count} posts are not written down", count)


RULE = GuideRule("post-without-duties", Step.SURVEY, 70, "post", look, words, field="duties",
                 severity=Severity.SHOULD)
