"""A small panel that opens under a tool and closes with Esc or a click beside it; it never stops the work."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid


class ToolPanel(QFrame):
    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._before: QWidget | None = None
        self.setProperty("card", True)
        self.setStyleSheet("QListWidget::item { padding: 4px; }")

    def fill(self) -> None:
        """Shows what is now so; called before it opens."""

    def open_under(self, place: QPoint) -> None:
        """`place` in the coordinates of the screen; moved so that all of it is seen."""
        self._before = QApplication.focusWidget()
        self.fill()
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(min(place.x(), screen.right() - self.width()), screen.left())
        top = max(min(place.y(), screen.bottom() - self.height()), screen.top())
        self.move(left, top)
        self.show()
        self.activateWindow()
        (self.focusProxy() or self).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before):
            before.setFocus()
