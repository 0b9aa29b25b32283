"""The organisation chart's boxes: where each unit stands, its posts and people in it, and the lines between units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from dualprev_desktop.services.org_chart import HOLDER, PERSON, POST, UNIT
from dualprev_desktop.ui.widgets.unit_model import FREE, Node

LINE, HEAD, INSET, GAP, DROP, BOTTOM = 24.0, 32.0, 10.0, 24.0, 40.0, 6.0
"""Pixels: a post or person, a unit's head, the step of people below their post, between boxes, between levels."""
LEAST, MOST = 132.0, 240.0
STACKED = 3
"""From this level on units stand below each other, so that the chart does not grow wider and wider."""


@dataclass
class Chip:
    """One thing that is chosen and dragged: a unit's head, a post, a person."""

    node: Node
    rect: QRectF
    indent: float


@dataclass
class Box:
    """A unit with what belongs to it; `below` are the units under it."""

    node: Node
    rect: QRectF
    chips: list[Chip]
    below: list[Box] = field(default_factory=list)
    stacked: bool = False
    """Its units stand below each other, not side by side."""

    def walk(self) -> Iterator[Box]:
        yield self
        for one in self.below:
            yield from one.walk()


def arrange(root: Node, metrics: QFontMetricsF) -> list[Box]:
    """The boxes of all units at the top, side by side; below everything the people without a post."""
    boxes, left = [_box(node, metrics, 1) for node in root.below if node.type_id == UNIT], 0.0
    for box in boxes:
        left += _place(box, left, 0.0) + GAP
    bottom = max((one.rect.bottom() for box in boxes for one in box.walk()), default=-DROP)
    free = [_box(node, metrics, 1) for node in root.below if node.type_id == FREE]
    for box in free:
        _move(box, 0.0, bottom + DROP)
    return boxes + free


def _box(node: Node, metrics: QFontMetricsF, level: int) -> Box:
    lines = list(_lines(node))
    width = max((metrics.horizontalAdvance(one.name) + indent for one, indent in [(node, 0.0), *lines]), default=0.0)
    width = min(max(width + 4 * INSET, LEAST), MOST)
    chips = [Chip(node, QRectF(0, 0, width, HEAD), 0.0)]
    for place, (one, indent) in enumerate(lines):
        chips.append(Chip(one, QRectF(0, HEAD + place * LINE, width, LINE), indent))
    height = HEAD + len(lines) * LINE + (BOTTOM if lines else 0.0)
    below = [_box(one, metrics, level + 1) for one in node.below if one.type_id == UNIT]
    return Box(node, QRectF(0, 0, width, height), chips, below, stacked=level >= STACKED)


def _lines(node: Node) -> Iterator[tuple[Node, float]]:
    """(post or person, how far it stands in)"""
    for one in node.below:
        if one.type_id == POST:
            yield one, 0.0
            yield from ((holder, 2 * INSET) for holder in one.below if holder.type_id == HOLDER)
        elif one.type_id == PERSON:
            yield one, 0.0


def _place(box: Box, left: float, top: float) -> float:
    """Puts the box above the middle of what is below it; returns how wide all of it is."""
    if box.stacked:
        return _stack(box, left, top)
    width, under = 0.0, top + box.rect.height() + DROP
    for one in box.below:
        width += _place(one, left + width, under) + GAP
    width = max(width - GAP, box.rect.width())
    _move(box, left + (width - box.rect.width()) / 2, top)
    return width


def _stack(box: Box, left: float, top: float) -> float:
    _move(box, left, top)
    width, under = box.rect.width(), box.rect.bottom() + DROP / 2
    for one in box.below:
        width = max(width, GAP + _place(one, left + GAP, under))
        under = max(each.rect.bottom() for each in one.walk()) + DROP / 2
    return width


def _move(box: Box, left: float, top: float) -> None:
    box.rect.moveTo(left, top)
    for chip in box.chips:
        chip.rect.translate(left, top)
