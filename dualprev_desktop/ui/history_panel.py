"""The history of the whole file, beside the page: steps to undo, what was removed, the company as it was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.restoring import bring_back, removed
from dualprev_desktop.services.undo_steps import UndoStep, undo_steps
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.as_of_choice import AsOfChoice
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import Undoing, say_undoable
from dualprev_desktop.ui.widgets.history_rows import HistoryList, HistoryRow, Mark
from dualprev_desktop.ui.widgets.page_frame import ToolButton

WIDTH = 284
STEPS, REMOVED, PAST = range(3)


class HistoryPanel(QFrame):
    """Reads only while it is seen."""

    past_wanted = Signal(object)
    """A day, or a `services.as_of.Moment`."""
    closed = Signal()

    def __init__(self, session: Session, undoing: Undoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._undoing = session, undoing
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.steps = HistoryList(_("Steps, newest first"))
        self.gone = HistoryList(_("What was removed"))
        self.past = AsOfChoice(session)
        self.back = QPushButton(_("Bring back"))
        self._nothing_gone, self._nothing_done = QLabel(_("Nothing was removed.")), QLabel(_("Nothing yet."))
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("History"))
        self.setStyleSheet(f"HistoryPanel {{ background: {active().colours.window}; "
                           f"border-left: 1px solid {active().colours.border}; }}")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        space = active().space
        for page, text in ((self._steps_page(), _("Undo")), (self._gone_page(), _("Removed")), (self.past, _("Past"))):
            self.tabs.addTab(text)
            self._stack.addWidget(page)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.around, space.around, space.around, space.around)
        column.setSpacing(space.between)
        column.addLayout(self._head())
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        title, leave = QLabel(_("History")), QPushButton()
        title.setFont(bold_font())
        leave.setIcon(icon("close"))
        leave.setFlat(True)
        leave.setFixedSize(QSize(active().size.row, active().size.row))
        leave.setProperty("line", True)
        leave.setAccessibleName(_("Close the history"))
        leave.setToolTip(_("Close the history (Ctrl+H)"))
        leave.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(leave)
        return row

    def _steps_page(self) -> QWidget:
        hint = _hint(_("A click goes to the state after that step, undoing or redoing one step after the other."))
        buttons = QHBoxLayout()
        for action in (self._undoing.undo, self._undoing.redo):
            button = ToolButton(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return _page(hint, self._nothing_done, self.steps, buttons)

    def _gone_page(self) -> QWidget:
        hint = _hint(_("It comes back with all that was removed with it."))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        return _page(hint, self._nothing_gone, self.gone, row)

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self.tabs.currentChanged.connect(self._turn)
        self.steps.clicked.connect(self._go)
        self.steps.activated.connect(self._go)
        self.gone.selectionModel().currentChanged.connect(self._offer)
        self.gone.activated.connect(self._bring_back)
        self.back.clicked.connect(self._bring_current_back)
        self.past.wanted.connect(self.past_wanted)

    # what is shown --------------------------------------------------------------------------------------

    def turn_to_past(self) -> None:
        self.tabs.setCurrentIndex(PAST)

    def begin(self) -> None:
        """Gives the keyboard to the list."""
        (self.steps, self.gone, self.past)[self.tabs.currentIndex()].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot(object)
    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible():
            self.refresh()

    @Slot(int)
    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        (self._show_steps, self._show_removed, self.past.refresh)[self.tabs.currentIndex()]()

    def _show_steps(self) -> None:
        steps = undo_steps(self._session.company)
        rows = [HistoryRow(one.label, f"{one.at} · {one.user}", one.distance, _mark(one)) for one in steps]
        if steps:
            begin, all_undone = steps[-1].distance + 1, not steps[-1].done
            begin = 0 if all_undone else begin
            rows.append(HistoryRow(_("Before these steps"), "", begin, Mark.NOW if all_undone else Mark.DONE))
        self._nothing_done.setVisible(not rows)
        self.steps.show_rows(rows, next((place for place, row in enumerate(rows) if row.mark is Mark.NOW), -1))

    def _show_removed(self) -> None:
        found = removed(self._session.company)
        rows = [HistoryRow(f"{_(describe(one.type_id).label)} {one.title}", f"{one.at} · {one.user}",
                           (one.type_id, one.record_id)) for one in found]
        self._nothing_gone.setVisible(not rows)
        self.gone.show_rows(rows)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        allow(self.back, only_read(self._session.company),
              unless(self.gone.currentIndex().isValid(), _("Choose what is to come back.")))

    # what it does ---------------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        row = self.steps.row_at(index)
        if row is not None and row.what:
            self._undoing.walk(row.what)

    @Slot()
    def _bring_current_back(self) -> None:
        self._bring_back(self.gone.currentIndex())

    @Slot(QModelIndex)
    def _bring_back(self, index: QModelIndex) -> None:
        row = self.gone.row_at(index)
        if row is None or self._session.company.read_only:
            return
        type_id, record_id = row.what
        if self._session.do(partial(bring_back, self._session.company, type_id, record_id)) is not None:
            say_undoable(self._session, _("Brought back: {what}. Undo with Ctrl+Z.").format(what=row.title), Tone.GOOD)
            self._session.go_to(Destination("", type_id, record_id))


def _mark(step: UndoStep) -> Mark:
    if not step.done:
        return Mark.UNDONE
    return Mark.NOW if step.distance == 0 else Mark.DONE


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    return label


def _page(hint: QLabel, nothing: QLabel, rows: QWidget, buttons: QHBoxLayout) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(active().space.between)
    column.addWidget(hint)
    column.addWidget(nothing)
    column.addWidget(rows, 1)
    column.addLayout(buttons)
    return page
