"""Parts of the notice board beside map and list: the legend that counts, and the panels below."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.documents.board_text import Panel, Tile
from dualprev_desktop.documents.typeset import INK, RULE, line_mm
from dualprev_desktop.documents.wall import GROUND, Lines, broken, one_line, put, section
from dualprev_desktop.domain.drawing import Box, Hatch, Item, Rect

PANELS = (0.4, 0.28, 0.32)
"""Shares of the width: promise, numbers, whom to report to."""
LOUD, PANEL = 1.7, 1.2
"""Of the size of the list: numbers to call, the other texts below it."""
BETWEEN = 0.4
"""Of the gap of the sheet, between tiles."""


class Legend:
    """Legend and counts in one: colour, shape and word of each level, how many points and risks."""

    def __init__(self, tiles: Sequence[Tile], width: float, size: float, least: float, gap: float, *,
                 hatched: bool) -> None:
        self._tiles, self._between, self._hatched, self._line = tiles, gap * BETWEEN, hatched, line_mm(size)
        self._width = (width - self._between * (len(tiles) - 1)) / len(tiles)
        self._blocks = self._set(size, least)
        self._upper = max(word.height for word, _count in self._blocks) + self._line * (0.8 if hatched else 0.2)
        self.height = self._upper + max(count.height for _word, count in self._blocks) + self._line * 0.2

    def _set(self, size: float, least: float) -> list[tuple[Lines, Lines]]:
        """All at one size, at which the longest is one line if it can be."""
        each = self._width - self._line * 0.3
        size = min(one_line(words, size, least, each, bold).size for tile in self._tiles
                   for words, bold in ((tile.word, True), (tile.count, False)))
        return [(broken(tile.word, size, each, bold=True), broken(tile.count, size, each)) for tile in self._tiles]

    def draw(self, x: float, y: float) -> list[Item]:
        items: list[Item] = []
        pad, strip = self._line * 0.15, self._line * 0.6
        for tile, (word, count) in zip(self._tiles, self._blocks, strict=True):
            items.append(Rect(x, y, self._width, self.height, GROUND, RULE, 0.2))
            items.append(Rect(x, y, self._width, self._upper, tile.look.colour))
            if self._hatched:
                # below the words, not behind them
                items.append(Rect(x, y + self._upper - strip, self._width, strip, tile.look.colour,
                                  hatch=Hatch(tile.look.pattern)))
            items += put(word, x + pad, y + self._line * 0.1, tile.look.ink)
            items += put(count, x + pad, y + self._upper + self._line * 0.1)
            x += self._width + self._between
        return items


def panels_height(panels: Sequence[Panel], width: float, size: float, gap: float) -> float:
    boxes = _boxes(Box(0, 0, width, 0), gap)
    return max(_panel(one, box, size)[1] for one, box in zip(panels, boxes, strict=True))


def draw_panels(panels: Sequence[Panel], box: Box, size: float, gap: float) -> list[Item]:
    items: list[Item] = []
    for panel, one in zip(panels, _boxes(box, gap), strict=True):
        items += [Rect(one.x, one.y, one.width, one.height, GROUND, RULE, 0.2), *_panel(panel, one, size)[0]]
    return items


def _boxes(box: Box, gap: float) -> list[Box]:
    usable, x, boxes = box.width - gap * (len(PANELS) - 1), box.x, list[Box]()
    for share in PANELS:
        boxes.append(Box(x, box.y, usable * share, box.height))
        x = boxes[-1].right + gap
    return boxes


def _panel(panel: Panel, box: Box, size: float) -> tuple[list[Item], float]:
    """A heading and its paragraphs, and how high that is."""
    air = line_mm(size) * 0.4
    inner = Box(box.x + air, box.y + air, box.width - 2 * air, 0)
    items, top = section(inner, panel.heading, size * PANEL * 1.1)
    loud = [one_line(one, size * LOUD, size, inner.width, bold=True) for one in panel.loud]
    for block in (*loud, *(broken(one, size * PANEL, inner.width) for one in panel.paragraphs)):
        items += put(block, inner.x, top, INK)
        top += block.height
    return items, top + air - box.y
