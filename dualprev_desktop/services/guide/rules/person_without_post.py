"""A person who holds no post: no card, tier or duty list will name them."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    """Where posts are kept at all: a small firm may do with names."""
    if not facts.posts:
        return ()
    appointed = {one.person_id for one in facts.held}
    return (one.id for one in facts.people if one.id in facts.staff and one.id not in appointed)


def words(count: int) -> str:
    return ngettext("{count} person holds no post",
                    "{count} people hold no post", count)


RULE = GuideRule("person-without-post", Step.SURVEY, 50, "person", look, words, severity=Severity.SHOULD)
