"""A person's pointer and keyboard on a window: only what is seen can be clicked, and every click counts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

NOTCH = 120


class Pointer:
    def __init__(self, window: QWidget) -> None:
        self.window, self.clicks = window, 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """At the widget's middle unless told; what lies above it, or lies outside the window, fails."""
        place = at or widget.rect().center()
        # a list that hangs below a field is a window of its own
        window = widget.window()
        hit = window.childAt(widget.mapTo(window, place)) if window is not widget else widget
        assert hit is not None, f"{widget} is not in the window"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} lies above {widget}"
        assert window.rect().contains(widget.mapTo(window, place))
        assert hit.isEnabled(), f"{hit} cannot be pressed"
        self.clicks += 1
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, widget.mapTo(window, place)))
        QApplication.processEvents()

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """A row of a list, brought into view with the wheel, which is no click."""
        self._turn_to(view, index)
        self.click(view.viewport(), view.visualRect(index).center())

    def click_tick(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """The box before a row's words."""
        self._turn_to(view, index)
        box = view.visualRect(index)
        self.click(view.viewport(), QPoint(box.left() + 12, box.center().y()))

    @staticmethod
    def _turn_to(view: QAbstractItemView, index: QModelIndex) -> None:
        seen = view.viewport().rect()
        for _notch in range(200):
            box = view.visualRect(index)
            if seen.contains(box.center()):
                return
            turn = QPoint(0, NOTCH if box.center().y() < seen.top() else -NOTCH)
            middle = QPointF(seen.center())
            QApplication.sendEvent(view.viewport(), QWheelEvent(
                middle, QPointF(view.viewport().mapToGlobal(seen.center())), QPoint(), turn,
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False))
        raise AssertionError("the row never came into view")

    def write(self, text: str) -> None:
        """Into what has the keyboard, as an input method does: it can be any language."""
        place = self.window.focusWidget()
        assert place is not None
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(place, event)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            place = self.window.focusWidget()
            assert place is not None
            QTest.keyClick(place, key)
            QApplication.processEvents()
