"""Keeps what is being typed in a side file, a moment after it was typed, and gives it back at the next start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.kernel.clock import local_minute
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import edit, unkept
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.unkept import Unkept, Where
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.places import pages_showing
from dualprev_desktop.ui.session import Act, Session, Tone
from dualprev_desktop.ui.side_file import SideFile

NAMED = 3


class TypingKeeper(QObject):
    """What waits is read when the company is opened. In a company that is only looked at there is nothing to keep."""

    dropped = Signal(object)
    """The `Where` of a new record of which nothing waits any more."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._sick, self._told = session, "", False
        self._entries: dict[Where, dict[str, Unkept]] = {}
        path = unkept.file_of(session.paths, session.company.id)
        self._file = SideFile(path, self._dump, self)
        self._file.failed.connect(self._tell_failure)
        if not session.company.read_only:
            self._load(path)

    def _load(self, path: Path) -> None:
        try:
            found = unkept.read(path)
        except DualPrevError as error:
            self._sick = error.text()
            return
        for one in unkept.still_waiting(self._session.company, found):
            self._entries.setdefault(one.where, {})[one.name] = one
        if len(found) != sum(map(len, self._entries.values())):
            self._file.touch()

    def _dump(self) -> bytes:
        return unkept.dump(one for group in self._entries.values() for one in group.values())

    # what waits ---------------------------------------------------------------------------------------

    def waiting(self, where: Where) -> Mapping[str, Unkept]:
        """{field: what was typed into it}"""
        return self._entries.get(where, {})

    def places(self) -> list[Where]:
        """Where something waits, the newest last."""
        return sorted(self._entries, key=lambda where: max(one.at for one in self._entries[where].values()))

    def announce(self) -> None:
        """Once after the start: says that something waits, and where."""
        if self._sick:
            self._session.say(self._sick, Tone.PROBLEM)
        elif self._entries:
            self._session.say(self.told(), Tone.INFO, Act(_("Show"), self.show_newest))
        self._sick = ""

    def told(self) -> str:
        newest = max(one.at for group in self._entries.values() for one in group.values())
        names = [place_name(self._session, where) for where in reversed(self.places())]
        return _("Typed on {moment} and not kept yet: {names}. It waits where it was typed.").format(
            moment=local_minute(newest), names=", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else ""))

    def show_newest(self) -> None:
        if self._entries:
            self._session.go_to(destination(self.places()[-1]))

    # what is typed ------------------------------------------------------------------------------------

    def note(self, where: Where, name: str, text: Any, before: Plain = None) -> None:
        """Something stands in an editor and is not in the file."""
        if self._session.company.read_only:
            return
        noted = self._entries.setdefault(where, {})
        if name in noted:
            before = noted[name].before  # what stood there when it was begun
        noted[name] = Unkept(where, name, text, before, self._session.company.clock())
        self._file.touch()

    def drop(self, where: Where, name: str = "") -> None:
        """It was kept or discarded: one field, or all of the record."""
        noted = self._entries.get(where)
        if noted is None or (name and name not in noted):
            return
        if name:
            del noted[name]
        if not name or not noted:
            del self._entries[where]
            self.dropped.emit(where)
        self._file.touch()

    def stop(self) -> None:
        """Before the company is let go."""
        self._file.flush()

    @Slot(str)
    def _tell_failure(self, problem: str) -> None:
        if not self._told:
            self._told = True
            self._session.say(problem, Tone.PROBLEM)


def place_name(session: Session, where: Where) -> str:
    """“Risk point 油罐区”, “new: risk point”."""
    declared = describe(where.type_id)
    label = _(declared.label)
    if where.record_id:
        return f"{label} {edit.label_facts(session.company, declared, where.record_id)['title']}"
    above = belongs_to(where)
    title = edit.label_facts(session.company, describe(above[0]), above[1])["title"] if above else ""
    return _("new: {record}").format(record=label) + (f" ({title})" if title else "")


def belongs_to(where: Where) -> tuple[str, str] | None:
    """(type, id) of what the new record is part of."""
    equal = json.loads(where.among) if where.among else {}
    return next(((field.target, equal[field.name]) for field in describe(where.type_id).references
                 if equal.get(field.name)), None)


def destination(where: Where) -> Destination:
    """To the record; for a new one to the list in which it is typed."""
    if where.record_id:
        return Destination("", where.type_id, where.record_id)
    page, above = pages_showing(where.type_id)[0].id, belongs_to(where)
    return Destination(page, *above) if above else Destination(page, where.type_id, "", only=())


def typing_of(session: Session) -> TypingKeeper:
    """The one keeper of a session, made at the first call."""
    found = session.findChild(TypingKeeper)
    return found if found is not None else TypingKeeper(session)
