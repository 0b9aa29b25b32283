"""The picture and its marks as a scene in the picture's pixels; nothing here changes the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

from dualprev_desktop.domain.annotation import MILLION, Mark
from dualprev_desktop.ui.annotate.mark_item import MarkItem


class PictureScene(QGraphicsScene):
    """Keeps one item for each mark, by its id, in the order in which they were drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.width_, self.height_ = 1, 1
        self.items_: dict[str, MarkItem] = {}
        self.chosen = ""
        self._picture: QGraphicsPixmapItem | None = None
        self._sketch: MarkItem | None = None

    @property
    def sheet(self) -> QRectF:
        return QRectF(0, 0, self.width_, self.height_)

    def show_picture(self, pixels: QPixmap) -> None:
        """Another picture; its marks are shown next."""
        self.clear()
        self.items_, self.chosen, self._sketch = {}, "", None
        self.width_, self.height_ = max(pixels.width(), 1), max(pixels.height(), 1)
        self._picture = self.addPixmap(pixels)
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        # as much again on every side: zooming round the cursor is never held up by the picture's edge
        self.setSceneRect(self.sheet.adjusted(-self.width_, -self.height_, self.width_, self.height_))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Follows the file."""
        shown = {mark.id: mark for mark in marks}
        for gone in self.items_.keys() - shown.keys():
            self.removeItem(self.items_.pop(gone))
        for place, (mark_id, mark) in enumerate(shown.items(), 1):
            if mark_id not in self.items_:
                self.items_[mark_id] = self._item(mark)
            elif self.items_[mark_id].mark != mark:
                self.items_[mark_id].show_mark(mark)
            self.items_[mark_id].setZValue(place)
        self.choose(self.chosen)

    def _item(self, mark: Mark) -> MarkItem:
        item = MarkItem(mark, self.width_, self.height_)
        self.addItem(item)
        return item

    # choosing -----------------------------------------------------------------------------------------

    @property
    def marks(self) -> list[Mark]:
        return [item.mark for item in self.items_.values()]

    @property
    def chosen_item(self) -> MarkItem | None:
        return self.items_.get(self.chosen)

    def choose(self, mark_id: str) -> None:
        self.chosen = mark_id if mark_id in self.items_ else ""
        for key, item in self.items_.items():
            item.choose(key == self.chosen)

    def next_mark(self, step: int) -> str:
        """The one after the chosen one, or before it; round at the end."""
        keys = list(self.items_)
        if not keys:
            return ""
        place = keys.index(self.chosen) + step if self.chosen else (0 if step > 0 else -1)
        return keys[place % len(keys)]

    def mark_at(self, at: QPointF, unit: float) -> str:
        """The topmost there, or empty."""
        return next((key for key, item in reversed(self.items_.items()) if item.takes(at, unit)), "")

    # what is being drawn ------------------------------------------------------------------------------

    def sketch(self, mark: Mark | None) -> None:
        """How a new mark would be; None: nothing is being drawn."""
        if self._sketch is not None:
            self.removeItem(self._sketch)
            self._sketch = None
        if mark is not None:
            self._sketch = self._item(mark)
            self._sketch.setZValue(1e6)

    def parts(self, at: QPointF) -> tuple[int, int]:
        """A place of the scene in millionths, inside the picture."""
        return (round(min(max(at.x() / self.width_, 0.0), 1.0) * MILLION),
                round(min(max(at.y() / self.height_, 0.0), 1.0) * MILLION))
