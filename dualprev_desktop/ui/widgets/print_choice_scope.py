"""Whom a print is for: all, one, a unit's, a post's, of a level, changed since a day, or what no longer matches."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QVBoxLayout, QWidget

from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services import print_scope as scopes
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.print_scope import AskedPrint, PrintScope, ways
from dualprev_desktop.services.query import titles
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.widgets.print_choice_parts import block, narrow

EVERYTHING = N_("All of it")
WORDS = {
    scopes.POINT: {
        scopes.ALL: N_("All risk points"), scopes.ONE: N_("One risk point"), scopes.UNIT: N_("Risk points of a unit"),
        scopes.OF_POST: N_("Risk points where a post works"), scopes.LEVEL: N_("Risk points of a level"),
        scopes.SINCE: N_("Risk points changed since a day"), scopes.STALE: N_("Only what no longer matches")},
    scopes.POST: {
        scopes.ALL: N_("All posts"), scopes.ONE: N_("One post"), scopes.UNIT: N_("Posts of a unit"),
        scopes.LEVEL: N_("Posts that meet a level"), scopes.SINCE: N_("Posts changed since a day"),
        scopes.STALE: N_("Only what no longer matches")}}
RECORDS = {scopes.UNIT: "org_unit", scopes.OF_POST: "post"}
USUAL_DAYS = 30


class ScopeChoice(QWidget):
    """The second field appears where the first needs one; it keeps what was chosen through changes of the register."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = AskedPrint("")
        self._keys: dict[str, str] = {}
        """What was chosen for each way, as long as the page lives."""
        self.way, self.which, self.day = QComboBox(), QComboBox(), QDateEdit()
        self.part = block(_("For whom"), self.way)
        narrow(self.which)
        self.which.setMaxVisibleItems(20)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setKeyboardTracking(False)
        self._set_day(local_date(session.company.clock()) - timedelta(days=USUAL_DAYS))
        self.day.setAccessibleName(_("Changed on this day or later"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.tight)
        for part in (self.part, self.which, self.day):
            column.addWidget(part)
        self.way.currentIndexChanged.connect(self._turn)
        self.which.currentIndexChanged.connect(self._keep)
        self.day.dateChanged.connect(self._tell)

    def offer(self, asked: AskedPrint) -> None:
        """The ways that the document knows, with the records there are now; the choice stays where it can."""
        before, self._asked = self.way.currentData(), asked
        self.setVisible(len(ways(asked)) > 1)
        self.way.blockSignals(True)
        self.way.clear()
        for way in ways(asked):
            words = WORDS.get(asked.about, {}).get(way, EVERYTHING)
            self.way.addItem(_(words), way)
        self.way.setCurrentIndex(max(self.way.findData(before), 0))
        self.way.blockSignals(False)
        self._show()

    def choose(self, scope: PrintScope) -> None:
        if scope.way == scopes.SINCE:
            self._set_day(date.fromisoformat(scope.key))
        self._keys[scope.way] = scope.key
        self.way.setCurrentIndex(max(self.way.findData(scope.way), 0))
        self._show()

    @property
    def scope(self) -> PrintScope:
        way = self.way.currentData() or scopes.ALL
        if way == scopes.SINCE:
            return PrintScope(way, self.day.date().toString(Qt.DateFormat.ISODate))
        return PrintScope(way, (self.which.currentData() or "") if self._lists(way) else "")

    @staticmethod
    def _lists(way: str) -> bool:
        return way in (scopes.ONE, scopes.UNIT, scopes.OF_POST, scopes.LEVEL)

    @Slot()
    def _turn(self) -> None:
        self._show()
        self._tell()

    def _show(self) -> None:
        way = self.way.currentData() or scopes.ALL
        self.which.setVisible(self._lists(way))
        self.day.setVisible(way == scopes.SINCE)
        self.which.setAccessibleName(self.way.currentText())
        self.which.blockSignals(True)
        self.which.clear()
        for key, words in self._entries(way):
            self.which.addItem(words, key)
        self.which.setCurrentIndex(max(self.which.findData(self._keys.get(way)), 0))
        self.which.blockSignals(False)
        self.which.setToolTip(self.which.currentText())

    def _entries(self, way: str) -> list[tuple[str, str]]:
        if way == scopes.LEVEL:
            return [(one.level.value, f"{one.shape} {label('level', one.level.value, active().language)}")
                    for one in LEVELS]
        type_id = self._asked.about if way == scopes.ONE else RECORDS.get(way, "")
        return list(titles(self._session.company, type_id).items()) if type_id else []

    def _set_day(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    @Slot()
    def _keep(self) -> None:
        self._keys[self.way.currentData()] = self.which.currentData() or ""
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
