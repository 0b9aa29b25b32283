"""A zone whose shape cannot be shown: unreadable, crossing itself, or reaching beyond the sheet."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.domain.geometry import check_shape, format_shape, parse_shape
from dualprev_desktop.domain.mending import mended
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import PlanFacts, ZoneFact
from dualprev_desktop.services.plan_checks.rule import Found, Mend, PlanCheck, Severity, mend
from dualprev_desktop.services.plan_edits import PlanEdit

SAID = N_("“{zone}”: {reason}")
REPAIR, REPAIRED = N_("Repair the outline"), N_("Repair the outline of zone {name}")
DELETE, DELETED = N_("Delete the zone"), N_("Delete zone {name}")


def find(facts: PlanFacts) -> Iterable[Found]:
    for zone in facts.zones.values():
        if zone.id in facts.shapes:
            continue
        try:
            check_shape(parse_shape(zone.shape))
        except InputError as error:
            yield Found("zone", (zone.id,), SAID, {"zone": zone.name, "reason": error.text()}, None,
                        tuple(_mends(facts, zone)))


def _mends(facts: PlanFacts, zone: ZoneFact) -> Iterable[Mend]:
    whole = mended(zone.shape)
    if whole:
        yield mend(REPAIR, {}, facts.plan_id,
                   PlanEdit(REPAIRED, {"name": zone.name}, reshaped={zone.id: format_shape(whole)}))
    yield mend(DELETE, {}, facts.plan_id, PlanEdit(DELETED, {"name": zone.name}, removed=(zone.id,)))


def words(count: int) -> str:
    return ngettext("{count} zone is damaged", "{count} zones are damaged", count)


CHECK = PlanCheck("damaged-shape", 10, Severity.WRONG, words, find)
