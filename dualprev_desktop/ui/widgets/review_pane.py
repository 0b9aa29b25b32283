"""Reasons for review (重新评定触发): what happened, and which assessments it makes due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QTableView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.reviewing import Due, review
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.empty_state import Way
from dualprev_desktop.ui.widgets.plain_table import PlainTableModel, set_up
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

TYPE = "review_trigger"
BELONGS_HERE = N_("A change of process, equipment or materials, an accident, a new law: write down what happened, and "
                  "the assessments it puts in question are due again. Without any, each is due once a year.")
NOTHING_DUE = N_("Nothing is due because of it: what it concerns was assessed again since, or was never assessed, or "
                 "is due for an earlier reason.")
WIDTHS = (240, 200, 110)
TOUCHING = (TYPE, "assessment", "risk_event", "risk_point", "enterprise")


class DueModel(PlainTableModel):
    columns = (N_("Event"), N_("Risk point"), N_("Due since"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.due: Sequence[Due] = ()

    def show_due(self, due: Sequence[Due]) -> None:
        self.beginResetModel()
        self.due = due
        self.endResetModel()

    def count(self) -> int:
        return len(self.due)

    def words(self, row: int) -> Sequence[str]:
        one = self.due[row]
        return (one.event, one.point_name, one.since.isoformat())


class ReviewPane(QWidget):
    """Enter or a double click on a due assessment leads to where it is made anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        today = local_date(session.company.clock())
        self.model = RecordTableModel(session, TYPE, given={"happened_on": today}, order=(("happened_on", True),))
        self.register, self.due, self.table = RegisterPane(self.model), DueModel(self), QTableView()
        self._head, self._made_due = QLabel(), QStackedWidget()
        self._by_trigger: dict[str, list[Due]] = {}
        self.register.set_empty("calendar-alert", _(BELONGS_HERE),
                                [Way(_("Type the first reason"), self.start_new, "plus")] if self.model.adding else [])
        self._dress()
        self._lay_out()
        self.register.table.record_chosen.connect(self._show_due)
        self.table.activated.connect(self._go)
        session.changed.connect(self._follow)
        self.setFocusProxy(self.register)
        self._read()

    def _dress(self) -> None:
        self.table.setModel(self.due)
        self.table.setAccessibleName(_("What it makes due"))
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setStyleSheet("QTableView::item { padding-left: 5px; }")
        set_up(self.table, WIDTHS, 0)
        self._head.setFont(bold_font())

    def _lay_out(self) -> None:
        nothing, below, split = QLabel(_(NOTHING_DUE)), QWidget(), QSplitter()
        nothing.setWordWrap(True)
        nothing.setProperty("muted", True)
        nothing.setAlignment(nothing.alignment() | nothing.alignment().AlignTop)
        self._made_due.addWidget(nothing)
        self._made_due.addWidget(self.table)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, active().space.between, 0, 0)
        lower.setSpacing(active().space.tight)
        lower.addWidget(self._head)
        lower.addWidget(self._made_due, 1)
        split.setOrientation(split.orientation().Vertical)
        split.addWidget(self.register)
        split.addWidget(below)
        split.setSizes([360, 180])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        self._below = below
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    # what is due --------------------------------------------------------------------------------------

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches(*TOUCHING):
            self._read()

    def _read(self) -> None:
        self._by_trigger.clear()
        for one in review(self._session.company).due:
            if one.trigger is not None:
                self._by_trigger.setdefault(one.trigger.id, []).append(one)
        self._show_due(self.register.table.current_id)

    def _show_due(self, trigger_id: str) -> None:
        due = self._by_trigger.get(trigger_id, [])
        self._below.setVisible(bool(trigger_id))
        self.due.show_due(due)
        self._made_due.setCurrentIndex(int(bool(due)))
        self._head.setText(ngettext("It makes {count} assessment due", "It makes {count} assessments due",
                                    len(due)).format(count=len(due)) if due else _("What it makes due"))

    def _go(self, index: QModelIndex) -> None:
        self._session.go_to(Destination("assess", "risk_event", self.due.due[index.row()].event_id))

    def start_new(self) -> None:
        self.register.start_new()

    def show_record(self, record_id: str, field: str = "") -> bool:
        return self.register.show_record(record_id, field)

    def show_only(self, only: Conditions) -> None:
        self.register.show_only(only)
