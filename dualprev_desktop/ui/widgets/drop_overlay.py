"""Laid over the window while files are dragged above it: where they will go, in words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

VEIL = 150
CARD = 560
PICTURE = 36
FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class DropOverlay(QWidget):
    """Lets everything through: what lies below can still be the aim."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words, self._good, self._window = "", True, window
        self.hide()

    def show_words(self, words: str, *, good: bool) -> None:
        changed = words != self.words or good != self._good
        self.words, self._good = words, good
        if not self.isVisible():
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()
        elif changed:
            self.update()
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, space = active().colours, active().space
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colours.window)
        veil.setAlpha(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setFont(bold_font())
        width = min(CARD, self.width() - 2 * space.page)
        room = painter.boundingRect(QRect(0, 0, width - 2 * space.page, 10_000), FLAGS, self.words)
        card = QRect(0, 0, width, room.height() + PICTURE + space.around + 2 * space.page)
        card.moveCenter(self.rect().center())
        # the dashes of a place where something is put; in neutral where it cannot be
        pen = QPen(QColor(colours.accent if self._good else colours.strong_border), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(card, 8, 8)
        picture = icon("tray-arrow-down" if self._good else "cancel", colours.accent if self._good else colours.muted)
        top = card.top() + space.page
        picture.paint(painter, QRect(card.center().x() - PICTURE // 2, top, PICTURE, PICTURE))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(card.left() + space.page, top + PICTURE + space.around, width - 2 * space.page,
                               room.height() + 4), FLAGS, self.words)
