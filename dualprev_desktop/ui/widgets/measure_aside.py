"""The measure that is being typed into the line above the table: kept aside as a draft of the table's new record."""

from __future__ import annotations

from PySide6.QtCore import QObject

from dualprev_desktop.ui.typing_keeper import typing_of
from dualprev_desktop.ui.widgets.measure_entry import CLASSES, MeasureEntry
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

CONTENT = "content"


class MeasureAside(QObject):
    """After the program's death it stands in the table's last row, against the event it was typed for."""

    def __init__(self, entry: MeasureEntry, model: RecordTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._entry, self._model = entry, model
        self._keeper = typing_of(model.session)
        entry.line.textChanged.connect(self.follow)
        entry.tabs.currentChanged.connect(self.follow)

    def let_go(self) -> None:
        """Before the table shows another event's measures: the line goes along with the person."""
        for name in (CONTENT, CLASSES):
            self._model.draft.keep_aside(name)

    def follow(self) -> None:
        text, code = self._entry.line.text().strip(), self._entry.codes[self._entry.tabs.currentIndex()]
        if not text:
            self.let_go()
            return
        self._keeper.note(self._model.draft.where, CONTENT, text)
        self._keeper.note(self._model.draft.where, CLASSES, code)
