"""The table of the papers on the wall: several may be chosen, and stay so while the list is read anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.papers.wall import WallLine
from dualprev_desktop.ui.widgets.plain_table import set_up
from dualprev_desktop.ui.widgets.wall_model import PAPER, WallModel

WIDTHS = (240, 104, 96, 96, 160, 136)


class WallList(QTableView):
    chosen = Signal()
    """What is chosen has changed, or what is said of it."""
    removing = Signal()
    """Del was pressed."""

    def __init__(self, model: WallModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = model
        self._kept: tuple[list[str], str] = ([], "")
        self.setModel(model)
        self.setAccessibleName(_("Papers on the wall"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        set_up(self, WIDTHS, PAPER)
        self.setWordWrap(False)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(self.chosen)
        self.selectionModel().selectionChanged.connect(self.chosen)

    @property
    def lines(self) -> list[WallLine]:
        """The chosen ones."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._papers.line(row) for row in rows if row < self._papers.count()]

    @property
    def current(self) -> WallLine | None:
        """The one chosen; none where it is several."""
        return self.lines[0] if len(self.lines) == 1 else None

    def choose(self, paper_id: str) -> bool:
        row = self._papers.row_of(paper_id)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self._papers.index(row, PAPER))
        return row >= 0

    def _keep(self) -> None:
        self._kept = [one.id for one in self.lines], self._current_id()

    def _current_id(self) -> str:
        row = self.currentIndex().row()
        return self._papers.line(row).id if 0 <= row < self._papers.count() else ""

    def _choose_again(self) -> None:
        """What is still there; of a list that was not chosen from, its first line."""
        ids, current = self._kept
        if not self.choose(current) and self._papers.count():
            self.selectRow(0)
        flags = self.selectionModel().SelectionFlag
        for one in ids:
            if (row := self._papers.row_of(one)) >= 0:
                self.selectionModel().select(self._papers.index(row, PAPER), flags.Select | flags.Rows)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)
