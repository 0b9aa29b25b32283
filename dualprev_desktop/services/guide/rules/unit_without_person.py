"""A unit with posts of which nobody holds one: nobody is in charge of it."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Severity, Step


def look(facts: Facts) -> Iterable[str]:
    """Units that answer for something; of the others nobody need be in charge."""
    held = {one.post_id for one in facts.held}
    manned = {post.unit_id for post in facts.posts if post.id in held}
    answering = {point.unit_id for point in facts.points if point.unit_id}
    return (unit.id for unit in facts.units if facts.posts and unit.id in answering - manned)


def words(count: int) -> str:
    return ngettext("{count} unit answers for risk points, but nobody holds a post in it",
                    "{count} units answer for risk points, but nobody holds a post in them", count)


RULE = GuideRule("unit-without-person", Step.SURVEY, 55, "org_unit", look, words, severity=Severity.SHOULD)
