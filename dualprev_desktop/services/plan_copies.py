"""Zones and symbols taken from a plan and put on the same or another one, also of another company."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, check_shape, format_shape, parse_shape
from dualprev_desktop.domain.transforming import Things
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.plan_edits import NewSymbol, NewZone, PlanEdit
from dualprev_desktop.services.plans import RISK_POINT
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.services.zone_names import LONGEST, free_name

MIME_TYPE = "application/x-dualprev-plan+json"
FORMAT = 1
PASTE = N_("Paste {count} zones and symbols")
DUPLICATE = N_("Duplicate {count} zones and symbols")
BESIDE = 20_000
"""Millionths of the sheet by which a copy stands beside its original."""
BROKEN = N_("What was copied cannot be read as zones of a plan. Copy the zones once more, then paste them.")
ONLY_POINTS = N_("Symbols of risk points are not copied: a risk point stands in one place. Select zones or other "
                 "symbols.")


@dataclass(frozen=True)
class Copies:
    """What a clipboard holds. No risk points are among it: a risk point is in one zone, and on one plan."""

    zones: tuple[NewZone, ...]
    symbols: tuple[NewSymbol, ...]

    @property
    def count(self) -> int:
        return len(self.zones) + len(self.symbols)

    @property
    def things(self) -> Things:
        return Things({one.id: parse_shape(one.shape) for one in self.zones},
                      {one.id: (one.x, one.y) for one in self.symbols})


def copied(plan: PlanView, ids: Iterable[str]) -> Copies:
    """Raises InputError where only symbols of risk points are wanted."""
    wanted = set(ids)
    zones = tuple(NewZone(one.name, one.shape) for one in plan.zones if one.id in wanted)
    symbols = tuple(NewSymbol(one.kind, one.x, one.y, _symbol_facts(one.turn, one.size, one.words))
                    for one in plan.symbols if one.id in wanted and one.kind != RISK_POINT)
    if not zones and not symbols:
        raise InputError(ONLY_POINTS)
    return Copies(zones, symbols)


def _symbol_facts(turn: int, size: int, words: str) -> dict[str, Any]:
    return {"turn": turn, "size": size, "words": words}


def written(copies: Copies) -> bytes:
    """For a clipboard, under `MIME_TYPE`."""
    return json.dumps({
        "format": FORMAT, "zones": [{"name": one.name, "shape": one.shape} for one in copies.zones],
        "symbols": [{"kind": one.kind, "x": one.x, "y": one.y, **one.facts} for one in copies.symbols],
    }, ensure_ascii=False).encode()


def read(data: bytes) -> Copies:
    """Raises InputError for anything but what `written` makes: another program may have put it there."""
    try:
        raw = json.loads(data)
        found = Copies(tuple(map(_zone, raw["zones"])), tuple(map(_symbol, raw["symbols"])))
        good = raw["format"] == FORMAT and found.count > 0
    except (ValueError, TypeError, KeyError, AttributeError, InputError) as error:
        raise InputError(BROKEN) from error
    if not good:
        raise InputError(BROKEN)
    return found


def _zone(raw: dict[str, Any]) -> NewZone:
    shape = parse_shape(raw["shape"])
    check_shape(shape)
    name = str(raw["name"]).strip()[:LONGEST]
    if not name:
        raise ValueError(raw)
    return NewZone(name, format_shape(shape))


def _symbol(raw: dict[str, Any]) -> NewSymbol:
    x, y, kind = int(raw["x"]), int(raw["y"]), str(raw["kind"])
    known = {one.code for one in code_list("plan_symbol").items} - {RISK_POINT}
    if not (0 <= x <= WHOLE and 0 <= y <= WHOLE) or kind not in known:
        raise ValueError(raw)
    return NewSymbol(kind, x, y, _symbol_facts(int(raw["turn"]), int(raw["size"]), str(raw["words"])[:100]))


def pasting(plan: PlanView, copies: Copies, at: NumericPoint | None = None) -> PlanEdit:
    """In place; where something would lie exactly on its like, round `at`, and without that a little beside."""
    things = copies.things
    if _on_its_like(plan, copies):
        things = _round(things, at) if at is not None else beside(things)
    return _edit(PASTE, plan, copies, things)


def duplicating(plan: PlanView, ids: Collection[str]) -> PlanEdit:
    copies = copied(plan, ids)
    return _edit(DUPLICATE, plan, copies, beside(copies.things))


def _on_its_like(plan: PlanView, copies: Copies) -> bool:
    shapes, places = {one.shape for one in plan.zones}, {(one.kind, one.x, one.y) for one in plan.symbols}
    return (any(one.shape in shapes for one in copies.zones)
            or any((one.kind, one.x, one.y) in places for one in copies.symbols))


def _round(things: Things, at: NumericPoint) -> Things:
    frame = things.frame
    if frame is None:
        return things
    moved = things.shifted(at[0] - frame.middle[0], at[1] - frame.middle[1])
    return moved if moved != things else beside(things)


def beside(things: Things) -> Things:
    """Down and to the right, or where the sheet ends there, the other way."""
    moved = things.shifted(BESIDE, BESIDE)
    return moved if moved != things else things.shifted(-BESIDE, -BESIDE)


def _edit(label: str, plan: PlanView, copies: Copies, things: Things) -> PlanEdit:
    taken, zones = {one.name for one in plan.zones}, []
    for one in copies.zones:
        name = free_name(one.name, taken)
        taken.add(name)
        zones.append(replace(one, name=name, shape=format_shape(things.shapes[one.id])))
    symbols = (replace(one, x=round(things.places[one.id][0]), y=round(things.places[one.id][1]))
               for one in copies.symbols)
    return PlanEdit(label, {"count": copies.count}, drawn=tuple(zones), set_symbols=tuple(symbols))
