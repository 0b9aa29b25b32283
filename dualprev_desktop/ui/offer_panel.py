"""Taking single events or measures from the catalogues: find, tick, add; undo takes them back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QListView, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.reasons import NOTHING_TICKED, allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.catalogue_offers import OfferLine, OfferModel
from dualprev_desktop.ui.widgets.field_editors import ENTER
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate

LIST_PART, DETAILS_PART = 5, 4


class OfferPanel(QWidget):
    """What events and measures have in common; `beside` shows more of the line under the cursor."""

    closed = Signal()

    def __init__(self, session: Session, beside: QWidget | None = None) -> None:
        super().__init__()
        self.session = session
        self._record = ""
        self.offers, self.list = OfferModel(self), QListView()
        self.filter, self.near = FilterEdit(self.list), QCheckBox()
        self.take, self.none, self.leave = QPushButton(), QPushButton(_("Tick none")), QPushButton(_("Close"))
        self._title = QLabel()
        self._dress()
        self._lay_out(beside)

    def _dress(self) -> None:
        self.list.setModel(self.offers)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(self._look)
        self._title.setFont(bold_font())
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take.setProperty("primary", True)
        self.take.setIcon(icon("playlist-plus", active().colours.accent_ink))
        self.take.clicked.connect(self.take_over)
        self.none.clicked.connect(self.offers.untick_all)
        self.leave.setIcon(icon("close"))
        self.leave.clicked.connect(self.closed)
        self.filter.textChanged.connect(self._narrow)
        self.near.toggled.connect(self._narrow)
        self.offers.ticked_changed.connect(self._count)

    def _lay_out(self, beside: QWidget | None) -> None:
        space = active().space
        buttons, narrowing, lower = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (buttons, narrowing):
            row.setSpacing(space.between)
        for button in (self.take, self.none):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        narrowing.addWidget(self.filter, 1)
        narrowing.addWidget(self.near)
        lower.setSpacing(space.around)
        lower.addWidget(self.list, LIST_PART)
        if beside is not None:
            lower.addWidget(beside, DETAILS_PART)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(self._title)
        column.addLayout(narrowing)
        column.addLayout(lower, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)

    # what events and measures differ in ---------------------------------------------------------------

    def title_of(self, record_id: str) -> str:
        """What stands above the list."""
        raise NotImplementedError

    def lines_for(self, record_id: str) -> list[OfferLine]:
        raise NotImplementedError

    def add(self, record_id: str, offers: list[Any]) -> tuple[ChangeSet, tuple[str, ...]]:
        """The use case: what changed, and what was skipped."""
        raise NotImplementedError

    def take_words(self, count: int) -> str:
        """What the button says."""
        raise NotImplementedError

    def near_words(self, count: int) -> str:
        raise NotImplementedError

    def added_words(self, changed: ChangeSet) -> str:
        """What is said afterwards; empty when nothing was added."""
        raise NotImplementedError

    def look_at(self, line: OfferLine | None) -> None:
        """The line under the cursor."""

    # choosing -----------------------------------------------------------------------------------------

    def start(self, record_id: str) -> None:
        """Offers what may be added to a record; what is near first, and alone where there is any."""
        self._record = record_id
        self.offers.set_lines(self.lines_for(record_id))
        near = self.offers.near_count
        for widget in (self.near, self.filter):
            widget.blockSignals(True)
        self.filter.clear()
        self.near.setText(self.near_words(near))
        allow(self.near, unless(near, _("The catalogue has nothing that is near.")))
        self.near.setChecked(near > 0)
        for widget in (self.near, self.filter):
            widget.blockSignals(False)
        title = self.title_of(record_id)
        self._title.setText(title)
        self._title.setToolTip(title)
        self._narrow()
        self.list.setFocus()

    def _narrow(self) -> None:
        self.offers.narrow(self.filter.text(), self.near.isChecked())
        self.list.setCurrentIndex(self.offers.index(0))
        if not self.offers.shown:
            self.look_at(None)

    def _look(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.look_at(self.offers.line(current.row()))

    def _count(self) -> None:
        count = len(self.offers.ticked())
        for button in (self.take, self.none):
            allow(button, unless(count, _(NOTHING_TICKED)))
        self.take.setText(self.take_words(count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds what is ticked; a button that has the keyboard is pressed instead. Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in ENTER and self.list.hasFocus() and self.take.isEnabled():
            self.take_over()
        else:
            super().keyPressEvent(event)

    def take_over(self) -> None:
        wanted = self.offers.ticked()
        done = self.session.do(lambda: self.add(self._record, wanted))
        if done is None:
            return
        changed, skipped = done
        parts = [self.added_words(changed)]
        if skipped:
            parts.append(ngettext("{count} was there already and was skipped: {names}",
                                  "{count} were there already and were skipped: {names}", len(skipped)).format(
                count=len(skipped), names="；".join(skipped)))
        words = " ".join(filter(None, parts))
        if changed:
            say_undoable(self.session, words, Tone.GOOD)
        else:
            self.session.say(words)
        self.closed.emit()
