"""Judging directly (直接判定): conditions to tick, of which any one makes the event major, and the basis for it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.direct import ConditionList
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll
from dualprev_desktop.ui.widgets.wrapped_check import WrappedCheck

BASIS_HEIGHT = 72


class DirectPanel(QFrame):
    """Changes nothing itself: it tells what was ticked and written."""

    judged = Signal(object, str)
    """The ids of the conditions, and the basis."""
    added = Signal(str)
    """The wording of a condition of the company's own."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.conditions: dict[str, WrappedCheck] = {}
        self._hints: dict[str, str] = {}
        self._shown = ""
        self.basis, self.own, self._wanted = QPlainTextEdit(), QLineEdit(), QLabel()
        self.take, self.leave = QPushButton(_("Judge as major risk")), QPushButton(_("Back to the scales"))
        self.add = QPushButton(_("Add"))
        self._list, self._scroll, self._source = QVBoxLayout(), TallScroll(), QLabel()
        self._dress()
        self._lay_out()

    def _dress(self) -> None:
        self.take.setProperty("primary", True)
        self.take.clicked.connect(self._judge)
        self.leave.clicked.connect(self.closed)
        self.basis.setFixedHeight(BASIS_HEIGHT)
        self.basis.setTabChangesFocus(True)
        self.basis.setAccessibleName(_("Basis of the judgement"))
        self.own.setPlaceholderText(_("A condition of your own sector or company"))
        self.own.setAccessibleName(self.own.placeholderText())
        self.own.setToolTip(self.own.placeholderText())
        self.own.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.own.textChanged.connect(self._offer)
        self._offer("")
        self._source.setWordWrap(True)
        self._wanted.setWordWrap(True)
        for quiet in (self._source, self._wanted):
            quiet.setProperty("muted", True)
            quiet.setFont(caption_font())

    def _lay_out(self) -> None:
        space = active().space
        head = QLabel(_("Any one of these makes the event a major risk, whatever the values give:"))
        head.setFont(bold_font())
        head.setWordWrap(True)
        body = QWidget()
        self._list.setContentsMargins(0, 0, space.between, 0)
        self._list.setSpacing(space.between)
        body.setLayout(self._list)
        self._scroll.setWidget(body)
        body.setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        label = QLabel(_("Basis of the judgement") + " *")
        label.setBuddy(self.basis)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.around, space.around, space.around, space.around)
        column.setSpacing(space.between)
        for part in (head, self._scroll, self._own_row(), label, self.basis, self._wanted, self._buttons()):
            column.addWidget(part, 1 if part is self._scroll else 0)

    def _own_row(self) -> QWidget:
        return _side_by_side(self.own, self.add)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = FlowRow(holder)
        for button in (self.take, self.leave):
            row.addWidget(button)
        return holder

    def show_conditions(self, found: ConditionList, ticked: Iterable[str] = ()) -> None:
        language, wanted = translator().language, set(ticked)
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None and widget is not self._source:
                widget.hide()
                widget.deleteLater()
        self._hints = {one.id: one.hint(language) for one in found.conditions}
        self.conditions = {}
        for one in found.conditions:
            line = WrappedCheck(one.text(language), "" if one.verified else _("unverified"))
            line.tick(one.id in wanted)
            line.toggled.connect(self._show_hints)
            self.conditions[one.id] = line
            self._list.addWidget(line)
        self._source.setText(found.source.get(language, found.source["en"]))
        self._list.addWidget(self._source)
        self._list.addStretch(1)
        self._show_hints()

    def show_event(self, row: RegisterRow, ticked: Iterable[str]) -> None:
        """What the event's standing direct judgement says, or nothing ticked."""
        wanted = set(ticked)
        for id, line in self.conditions.items():
            line.tick(id in wanted)
        self.basis.setPlainText(row.residual.reason if wanted and row.residual else "")

    def show_condition(self, id: str) -> None:
        """Brings a condition into sight: an added one is the last of a long list."""
        self._shown = id
        QTimer.singleShot(0, self._scroll_to_shown)  # once the new lines have their places

    @Slot()
    def _scroll_to_shown(self) -> None:
        line = self.conditions.get(self._shown)
        if line is not None:
            self._scroll.ensureWidgetVisible(line, 0, 2 * active().space.page)

    def ticked(self) -> list[str]:
        return [id for id, line in self.conditions.items() if line.is_ticked()]

    def begin(self) -> None:
        first = next(iter(self.conditions.values()), None)
        (first or self.basis).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_hints(self) -> None:
        hints = [self._hints[id] for id in self.ticked() if self._hints[id]]
        self._wanted.setText(_("Name here: {hints}").format(hints="；".join(hints)) if hints else
                             _("Tick a condition; what its basis must name is said here."))

    def _judge(self) -> None:
        self.judged.emit(self.ticked(), self.basis.toPlainText())

    def _offer(self, text: str) -> None:
        allow(self.add, unless(text.strip(), _("Nothing is typed yet.")))

    def _add(self) -> None:
        if self.own.text().strip():
            self.added.emit(self.own.text().strip())
            self.own.setText("")  # unlike clear(), nothing that Ctrl+Z would bring back


def _side_by_side(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(active().space.between)
    for part in parts:
        row.addWidget(part)
    return holder
