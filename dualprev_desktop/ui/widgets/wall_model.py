"""The papers on the wall as a table: which, of which print, where they hang, and whether they still match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.papers.wall import STATE_WORDS, WallLine, WallState
from dualprev_desktop.services.register import RESIDUAL
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.plain_table import Index, PlainTableModel

COLUMNS = (N_("Paper"), N_("Batch"), N_("Printed on"), N_("Put up on"), N_("Where it hangs"), N_("State"))
PAPER, BATCH, PRINTED, PUT_UP, WHERE, STATE = range(6)
PICTURES = {WallState.REMOVED: "close-circle-outline", WallState.EMPTY: "close-circle-outline",
            WallState.STALE: "alert-outline", WallState.UNKNOWN: "help-circle-outline", WallState.MATCHES: "check"}
Role = Qt.ItemDataRole


class WallModel(PlainTableModel):
    columns = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[WallLine, ...] = ()
        """All of them, shown or not."""
        self._shown: list[WallLine] = []
        self._wrong_only = False

    def show_lines(self, lines: Sequence[WallLine]) -> None:
        self.lines = tuple(lines)
        self._narrow()

    def show_wrong_only(self, only: bool) -> None:
        self._wrong_only = only
        self._narrow()

    def _narrow(self) -> None:
        """Where the papers are the same ones, what is chosen among them stays."""
        shown = [one for one in self.lines if one.wrong or not self._wrong_only]
        if [one.id for one in shown] == [one.id for one in self._shown]:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def line(self, row: int) -> WallLine:
        return self._shown[row]

    def row_of(self, paper_id: str) -> int:
        """-1 where it is not shown."""
        return next((row for row, one in enumerate(self._shown) if one.id == paper_id), -1)

    # what the table asks ----------------------------------------------------------------------------------

    def count(self) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.DecorationRole and index.isValid() and index.row() < self.count():
            return self._picture(index)
        return super().data(index, role)

    def _picture(self, index: Index) -> QIcon | None:
        one = self._shown[index.row()]
        if index.column() == WHERE and one.photos:
            return icon("image-outline", active().colours.muted)
        return icon(PICTURES[one.state], active().colours.text) if index.column() == STATE else None

    def words(self, row: int) -> tuple[str, ...]:
        one = self._shown[row]
        return (_named(one), one.batch, one.printed_on.isoformat(), one.posted_on.isoformat() if one.posted_on else "",
                one.posted_at, _(STATE_WORDS[one.state]))


def _named(line: WallLine) -> str:
    return " · ".join((line.title, kind_of(line)))


def kind_of(line: WallLine) -> str:
    """The document by its title, and how it was printed where that is not as usual."""
    return " · ".join(filter(None, (
        document_title(line.document), "" if line.mode == RESIDUAL else label("assessment_kind", line.mode),
        _("Public version") if line.public else "")))


def document_title(document: str) -> str:
    """The id itself for one of a later edition of the program."""
    from dualprev_desktop.documents.base import DOCUMENTS

    return _(DOCUMENTS[document].title) if document in DOCUMENTS else document
