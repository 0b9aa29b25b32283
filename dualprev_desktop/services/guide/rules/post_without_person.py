"""A post that nobody holds: what it answers for, nobody answers for."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    held = {one.post_id for one in facts.held}
    return (post.id for post in facts.posts if post.id not in held)


def words(count: int) -> str:
    return ngettext("{count} post is held by nobody",
                    "{count} posts are held by nobody", count)


RULE = GuideRule("post-without-person", Step.SURVEY, 60, "post", look, words, severity=Severity.SHOULD)
