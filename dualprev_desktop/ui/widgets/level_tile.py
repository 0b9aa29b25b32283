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
PADDING = 12


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
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(active().colours.text), 2))
            painter.drawRoundedRect(box, 6, 6)
        painter.end()

    def _write(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        inner = box.adjusted(PADDING, 6, -PADDING, -8)
        painter.setPen(ink)
        painter.setFont(figure_font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, str(self._count))
        painter.setFont(self.font())
        height = painter.fontMetrics().height()
        paint_shape(painter, QRectF(inner.x(), inner.bottom() - height / 2 - GLYPH / 2, GLYPH, GLYPH), self.level,
                    ink.name())
        words = QRect(inner.x() + GLYPH + 6, inner.bottom() - height, inner.width() - GLYPH - 6, height)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
            badge_text(self.level), Qt.TextElideMode.ElideRight, words.width()))
