"""Where a zone's level comes from, and a higher one set by hand with its reason (从高原则: it can only raise)."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.domain.levels import LEVELS, Level, raised, style, worst
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.services.register import RESIDUAL, read_register, row_level
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

RAISE = N_("Level of zone {name} by hand")
TAKE_BACK = N_("Level of zone {name} as its risks give it")
NOT_ABOVE = N_("The risks in zone “{zone}” give “{judged}” already, and “{wanted}” is not above it. A level set by "
               "hand can only raise (从高原则); to lower one, assess the risks anew.")
NO_LEVEL = N_("Choose the level that zone “{zone}” shall have; “not assessed” is none.")
NOT_LOW = N_("Nobody has assessed zone “{zone}” yet, and “low” is found by assessing only: until then it stays grey.")
NO_REASON = N_("A level set by hand needs its reason: write down why zone “{zone}” is worse than its risks say.")
NOTHING_SET = N_("Zone “{zone}” has no level set by hand.")


@dataclass(frozen=True, slots=True)
class Source:
    """A risk point of the zone and the worst of its events, which gives the point its level."""

    point_id: str
    number: str
    name: str
    level: Level
    event_id: str = ""
    event: str = ""


def sources(company: Company, zone_id: str, mode: str = RESIDUAL) -> tuple[Source, ...]:
    """The risk points of a zone, the worst first: where its level comes from."""
    with company.read() as reader:
        return _sources(reader, zone_id, mode)


def _sources(reader: Reader, zone_id: str, mode: str) -> tuple[Source, ...]:
    points = reader.records(RiskPoint, order=("number", "name"), zone_id=zone_id)
    found = {point.id: Source(point.id, point.number, point.name, Level.UNASSESSED) for point in points}
    for row in read_register(reader, set(found)):
        level, before = row_level(row, mode), found[row.point_id]
        if not before.event_id or style(level).rank > style(before.level).rank:
            found[row.point_id] = Source(before.point_id, before.number, before.name, level, row.event_id, row.event)
    return tuple(sorted(found.values(), key=lambda one: -style(one.level).rank))


def above(judged: Level) -> tuple[Level, ...]:
    """The levels to which a zone of this level may be raised, the next one first."""
    return tuple(look.level for look in reversed(LEVELS) if raised(judged, look.level) is not judged)


def set_override(company: Company, zone_id: str, level: Level, reason: str) -> ChangeSet:
    """The zone is shown higher than its residual risks are.

    Raises InputError where the level is not above what they give, and without a reason.
    """
    with company.read() as reader:
        zone = reader.get(Zone, zone_id)
        judged = worst(one.level for one in _sources(reader, zone_id, RESIDUAL))
    _check(zone, judged, level, reason.strip())
    with company.work(RAISE, facts={"name": zone.name}) as uow:
        uow.change(Zone, zone_id, override=level.value, override_reason=reason.strip())
        return uow.commit()


def _check(zone: Zone, judged: Level, wanted: Level, reason: str) -> None:
    if wanted is Level.UNASSESSED:
        raise InputError(NO_LEVEL, zone=zone.name)
    if wanted is Level.LOW and judged is Level.UNASSESSED:
        raise InputError(NOT_LOW, zone=zone.name)
    if wanted not in above(judged):
        raise InputError(NOT_ABOVE, zone=zone.name, judged=Word(style(judged).word), wanted=Word(style(wanted).word))
    if not reason:
        raise InputError(NO_REASON, zone=zone.name)


def clear_override(company: Company, zone_id: str) -> ChangeSet:
    """The zone's level is that of its risks again. Raises InputError where none was set by hand."""
    with company.read() as reader:
        zone = reader.get(Zone, zone_id)
    if not zone.override:
        raise InputError(NOTHING_SET, zone=zone.name)
    with company.work(TAKE_BACK, facts={"name": zone.name}) as uow:
        uow.change(Zone, zone_id, override="", override_reason="")
        return uow.commit()
