"""What keys do to the symbols that are selected, whatever tool is at work: turn, enlarge, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.domain.symbol_art import LARGEST, SMALLEST, turns
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.ui.plan.symbol_item import SymbolItem
from dualprev_desktop.ui.plan.tool import Canvas

TURNED = N_("Turn {count} symbols")
RESIZED = N_("Size of {count} symbols")
REMOVED = N_("Remove {count} symbols")
UPRIGHT = N_("Numbers and words stay upright; only pictures are turned.")
TURN, GROWTH = 15, 10
"""Degrees and per cent a press."""


def symbol_key(canvas: Canvas, event: QKeyEvent) -> bool:
    """True when the key was one for the selected symbols."""
    chosen = {one: canvas.plan.symbols[one] for one in canvas.plan.chosen if one in canvas.plan.symbols}
    if not chosen or len(chosen) < len(canvas.plan.chosen):
        return False
    act = _act(event)
    if act is None:
        return False
    act(canvas, chosen)
    return True


def _act(event: QKeyEvent) -> Callable[[Canvas, Mapping[str, SymbolItem]], None] | None:
    backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    acts = {Qt.Key.Key_R: turn_back if backwards else turn_on, Qt.Key.Key_Plus: enlarge, Qt.Key.Key_Equal: enlarge,
            Qt.Key.Key_Minus: lessen, Qt.Key.Key_Delete: remove}
    return acts.get(Qt.Key(event.key()))


def turn_on(canvas: Canvas, chosen: Mapping[str, SymbolItem]) -> None:
    _turn(canvas, chosen, TURN)


def turn_back(canvas: Canvas, chosen: Mapping[str, SymbolItem]) -> None:
    _turn(canvas, chosen, -TURN)


def _turn(canvas: Canvas, chosen: Mapping[str, SymbolItem], by: int) -> None:
    turned = {one: {"turn": (item.view.turn + by) % 360} for one, item in chosen.items() if turns(item.view.kind)}
    if turned:
        _commit(canvas, TURNED, turned)
    else:
        canvas.refuse(_(UPRIGHT))


def enlarge(canvas: Canvas, chosen: Mapping[str, SymbolItem]) -> None:
    _resize(canvas, chosen, GROWTH)


def lessen(canvas: Canvas, chosen: Mapping[str, SymbolItem]) -> None:
    _resize(canvas, chosen, -GROWTH)


def _resize(canvas: Canvas, chosen: Mapping[str, SymbolItem], by: int) -> None:
    sizes = {one: min(max(item.view.size + by, SMALLEST), LARGEST) for one, item in chosen.items()}
    changed = {one: {"size": size} for one, size in sizes.items() if size != chosen[one].view.size}
    if changed:
        _commit(canvas, RESIZED, changed)


def _commit(canvas: Canvas, label: str, changed: Mapping[str, Mapping[str, Any]]) -> None:
    canvas.commit(PlanEdit(label, {"count": len(changed)}, moved_symbols=changed))


def remove(canvas: Canvas, chosen: Mapping[str, SymbolItem]) -> None:
    """A risk point loses its symbol only: it stays in its zone and in the register."""
    canvas.commit(PlanEdit(REMOVED, {"count": len(chosen)}, removed_symbols=tuple(chosen)))
