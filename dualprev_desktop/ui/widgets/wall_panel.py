"""What hangs on the walls (张贴件): which papers no longer match, and printing them again, hanging, taking down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.papers.wall import WallLine, WallState, wall_lines
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.reasons import NO_ROW, allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import wall_acts
from dualprev_desktop.ui.widgets.attachment_pane import AttachmentPane
from dualprev_desktop.ui.widgets.attachment_place import PicturePlace
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.kept_split import KeptSplit
from dualprev_desktop.ui.widgets.read_when_seen import ReadWhenSeen
from dualprev_desktop.ui.widgets.wall_apart import WallApart
from dualprev_desktop.ui.widgets.wall_hang import HangBar, Hanging
from dualprev_desktop.ui.widgets.wall_list import WallList
from dualprev_desktop.ui.widgets.wall_model import WallModel

EMPTY = N_("Every card and board that you print is listed here, with where it hangs and a photograph of it. When the "
           "register changes, it says which of them no longer match, and prints just those again.")
CARDS, BOARD = Destination("print", "document", "cards"), Destination("print", "document", "notice-board")
SHARES = (20, 19)
ONE_PAPER = N_("Choose one paper; then a photograph of it can be added.")


class WallPanel(ReadWhenSeen):
    shows = frozenset(one.id for one in record_types())
    """A paper may say anything that is in the register."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = WallModel(self)
        self.list, self.apart, self.hang = WallList(self.model), WallApart(), HangBar()
        self.photos = AttachmentPane(session, "paper", ONE_PAPER)
        self.wrong_only, self.count = QCheckBox(_("Only what no longer matches")), QLabel()
        self._wanted = ""
        self.again = self._button(_("Print again"), "printer-outline", self.print_again)
        self.again_all = self._button(_("Print all that no longer match"), "printer-outline", self.print_all_again)
        self.up = self._button(_("Put up…"), "pin-outline", self.begin_hanging)
        self.down = self._button(_("Taken down"), "pin-off-outline", self.take_down)
        self.empty = EmptyState("file-document-multiple-outline", _(EMPTY), [
            Way(_("Print cards…"), partial(session.go_to, CARDS), "printer-outline"),
            Way(_("Print the notice board…"), partial(session.go_to, BOARD))])
        self._whole, self._stack = QStackedLayout(self), QStackedWidget()
        self._lay_out()
        self.again_all.setProperty("primary", True)
        self.again_all.setIcon(icon("printer-outline", active().colours.accent_ink))
        self._place = PicturePlace(session, self.photos, self._whole)
        self._connect()
        self._settle()

    def _button(self, words: str, picture: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(icon(picture))
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        space, working = active().space, QWidget()
        row, column = FlowRow(), QVBoxLayout(working)
        row.setSpacing(space.between)
        self.count.setProperty("muted", True)
        for part in (self.again_all, self.again, self.up, self.down, self.wrong_only):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.count)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(row)
        column.addWidget(self.hang)
        column.addWidget(self._split(), 1)
        self.hang.hide()
        for page in (self.empty, working):
            self._stack.addWidget(page)
        self._whole.addWidget(self._stack)
        self.setFocusProxy(self.list)

    def _split(self) -> QSplitter:
        split, below = QSplitter(Qt.Orientation.Vertical), QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, active().space.between, 0, 0)
        row.setSpacing(active().space.around)
        row.addWidget(self.apart, 1)
        row.addWidget(self.photos, 1)
        split.addWidget(self.list)
        split.addWidget(below)
        split.setChildrenCollapsible(False)
        split.setSizes(SHARES)
        KeptSplit(split, self._session, "wall")
        return split

    def _connect(self) -> None:
        self.list.chosen.connect(self._settle)
        self.list.removing.connect(self.take_down)
        self.list.activated.connect(self._open_photo)
        self.wrong_only.toggled.connect(self._narrow)
        self.hang.hung.connect(self._put_up)
        self.hang.left.connect(self._end_hanging)

    # what is shown ----------------------------------------------------------------------------------------

    def reading(self) -> Callable[[], tuple[WallLine, ...]]:
        return partial(wall_lines, self._session.company)

    def take(self, read: tuple[WallLine, ...]) -> None:
        self.model.show_lines(read)
        self._stack.setCurrentIndex(1 if read else 0)
        if self._wanted and self._choose(self._wanted):
            self._wanted = ""
        self._settle()

    def choose(self, paper_id: str) -> None:
        """Now, or when the list has been read."""
        self._wanted = "" if self._choose(paper_id) else paper_id

    def _choose(self, paper_id: str) -> bool:
        if any(one.id == paper_id and not one.wrong for one in self.model.lines):
            self.wrong_only.setChecked(False)
        return self.list.choose(paper_id)

    def _open_photo(self) -> None:
        """The one that is chosen, or the first of the paper."""
        if not self.photos.chosen and self.photos.pictures:
            self.photos.grid.choose(self.photos.pictures[0])
        self.photos.open_chosen()

    def _narrow(self, only: bool) -> None:
        self.model.show_wrong_only(only)
        self._settle()

    def _settle(self) -> None:
        """What can be done now, and what is said of the chosen one."""
        lines, one = self.list.lines, self.list.current
        read, chosen = only_read(self._session.company), unless(lines, _(NO_ROW))
        stale = [line for line in lines if line.state is WallState.STALE]
        allow(self.again, read, chosen, unless(stale, _("What is chosen still matches, or is printed no longer.")))
        allow(self.again_all, read, unless(wall_acts.to_print(self.model.lines), _("Every paper matches.")))
        for button in (self.up, self.down):
            allow(button, read, chosen)
        wrong = sum(line.wrong for line in self.model.lines)
        self.count.setText(ngettext("{wrong} of {count} paper does not match", "{wrong} of {count} papers do not match",
                                    len(self.model.lines)).format(wrong=wrong, count=len(self.model.lines)))
        self.apart.show_line(one)
        if self.photos.record_id != (one.id if one else ""):
            self.photos.show_record(one.id if one else "")

    # what the person does ---------------------------------------------------------------------------------

    def print_again(self) -> None:
        wall_acts.print_again(self._session, wall_acts.to_print(self.list.lines))

    def print_all_again(self) -> None:
        """Of several documents one is chosen: each is printed by itself."""
        wanted = wall_acts.to_print(self.model.lines)
        if len(wanted) < 2:
            wall_acts.print_again(self._session, wanted)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in wanted:
            menu.addAction(f"{one.title} ({one.papers})", partial(wall_acts.print_again, self._session, [one]))
        menu.popup(self.again_all.mapToGlobal(self.again_all.rect().bottomLeft()))

    def take_down(self) -> None:
        if self.down.isEnabled():
            wall_acts.take_down(self._session, self.list.lines)

    def begin_hanging(self) -> None:
        self.hang.show()
        self.hang.begin(self.list.lines[0].posted_at, local_date(self._session.company.clock()))
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        """The line above took room from the list."""
        self.list.scrollTo(self.list.currentIndex())

    def _put_up(self, hanging: Hanging) -> None:
        wall_acts.put_up(self._session, self.list.lines, hanging, self._end_hanging)

    def _end_hanging(self) -> None:
        self.hang.hide()
        self.list.setFocus()
