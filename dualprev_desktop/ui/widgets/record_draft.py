"""A record being typed: it is kept in the file as soon as everything it must have is there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services import rows, unkept
from dualprev_desktop.services.typed_text import TextReader
from dualprev_desktop.services.unkept import Where
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.typing_keeper import typing_of


class RecordDraft(QObject):
    """The last, empty row of a table and a form for a new record show the same draft.

    What was typed waits where it was typed: among the records of another risk point stands another draft.
    """

    changed = Signal()
    completed = Signal(str)
    """The id of the record that was made."""

    def __init__(self, session: Session, declared: RecordType, given: Mapping[str, Any] | None = None,
                 among: Mapping[str, Any] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._declared = session, declared
        self._keeper = typing_of(session)
        self.given: dict[str, Any] = dict(given or {})
        """What every new record has unless another value is typed: where it belongs, usual codes."""
        self._typed: dict[str, Any] = {}
        self.put_back_at = 0
        """When it was typed, in milliseconds, where it was taken up again; else 0."""
        self._stand_among(among or {})
        self._keeper.dropped.connect(self._follow_keeper)

    def value(self, name: str) -> Any:
        return self._typed.get(name, self.given.get(name, self._declared.field(name).from_plain(None)))

    def give(self, given: Mapping[str, Any], among: Mapping[str, Any]) -> None:
        """Other values for new records, and what all records of the table have in common."""
        self.given = dict(given)
        if unkept.among(among) != self.where.among:
            self._stand_among(among)
        self.changed.emit()

    def _stand_among(self, among: Mapping[str, Any]) -> None:
        """What waits here was typed before; what cannot be read is left to the form, which shows it as it was typed."""
        self.where = Where(self._declared.id, "", unkept.among(among))
        self._typed.clear()
        waiting, reader = self._keeper.waiting(self.where), TextReader(self._session.company)
        for name, one in waiting.items():
            try:
                self._typed[name] = reader.value(self._declared, self._declared.field(name), one.text)
            except DualPrevError:
                continue
        self.put_back_at = max((one.at for one in waiting.values()), default=0)

    def _follow_keeper(self, where: Where) -> None:
        """Another table showed the same draft, and it was kept or discarded there."""
        if where == self.where and self._typed:
            self._forget()

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
        reader = TextReader(self._session.company)
        read = self._session.do(lambda: (reader.value(self._declared, field, text),))
        if read is None:
            return False
        self._typed[name] = read[0]
        self.keep_aside(name)
        self.changed.emit()
        return self.complete()

    def keep_aside(self, name: str) -> None:
        """What the draft has in a field outlives the program; where it has nothing, nothing does."""
        value = self._typed.get(name)
        plain = value if isinstance(value, NewTitle) else self._declared.field(name).to_plain(value)
        if plain is None:
            self._keeper.drop(self.where, name)
        else:
            self._keeper.note(self.where, name, plain)

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
        self._forget()
        self._keeper.drop(self.where)

    def _forget(self) -> None:
        self._typed.clear()
        self.put_back_at = 0
        self.changed.emit()
