"""The reports that were written, newest first."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.plain_table import PlainTableModel

COLUMNS = (N_("Number"), N_("Recipient"), N_("State"), N_("Created (UTC)"), N_("File"))


class ReportModel(PlainTableModel):
    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, tuple[str, ...]]] = []

    def read(self, company: Company) -> None:
        self.beginResetModel()
        found = sorted(records(company, Report), key=lambda one: (one.created, one.seq or 0), reverse=True)
        self._rows = [(one.id, (str(one.seq), one.recipient, label("report_state", one.state),
                                one.created.replace("T", " ").removesuffix("Z"), one.file_name)) for one in found]
        self.endResetModel()

    def row_of(self, report_id: str) -> int | None:
        return next((row for row, (known, _words) in enumerate(self._rows) if known == report_id), None)

    def count(self) -> int:
        return len(self._rows)

    def words(self, row: int) -> tuple[str, ...]:
        return self._rows[row][1]
