"""The reports that were written, newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company

COLUMNS = (N_("Number"), N_("Recipient"), N_("State"), N_("Created (UTC)"), N_("File"))
Index = QModelIndex | QPersistentModelIndex


class ReportModel(QAbstractTableModel):
    """Rows are plain values, replaced whole: there are few."""

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

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][1][index.column()]
        return None
