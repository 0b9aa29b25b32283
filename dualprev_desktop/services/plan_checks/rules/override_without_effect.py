"""A level set by hand that is not above what the risks give: it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import N_, Word, ngettext
from dualprev_desktop.services.plan_checks.facts import PlanFacts, ZoneFact
from dualprev_desktop.services.plan_checks.rule import Found, Mend, PlanCheck, Severity
from dualprev_desktop.services.zone_levels import clear_override

SAID = N_("“{zone}” was set to “{level}” by hand; its risks give “{judged}” by themselves.")
TAKE_BACK = N_("Take the level back")


def find(facts: PlanFacts) -> Iterable[Found]:
    for zone in facts.zones.values():
        if zone.override is not None and style(zone.override).rank <= style(zone.judged).rank:
            yield Found("zone", (zone.id,), SAID, said(zone), facts.middle(zone.id), (take_back(zone),))


def said(zone: ZoneFact) -> dict[str, object]:
    assert zone.override is not None
    return {"zone": zone.name, "level": Word(style(zone.override).word), "judged": Word(style(zone.judged).word)}


def take_back(zone: ZoneFact) -> Mend:
    return Mend(TAKE_BACK, {}, partial(clear_override, zone_id=zone.id))


def words(count: int) -> str:
    return ngettext("{count} level set by hand has no effect", "{count} levels set by hand have no effect", count)


CHECK = PlanCheck("override-without-effect", 40, Severity.WRONG, words, find)
