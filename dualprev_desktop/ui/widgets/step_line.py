"""One step in the overview: its state, its name, and the first thing that is missing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.overview import STEP_NAMES, Missing, State, Step, StepState
from dualprev_desktop.ui.places import STEPS, page_of
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
        self._missing = state.missing[0] if state.missing else None
        self._glyph.set_state(state.state)
        self.words.setText(self._words(state))
        self.setAccessibleName(f"{_(STEP_NAMES[self._step])}: {self.words.text()}")

    @staticmethod
    def _words(state: StepState) -> str:
        if state.state is State.EMPTY:
            return _("Not begun")
        more = len(state.missing) - 1
        if more < 0:
            return _("Complete")
        return state.missing[0].text + (f" (+{more})" if more else "")

    def sizeHint(self) -> QSize:
        return QSize(300, active().size.row)

    @Slot()
    def go(self) -> None:
        kind = page_of(self._step)
        if kind is None:
            return
        missing = self._missing
        if missing is not None and missing.ids:
            self._session.go_to(missing.type_id, missing.ids[0], kind.id)
        else:
            self._session.go_to("", "", kind.id)
