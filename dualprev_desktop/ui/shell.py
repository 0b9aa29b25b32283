"""An open company's window: top bar, rail, page, guide."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.ui import last_place
from dualprev_desktop.ui.as_of_band import AsOfBand
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.guide_panel import GuidePanel
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.places import number_of
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.rail import Rail
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.top_bar import TopBar
from dualprev_desktop.ui.undoing import Undoing

if TYPE_CHECKING:
    from dualprev_desktop.ui.history_panel import HistoryPanel

GUIDE_SHOWN = "guide_shown"
NARROW = 1280


class Shell(QWidget):
    titled = Signal(str)
    """The window's title: page, company."""

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._desk = session, desk
        self.title = ""
        self._narrow = False
        self.standing = standing_of(session)
        self.undoing = Undoing(session, self)
        self.top_bar = TopBar(desk, session, self.standing, self.undoing)
        self.rail = Rail(self.standing)
        self.pages = PageStack(session)
        self.guide = GuidePanel(session, self.standing)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.top_bar.guide.setChecked(bool(remembered(session, GUIDE_SHOWN, True)))
        self.guide.setVisible(self.top_bar.guide.isChecked())
        last_place.go_on(session, self.pages.show_page(last_place.last_page(session)))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(self._centre(), 1)
        middle.addWidget(self.guide)
        self._middle = middle
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)

    def _centre(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        if self.session.company.stands_at:
            column.addWidget(self._band())
        elif self.session.company.read_only:
            column.addWidget(_read_only_banner())
        column.addWidget(self.pages, 1)
        return column

    def _band(self) -> AsOfBand:
        band = AsOfBand(self.session.company.stands_at)
        band.left.connect(self._desk.back_to_today)
        band.other_wanted.connect(self._choose_past)
        return band

    def _connect(self) -> None:
        self.top_bar.history_toggled.connect(self._history_toggled)
        self.rail.chosen.connect(self._show_from_rail)
        self.rail.entered.connect(self.begin)
        self.top_bar.page_wanted.connect(self.pages.show_page)
        self.top_bar.search.put_away.connect(self.begin)
        self.top_bar.search.finder.serve(self.pages, self.top_bar, self._desk.show_help)
        self.top_bar.guide_toggled.connect(self._guide_toggled)
        self.pages.page_shown.connect(self._page_shown)
        self.session.changed.connect(self._entitle)

    def _add_shortcuts(self) -> None:
        self._shortcut("Ctrl+K", self.top_bar.search.begin, _("Search, or do something"))
        self._shortcut("F10", self.top_bar.company.showMenu, _("Open the company menu"))
        for kind in PAGES:
            if number_of(kind) or kind.step is None:
                # a page's id, not self, is what the partial holds
                self._shortcut(f"Ctrl+{number_of(kind)}", partial(_show, self.pages, kind.id), _(kind.title))

    def _shortcut(self, keys: str, act: object, words: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setWhatsThis(words)  # the sheet of shortcuts says it
        shortcut.activated.connect(act)

    def keep_place(self) -> None:
        """For the next time this company is opened."""
        last_place.keep_place(self.session, self.pages.current_id, self.pages.current)

    @Slot(str)
    def _show_from_rail(self, page_id: str) -> None:
        """The keyboard stays in the rail, so that arrow keys go on."""
        self.pages.show_page(page_id)
        self.rail.setFocus()

    @Slot()
    def begin(self) -> None:
        """Gives the keyboard to the page."""
        self.pages.current.begin()

    @Slot(str)
    def _page_shown(self, page_id: str) -> None:
        self.rail.show_current(page_id)
        self.guide.show_page(PAGES[page_id])
        self._make_room()
        self._entitle()

    @Slot()
    def _entitle(self) -> None:
        owner = enterprise(self.session.company)
        name = owner.name if owner else self.session.company.path.stem
        self.title = f"{self.pages.current.heading()} — {name}"
        self.titled.emit(self.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """The guide gives way in a narrow window, and to a page whose words need its room; it comes back with it."""
        if not self.pages.current_id:
            return
        if self.top_bar.history.isChecked():
            self._place_history()
        needed = self.rail.width() + self.pages.current.minimumSizeHint().width() + self.guide.width()
        narrow = self.width() < max(NARROW, needed)
        if narrow != self._narrow:
            self._narrow = narrow
            self._settle_guide()

    def _settle_guide(self) -> None:
        """As the person left it, where there is room for it."""
        wanted = not self._narrow and not self.top_bar.history.isChecked() and bool(
            remembered(self.session, GUIDE_SHOWN, True))
        self.top_bar.guide.blockSignals(True)
        self.top_bar.guide.setChecked(wanted)
        self.top_bar.guide.blockSignals(False)
        self.guide.setVisible(wanted)

    @cached_property
    def history(self) -> HistoryPanel:
        """Made when it is first wanted."""
        from dualprev_desktop.ui.history_panel import HistoryPanel

        made = HistoryPanel(self.session, self.undoing, self)
        made.hide()
        made.closed.connect(self._close_history)
        made.past_wanted.connect(self._desk.show_past)
        return made

    @Slot(bool)
    def _history_toggled(self, shown: bool) -> None:
        """In the guide's place: beside both the page would be too narrow."""
        # one after the other: both at once, were it for a moment, would make the window wider
        self.history.setVisible(False)
        self._settle_guide()
        self._place_history()
        self.history.setVisible(shown)
        if shown:
            self.history.begin()

    def _place_history(self) -> None:
        """Beside the page where there is room, else over its right edge: it never makes the window wider."""
        needed = self.rail.width() + self.pages.current.minimumSizeHint().width() + self.history.width()
        beside = self._middle.indexOf(self.history) >= 0
        if self.width() >= needed:
            if not beside:
                self._middle.addWidget(self.history)
            return
        if beside:
            self._middle.removeWidget(self.history)
        top = self.top_bar.height()
        self.history.setGeometry(self.width() - self.history.width(), top, self.history.width(), self.height() - top)
        self.history.raise_()

    @Slot()
    def _close_history(self) -> None:
        self.top_bar.history.setChecked(False)
        self.begin()

    @Slot()
    def _choose_past(self) -> None:
        self.history.turn_to_past()
        self.top_bar.history.setChecked(True)
        self.history.begin()

    @Slot(bool)
    def _guide_toggled(self, shown: bool) -> None:
        if shown:
            self.top_bar.history.setChecked(False)
        self.guide.setVisible(shown)
        if not self._narrow:
            remember(self.session, GUIDE_SHOWN, shown)


def _show(pages: PageStack, page_id: str) -> None:
    pages.show_page(page_id)


def _read_only_banner() -> QLabel:
    banner = QLabel(_("Open for reading only: you can look at everything, print and export. To change something, "
                      "open the file for writing or work on a copy."))
    banner.setWordWrap(True)
    banner.setContentsMargins(active().space.page, active().space.between, active().space.page, active().space.between)
    banner.setStyleSheet(f"background: {active().colours.alert}; color: {active().colours.alert_ink};")
    return banner
