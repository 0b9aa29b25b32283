"""A level set by hand, above what the risks give, of which nobody says why."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.domain.levels import raised
from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import PlanFacts
from dualprev_desktop.services.plan_checks.rule import Found, PlanCheck, Severity
from dualprev_desktop.services.plan_checks.rules.override_without_effect import said, take_back

SAID = N_("“{zone}” was set to “{level}” by hand without a reason. Write down why, or take it back.")


def find(facts: PlanFacts) -> Iterable[Found]:
    for zone in facts.zones.values():
        if not zone.reason.strip() and raised(zone.judged, zone.override) is not zone.judged:
            yield Found("zone", (zone.id,), SAID, said(zone), facts.middle(zone.id), (take_back(zone),))


def words(count: int) -> str:
    return ngettext("{count} level set by hand has no reason", "{count} levels set by hand have no reason", count)


CHECK = PlanCheck("override-without-reason", 50, Severity.WRONG, words, find)
