"""Choosing the moment at which to look at the company: a day of the calendar, or one of that day's transactions."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLabel, QPushButton, QTableView, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.as_of import busy_days, moments
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.history_rows import HistoryList, HistoryRow

CALENDAR_HEIGHT, LEAST_COLUMN = 220, 20
PAGE_DAYS = 42
"""As many days as a page of the calendar shows."""


class AsOfChoice(QWidget):
    wanted = Signal(object)
    """A day, or a `services.as_of.Moment`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.calendar, self.look = QCalendarWidget(), QPushButton()
        self._count, self.list = QLabel(), HistoryList(_("What was done on the day"))
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        hint = QLabel(_("The whole company as it was: to look at, to print, to export."))
        hint.setWordWrap(True)
        for label in (hint, self._count):
            label.setProperty("muted", True)
        for part in (hint, self.calendar, self.look, self._count):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.calendar)

    def _set_up(self) -> None:
        calendar, colours = self.calendar, active().colours
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setFixedHeight(CALENDAR_HEIGHT)
        calendar.setAccessibleName(_("Day"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, _looking(colours.text))  # red belongs to the levels
        for name, picture, words in (("prev", "chevron-left", _("Month before")),
                                     ("next", "chevron-right", _("Month after"))):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(icon(picture))
                button.setToolTip(words)
                button.setAccessibleName(words)
        calendar.setStyleSheet(
            f"QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {colours.sunken}; }}"
            f"QCalendarWidget QToolButton {{ color: {colours.text}; }}"
            f"QCalendarWidget QAbstractItemView {{ selection-background-color: {colours.accent}; "
            f"selection-color: {colours.accent_ink}; }}")
        view = calendar.findChild(QTableView)
        if view is not None:
            view.setAccessibleName(_("Day"))
            view.horizontalHeader().setMinimumSectionSize(LEAST_COLUMN)
        calendar.selectionChanged.connect(self._show_day)
        calendar.activated.connect(self._look_at_day)
        self.look.clicked.connect(self._look_at_day)
        self.list.activated.connect(self._look_after)
        self.list.clicked.connect(self._look_after)

    @property
    def day(self) -> date:
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    @Slot()
    def refresh(self) -> None:
        """The days on which something was done stand out; no other than those of the file can be chosen."""
        days = busy_days(self._session.company)
        today = local_date(self._session.company.clock())
        self.calendar.blockSignals(True)
        first, last = _qdate(min(days, default=today)), _qdate(max([today, *days]))
        if self.calendar.minimumDate() != first:  # the first time
            self.calendar.setDateRange(first, last)
            self.calendar.setSelectedDate(last)
        self.calendar.setMaximumDate(last)
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for day in days:
            self.calendar.setDateTextFormat(_qdate(day), _looking(active().colours.accent, bold=True))
        for distance in range(1, PAGE_DAYS):  # Qt does not grey what cannot be chosen
            for outside in (first.addDays(-distance), last.addDays(distance)):
                self.calendar.setDateTextFormat(outside, _looking(active().colours.strong_border))
        self.calendar.blockSignals(False)
        self._show_day()

    @Slot()
    def _show_day(self) -> None:
        found = moments(self._session.company, self.day)
        self.look.setText(_("Look at the end of {day}").format(day=self.day.isoformat()))
        self._count.setText(ngettext("{count} change that day; a click shows the company just after it",
                                     "{count} changes that day; a click shows the company just after one",
                                     len(found)).format(count=len(found)) if found else _("Nothing was done that day."))
        self._count.setWordWrap(True)
        self.list.show_rows([HistoryRow(one.label, f"{one.at[-5:]} · {one.user}", one) for one in found])

    @Slot()
    def _look_at_day(self) -> None:
        self.wanted.emit(self.day)

    @Slot(QModelIndex)
    def _look_after(self, index: QModelIndex) -> None:
        row = self.list.row_at(index)
        if row is not None:
            self.wanted.emit(row.what)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _looking(colour: str, *, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    return made
