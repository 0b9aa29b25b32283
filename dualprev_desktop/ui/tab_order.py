"""Where Tab goes: through everything in the order it is read, as it stands in the layouts.

Qt's own order is the one in which widgets were made or moved, and containers that pass the keyboard on bend it:
pages are made late, so it would jump to and fro, leave parts out, or never leave a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


@runtime_checkable
class OwnOrder(Protocol):
    """A widget whose parts are reached in another order than they stand in."""

    def tab_stops(self) -> Iterable[QWidget]: ...


def stops(root: QWidget) -> Iterator[QWidget]:
    """Everything in `root` that Tab reaches now, from the first to the last."""
    if not root.isVisibleTo(root.window()) or not root.isEnabled():
        return
    if isinstance(root, OwnOrder):
        yield from (part for part in root.tab_stops() if _takes_tab(part))
        return
    stop = _takes_tab(root)
    if stop:
        yield root
    if not stop or isinstance(root, QScrollArea):
        for part in _parts(root):
            yield from stops(part)


def _takes_tab(widget: QWidget) -> bool:
    # a proxy is a container that hands the keyboard to one of its parts, which is a stop itself
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None and widget.isEnabled()


def _parts(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
    if layout is not None:
        laid = list(_in_layout(layout))
        # what is laid over the others, as a panel in a narrow window, comes after them
        return [*laid, *(part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()
                         and part not in laid)]
    parts = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]
    return sorted(parts, key=lambda part: (part.y(), part.x()))


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, below = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif below is not None:
            yield from _in_layout(below)


def go_on(root: QWidget, here: QWidget | None, *, forward: bool) -> bool:
    """Gives the keyboard to the stop after or before `here`, round and round; False where there is none."""
    found = list(stops(root))
    if not found:
        return False
    step = 1 if forward else -1
    place = _place(found, here)
    following = (place + step) % len(found) if place >= 0 else min(step, 0)
    reach(found[following], Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _place(found: list[QWidget], here: QWidget | None) -> int:
    """Of `here`, else of the innermost stop that holds it, as a table its editor; -1 without one."""
    holding = [place for place, stop in enumerate(found) if here is not None
               and (stop is here or stop.isAncestorOf(here))]
    return holding[-1] if holding else -1


def begin(root: QWidget) -> None:
    """Gives the keyboard to where the work in `root` begins: its focus proxy, else the first that takes it."""
    place = root
    while (inner := place.focusProxy()) is not None:
        place = inner
    if place is root or not place.isVisibleTo(root) or not place.isEnabled():
        place = next(stops(root), root)
    reach(place, Qt.FocusReason.OtherFocusReason)


def reach(stop: QWidget, reason: Qt.FocusReason) -> None:
    """Gives a widget the keyboard and brings it into view."""
    stop.setFocus(reason)
    above = stop.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(stop)
        above = above.parentWidget()
