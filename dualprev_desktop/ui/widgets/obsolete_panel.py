"""The obsolete check (淘汰落后核对): what the words of the survey betray, a person's answers, and the whole list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services import obsolete
from dualprev_desktop.services.list_views import list_view
from dualprev_desktop.services.obsolete import Answered, Check, Suspect
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.lists_rows import TermPane
from dualprev_desktop.ui.widgets.obsolete_answers import AnswerPane
from dualprev_desktop.ui.widgets.obsolete_suspects import SuspectPane

COMPARED = N_("The words of {points} risk points and {events} events were compared with the key words of {entries} "
              "entries. That is all that was done: what is found is a suspicion, and what is not found proves nothing. "
              "Look at the equipment itself, and read the list in force for your trade.")
TOUCHING = ("risk_point", "risk_event", "list_entry", "obsolete_answer")
SUSPECTS, ANSWERS, LIST = range(3)


class ObsoletePanel(QWidget):
    """Shown in the place of the survey until it is closed."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.compared, self.leave = QLabel(), QPushButton(_("Close"))
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        changing = not session.company.read_only
        self.suspects, self.answers, self.whole = SuspectPane(changing), AnswerPane(changing), TermPane()
        self._lay_out()
        self.leave.clicked.connect(self.close_panel)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.suspects.said.connect(self._answer)
        self.answers.taken_back.connect(self._take_back)
        session.changed.connect(self._follow)
        self.setFocusProxy(self.suspects)

    def _lay_out(self) -> None:
        space, head, column = active().space, QHBoxLayout(), QVBoxLayout(self)
        title = QLabel(_("Obsolete check"))
        title.setFont(bold_font())
        self.leave.setIcon(icon("close"))
        self.compared.setWordWrap(True)
        self.compared.setProperty("muted", True)
        head.addWidget(title, 1)
        head.addWidget(self.leave)
        for pane in (self.suspects, self.answers, self.whole):
            self.tabs.addTab("")
            self._stack.addWidget(pane)
        self.tabs.setTabText(LIST, _("The whole list"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(head)
        column.addWidget(self.compared)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)

    def start(self) -> None:
        """Compares anew; a large register is read off the window's thread."""
        self.whole.show_list(list_view(self._session.company, obsolete.LIST))
        self._session.run(_("Comparing words"), partial(obsolete.check, self._session.company), self._show)

    def _show(self, found: Check) -> None:
        self.compared.setText(_(COMPARED).format(points=found.points, events=found.events, entries=found.entries))
        self.suspects.show_found(found)
        self.tabs.setTabText(SUSPECTS, _("Suspicions · {count}").format(count=len(found.suspects)))
        answers = obsolete.answered(self._session.company)
        self.answers.show_answers(answers)
        self.tabs.setTabText(ANSWERS, _("Answered · {count}").format(count=len(answers)))

    def _follow(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.touches(*TOUCHING):
            self.start()

    def _answer(self, suspect: Suspect, is_obsolete: bool) -> None:
        act = obsolete.it_is if is_obsolete else obsolete.it_is_not
        if self._session.do(partial(act, self._session.company, suspect)) is None:
            return
        others = self.suspects.others_of(suspect) if is_obsolete else 0
        say_undoable(self._session, " ".join(filter(None, (_said(suspect, is_obsolete), _one_only(others)))))

    def _take_back(self, answer: Answered) -> None:
        self._session.do(partial(obsolete.take_back, self._session.company, answer))

    def close_panel(self) -> None:
        self.closed.emit()


def _said(suspect: Suspect, is_obsolete: bool) -> str:
    if is_obsolete:
        return _("“{point}” is marked as obsolete. Undo with Ctrl+Z.").format(point=suspect.point)
    return _("“{point}” is not asked about this entry again. Undo with Ctrl+Z.").format(point=suspect.point)


def _one_only(others: int) -> str:
    """A risk point names one entry of the list."""
    if not others:
        return ""
    return ngettext("{count} more suspicion of this point is put aside: survey that as a point of its own.",
                    "{count} more suspicions of this point are put aside: survey those as points of their own.",
                    others).format(count=others)
