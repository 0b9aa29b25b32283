"""A hand that writes into drawing lists: points with y downwards, a page after the other."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.documents import fonts
from dualprev_desktop.domain.drawing import Anchor, Circle, Drawing, Item, Line, Polygon, Rect, Text

MM = fonts.POINTS_PER_MM


class Pad:
    """Pages of `width` by `height` points; `drawings` has those that were turned."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.drawings: list[Drawing] = []
        self.items: list[Item] = []

    def turn(self) -> None:
        """The page is done; what follows is on the next one."""
        self.drawings.append(Drawing(self.width / MM, self.height / MM, tuple(self.items)))
        self.items = []

    def text(self, x: float, y: float, text: str, size: float, ink: str, *, bold: bool = False,
             anchor: Anchor = Anchor.START) -> None:
        """One line with its base line at `y`."""
        self.items.append(Text(x / MM, y / MM, text, size, bold, ink, anchor))

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, width: float) -> None:
        self.items.append(Line(x1 / MM, y1 / MM, x2 / MM, y2 / MM, ink, width / MM))

    def rect(self, x: float, y: float, width: float, height: float, fill: str = "", stroke: str = "",
             line: float = 0.5, radius: float = 0) -> None:
        """Filled, outlined or both; (x, y) is the upper left corner."""
        self.items.append(Rect(x / MM, y / MM, width / MM, height / MM, fill, stroke, line / MM, radius=radius / MM))

    def circle(self, x: float, y: float, radius: float, fill: str = "", stroke: str = "", line: float = 0.5) -> None:
        self.items.append(Circle(x / MM, y / MM, radius / MM, fill, stroke, line / MM))

    def polygon(self, corners: Sequence[tuple[float, float]], fill: str = "", stroke: str = "",
                line: float = 0.5) -> None:
        ring = tuple((x / MM, y / MM) for x, y in corners)
        self.items.append(Polygon((ring,), fill, stroke, line / MM))

    def add(self, items: Sequence[Item]) -> None:
        """What is given in millimetres already."""
        self.items += items
