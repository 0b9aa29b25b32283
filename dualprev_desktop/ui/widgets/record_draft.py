"""A record being typed: it is kept in the file as soon as everything it must have is there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.services import rows
from dualprev_desktop.ui.session import Session


class RecordDraft(QObject):
    """The last, empty row of a table and a form for a new record show the same draft."""

    changed = Signal()
    completed = Signal(str)
    """The id of the record that was made."""

    def __init__(self, session: Session, declared: RecordType, given: Mapping[str, Any] | None = None,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._declared = session, declared
        self.given: dict[str, Any] = dict(given or {})
        """What every new record has unless another value is typed: where it belongs, usual codes."""
        self._typed: dict[str, Any] = {}

    def value(self, name: str) -> Any:
        return self._typed.get(name, self.given.get(name, self._declared.field(name).from_plain(None)))

    def give(self, given: Mapping[str, Any]) -> None:
        self.given = dict(given)
        self.changed.emit()

    @property
    def begun(self) -> bool:
        return any(self._typed.values())

    def missing(self) -> tuple[Field, ...]:
        """What must still be typed."""
        return tuple(field for field in self._declared.fields
                     if field.required and field.to_plain(self.value(field.name)) is None)

    def put(self, name: str, text: Any) -> bool:
        """Takes a typed value; False when it is refused, which has then been said."""
        field = self._declared.field(name)
        reader = rows.TextReader(self._session.company)
        read = self._session.do(lambda: (reader.value(self._declared, field, text),))
        if read is None:
            return False
        self._typed[name] = read[0]
        self.changed.emit()
        return self.complete()

    def complete(self) -> bool:
        """Makes the record once nothing is missing; False only when the file refused it."""
        if not self.begun or self.missing():
            return True
        values = {**self.given, **self._typed}
        made = self._session.do(partial(rows.add, self._session.company, self._declared.id, values))
        if made is None:
            return False
        self.clear()
        self.completed.emit(made[0][0])
        return True

    def clear(self) -> None:
        self._typed.clear()
        self.changed.emit()
