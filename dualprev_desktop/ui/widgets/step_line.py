"""One step in the overview: its state, its name, and the first thing that is missing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.guide.rule import STEP_NAMES, Missing, Step
from dualprev_desktop.services.overview import State, StepState
from dualprev_desktop.ui.mending import mending, page_destination
from dualprev_desktop.ui.places import STEPS
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.state_glyph import StateGlyph

NAME_WIDTH = 128


class StepLine(QPushButton):
    """Leads to the first record that is missing something, else to the step's page."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._step = session, step
        self._missing: Missing | None = None
        self.setProperty("line", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = QLabel(f"{STEPS.index(step) + 1}  {_(STEP_NAMES[step])}")
        name.setFixedWidth(NAME_WIDTH)
        self._glyph, self.words = StateGlyph(State.EMPTY), QLabel()
        self.words.setProperty("muted", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(active().space.tight, 0, active().space.tight, 0)
        row.setSpacing(active().space.between)
        for part in (self._glyph, name, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, 1 if part is self.words else 0)
        self.clicked.connect(self.go)

    def show_state(self, state: StepState) -> None:
        # where nothing has begun, the page says how
        self._missing = state.missing[0] if state.missing and state.state is not State.EMPTY else None
        self._glyph.set_state(state.state)
        self.words.setText(self._words(state))
        self.setAccessibleName(f"{_(STEP_NAMES[self._step])}: {self.words.text()}")

    @staticmethod
    def _words(state: StepState) -> str:
        if state.state is State.UNREAD:
            return _("being read…")
        if state.state is State.EMPTY:
            return _("Not begun")
        count, more = len(state.missing), len(state.missing) - 1
        if state.state is State.COMPLETE:
            advised = ngettext("{count} suggestion", "{count} suggestions", count).format(count=count)
            return _("Complete · {advised}").format(advised=advised) if count else _("Complete")
        return state.missing[0].text + (f" (+{more})" if more else "")

    def sizeHint(self) -> QSize:
        return QSize(300, active().size.row)

    @Slot()
    def go(self) -> None:
        step, missing = self._step, self._missing
        self._session.go_to(mending(step, missing) if missing is not None else page_destination(step))
