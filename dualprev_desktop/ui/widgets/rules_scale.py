"""The scales of a rule set in the making: one parameter at a time, each row with its value and its wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QTabBar, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.domain.rule_draft import ParameterDraft, RowDraft
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.field_editors import LineEditor, TextEditor
from dualprev_desktop.ui.widgets.rules_parts import heading

VALUE_WIDTH = 64
MOST_LINES = 4


class Wording(TextEditor):
    """As high as its words need, up to a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # a plain text counts the height of its document in lines
        lines = max(1, min(MOST_LINES, int(self.document().size().height())))
        self.setFixedHeight(self.height_of(lines))


class ScaleRowEditor(QWidget):
    """A value, what it means, and the way out."""

    edited = Signal()
    value_done = Signal()
    removed = Signal(object)
    """The row itself."""

    def __init__(self, row: RowDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.value, self.wording, self.remove = LineEditor(right=True), Wording(), QToolButton()
        shown = in_language(row.texts, active().language)
        self.value.setText(row.value)
        self.value.setFixedWidth(VALUE_WIDTH)
        self.value.setAccessibleName(_("Value"))
        self.wording.setPlainText(shown)
        self.wording.setAccessibleName(_("Wording of {value}").format(value=row.value))
        self.remove.setIcon(icon("close"))
        self.remove.setIconSize(QSize(14, 14))
        self.remove.setToolTip(_("Remove this row"))
        self.remove.setAccessibleName(_("Remove the row {value}").format(value=row.value))
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._shown = shown
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look().space.tight)
        for part in (self.value, self.wording, self.remove):
            layout.addWidget(part, int(part is self.wording), Qt.AlignmentFlag.AlignTop)
        self._connect()

    def _connect(self) -> None:
        self.value.edited.connect(self.edited)
        self.value.editingFinished.connect(self.value_done)
        self.value.entered.connect(self.wording.setFocus)
        self.wording.textChanged.connect(self.edited)
        self.remove.clicked.connect(self._remove)

    def _remove(self) -> None:
        self.removed.emit(self)

    def draft(self) -> RowDraft:
        typed = self.wording.toPlainText()
        row = self._row if typed == self._shown else self._row.worded(active().language, typed)
        return row.valued(self.value.text().strip())


class ScaleEditor(QWidget):
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs, self._label, self.add = QTabBar(), heading(), QPushButton(_("Add a row"))
        self.rows: list[ScaleRowEditor] = []
        self._parameters: list[ParameterDraft] = []
        self._place = 0
        self._area, self._column = QScrollArea(), QVBoxLayout()
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        self.add.clicked.connect(self.add_row)

    def _lay_out(self) -> None:
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("Parameters"))
        self.add.setIcon(icon("plus"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self._label, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().space.between)
        column.addWidget(self.tabs)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def show_parameters(self, parameters: Sequence[ParameterDraft]) -> None:
        self._parameters, self._place = list(parameters), 0
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for one in parameters:
            self.tabs.setTabToolTip(self.tabs.addTab(one.key), in_language(one.labels, active().language))
        self.tabs.blockSignals(False)
        self._fill()

    def parameters(self) -> tuple[ParameterDraft, ...]:
        self._keep()
        return tuple(self._parameters)

    def _keep(self) -> None:
        if self._parameters:
            self._parameters[self._place] = replace(self._parameters[self._place],
                                                    rows=tuple(row.draft() for row in self.rows))

    def _turn(self, place: int) -> None:
        self._keep()
        self._place = place
        self._fill()

    def _fill(self) -> None:
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, look().space.between, 0)
        self._column.setSpacing(look().space.tight)
        shown = self._parameters[self._place].in_order()
        self._label.setText(f"{shown.key}  {in_language(shown.labels, active().language)}")
        self.rows = [self._made(row) for row in shown.rows]
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)

    def _made(self, draft: RowDraft) -> ScaleRowEditor:
        row = ScaleRowEditor(draft)
        row.edited.connect(self.edited)
        row.value_done.connect(self._sort)
        row.removed.connect(self._remove)
        return row

    def _sort(self) -> None:
        """The rows run from the highest value down, as the method's table does."""
        self._keep()
        ordered = self._parameters[self._place].in_order().rows
        left = [(row.draft(), row) for row in self.rows]
        # by identity where two rows say the same
        sorted_rows = [left.pop(next(place for place, (made, _row) in enumerate(left) if made == draft))[1]
                       for draft in ordered]
        if sorted_rows != self.rows:
            self.rows = sorted_rows
            for place, row in enumerate(sorted_rows):
                self._column.insertWidget(place, row)

    def add_row(self) -> None:
        """An empty row at the end; it finds its place once it has a value."""
        row = self._made(RowDraft("", dict.fromkeys(("en", "zh_CN"), ""), False))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.value.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, row: ScaleRowEditor) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.edited.emit()
