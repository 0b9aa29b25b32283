"""A plan as it was on an earlier day, and what changed in it between two days, from the journal."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from threading import Lock
from typing import Generic, TypeVar

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.services import as_of
from dualprev_desktop.services.plans import plan_view
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import LOGICAL_BITS

SHOWN = ("plan", "zone", "plan_symbol", "risk_point", "risk_event", "assessment", "map_palette")
"""Record types whose changes a plan shows."""
KEPT_DAYS, KEPT_VIEWS = 4, 64


class Kind(StrEnum):
    """How a zone differs between two days."""

    ADDED = "added"
    REMOVED = "removed"
    LEVEL = "level"
    SHAPE = "shape"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """`before` is None of a zone that came, `after` of one that went."""

    zone_id: str
    kinds: tuple[Kind, ...]
    before: ZoneView | None
    after: ZoneView | None

    @property
    def shown(self) -> ZoneView:
        """The zone as it is later, of one that went as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def levels(self) -> tuple[Level, Level] | None:
        """(from, to) where the zone stood on both days with another level."""
        if self.before is None or self.after is None or Kind.LEVEL not in self.kinds:
            return None
        return self.before.level, self.after.level


def changed(before: PlanView | None, after: PlanView | None) -> tuple[ZoneChange, ...]:
    """The zones that came, went, or differ in level, shape or name; a plan that was not there yet had none."""
    old = {zone.id: zone for zone in before.zones} if before else {}
    new = {zone.id: zone for zone in after.zones} if after else {}
    found = (ZoneChange(zone_id, _kinds(old.get(zone_id), new.get(zone_id)), old.get(zone_id), new.get(zone_id))
             for zone_id in dict.fromkeys((*new, *old)))
    return tuple(one for one in found if one.kinds)


def _kinds(before: ZoneView | None, after: ZoneView | None) -> tuple[Kind, ...]:
    if before is None or after is None:
        return (Kind.ADDED if before is None else Kind.REMOVED,)
    differing = ((Kind.LEVEL, before.level != after.level), (Kind.SHAPE, before.shape != after.shape),
                 (Kind.NAME, before.name != after.name))
    return tuple(kind for kind, differs in differing if differs)


def days(company: Company) -> tuple[date, ...]:
    """The days on which something was written that a plan may show, the earliest first."""
    marks = ",".join("?" * len(SHOWN))
    with company.read() as reader:
        # operations by the thousand lie within one minute of an import: the minute is enough to tell the day
        rows = reader.rows(f"SELECT DISTINCT (hlc >> {LOGICAL_BITS}) / 60000 FROM op WHERE t IN ({marks})", SHOWN)
    return tuple(sorted({local_date(minute * 60000) for (minute,) in rows}))


Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class _Kept(Generic[Key, Value]):
    """The values asked for last; what falls out is let go."""

    def __init__(self, most: int, let_go: Callable[[Value], object] = lambda _value: None) -> None:
        self._most, self._let_go = most, let_go
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        if key not in self._values:
            self._values[key] = make()
            if len(self._values) > self._most:
                self._let_go(self._values.popitem(last=False)[1])
        self._values.move_to_end(key)
        return self._values[key]

    def clear(self) -> None:
        for value in self._values.values():
            self._let_go(value)
        self._values.clear()


class PlanHistory:
    """The plans of one company on its earlier days; what was read is kept, until something is written.

    It may be asked from any thread, one at a time; close it.
    """

    def __init__(self, company: Company) -> None:
        self._company, self._lock = company, Lock()
        self._pasts: _Kept[date, Company] = _Kept(KEPT_DAYS, Company.close)
        self._views: _Kept[tuple[date | None, str, str], PlanView | None] = _Kept(KEPT_VIEWS)
        self._position = -1
        self._picture: bytes | None = None

    def plan(self, plan_id: str, day: date | None, mode: str) -> PlanView | None:
        """As it stood at the end of the day, None for now; None where there was no such plan."""
        with self._lock:
            self._follow()
            return self._views.get((day, plan_id, mode), lambda: self._read(plan_id, day, mode))

    def between(self, plan_id: str, first: date, last: date | None, mode: str) -> tuple[ZoneChange, ...]:
        """What changed from the end of one day to the end of the other, None for now."""
        return changed(self.plan(plan_id, first, mode), self.plan(plan_id, last, mode))

    def _follow(self) -> None:
        """What another copy brings may lie on any day."""
        with self._company.read() as reader:
            position = reader.position()
        if position != self._position:
            self._clear()
            self._position = position

    def _read(self, plan_id: str, day: date | None, mode: str) -> PlanView | None:
        company = self._company if day is None else self._pasts.get(day, lambda: as_of.on_day(self._company, day))
        with suppress(NotFound):
            return self._sharing(plan_view(company, plan_id, mode))
        return None

    def _sharing(self, view: PlanView) -> PlanView:
        """A scan of some megabytes is held once, not once a day."""
        if view.picture == self._picture:
            return replace(view, picture=self._picture)
        self._picture = view.picture
        return view

    def _clear(self) -> None:
        self._views.clear()
        self._pasts.clear()

    def close(self) -> None:
        with self._lock:
            self._clear()
