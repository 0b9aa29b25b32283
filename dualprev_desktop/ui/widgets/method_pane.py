"""Methods of identification that were used (HAZOP, LOPA, PHA, FTA, …), each with its report as an attached file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.ui.attaching import AttachmentBar
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.empty_state import Way
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.record_rows import Index
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

TYPE, REPORT = "method_use", "attachment_id"
BELONGS_HERE = N_("JHA and SCL are written as risk events. Other methods, such as HAZOP, LOPA, PHA, FTA, ETA, bow-tie "
                  "or FMEA, are recorded here: what was studied, when, who led it, what it found, and its report "
                  "as a file.")


class MethodModel(RecordTableModel):
    """The report is shown by its name; it is attached and taken off below the table."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, TYPE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.fields[index.column()].name == REPORT:
            return flags & ~Qt.ItemFlag.ItemIsEditable
        return flags


class MethodPane(QWidget):
    """A file dropped anywhere on it is attached to the chosen method."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MethodModel(session)
        self.register, self.report = RegisterPane(self.model, below=True), AttachmentBar(session, TYPE, REPORT)
        self.register.form.fields[REPORT].hide()
        self.register.set_empty("file-search-outline", _(BELONGS_HERE),
                                [Way(_("Type the first method"), self.start_new, "plus")] if self.model.adding else [])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.register, 1)
        column.addWidget(self.report)
        self.register.table.record_chosen.connect(self.report.show_record)
        self.model.counted.connect(self._show_bar)
        self.setFocusProxy(self.register)
        self.setAcceptDrops(True)
        self._show_bar()

    def _show_bar(self) -> None:
        self.report.setVisible(self.model.count > 0)
        self.report.show_record(self.register.table.current_id)

    def start_new(self) -> None:
        self.register.start_new()

    def show_record(self, record_id: str, field: str = "") -> bool:
        return self.register.show_record(record_id, field)

    def show_only(self, only: Conditions) -> None:
        self.register.show_only(only)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.report.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.report.take_dropped(event.mimeData())
        event.acceptProposedAction()
