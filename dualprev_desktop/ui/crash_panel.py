"""Tells of a fault of the program: what happened, what was kept, where the log is. It stops nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.fonts import title_font
from dualprev_desktop.ui.theme.tokens import active

WIDTH = 520


class CrashPanel(QDialog):
    """Not modal, one at a time: a second fault replaces the text of the first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("The program made a mistake"))
        title = QLabel(_("The program made a mistake"))
        title.setFont(title_font())
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFixedWidth(WIDTH)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                           | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        space = active().space
        column.setContentsMargins(space.page, space.page, space.page, space.around)
        column.setSpacing(space.around)
        for part in (title, self.words, buttons):
            column.addWidget(part)

    def tell(self, what: str, log: Path | None) -> None:
        where = _("The details are in {log}. Send that file to whoever looks after the program.").format(log=log) \
            if log else _("The details could not be written to the disk.")
        self.words.setText("\n\n".join((
            _("What you did last could not be carried out: {what}").format(what=what),
            _("Everything you entered before is saved in the company's file. You can go on working; if it happens "
              "again, close the program and open it anew."), where)))
        self.words.setAccessibleName(self.words.text())


def tell_crash(window: QWidget, what: str, log: Path | None) -> CrashPanel:
    """Shows the panel over `window`, or gives the one that is there the newer text."""
    panel = window.findChild(CrashPanel) or CrashPanel(window)
    panel.tell(what, log)
    panel.show()
    return panel
