"""Draws set bands one below the other: a table with its rules, or plain text under headings."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.bands import ABOVE, SIDE, Face, SetBand, SetCell, SetLine
from dualprev_desktop.documents.lines import LEADING
from dualprev_desktop.documents.pad import MM, Pad
from dualprev_desktop.domain.drawing import Anchor, Box, Hatch, Rect
from dualprev_desktop.domain.levels import LevelStyle

INK, RULE, RULE_WIDTH = "#1A1A1A", "#6F7679", 0.6
BELOW = 0.32
"""From the base line to the line's end, in sizes."""


@dataclass(frozen=True, slots=True)
class Look:
    ruled: bool = True
    hatched: bool = False
    fill: bool = True
    """Whether bands that may grow fill the height."""


def draw_face(pad: Pad, face: Face, box: Box, look: Look) -> float:
    """Draws the bands from the top of the box; where the last one ends."""
    top = box.y
    for band, height in zip(face, _heights(face, box.height if look.fill else 0), strict=True):
        x = box.x
        for cell, share in zip(band.cells, band.band.shares, strict=True):
            draw_cell(pad, cell, Box(x, top, share * box.width, height), look)
            x += share * box.width
        top += height
    return top


def _heights(face: Face, whole: float) -> list[float]:
    """What is left of the whole is shared out by height among the bands that may grow."""
    left = max(whole - sum(band.height for band in face), 0)
    growing = sum(band.height for band in face if _grows(band))
    return [band.height + (left * band.height / growing if growing and _grows(band) else 0) for band in face]


def _grows(band: SetBand) -> bool:
    return not (band.band.firm or band.band.heading)


def draw_cell(pad: Pad, cell: SetCell, box: Box, look: Look) -> None:
    """Its text stands in the middle of its height."""
    if cell.cell.level:
        level_ground(pad, box, cell.cell.level, look.hatched)
    elif cell.cell.fill:
        pad.rect(box.x, box.y, box.width, box.height, cell.cell.fill)
    if look.ruled:
        pad.rect(box.x, box.y, box.width, box.height, "", RULE, RULE_WIDTH)
    top = box.y + max((box.height - cell.height) / 2, ABOVE * cell.size)
    if cell.cell.level and look.hatched and cell.cell.level.pattern != Hatch.NONE:
        _clear(pad, cell, box, top)
    ink = cell.cell.level.ink if cell.cell.level else INK
    for number, line in enumerate(cell.lines, 1):
        _line(pad, cell, line, box, top + number * cell.size * LEADING - cell.size * BELOW, ink)


def level_ground(pad: Pad, box: Box, style: LevelStyle, hatched: bool) -> None:
    """The level's colour, with its pattern where asked for."""
    pad.add([Rect(box.x / MM, box.y / MM, box.width / MM, box.height / MM, style.colour,
                  hatch=Hatch(style.pattern) if hatched else Hatch.NONE)])


def _clear(pad: Pad, cell: SetCell, box: Box, top: float) -> None:
    """Ground without pattern behind the words."""
    width = min(max(fonts.text_width(line.text, fonts.BOLD, cell.size) for line in cell.lines) + cell.size, box.width)
    pad.rect(box.centre[0] - width / 2, top, width, cell.height, cell.cell.level.colour if cell.cell.level else "")


def _line(pad: Pad, cell: SetCell, line: SetLine, box: Box, base: float, ink: str) -> None:
    bold = line.bold or cell.cell.level is not None
    if cell.cell.centred:
        pad.text(box.centre[0], base, line.text.strip(), cell.size, ink, bold=bold, anchor=Anchor.MIDDLE)
        return
    x = box.x + SIDE * cell.size
    if line.marker:
        pad.text(x, base, line.marker, cell.size, ink, bold=True)
    if line.text:
        pad.text(x + line.indent, base, line.text, cell.size, ink, bold=bold)

