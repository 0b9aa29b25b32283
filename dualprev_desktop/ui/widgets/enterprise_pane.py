"""The enterprise the file is about, as one form."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

MOST_WIDTH = 900


class EnterprisePane(QWidget):
    """A file made by other means may have none: then the form makes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RecordTableModel(session, "enterprise", parent=self)
        self.form = RecordForm(self._model)
        self.form.setMaximumWidth(MOST_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.form)
        self.form.show_record(self._model.record_id(0))
        self.setFocusProxy(self.form.fields["name"].editor)

    def show_record(self, record_id: str) -> bool:
        self.form.focus_field("name")
        return self._model.row_of(record_id) >= 0
