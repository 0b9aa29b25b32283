"""Lists and terms: every code list with its source and rows, the company's own entries, the schemes of measures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.list_views import ListLine, list_lines, list_view
from dualprev_desktop.services.measure_schemes import scheme_lists
from dualprev_desktop.services.query import find
from dualprev_desktop.services.verification import code_rows
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.lists_bridge import BridgePane
from dualprev_desktop.ui.widgets.lists_own import OwnEntries
from dualprev_desktop.ui.widgets.lists_rows import TermPane
from dualprev_desktop.ui.widgets.lists_words import readable
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.side_by_side import side_by_side

IS_OPEN = N_("Terms of your own may be added; they are kept in the company's file.")
IS_CLOSED = N_("Its terms are fixed: what is not in it is refused.")
ROWS, OWN, BRIDGES = range(3)


class ListsPage(Page):
    shows = frozenset({"list_entry", "enterprise", "risk_point", "method_use", "hazard_substance"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame, self.lists = PageFrame(), LineList(_("Lists"))
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.rows, self.own, self.bridges = TermPane(), OwnEntries(session), BridgePane()
        self._title, self._source = QLabel(), QLabel()
        self._lines: dict[str, ListLine] = {}
        self._lay_out()
        self.lists.chosen.connect(self._show_list)
        self.lists.entered.connect(self._into_rows)
        self.tabs.currentChanged.connect(self._turn)
        self.setFocusProxy(self.lists)
        self.refresh()

    def _lay_out(self) -> None:
        self._primary = self.frame.set_primary(_("New entry"), self.start_new, "plus")
        right, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        self._title.setFont(bold_font())
        self._source.setFont(caption_font())
        self._source.setWordWrap(True)
        self._source.setProperty("muted", True)
        self._source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for title in (_("Rows"), _("Own entries"), _("Where the classes go")):
            self.tabs.addTab(title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for pane in (self.rows, self.own, self.bridges):
            self._stack.addWidget(pane)
        for widget in (self._title, self._source, self.tabs):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        right.setLayout(column)
        self.frame.set_body(side_by_side(self.lists, right, self.session, "lists"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)

    # the page -----------------------------------------------------------------------------------------

    def heading(self) -> str:
        found = code_rows()
        return _("2 Identify · lists and terms · {count} of {total} rows not verified").format(
            count=found.count, total=found.total)

    def refresh(self, changes: ChangeSet | None = None) -> None:
        self.frame.set_title(self.heading())
        self._lines = {line.id: line for line in list_lines(self.session.company)}
        self.lists.set_entries([Entry(line.id, line.title, None, _remark(line)) for line in self._lines.values()])
        if self.lists.current_id:
            self._fill(self.lists.current_id)

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        entry = find(self.session.company, type_id, record_id) if type_id == "list_entry" else None
        if entry is None or not self.lists.choose(entry.list_id):
            return False
        self.tabs.setCurrentIndex(OWN)
        return self.own.show_record(record_id, field)

    def start_new(self) -> None:
        self.tabs.setCurrentIndex(OWN)
        self.own.start_new()

    # one list -----------------------------------------------------------------------------------------

    def _show_list(self, list_id: str) -> None:
        if not list_id:
            return
        self._fill(list_id)
        self.own.show_list(list_id)
        self.bridges.start_from(list_id)
        if not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(ROWS)

    def _fill(self, list_id: str) -> None:
        view, line = list_view(self.session.company, list_id), self._lines[list_id]
        self._title.setText(view.title)
        state = _(IS_OPEN) if view.open else _(IS_CLOSED)
        self._source.setText(f"{readable(list_id, view.source)}\n{state}")
        self.rows.show_list(view)
        own = _("Own entries")
        self.tabs.setTabText(OWN, f"{own} · {line.own}" if line.own else own)
        self.tabs.setTabVisible(OWN, view.open)
        self.tabs.setTabVisible(BRIDGES, list_id in scheme_lists())
        self.tabs.setVisible(view.open or list_id in scheme_lists())
        allow(self._primary, only_read(self.session.company), unless(view.open, _("This list takes no entries of "
                                                                                  "your own.")))

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)

    def _into_rows(self) -> None:
        (self.rows, self.own, self.bridges)[self._stack.currentIndex()].setFocus()


def _remark(line: ListLine) -> str:
    """"239 rows · 235 unverified · 2 of your own"."""
    counted: list[tuple[int, Callable[[], str]]] = [
        (line.rows, lambda: ngettext("{count} row", "{count} rows", line.rows).format(count=line.rows)),
        (line.unverified, lambda: _("{count} unverified").format(count=line.unverified)),
        (line.own, lambda: ngettext("{count} own entry", "{count} own entries", line.own).format(count=line.own))]
    return " · ".join(say() for count, say in counted if count)
