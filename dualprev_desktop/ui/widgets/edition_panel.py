"""The turn to GB 6441-2025 in place: what maps, what a person must decide, what has no type; nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.editions import NEW, OLD, TurningPlan, turn, turning_plan
from dualprev_desktop.services.explaining_text import Line, Section
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.edition_list import TurningList
from dualprev_desktop.ui.widgets.edition_model import TurningModel
from dualprev_desktop.ui.widgets.sections_view import SectionsView

LEFT_WIDTH = 320


class EditionPanel(QWidget):
    closed = Signal()
    """Turned or not: back to where it was opened."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._plan, self._turned = session, TurningPlan((), (), ()), False
        self.model = TurningModel(self)
        self.list, self.rest = TurningList(self.model), SectionsView()
        self.title, self.asked, self.count, self._keys = QLabel(), QLabel(), QLabel(), QLabel()
        self.take, self.leave = QPushButton(), QPushButton(_("Cancel"))
        self._nothing, self._right = QLabel(_("No event needs a decision: every type of 1986 has one of 2025.")), \
            QStackedWidget()
        self._dress()
        self._lay_out()
        self.model.answered.connect(self._count_answers)
        session.changed.connect(self._follow)
        self.setFocusProxy(self.list)

    def _dress(self) -> None:
        self.take.setProperty("primary", True)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.closed)
        self._keys.setText(_("Up and Down: event · 1 to 9, Left and Right: type · Delete: leave open"))
        for words in (self.title, self.asked):
            words.setFont(bold_font())
        for quiet in (self._keys, self.count, self._nothing):
            quiet.setProperty("muted", True)
        self._keys.setFont(caption_font())
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        QShortcut(QKeySequence("Esc"), self, self.closed.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._take,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        space = active().space
        self.rest.setFixedWidth(LEFT_WIDTH)
        self.rest.setAccessibleName(_("What is not asked"))
        self._right.addWidget(self.list)
        self._right.addWidget(self._nothing)
        middle, right, foot = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        right.setSpacing(space.tight)
        for part in (self.asked, self._keys):
            right.addWidget(part)
        right.addWidget(self._right, 1)
        middle.setSpacing(space.around)
        middle.addWidget(self.rest)
        middle.addLayout(right, 1)
        foot.setSpacing(space.between)
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addWidget(self.title)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    # what is shown ------------------------------------------------------------------------------------

    def begin(self, plan: TurningPlan, *, turned: bool) -> None:
        """`turned`: the company went over before, and some events are still without a type of 2025."""
        self._turned = turned
        self.model.clear()
        self.title.setText(_("Events that have only their type of 1986") if turned else
                           _("From GB 6441-1986 to GB 6441-2025"))
        self.take.setText(_("Take the types of 2025") if turned else _("Turn to GB 6441-2025"))
        self._show(plan)

    def _show(self, plan: TurningPlan) -> None:
        self._plan = plan
        self.rest.show_sections(_rest(plan))
        self.asked.setText(ngettext("{count} event must be decided", "{count} events must be decided",
                                    len(plan.asked)).format(count=len(plan.asked)))
        for part in (self.asked, self._keys):
            part.setVisible(bool(plan.asked))
        self._right.setCurrentWidget(self.list if plan.asked else self._nothing)
        self.setFocusProxy(self.list if plan.asked else self.take)
        self.model.set_asked(plan.asked)

    def _count_answers(self) -> None:
        asked, given = len(self._plan.asked), len(self.model.answers)
        still = asked - given
        self.count.setText("" if not asked else _("All are decided.") if not still else ngettext(
            "{count} stays open and is missing in step 2.", "{count} stay open and are missing in step 2.",
            still).format(count=still))
        allow(self.take, only_read(self._session.company),
              unless(not self._turned or given or self._plan.mapped, _("No type is decided yet.")))

    def _follow(self, changes: ChangeSet) -> None:
        """Another change, or an undo, while it is open: what is asked may be something else now."""
        if self.isVisible() and changes.touches("risk_event", "enterprise"):
            found = self._session.do(lambda: (turning_plan(self._session.company),))
            if found is not None:
                self._show(found[0])

    # what is done -------------------------------------------------------------------------------------

    def _take(self) -> None:
        if not self.take.isEnabled():
            return
        plan, answers = self._plan, dict(self.model.answers)
        if self._session.do(partial(turn, self._session.company, answers)) is not None:
            say_undoable(self._session, _told(plan, len(answers)))
            self.closed.emit()


def _rest(plan: TurningPlan) -> Iterator[Section]:
    """What is not asked."""
    counts = Counter((one.old, one.new) for one in plan.mapped)
    if counts:
        yield Section(
            ngettext("{count} event is mapped", "{count} events are mapped", len(plan.mapped)).format(
                count=len(plan.mapped)),
            tuple(Line(f"→ {label(NEW, new)} ({count})", label(OLD, old))
                  for (old, new), count in sorted(counts.items())))
    if plan.untyped:
        yield Section(ngettext("{count} event has no type", "{count} events have no type", len(plan.untyped)).format(
            count=len(plan.untyped)), (Line(_("They are missing in step 2, before and after."), quiet=True),))
    yield Section(_("What stays"), (Line(_("Every event keeps its type of 1986. You can go back at any time, and one "
                                           "undo takes all of this back."), quiet=True),))


def _told(plan: TurningPlan, decided: int) -> str:
    mapped = ngettext("{count} event was mapped.", "{count} events were mapped.", len(plan.mapped)).format(
        count=len(plan.mapped))
    open_ = len(plan.asked) - decided
    left = ngettext("{count} stays open.", "{count} stay open.", open_).format(count=open_) if open_ else ""
    taken = ngettext("{count} was decided.", "{count} were decided.", decided).format(count=decided) if decided else ""
    return " ".join(part for part in (_("Accident types are by GB 6441-2025."), mapped, taken, left,
                                      _("Undo with Ctrl+Z.")) if part)
