"""A thin hand over a ReportLab canvas: points with y downwards, fonts and colours set only when they change."""

from __future__ import annotations

from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.canvas import colour
from dualprev_desktop.domain.drawing import Anchor

_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Pen:
    """Draws on the current page of `canvas`, `height` points high."""

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas, self.height = canvas, height
        self.new_page()

    def new_page(self) -> None:
        """A page starts with nothing set."""
        self._font: tuple[str, float] | None = None
        self._fill = self._stroke = ""
        self._width = 0.0

    def text(self, x: float, y: float, text: str, size: float, ink: str, *, bold: bool = False,
             anchor: Anchor = Anchor.START) -> None:
        """One line with its base line at `y`."""
        name = fonts.BOLD if bold else fonts.REGULAR
        if (name, size) != self._font:
            self.canvas.setFont(name, size)
            self._font = name, size
        self._brush(ink)
        if anchor is not Anchor.START:
            x -= fonts.text_width(text, name, size) * _SHARE[anchor]
        self.canvas.drawString(x, self.height - y, text)

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, width: float) -> None:
        self._pencil(ink, width)
        self.canvas.line(x1, self.height - y1, x2, self.height - y2)

    def rect(self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "",
             line: float = 0.5, radius: float = 0) -> None:
        """Filled, outlined or both; (x, y) is the upper left corner."""
        self._ready(fill, stroke, line)
        self.canvas.roundRect(x, self.height - y - height, width, height, radius, int(bool(stroke)), int(bool(fill)))

    def circle(self, x: float, y: float, radius: float, fill: str = "", stroke: str = "", line: float = 0.5) -> None:
        self._ready(fill, stroke, line)
        self.canvas.circle(x, self.height - y, radius, int(bool(stroke)), int(bool(fill)))

    def polygon(self, corners: list[tuple[float, float]], fill: str = "", stroke: str = "", line: float = 0.5) -> None:
        self._ready(fill, stroke, line)
        path = self.canvas.beginPath()
        path.moveTo(corners[0][0], self.height - corners[0][1])
        for x, y in corners[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.canvas.drawPath(path, int(bool(stroke)), int(bool(fill)))

    def _ready(self, fill: str, stroke: str, line: float) -> None:
        if fill:
            self._brush(fill)
        if stroke:
            self._pencil(stroke, line)

    def _brush(self, code: str) -> None:
        if code != self._fill:
            self.canvas.setFillColor(colour(code))
            self._fill = code

    def _pencil(self, code: str, width: float) -> None:
        if code != self._stroke:
            self.canvas.setStrokeColor(colour(code))
            self._stroke = code
        if width != self._width:
            self.canvas.setLineWidth(width)
            self._width = width
