"""Paints a drawing list on a ReportLab canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import singledispatchmethod
from io import BytesIO
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.canvas import colour, new_canvas
from dualprev_desktop.documents.hatching import strokes
from dualprev_desktop.documents.pictures import paint_picture
from dualprev_desktop.domain.drawing import (
    Anchor,
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

MM = fonts.POINTS_PER_MM


def drawing_pdf(drawings: Iterable[Drawing], title: str) -> bytes:
    """A PDF with one page for each drawing. Raises InputError where the font lacks a character."""
    sheets = list(drawings)
    fonts.check_glyphs(text for sheet in sheets for text in sheet.texts())
    stream = BytesIO()
    canvas = new_canvas(stream, (sheets[0].width, sheets[0].height), title)
    for sheet in sheets:
        paint(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def paint(canvas: Any, drawing: Drawing) -> None:
    """One page of the canvas takes the drawing's size and its items in order."""
    canvas.setPageSize((drawing.width * MM, drawing.height * MM))
    _Painter(canvas, drawing.height).all(drawing.items)


class _Painter:
    """Turns millimetres with y downwards into points with y upwards."""

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas, self.height = canvas, height
        self._forget()

    def _forget(self) -> None:
        """What the canvas has set is not known any longer."""
        self._font: tuple[str, float] | None = None
        self._fill = self._stroke = ""
        self._width = -1.0

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """What is set within is not set after it."""
        self.canvas.saveState()
        yield
        self.canvas.restoreState()
        self._forget()

    def at(self, x: float, y: float) -> tuple[float, float]:
        return x * MM, (self.height - y) * MM

    def all(self, items: Iterable[Item]) -> None:
        # asked once for each kind: called as a method, every call makes and dresses a function anew
        ways: dict[type, Callable[[_Painter, Item], None]] = {}
        for item in items:
            kind = type(item)
            if kind not in ways:
                ways[kind] = _Painter.__dict__["put"].dispatcher.dispatch(kind)
            ways[kind](self, item)

    @singledispatchmethod
    def put(self, item: Any) -> None:
        raise TypeError(f"no way to paint a {type(item).__name__}")

    @put.register
    def _(self, item: Polygon) -> None:
        self._area(item, self._path(item.rings), item.rings)

    @put.register
    def _(self, item: Rect) -> None:
        if item.opacity == 1 and item.hatch is Hatch.NONE:
            self._plain(item)
            return
        rings = box(item.x, item.y, item.width, item.height)
        self._area(item, self._round(item) if item.radius else self._path(rings), rings)

    @put.register
    def _(self, item: Line) -> None:
        self._pen(item.colour, item.width)
        if item.dash:
            self.canvas.setDash([length * MM for length in item.dash])
        self.canvas.line(*self.at(item.x1, item.y1), *self.at(item.x2, item.y2))
        if item.dash:
            self.canvas.setDash()

    @put.register
    def _(self, item: Polyline) -> None:
        path = self.canvas.beginPath()
        path.moveTo(*self.at(*item.points[0]))
        for corner in item.points[1:]:
            path.lineTo(*self.at(*corner))
        if item.closed:
            path.close()
        with self._apart():
            self._pen(item.colour, item.width)
            self.canvas.setLineCap(1)
            self.canvas.setLineJoin(1)
            self.canvas.drawPath(path, stroke=1, fill=0)

    @put.register
    def _(self, item: Cells) -> None:
        # one literal of whole numbers: hundreds of calls for rectangles would cost more than the rest of a card
        self._brush(item.fill)
        (x, y), side = self.at(item.x, item.y), item.cell * MM
        shapes = ("%d %d %d %d re\n" * (len(item.rects) // 4)) % item.rects
        self.canvas.addLiteral(f"q {side:.6f} 0 0 {-side:.6f} {x:.4f} {y:.4f} cm\n{shapes}f Q")

    @put.register
    def _(self, item: Circle) -> None:
        self._brush(item.fill)
        self._pen(item.stroke, item.stroke_width)
        self.canvas.circle(*self.at(item.x, item.y), item.radius * MM, stroke=bool(item.stroke), fill=bool(item.fill))

    @put.register
    def _(self, item: Text) -> None:
        name = fonts.BOLD if item.bold else fonts.REGULAR
        x, y = self.at(item.x, item.y)
        x -= fonts.text_width(item.text, name, item.size) * _SHARE[item.anchor]
        if self._font != (name, item.size):
            self._font = name, item.size
            self.canvas.setFont(name, item.size)
        self._brush(item.colour)
        self.canvas.drawString(x, y, item.text)

    @put.register
    def _(self, item: Picture) -> None:
        x, y = self.at(item.x, item.y + item.height)
        paint_picture(self.canvas, item, (x, y, item.width * MM, item.height * MM))

    @put.register
    def _(self, item: Window) -> None:
        canvas, part = self.canvas, item.box
        with self._apart():
            canvas.clipPath(self._path(box(part.x, part.y, part.width, part.height)), stroke=0, fill=0)
            canvas.translate(*self.at(part.x, part.y))
            canvas.scale(item.factor, item.factor)
            canvas.translate(-item.part.x * MM, item.part.y * MM)
            # the corner of the other sheet is now where the canvas begins
            _Painter(canvas, 0).all(item.items)

    def _plain(self, item: Rect) -> None:
        self._brush(item.fill)
        self._pen(item.stroke, item.stroke_width)
        x, y = self.at(item.x, item.y + item.height)
        drawn = {"stroke": int(bool(item.stroke)), "fill": int(bool(item.fill))}
        if item.radius:
            self.canvas.roundRect(x, y, item.width * MM, item.height * MM, item.radius * MM, **drawn)
        else:
            self.canvas.rect(x, y, item.width * MM, item.height * MM, **drawn)

    def _area(self, item: Polygon | Rect, path: Any, rings: Rings) -> None:
        canvas = self.canvas
        if item.fill:
            with self._apart():
                self._brush(item.fill)
                canvas.setFillAlpha(item.opacity)
                canvas.drawPath(path, stroke=0, fill=1, fillMode=EVEN_ODD)
        if item.hatch is not Hatch.NONE:
            self._hatch(item, path, rings)
        if item.stroke:
            self._pen(item.stroke, item.stroke_width)
            canvas.setLineJoin(1)
            canvas.drawPath(path, stroke=1, fill=0)

    def _hatch(self, item: Polygon | Rect, path: Any, rings: Rings) -> None:
        with self._apart():
            self.canvas.clipPath(path, stroke=0, fill=0, fillMode=EVEN_ODD)
            for stroke in strokes(item.hatch, rings, item.grain):
                self.put(stroke)

    def _path(self, rings: Rings) -> Any:
        path = self.canvas.beginPath()
        for ring in rings:
            path.moveTo(*self.at(*ring[0]))
            for corner in ring[1:]:
                path.lineTo(*self.at(*corner))
            path.close()
        return path

    def _round(self, item: Rect) -> Any:
        path = self.canvas.beginPath()
        path.roundRect(*self.at(item.x, item.y + item.height), item.width * MM, item.height * MM, item.radius * MM)
        return path

    def _pen(self, code: str, width: float) -> None:
        if code and code != self._stroke:
            self._stroke = code
            self.canvas.setStrokeColor(colour(code))
        if code and width != self._width:
            self._width = width
            self.canvas.setLineWidth(width * MM)

    def _brush(self, code: str) -> None:
        if code and code != self._fill:
            self._fill = code
            self.canvas.setFillColor(colour(code))


EVEN_ODD = 0
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
