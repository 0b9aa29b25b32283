"""The appointments of one person, or of one post: a small table that is typed into, with since and until."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.org_chart import HOLDER
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.record_table import RecordTable

OF_PERSON, OF_POST = "person_id", "post_id"
TITLES = {OF_PERSON: N_("Posts held"), OF_POST: N_("Held by")}
LATEST_LAST = (("since", False),)
LEAST_ROWS = 4
WIDTHS = (92, 88, 88)


class AppointmentList(QWidget):
    """`by` is the field that says whose appointments they are. The last row takes a new one."""

    def __init__(self, session: Session, by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by = by
        self.model = RecordTableModel(session, HOLDER, equal={by: ""}, order=LATEST_LAST, parent=self)
        self.table, title = RecordTable(self.model), QLabel(_(TITLES[by]))
        title.setFont(bold_font())
        title.setBuddy(self.table)
        self.table.setAccessibleName(_(TITLES[by]))
        self.table.setMinimumHeight(LEAST_ROWS * active().size.row)
        self._fit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        column.addWidget(title)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _fit(self) -> None:
        """All three columns are seen beside a form; that is not kept, since the register of all has other room."""
        header = self.table.horizontalHeader()
        with QSignalBlocker(header):
            for column, width in enumerate(WIDTHS):
                header.resizeSection(column, width)

    def show_record(self, record_id: str) -> None:
        """Of this person, or post; empty shows none."""
        self.model.set_equal({self._by: record_id})
        allow(self, unless(record_id, _("No record is chosen.")))
