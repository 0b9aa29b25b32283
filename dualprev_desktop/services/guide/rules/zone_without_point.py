"""A zone that holds no risk point, and so has no colour."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    held = {point.zone_id for point in facts.points}
    return (zone.id for zone in facts.zones if zone.id not in held)


def words(count: int) -> str:
    return ngettext("{count} zone holds no risk point",
                    "{count} zones hold no risk point", count)


RULE = GuideRule("zone-without-point", Step.PUBLISH, 20, "zone", look, words)
