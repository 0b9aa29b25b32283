"""Printed pages as they will come out, one below the other's place: page up, page down, fit or larger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

MARGIN = 16


class PagePreview(QWidget):
    """Shows one page at a time, as large as fits; says in words why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QImage] = []
        self._count, self._index = 0, 0
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setWordWrap(True)
        self._page.setMargin(MARGIN)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._page)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setStyleSheet(f"QScrollArea, QScrollArea > QWidget > QWidget {{ "
                                   f"background: {active().colours.sunken}; }}")
        self._number = QLabel()
        self._back = self._button("chevron-left", _("Page back (Page Up)"), self.back)
        self._on = self._button("chevron-right", _("Page on (Page Down)"), self.on)
        row = QHBoxLayout()
        row.addStretch()
        for part in (self._back, self._number, self._on):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        column.addWidget(self._scroll, 1)
        column.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        self.say("")

    @staticmethod
    def _button(picture: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(act)
        return button

    def say(self, text: str) -> None:
        """Words in place of pages."""
        self._pages, self._count, self._index = [], 0, 0
        self._page.setPixmap(QPixmap())
        self._page.setText(text)
        self._refresh()

    @property
    def said(self) -> str:
        return self._page.text()

    def show_pages(self, pages: Sequence[QImage], count: int) -> None:
        """`count` is how many the document has, of which the first are shown."""
        self._pages, self._count = list(pages), count
        self._index = min(self._index, max(len(pages) - 1, 0))
        self._refresh()

    @property
    def page_count(self) -> int:
        return len(self._pages)

    @Slot()
    def back(self) -> None:
        self._turn(-1)

    @Slot()
    def on(self) -> None:
        self._turn(1)

    def _turn(self, pages: int) -> None:
        if 0 <= self._index + pages < len(self._pages):
            self._index += pages
            self._refresh()

    def _refresh(self) -> None:
        allow(self._back, unless(self._index > 0, _("This is the first page.")))
        allow(self._on, unless(self._index + 1 < len(self._pages), _("This is the last page.")))
        self._number.setText(self._words())
        if self._pages:
            self._page.setPixmap(self._fitted(self._pages[self._index]))

    def _words(self) -> str:
        if not self._pages:
            return ""
        words = _("Page {number} of {count}").format(number=self._index + 1, count=self._count)
        if self._count > len(self._pages):
            words += " · " + _("the first {shown} are shown").format(shown=len(self._pages))
        return words

    def _fitted(self, image: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        room = self._scroll.viewport().size() - QSize(2 * MARGIN, 2 * MARGIN)
        fitted = QPixmap.fromImage(image.scaled(room * ratio, Qt.AspectRatioMode.KeepAspectRatio,
                                                Qt.TransformationMode.SmoothTransformation))
        fitted.setDevicePixelRatio(ratio)
        return fitted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageUp:
            self.back()
        elif event.key() == Qt.Key.Key_PageDown:
            self.on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pages:
            self._page.setPixmap(self._fitted(self._pages[self._index]))
