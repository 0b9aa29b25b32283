"""The four-colour plan: its picture, its zones, which risk points they hold, and the colours that follow."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from dualprev_desktop.domain.geometry import check_shape, parse_shape
from dualprev_desktop.domain.levels import Level, raised, stored_level, worst
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.services.palettes import palette_of
from dualprev_desktop.services.plan_order import in_order
from dualprev_desktop.services.register import RESIDUAL, point_levels
from dualprev_desktop.services.views import PlanView, SymbolView, ZoneView
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

ADD_PLAN = N_("New plan {name}")
SET_PICTURE = N_("Picture of plan {name}")
DROP_PICTURE = N_("Plan {name} without its picture")
DRAW_ZONE = N_("Draw zone {name}")
RESHAPE_ZONE = N_("Reshape zone {name}")
BIND = N_("Risk points of zone {name}")
BLANK_SHEET = (1600, 1100)
RISK_POINT = "risk_point"
"""The kind of symbol that shows a risk point's number."""


def add_plan(company: Company, name: str, picture: IncomingPicture | None = None,
             size: tuple[int, int] = BLANK_SHEET, metres: Decimal | None = None) -> tuple[str, ChangeSet]:
    """A new plan; without a picture a blank sheet of `size` to draw on, `metres` wide in reality."""
    width, height, wide = (picture.width, picture.height, picture.metres) if picture else (*size, metres)
    with company.work(ADD_PLAN, facts={"name": name}) as uow:
        picture_id = keep_picture(uow, picture) if picture else ""
        plan_id = uow.add(Plan(id=new_id(), name=name, picture_id=picture_id, width=width, height=height, north=0,
                               metres=wide, position=uow.read.count(Plan)))
        return plan_id, uow.commit()


def set_picture(company: Company, plan_id: str, picture: IncomingPicture) -> ChangeSet:
    """Another picture below the same zones: they keep their place in parts of its width and height."""
    with company.work(SET_PICTURE, facts={"name": picture.file_name}) as uow:
        uow.change(Plan, plan_id, picture_id=keep_picture(uow, picture), width=picture.width, height=picture.height,
                   **({"metres": picture.metres} if picture.metres else {}))
        return uow.commit()


OTHER_PROPORTIONS = 0.05
"""Of the ratio of width to height: from there on zones are seen to be stretched."""


def stretches(company: Company, plan_id: str, picture: IncomingPicture) -> bool:
    """Whether zones drawn on the plan would look stretched on the picture."""
    with company.read() as reader:
        plan = reader.get(Plan, plan_id)
        drawn = reader.count(Zone, plan_id=plan_id) > 0
    before = (plan.width or 1) / (plan.height or 1)
    return drawn and abs(picture.width / picture.height / before - 1) > OTHER_PROPORTIONS


def picture_of(company: Company, plan_id: str) -> tuple[str, bytes] | None:
    """The name and the bytes of the plan's picture, or None on a blank sheet."""
    with company.read() as reader:
        plan = reader.get(Plan, plan_id)
        kept = reader.find(Attachment, plan.picture_id) if plan.picture_id else None
        data = reader.blob(kept.sha256) if kept is not None else None
        return (kept.file_name, data) if kept is not None and data is not None else None


def drop_picture(company: Company, plan_id: str) -> ChangeSet:
    """The zones stay where they are, on a blank sheet."""
    with company.read() as reader:
        name = reader.get(Plan, plan_id).name
    with company.work(DROP_PICTURE, facts={"name": name}) as uow:
        uow.change(Plan, plan_id, picture_id=None)
        return uow.commit()


def keep_picture(uow: UnitOfWork, picture: IncomingPicture) -> str:
    digest = hashlib.sha256(picture.data).hexdigest()
    uow.add_blob(digest, picture.data)
    return uow.add(Attachment(id=new_id(), file_name=picture.file_name, sha256=digest,
                              byte_count=len(picture.data), media_type=picture.media_type))


def draw_zone(company: Company, plan_id: str, name: str, shape: str,
              point_ids: Iterable[str] = ()) -> tuple[str, ChangeSet]:
    """A new zone; `shape` is WKT in millionths. Raises InputError when it crosses itself."""
    check_shape(parse_shape(shape))
    with company.work(DRAW_ZONE, facts={"name": name}) as uow:
        zone_id = uow.add(Zone(id=new_id(), name=name, plan_id=plan_id, shape=shape))
        for point_id in point_ids:
            uow.change(RiskPoint, point_id, zone_id=zone_id)
        return zone_id, uow.commit()


def reshape_zone(company: Company, zone_id: str, shape: str) -> ChangeSet:
    check_shape(parse_shape(shape))
    with company.read() as reader:
        name = reader.get(Zone, zone_id).name
    with company.work(RESHAPE_ZONE, facts={"name": name}) as uow:
        uow.change(Zone, zone_id, shape=shape)
        return uow.commit()


def bind(company: Company, zone_id: str, point_ids: Iterable[str]) -> ChangeSet:
    """The zone holds exactly these risk points from now on."""
    wanted = set(point_ids)
    with company.read() as reader:
        name = reader.get(Zone, zone_id).name
    with company.work(BIND, facts={"name": name}) as uow:
        bound = {point.id for point in uow.read.records(RiskPoint, zone_id=zone_id)}
        for point_id in bound - wanted:
            uow.change(RiskPoint, point_id, zone_id=None)
        for point_id in wanted - bound:
            uow.change(RiskPoint, point_id, zone_id=zone_id)
        return uow.commit()


def plan_view(company: Company, plan_id: str, mode: str = RESIDUAL) -> PlanView:
    """A plan with its zones coloured by their worst risk point (从高原则)."""
    with company.read() as reader:
        return read_plan_view(reader, plan_id, mode, local_date(company.clock()))


def read_plan_view(reader: Reader, plan_id: str, mode: str, today: date, *, pictured: bool = True) -> PlanView:
    """The same as `reader` sees it; a plan without a date of its own bears `today`, not `pictured` one no picture."""
    owner = next(iter(reader.records(Enterprise)), None)
    plan = reader.get(Plan, plan_id)
    data, media_type = _picture(reader, plan, pictured)
    points = list(reader.records(RiskPoint, order=("number", "name")))
    levels = point_levels(reader, mode)
    zones = tuple(_zone_views(reader, plan_id, points, levels))
    shown = {zone.id for zone in reader.records(Zone)}
    symbols = tuple(_symbol_views(reader, plan_id, points, levels))
    unbound = tuple((point.number, point.name, levels.get(point.id, Level.UNASSESSED))
                    for point in points if point.zone_id not in shown)
    return PlanView(id=plan.id, enterprise=owner.name if owner else "", name=plan.name, width=plan.width or 1,
                    height=plan.height or 1, north=plan.north or 0, picture=data, media_type=media_type, mode=mode,
                    zones=zones, unbound=unbound, dated=plan.dated or today, kind=plan.kind,
                    parent_id=plan.parent_id, metres=plan.metres, fade=plan.fade or 0, symbols=symbols,
                    drawn_by=plan.drawn_by, reviewed_by=plan.reviewed_by, version=plan.version,
                    palette=palette_of(reader))


def _picture(reader: Reader, plan: Plan, pictured: bool) -> tuple[bytes | None, str]:
    attachment = reader.find(Attachment, plan.picture_id) if plan.picture_id else None
    if attachment is None:
        return None, ""
    return reader.blob(attachment.sha256) if pictured else None, attachment.media_type


def _zone_views(reader: Reader, plan_id: str, points: list[RiskPoint], levels: dict[str, Level]) -> list[ZoneView]:
    held: dict[str, list[RiskPoint]] = defaultdict(list)
    for point in points:
        held[point.zone_id].append(point)
    views = []
    for zone in reader.records(Zone, order=("changed",), plan_id=plan_id):
        inside = tuple((one.number, one.name, levels.get(one.id, Level.UNASSESSED)) for one in held[zone.id])
        judged = worst(level for _n, _m, level in inside)
        override = stored_level(zone.override) if zone.override else None
        views.append(ZoneView(zone.id, zone.name, zone.shape, raised(judged, override), inside, judged,
                              override, zone.override_reason))
    return views


def _symbol_views(reader: Reader, plan_id: str, points: list[RiskPoint],
                  levels: dict[str, Level]) -> Iterator[SymbolView]:
    """One whose risk point is gone is not shown."""
    by_id = {point.id: point for point in points}
    for one in reader.records(PlanSymbol, order=("id",), plan_id=plan_id):
        point = by_id.get(one.risk_point_id)
        if one.kind == RISK_POINT and point is None:
            continue
        yield SymbolView(one.id, one.kind, one.x or 0, one.y or 0, one.turn or 0, one.size or 100,
                         point.number if point else one.words, one.risk_point_id,
                         levels.get(one.risk_point_id, Level.UNASSESSED))


def plan_views(company: Company, mode: str = RESIDUAL) -> tuple[PlanView, ...]:
    """Every plan of the company, in the order of its tree."""
    with company.read() as reader:
        ids = [one.plan.id for one in in_order(reader.records(Plan))]
    return tuple(plan_view(company, plan_id, mode) for plan_id in ids)
