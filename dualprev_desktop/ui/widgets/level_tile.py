"""A large number of one level for the overview: colour, shape, word, count; a button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.fonts import caption_font, figure_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.count_tile import NOT_READ
from dualprev_desktop.ui.widgets.level_badge import badge_text, paint_shape

SIZE = QSize(120, 68)
GLYPH = 12
PADDING = 10


class LevelTile(QAbstractButton):
    """`wanted` gives the mode and the level."""

    wanted = Signal(str, str)

    def __init__(self, mode: str, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode, self.level = mode, level
        self._count: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)
        self.set_count(0)

    @property
    def count(self) -> int:
        return self._count or 0

    @property
    def number(self) -> str:
        return NOT_READ if self._count is None else str(self._count)

    def set_count(self, count: int | None) -> None:
        """None where it is not known yet; a number that stands for nothing leads nowhere."""
        self._count = count
        self.setAccessibleName(f"{label('assessment_kind', self._mode)}, {badge_text(self.level)}: {self.number}")
        self.setToolTip(self.accessibleName())
        allow(self, unless(count is not None, _("It is being counted.")),
              unless(count, _("No risk event has this level.")))
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
        filled = self.count > 0
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

    def _fitting(self, words: str, width: int) -> QFont:
        """The small font where the words would not fit else."""
        return self.font() if self.fontMetrics().horizontalAdvance(words) <= width else caption_font()

    def _write(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        inner = box.adjusted(PADDING, 6, -PADDING, -8)
        painter.setPen(ink)
        painter.setFont(figure_font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self.number)
        paint_shape(painter, QRectF(inner.right() - GLYPH, inner.y() + GLYPH, GLYPH, GLYPH), self.level, ink.name())
        painter.setFont(self._fitting(badge_text(self.level), inner.width()))
        height = painter.fontMetrics().height()
        words = QRect(inner.x(), inner.bottom() - height, inner.width(), height)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
            badge_text(self.level), Qt.TextElideMode.ElideRight, words.width()))
