"""Where a person's duties are handed over from: a table, the tree, and in the place of a removal that leaves holes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.services.handing_over import has_duties
from dualprev_desktop.services.org_chart import PERSON
from dualprev_desktop.ui.session import Session


class Handing(QObject):
    """Whoever shows the panel listens to `wanted`."""

    wanted = Signal(str, bool)
    """The person's id; whether they were to be removed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._listeners = 0

    def listen(self, page: QObject) -> None:
        """`page` shows the panel as long as it lives: without one, nothing is offered."""
        self._listeners += 1
        page.destroyed.connect(self._lose)

    def _lose(self) -> None:
        self._listeners -= 1

    def start(self, person_id: str, *, removing: bool = False) -> bool:
        """False where nobody shows the panel."""
        if self._listeners:
            self.wanted.emit(person_id, removing)
        return bool(self._listeners)


def handing_of(session: Session) -> Handing:
    return session.findChild(Handing) or Handing(session)


def instead_of_removing(session: Session, declared: RecordType, ids: Sequence[str]) -> bool:
    """Whether the duties of a person who was to be removed are shown to be handed over first."""
    if declared.id != PERSON:
        return False
    holding = has_duties(session.company, ids)
    return bool(holding) and handing_of(session).start(holding[0], removing=True)
