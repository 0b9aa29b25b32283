"""Where the company stands, read once for rail, top bar, guide and overview, and renewed after changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dualprev_desktop.services.overview import Overview, Step, StepState, overview
from dualprev_desktop.ui.session import Session

PAUSE_MILLISECONDS = 120


class Standing(QObject):
    """A burst of changes is followed by one look at the register, not by one a change."""

    renewed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._company = session.company
        self._session = session
        self.now: Overview = overview(self._company)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.renew)
        session.changed.connect(self._later)

    def step(self, step: Step) -> StepState:
        return next(state for state in self.now.steps if state.step is step)

    @Slot()
    def _later(self) -> None:
        self._timer.start()

    @Slot()
    def renew(self) -> None:
        self._timer.stop()
        self.now = self._session.do(self._read) or self.now
        self.renewed.emit()

    def _read(self) -> Overview:
        return overview(self._company)


def standing_of(session: Session) -> Standing:
    """The one of this session, made at the first call."""
    return session.findChild(Standing) or Standing(session)
