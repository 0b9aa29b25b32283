"""A large number of one level for the overview: colour, shape, word, count; a button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.ui.theme.fonts import figure_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import badge_text, paint_shape

SIZE = QSize(120, 68)
GLYPH = 12
PADDING = 10


class LevelTile(QAbstractButton):
    """`wanted` gives the mode and the level."""

    wanted = Signal(str, str)

    def __init__(self, mode: str, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode, self.level, self._count = mode, level, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)
        self.set_count(0)

    @property
    def count(self) -> int:
        return self._count

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{badge_text(self.level)}: {count}")
        self.setToolTip(self.accessibleName())
        # a number that stands for nothing leads nowhere
        self.setEnabled(count > 0)
        self.update()

    @Slot()
    def _press(self) -> None:
        self.wanted.emit(self._mode, self.level.value)

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, box = style(self.level), self.rect().adjusted(1, 1, -1, -1)
        filled = self._count > 0
        ink = QColor(shown.ink if filled else active().colours.muted)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(active().colours.border)))
        painter.setBrush(QColor(shown.colour) if filled else QColor(active().colours.surface))
        painter.drawRoundedRect(box, 6, 6)
        self._write(painter, box, ink)
        if self.hasFocus():
            self._ring(painter, box)
        painter.end()

    @staticmethod
    def _ring(painter: QPainter, box: QRect) -> None:
        """In two lines, dark and light: one of them stands out from whatever colour the level has."""
        colours = active().colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, colour in ((0, colours.text), (2, colours.surface)):
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)

    def _write(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        inner = box.adjusted(PADDING, 6, -PADDING, -8)
        painter.setPen(ink)
        painter.setFont(figure_font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, str(self._count))
        paint_shape(painter, QRectF(inner.right() - GLYPH, inner.y() + GLYPH, GLYPH, GLYPH), self.level, ink.name())
        painter.setFont(self.font())
        height = painter.fontMetrics().height()
        words = QRect(inner.x(), inner.bottom() - height, inner.width(), height)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
            badge_text(self.level), Qt.TextElideMode.ElideRight, words.width()))
