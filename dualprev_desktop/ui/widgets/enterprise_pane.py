"""The enterprise the file is about: its form, what the books say of it, and the turn to another edition."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services import edit
from dualprev_desktop.services.editions import NEW_EDITION, turning_plan, waiting
from dualprev_desktop.services.enterprise_book import by_the_book
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.edition_panel import EditionPanel
from dualprev_desktop.ui.widgets.enterprise_book import EnterpriseBook
from dualprev_desktop.ui.widgets.enterprise_form import EDITION, EnterpriseForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

FORM, BOOK = 5, 4
"""Shares of the width."""


class EnterprisePane(QWidget):
    """A file made by other means may have no enterprise: then the form makes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = RecordTableModel(session, "enterprise", parent=self)
        self.form, self.book, self.turning = EnterpriseForm(self._model), EnterpriseBook(), EditionPanel(session)
        self._front, self._stack = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.form.show_record(self._model.record_id(0))
        self._renew()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._front)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.around)
        row.addWidget(self.form, FORM)
        row.addWidget(self.book, BOOK)
        for place in (self._front, self.turning):
            self._stack.addWidget(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.form.fields["name"].editor)

    def _connect(self) -> None:
        self.form.typed.connect(self._renew)
        # after the field has settled: the panel takes the keyboard
        self.form.turn_wanted.connect(self.start_turning, Qt.ConnectionType.QueuedConnection)
        self.form.turned_back.connect(self._say_turned_back)
        self.book.turn_wanted.connect(self.start_turning)
        self.turning.closed.connect(self._show_form)
        self._session.changed.connect(self._follow)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.touches("enterprise", "risk_event"):
            if not self.form.record_id:
                self.form.show_record(self._model.record_id(0))
            self._renew()

    def _renew(self) -> None:
        company, owner = self._session.company, self.form.owner()
        found = self._session.do(lambda: (by_the_book(
            owner, self.form.typed_code(), local_date(company.clock()), translator()), waiting(company)))
        if found is not None:
            self.book.show_book(found[0])
            kept = self.form.record_id and self._model.value(0, EDITION)
            self.book.show_turning(turned=kept == NEW_EDITION, waiting=found[1],
                                   may=bool(self.form.record_id) and not company.read_only)

    # the turn to another edition ----------------------------------------------------------------------

    def start_turning(self) -> None:
        """Opens the panel in place of the form; where no event has a type of 1986 there is nothing to ask."""
        found = self._session.do(lambda: (turning_plan(self._session.company),))
        if found is None:
            return
        if not (found[0].mapped or found[0].asked):
            self._turn_plainly()
            return
        self.turning.begin(found[0], turned=self._model.value(0, EDITION) == NEW_EDITION)
        self._stack.setCurrentWidget(self.turning)
        self.setFocusProxy(self.turning)
        self.turning.setFocus()

    def _turn_plainly(self) -> None:
        made = self._session.do(partial(edit.change, self._session.company, "enterprise", self.form.record_id,
                                        {EDITION: NEW_EDITION}))
        if made is not None:
            self._session.say(_("Accident types are by GB 6441-2025 now; no event has a type of 1986 that would have "
                                "to be mapped."))

    def _say_turned_back(self) -> None:
        self._session.say(_("Accident types are by GB 6441-1986 again. The types of 2025 stay with their events and "
                            "count again when you turn back."))

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self._front)
        self.setFocusProxy(self.form.fields["name"].editor)
        self.form.focus_field(EDITION)

    def show_record(self, record_id: str, field: str = "") -> bool:
        self._stack.setCurrentWidget(self._front)
        self.form.focus_field(field if field in self.form.fields else "name")
        return self._model.row_of(record_id) >= 0
