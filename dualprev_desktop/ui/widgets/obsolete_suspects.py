"""Suspicions one by one: the point, the words that were found, the entry of the list, and a person's answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.explaining_text import Line, Section
from dualprev_desktop.services.obsolete import LIST, Check, Suspect
from dualprev_desktop.services.own_lists import OWN
from dualprev_desktop.ui.reasons import READ_ONLY, allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.choices import OWN_TERM, UNVERIFIED
from dualprev_desktop.ui.widgets.empty_state import EmptyState
from dualprev_desktop.ui.widgets.line_list import Entry, LineList
from dualprev_desktop.ui.widgets.lists_words import name_of, shown
from dualprev_desktop.ui.widgets.sections_view import SectionsView
from dualprev_desktop.ui.widgets.side_by_side import side_by_side

NOTHING = N_("No key word of the list stands in the risk points and events. Only words were compared: this does not "
             "say that nothing here is obsolete. Go through the whole list once with who knows the equipment.")
CARRIED = ("ban", "condition", "instead", "basis", "sectors", "evidence")


class SuspectPane(QWidget):
    said = Signal(object, bool)
    """The suspect, and whether it is obsolete."""

    def __init__(self, changing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changing = changing
        self.found: Sequence[Suspect] = ()
        self.list, self.details = LineList(_("Suspicions")), SectionsView()
        self.it_is, self.it_is_not = QPushButton(_("It is")), QPushButton(_("It is not"))
        self._question, self._stack = QLabel(_("Is it obsolete equipment or an obsolete process?")), QStackedWidget()
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.it_is.clicked.connect(self._yes)
        self.it_is_not.clicked.connect(self._no)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        right, column, buttons = QWidget(), QVBoxLayout(), QHBoxLayout()
        self.it_is.setIcon(icon("check"))
        self.it_is_not.setIcon(icon("close"))
        buttons.setSpacing(look().space.between)
        buttons.addWidget(self._question, 1)
        buttons.addWidget(self.it_is)
        buttons.addWidget(self.it_is_not)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().space.between)
        column.addWidget(self.details, 1)
        column.addLayout(buttons)
        right.setLayout(column)
        self._stack.addWidget(EmptyState("magnify", _(NOTHING)))
        self._stack.addWidget(side_by_side(self.list, right))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_found(self, found: Check) -> None:
        self.found = found.suspects
        self.list.set_entries([Entry(_key(one), one.point, None, _remark(one)) for one in self.found])
        self._stack.setCurrentIndex(int(bool(self.found)))
        self._show(self.list.current_id)

    @property
    def current(self) -> Suspect | None:
        return next((one for one in self.found if _key(one) == self.list.current_id), None)

    def others_of(self, suspect: Suspect) -> int:
        """How many more suspicions the same point has."""
        return sum(one.point_id == suspect.point_id for one in self.found) - 1

    def _show(self, _key: str) -> None:
        one = self.current
        for button in (self.it_is, self.it_is_not):
            allow(button, unless(self._changing, _(READ_ONLY)), unless(one, _("No suspicion is chosen.")))
        self.details.show_sections(_sections(one) if one else ())

    def _yes(self) -> None:
        self._say(is_obsolete=True)

    def _no(self) -> None:
        self._say(is_obsolete=False)

    def _say(self, *, is_obsolete: bool) -> None:
        one = self.current
        if one is not None:
            self.said.emit(one, is_obsolete)


def _key(one: Suspect) -> str:
    return f"{one.point_id} {one.item.code}"


def _remark(one: Suspect) -> str:
    ban = one.item.attribute("ban")
    return " · ".join(filter(None, (shown(LIST, "ban", ban) if ban else "", one.item.label(active().language))))


def _sections(one: Suspect) -> Iterator[Section]:
    yield Section(one.point, (Line(one.words, _("Words found")), Line(f"“{one.keyword}”", _("Key word"))))
    carried = (Line(shown(LIST, name, value), name_of(LIST, name))
               for name in CARRIED if (value := one.item.attribute(name)))
    own = OWN in one.item.attributes
    state = () if one.item.verified else (Line(_(OWN_TERM if own else UNVERIFIED), _("State"), quiet=True),)
    yield Section(one.item.label(active().language), (*carried, *state))
