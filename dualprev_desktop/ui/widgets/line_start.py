"""A line that is left shows its beginning again, not where the cursor happened to stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A list over the line, or another window: the person goes on where he was."""


def show_start(line: QLineEdit, event: QFocusEvent) -> None:
    if event.reason() not in COMES_BACK:
        line.setCursorPosition(0)
