"""A zone that holds no risk point, and so has no colour."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import PlanFacts
from dualprev_desktop.services.plan_checks.rule import Found, PlanCheck, Severity, mend
from dualprev_desktop.services.plan_edits import PlanEdit

SAID = "{zone}"
DELETE, DELETED = N_("Delete the zone"), N_("Delete zone {name}")


def find(facts: PlanFacts) -> Iterable[Found]:
    for zone in facts.zones.values():
        if not zone.points:
            drop = mend(DELETE, {}, facts.plan_id, PlanEdit(DELETED, {"name": zone.name}, removed=(zone.id,)))
            yield Found("zone", (zone.id,), SAID, {"zone": zone.name}, facts.middle(zone.id), (drop,))


def words(count: int) -> str:
    return ngettext("{count} zone holds no risk point", "{count} zones hold no risk point", count)


CHECK = PlanCheck("zone-without-risk", 80, Severity.OPEN, words, find)
