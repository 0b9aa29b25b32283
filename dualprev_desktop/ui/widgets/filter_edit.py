"""The field that narrows a list or a table: words or pinyin initials, Esc for everything, Down to the rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.widgets.field_editors import ENTER

TIP = N_("Words, or the initials of their pinyin; Esc shows everything again")
TO_ROWS = (*ENTER, Qt.Key.Key_Down)


class FilterEdit(QLineEdit):
    """`rows` is what it narrows, and where Enter and Down lead."""

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setPlaceholderText(_("Filter"))
        self.setAccessibleName(_("Filter"))
        self.setClearButtonEnabled(True)

    def setPlaceholderText(self, text: str) -> None:
        """The tip says it too: a narrow field has no room for it."""
        super().setPlaceholderText(text)
        self.setToolTip(f"{text}\n{_(TIP)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in TO_ROWS:
            self._rows.setFocus()
        else:
            super().keyPressEvent(event)
