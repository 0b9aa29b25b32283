"""An open company's window: top bar, rail, page, guide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.query import enterprise
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

GUIDE_SHOWN = "guide_shown"
NARROW = 1280


class Shell(QWidget):
    titled = Signal(str)
    """The window's title: page, company."""

    def __init__(self, desk: Desk, session: Session, page_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
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
        self.pages.show_page(page_id if page_id in PAGES else next(iter(PAGES)).id)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(self._centre(), 1)
        middle.addWidget(self.guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(middle, 1)

    def _centre(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        if self.session.company.read_only:
            column.addWidget(_read_only_banner())
        column.addWidget(self.pages, 1)
        return column

    def _connect(self) -> None:
        self.rail.chosen.connect(self._show_from_rail)
        self.rail.entered.connect(self.begin)
        self.guide.page_wanted.connect(self.pages.show_page)
        self.top_bar.page_wanted.connect(self.pages.show_page)
        self.top_bar.search.put_away.connect(self.begin)
        self.top_bar.guide_toggled.connect(self._guide_toggled)
        self.pages.page_shown.connect(self._page_shown)
        self.session.changed.connect(self._entitle)

    def _add_shortcuts(self) -> None:
        self._shortcut("Ctrl+K", self._to_search)
        self._shortcut("F10", self.top_bar.company.showMenu)
        for kind in PAGES:
            if number_of(kind) or kind.step is None:
                # a page's id, not self, is what the partial holds
                self._shortcut(f"Ctrl+{number_of(kind)}", partial(_show, self.pages, kind.id))

    def _shortcut(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)

    @Slot()
    def _to_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

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
        self._entitle()

    @Slot()
    def _entitle(self) -> None:
        owner = enterprise(self.session.company)
        name = owner.name if owner else self.session.company.path.stem
        self.title = f"{self.pages.current.heading()} — {name}"
        self.titled.emit(self.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has no room for the guide; it comes back with the room."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            wanted = not narrow and bool(remembered(self.session, GUIDE_SHOWN, True))
            self.top_bar.guide.blockSignals(True)
            self.top_bar.guide.setChecked(wanted)
            self.top_bar.guide.blockSignals(False)
            self.guide.setVisible(wanted)

    @Slot(bool)
    def _guide_toggled(self, shown: bool) -> None:
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
