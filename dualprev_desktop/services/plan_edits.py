"""What one gesture on a plan does: zones drawn, reshaped and removed, symbols set and moved, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dualprev_desktop.domain.geometry import check_shape, parse_shape
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.edit import referring, take_out
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.uow import UnitOfWork


@dataclass(frozen=True)
class NewZone:
    """`points`: the risk points that it holds from now on."""

    name: str
    shape: str
    points: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of the zone, of a copy for example its note."""


@dataclass(frozen=True)
class NewSymbol:
    """`x` and `y` in millionths of the sheet; `facts` are further fields of the symbol."""

    kind: str
    x: int
    y: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class PlanEdit:
    """`label` is the sentence of the undo list (marked with `N_`), `facts` what stands in its braces."""

    label: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    drawn: tuple[NewZone, ...] = ()
    reshaped: Mapping[str, str] = field(default_factory=dict)
    """{zone: its new shape as WKT}"""
    removed: tuple[str, ...] = ()
    """Zones; what they hold is let go unless a drawn or `bound` zone takes it."""
    heirs: Mapping[str, str] = field(default_factory=dict)
    """{removed zone: the zone that takes its risk points and its files}"""
    changed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """{zone: other fields of it that change}"""
    bound: Mapping[str, str] = field(default_factory=dict)
    """{risk point: the zone that holds it from now on, or empty}"""
    set_symbols: tuple[NewSymbol, ...] = ()
    moved_symbols: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """{symbol: its fields that change, of a pull `x` and `y`}"""
    removed_symbols: tuple[str, ...] = ()

    @property
    def shapes(self) -> tuple[str, ...]:
        """Every shape it brings."""
        return (*self.reshaped.values(), *(zone.shape for zone in self.drawn))


def apply(company: Company, plan_id: str, edit: PlanEdit) -> ChangeSet:
    """All of it or nothing. Raises InputError where a shape crosses itself, is empty or leaves the sheet."""
    for wkt in edit.shapes:
        check_shape(parse_shape(wkt))
    with company.work(edit.label, facts=dict(edit.facts)) as uow:
        _zones(uow, plan_id, edit)
        _symbols(uow, plan_id, edit)
        return uow.commit()


def _zones(uow: UnitOfWork, plan_id: str, edit: PlanEdit) -> None:
    for zone_id in edit.removed:
        if zone_id in edit.heirs:
            _hand_over(uow, zone_id, edit.heirs[zone_id])
        else:
            take_out(uow, record_type("zone"), zone_id)
    for zone_id, wkt in edit.reshaped.items():
        uow.change(Zone, zone_id, shape=wkt)
    for zone_id, facts in edit.changed.items():
        uow.change(Zone, zone_id, **facts)
    bound = dict(edit.bound)
    for zone in edit.drawn:
        uow.add(Zone(id=zone.id, name=zone.name, plan_id=plan_id, shape=zone.shape, **zone.facts))
        bound |= dict.fromkeys(zone.points, zone.id)
    for point_id, holder in bound.items():
        uow.change(RiskPoint, point_id, zone_id=holder or None)


def _hand_over(uow: UnitOfWork, zone_id: str, heir: str) -> None:
    for other, reference in referring(record_type("zone")):
        for record in uow.read.records(other.id, order=("changed",), **{reference.name: zone_id}):
            uow.change(other.id, record.id, **{reference.name: heir})
    uow.remove(Zone, zone_id)


def _symbols(uow: UnitOfWork, plan_id: str, edit: PlanEdit) -> None:
    for new in edit.set_symbols:
        uow.add(PlanSymbol(id=new.id, plan_id=plan_id, kind=new.kind, x=new.x, y=new.y, **new.facts))
    for symbol_id, facts in edit.moved_symbols.items():
        uow.change(PlanSymbol, symbol_id, **facts)
    for symbol_id in edit.removed_symbols:
        uow.remove(PlanSymbol, symbol_id)
