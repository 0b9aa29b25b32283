"""The sheet as SVG that holds nothing but straight paths and texts, one line each way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import atan2, degrees, hypot
from xml.sax.saxutils import escape

from dualprev_desktop.exchange.backgrounds.dxf.layers import as_grey, on_paper
from dualprev_desktop.exchange.backgrounds.dxf.pieces import Label, Line
from dualprev_desktop.exchange.backgrounds.dxf.sheet import Sheet
from dualprev_desktop.services.plan_lines import MARK

STROKE = 2
"""Units of the sheet: 0.35 mm where it fills A3."""
MOST_TOGETHER = 100
"""Polylines of one path: what is out of sight is then left out by those who paint."""
SMALLEST_LETTER = 1.0


def to_svg(sheet: Sheet) -> bytes:
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" {MARK}="1" width="{sheet.width}" height="{sheet.height}" '
            f'viewBox="0 0 {sheet.width} {sheet.height}">')
    return "\n".join((head, *_paths(sheet.lines), *_texts(sheet.labels), "</svg>")).encode()


def _paths(lines: tuple[Line, ...]) -> Iterator[str]:
    """What is filled lies below what is drawn."""
    def key(line: Line) -> tuple[bool, str]:
        return not line.filled, as_grey(line.colour) if line.filled else on_paper(line.colour)

    for (stroked, colour), group in groupby(sorted(lines, key=key), key):
        together = list(group)
        style = f'fill="none" stroke="{colour}" stroke-width="{STROKE}" stroke-linecap="round"' if stroked else \
            f'fill="{colour}" fill-opacity="0.3" fill-rule="evenodd"'
        for start in range(0, len(together), MOST_TOGETHER):
            drawn = " ".join(_path(line) for line in together[start:start + MOST_TOGETHER])
            yield f'<path {style} d="{drawn}"/>'


def _path(line: Line) -> str:
    return "M" + " L".join(f" {_number(x)} {_number(y)}" for x, y in line.points)


def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _texts(labels: tuple[Label, ...]) -> Iterator[str]:
    for label in labels:
        size = hypot(*label.up) / CAPITAL
        if size < SMALLEST_LETTER:
            continue
        angle = degrees(atan2(label.across[1], label.across[0]))
        yield (f'<text transform="translate({_number(label.at[0])} {_number(label.at[1])}) rotate({_number(angle)})" '
               f'font-family="sans-serif" font-size="{_number(size)}" text-anchor="{label.anchor}" '
               f'fill="{on_paper(label.colour)}">{escape(label.text)}</text>')


CAPITAL = 0.73
"""How high a capital letter is in parts of the font's size; CAD gives the height of capitals."""
