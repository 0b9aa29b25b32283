"""What was answered in the obsolete check: it is, or it is not; each answer can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.obsolete import Answered
from dualprev_desktop.ui.reasons import READ_ONLY, allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.plain_table import PlainTableModel, set_up

WIDTHS = (180, 240, 90, 240)
TERM = 1


class AnswerModel(PlainTableModel):
    columns = (N_("Risk point"), N_("Entry of the list"), N_("Answer"), N_("Words found"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.answers: Sequence[Answered] = ()

    def show_answers(self, answers: Sequence[Answered]) -> None:
        self.beginResetModel()
        self.answers = answers
        self.endResetModel()

    def count(self) -> int:
        return len(self.answers)

    def words(self, row: int) -> Sequence[str]:
        one = self.answers[row]
        return (one.point, one.term, _("It is") if one.obsolete else _("It is not"), one.words)


class AnswerPane(QWidget):
    taken_back = Signal(object)

    def __init__(self, changing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changing = changing
        self.model, self.table, self.back = AnswerModel(self), QTableView(), QPushButton(_("Take the answer back"))
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Answers"))
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setStyleSheet("QTableView::item { padding-left: 5px; }")
        set_up(self.table, WIDTHS, len(WIDTHS) - 1)
        self.back.setIcon(icon("undo-variant"))
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addStretch()
        row.addWidget(self.back)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.back.clicked.connect(self._take_back)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.setFocusProxy(self.table)

    def show_answers(self, answers: Sequence[Answered]) -> None:
        self.model.show_answers(answers)
        if answers:
            self.table.selectRow(0)
        self._allow(bool(answers))

    def _enable(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._allow(current.isValid())

    def _allow(self, chosen: bool) -> None:
        allow(self.back, unless(self._changing, _(READ_ONLY)), unless(chosen, _("No answer is chosen.")))

    def _take_back(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < self.model.count():
            self.taken_back.emit(self.model.answers[row])
