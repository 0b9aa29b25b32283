"""Why the judgement comes out as it does, beside the scales; the same page can be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.explaining import Explanation
from dualprev_desktop.services.explaining_text import sections
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.flow_row import FlowRow
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
        self.view.setAccessibleName(_("Explanation"))
        row = FlowRow()
        row.addWidget(self.print)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.around, space.between, space.tight, space.around)
        column.setSpacing(space.between)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view, 1)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_explanation(self, one: Explanation) -> None:
        self.view.show_sections(sections(one, translator()))
        # only what is kept can be printed: a paper must not say what the file does not
        allow(self.print, unless(one.view, _("Save the judgement first: what is kept is printed.")))
