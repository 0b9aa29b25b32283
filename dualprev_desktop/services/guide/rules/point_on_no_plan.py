"""A risk point that no zone of a plan shows."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import GuideRule, Step


def look(facts: Facts) -> Iterable[str]:
    zones = {zone.id for zone in facts.zones}
    return (point.id for point in facts.points if point.zone_id not in zones)


def words(count: int) -> str:
    return ngettext("{count} risk point is on no plan",
                    "{count} risk points are on no plan", count)


RULE = GuideRule("point-on-no-plan", Step.PUBLISH, 10, "risk_point", look, words, field="zone_id")
