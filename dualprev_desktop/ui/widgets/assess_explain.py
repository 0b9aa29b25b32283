"""Why the judgement comes out as it does, beside the scales; the same page can be printed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.explaining import Explanation
from dualprev_desktop.services.explaining_text import sections
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.mode_switch import ModeSwitch
from dualprev_desktop.ui.widgets.sections_view import SectionsView


class ExplainPanel(QFrame):
    print_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.kinds, self.view = ModeSwitch(), SectionsView()
        self.print, self.leave = QPushButton(_("Print this page…")), QPushButton(_("Back to the scales"))
        self.print.setIcon(icon("printer-outline"))
        self.print.clicked.connect(self.print_wanted)
        self.leave.clicked.connect(self.closed)
        space = active().space
        row = QHBoxLayout()
        row.setSpacing(space.between)
        row.addWidget(self.kinds)
        row.addStretch()
        row.addWidget(self.print)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.around, space.between, space.tight, space.between)
        column.setSpacing(space.between)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def show_explanation(self, one: Explanation) -> None:
        self.view.show_sections(sections(one, translator()))
        # only what is kept can be printed: a paper must not say what the file does not
        self.print.setEnabled(one.view is not None)
