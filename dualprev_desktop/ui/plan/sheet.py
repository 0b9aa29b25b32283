"""The sheet of a plan: between the scene's units (those of the picture) and the millionths of a stored shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint, Shape, format_shape, from_points


@dataclass(frozen=True)
class Sheet:
    """`width` and `height` in pixels of the picture, or user units of an SVG."""

    width: int
    height: int

    @property
    def rect(self) -> QRectF:
        return QRectF(0, 0, self.width, self.height)

    def clamped(self, at: QPointF) -> QPointF:
        """The place on the sheet nearest to `at`: a zone never reaches beyond the picture."""
        return QPointF(min(max(at.x(), 0.0), self.width), min(max(at.y(), 0.0), self.height))

    def to_shape(self, at: QPointF) -> NumericPoint:
        inside = self.clamped(at)
        return round(inside.x() * WHOLE / self.width), round(inside.y() * WHOLE / self.height)

    def to_scene(self, corner: NumericPoint) -> QPointF:
        return QPointF(corner[0] * self.width / WHOLE, corner[1] * self.height / WHOLE)

    def outline(self, corners: Iterable[QPointF]) -> str:
        """WKT of one outline through places of the scene."""
        return format_shape(from_points(self.to_shape(corner) for corner in corners))

    def moved(self, shape: Shape, by: QPointF) -> Shape:
        """The shape shifted by a length of the scene, at most to the sheet's edge."""
        across = [x for polygon in shape for x, _ in polygon[0]]
        down = [y for polygon in shape for _, y in polygon[0]]
        dx = round(min(max(by.x() * WHOLE / self.width, -min(across)), WHOLE - max(across)))
        dy = round(min(max(by.y() * WHOLE / self.height, -min(down)), WHOLE - max(down)))
        return tuple(tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in polygon) for polygon in shape)
