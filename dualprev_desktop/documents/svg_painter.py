"""Writes a drawing list as SVG: one unit is a millimetre, text stays text, pictures are embedded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import singledispatchmethod
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.hatching import cut_strokes
from dualprev_desktop.domain.drawing import (
    Anchor,
    Box,
    Cells,
    Circle,
    Drawing,
    Hatch,
    Item,
    Line,
    Picture,
    Polygon,
    Polyline,
    Rect,
    Text,
    Window,
)
from dualprev_desktop.domain.geometry import Polygon as Rings
from dualprev_desktop.domain.geometry import box

FAMILY = "Noto Sans SC"
FAMILIES = f"{FAMILY}, Source Han Sans SC, Microsoft YaHei, SimHei, sans-serif"
"""The shipped font first; where it is not installed, another Chinese one."""
_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def drawing_svg(drawing: Drawing, title: str) -> bytes:
    """The sheet in its true size. Raises InputError where the font lacks a character."""
    fonts.check_glyphs(drawing.texts())
    width, height = _number(drawing.width), _number(drawing.height)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
             f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}" font-family="{FAMILIES}">',
             f"<title>{escape(title)}</title>", f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>',
             *_Writer().all(drawing.items), "</svg>", ""]
    return "\n".join(lines).encode()


class _Writer:
    """Names the clips it needs, one after the other, so that equal drawings are equal bytes."""

    def __init__(self) -> None:
        self._clips = count(1)

    def all(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield from self.put(item)

    @singledispatchmethod
    def put(self, item: Any) -> Iterator[str]:
        raise TypeError(f"no way to write a {type(item).__name__}")

    @put.register
    def _(self, item: Polygon) -> Iterator[str]:
        yield from self._area(item, item.rings, f'<path d="{_path(item.rings)}" fill-rule="evenodd"')

    @put.register
    def _(self, item: Rect) -> Iterator[str]:
        shape = f"<rect {_place(item)}" + (f' rx="{_number(item.radius)}"' if item.radius else "")
        yield from self._area(item, box(item.x, item.y, item.width, item.height), shape)

    @put.register
    def _(self, item: Line) -> Iterator[str]:
        dash = f' stroke-dasharray="{" ".join(map(_number, item.dash))}"' if item.dash else ""
        yield (f'<line x1="{_number(item.x1)}" y1="{_number(item.y1)}" x2="{_number(item.x2)}" '
               f'y2="{_number(item.y2)}"{_pen(item.colour, item.width)}{dash}/>')

    @put.register
    def _(self, item: Polyline) -> Iterator[str]:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in item.points)
        yield (f'<{"polygon" if item.closed else "polyline"} points="{points}" fill="none"'
               f'{_pen(item.colour, item.width)} stroke-linecap="round" stroke-linejoin="round"/>')

    @put.register
    def _(self, item: Cells) -> Iterator[str]:
        numbers = iter(item.rects)
        shapes = "".join(f"M{x} {y}h{across}v{down}h-{across}z"
                         for x, y, across, down in zip(*[numbers] * 4, strict=True))
        yield (f'<path transform="translate({_number(item.x)} {_number(item.y)}) scale({item.cell:.6f})" d="{shapes}" '
               f'fill="{item.fill}"/>')

    @put.register
    def _(self, item: Circle) -> Iterator[str]:
        yield (f'<circle cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.radius)}" '
               f'fill="{item.fill or "none"}"{_pen(item.stroke, item.stroke_width)}/>')

    @put.register
    def _(self, item: Text) -> Iterator[str]:
        if not item.text:
            return
        bold = ' font-weight="bold"' if item.bold else ""
        yield (f'<text x="{_number(item.x)}" y="{_number(item.y)}" font-size="'
               f'{_number(item.size / fonts.POINTS_PER_MM)}" text-anchor="{_ANCHORS[item.anchor]}" '
               f'fill="{item.colour}"{bold}>{escape(item.text)}</text>')

    @put.register
    def _(self, item: Picture) -> Iterator[str]:
        data = f"data:{item.media_type};base64,{b64encode(item.data).decode()}"
        # as an image it is drawn without scripts, and reads nothing else
        yield f'<image {_place(item)} preserveAspectRatio="none" xlink:href={quoteattr(data)}/>'

    @put.register
    def _(self, item: Window) -> Iterator[str]:
        clip = f"clip{next(self._clips)}"
        yield f'<clipPath id="{clip}"><rect {_place(item.box)}/></clipPath>'
        yield (f'<g clip-path="url(#{clip})"><g transform="translate({_number(item.x)} {_number(item.y)}) '
               f'scale({_number(item.factor)}) translate({_number(-item.part.x)} {_number(-item.part.y)})">')
        yield from self.all(item.items)
        yield "</g></g>"

    def _area(self, item: Polygon | Rect, rings: Rings, shape: str) -> Iterator[str]:
        """Fill, hatch, edge, in this order, as on paper."""
        if item.fill:
            yield f'{shape} fill="{item.fill}" fill-opacity="{_number(item.opacity)}"/>'
        if item.hatch is not Hatch.NONE:
            # cut, not clipped: office programs read SVG in part only, and show the clip itself as a black field
            yield from self.all(cut_strokes(item.hatch, rings, item.grain))
        if item.stroke:
            yield f'{shape} fill="none"{_pen(item.stroke, item.stroke_width)} stroke-linejoin="round"/>'


def _number(value: float) -> str:
    """To a thousandth of a millimetre."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _place(item: Rect | Picture | Box) -> str:
    return (f'x="{_number(item.x)}" y="{_number(item.y)}" width="{_number(item.width)}" '
            f'height="{_number(item.height)}"')


def _pen(colour: str, width: float) -> str:
    return f' stroke="{colour}" stroke-width="{_number(width)}"' if colour else ""


def _path(rings: Rings) -> str:
    return " ".join(f"M{' L'.join(f'{_number(x)} {_number(y)}' for x, y in ring)} Z" for ring in rings)
