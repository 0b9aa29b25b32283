"""How far an item of a drawing reaches."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents.typeset import line_mm, width_mm
from dualprev_desktop.domain.drawing import (
    Anchor,
    Box,
    Cells,
    Circle,
    Item,
    Line,
    Picture,
    Polygon,
    Polyline,
    Rect,
    Text,
    Window,
)

_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


def bounds(item: Item) -> Box:
    """Without the thickness of its lines."""
    if isinstance(item, Text):
        return _text(item)
    if isinstance(item, Window | Cells):
        return item.box
    if isinstance(item, Rect | Picture):
        return Box(item.x, item.y, item.width, item.height)
    if isinstance(item, Circle):
        return Box(item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    return _round(_corners(item))


def _corners(item: Line | Polyline | Polygon) -> Iterable[tuple[float, float]]:
    if isinstance(item, Line):
        return (item.x1, item.y1), (item.x2, item.y2)
    return item.points if isinstance(item, Polyline) else item.rings[0]


def _round(corners: Iterable[tuple[float, float]]) -> Box:
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _text(item: Text) -> Box:
    """From the top of an ideograph to its foot; the air between lines is not counted."""
    width, high = width_mm(item.text, item.size, item.bold), line_mm(item.size) * 0.7
    return Box(item.x - width * _SHARE[item.anchor], item.y - high, width, high)
