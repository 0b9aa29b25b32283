"""An open company file: made, opened, read, changed through units of work, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from weakref import ref

from dualprev_desktop import __version__
from dualprev_desktop.kernel.clock import Clock, local_minute, system_clock
from dualprev_desktop.kernel.errors import BadFile, Conflict, StoreUnavailable
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store import backup, migrate, schema
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.connection import connect
from dualprev_desktop.store.errors import DAMAGED, translated
from dualprev_desktop.store.header import read_header
from dualprev_desktop.store.lock import FileClaim, claim
from dualprev_desktop.store.operation import LOGICAL_BITS
from dualprev_desktop.store.past import Past
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.replicas import ReplicaBook, choose_replica
from dualprev_desktop.store.undo import Transaction, invert, next_redo, next_undo
from dualprev_desktop.store.uow import DO, REDO, UNDO, UnitOfWork

READ_ONLY = N_("{path} is open for reading only. Open it for writing, or work on a copy.")
EXISTS = N_("{path} exists already and was not touched. Choose another name, or open it.")
ABANDONED = N_("{journal} was left by a file that was named {path} and was interrupted; a new file of that name would "
               "be damaged by it. Choose another name, or move {journal} away if you no longer need it.")
PAST = N_("This is the company as it stood on {moment}; it is only looked at. Go back to today to change something.")
NOTHING_TO_UNDO = N_("There is nothing to undo.")
NOTHING_TO_REDO = N_("There is nothing to redo.")


class Company:
    """One company file. Not opened by its constructor but by `create` and `open`.

    `stands_at` says of which moment (`2026-03-01`, `2026-03-01 14:30`) a past one is; it is empty in the present.
    """

    def __init__(self, path: Path, connections: Callable[[], Connection], paths: AppPaths, *, user: str,
                 clock: Clock = system_clock, file_claim: FileClaim | None = None, replica: str = "",
                 closed: Callable[[], None] = lambda: None, stands_at: str = "") -> None:
        self.path, self.paths, self.user, self.clock = path, paths, user, clock
        self.replica, self.stands_at = replica, stands_at
        self._connect, self._claim, self._closed = connections, file_claim, closed
        self._last_unit: ref[UnitOfWork] | None = None
        self._book = ReplicaBook(paths.data / "replicas.json")
        with self.read() as reader:
            self.id = reader.meta("company_id")
            self._opened_at = reader.position()

    @classmethod
    def create(cls, path: Path, paths: AppPaths, *, user: str, clock: Clock = system_clock) -> Company:
        """Makes an empty company file and opens it. Raises StoreUnavailable when the name is taken."""
        _check_free(path)
        with translated(path):
            schema.create_file(path, {
                "company_id": new_id(), "epoch": new_id(), "created": str(clock()), "replica": "",
                "app_version": __version__, "min_reader": "1"})
        return cls.open(path, paths, user=user, clock=clock)

    @classmethod
    def open(cls, path: Path, paths: AppPaths, *, user: str, clock: Clock = system_clock,
             read_only: bool = False) -> Company:
        """Raises StoreUnavailable (locked, unreadable), NewerFile, BadFile; the file is then untouched."""
        read_header(path)
        if read_only:
            migrate.refuse_newer(path)
            with translated(path):
                schema.check_known(path)
                return cls(path, partial(connect, path, read_only=True), paths, user=user, clock=clock)
        held = claim(path, clock)
        try:
            with translated(path):
                return cls._open_for_writing(path, paths, held, user, clock)
        except BaseException:
            held.release()
            raise

    @classmethod
    def _open_for_writing(cls, path: Path, paths: AppPaths, held: FileClaim, user: str, clock: Clock) -> Company:
        with closing(connect(path)) as connection:
            # a hot journal left by a crash is rolled back here, before anything is looked at
            if held.found_open:
                schema.quick_check(connection, path)
        stamp = datetime.fromtimestamp(clock() / 1000).strftime("%Y%m%d-%H%M%S")
        migrate.ensure_current(path, paths.backups / path.stem, stamp)
        schema.check_known(path)
        replica = _settle_replica(path, ReplicaBook(paths.data / "replicas.json"))
        return cls(path, partial(connect, path), paths, user=user, clock=clock, file_claim=held,
                   replica=replica)

    @property
    def read_only(self) -> bool:
        return not self.replica

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """One consistent look at the file. Raises StoreUnavailable, BadFile when it cannot be read."""
        with translated(self.path), closing(self._connect()) as connection:
            connection.execute("BEGIN")
            yield Reader(connection)

    def work(self, label: str, *, kind: str = DO, facts: Mapping[str, Any] | None = None) -> UnitOfWork:
        """A unit of work; `label` is an English text marked with `N_`, whose braces `facts` fill."""
        if self.stands_at:
            raise StoreUnavailable(PAST, moment=self.stands_at)
        if self.read_only:
            raise StoreUnavailable(READ_ONLY, path=self.path)
        with translated(self.path):
            connection = self._connect()
        unit = UnitOfWork(connection, self.path, replica=self.replica, user=self.user, now=self.clock, label=label,
                          kind=kind, facts=facts, committed=self._committed)
        self._last_unit = ref(unit)
        return unit

    @property
    def writing(self) -> bool:
        """Whether a unit of work is under way, in whichever thread."""
        unit = self._last_unit() if self._last_unit is not None else None
        return unit is not None and unit.running

    def _committed(self, counter: int) -> None:
        self._book.record(self.id, self.replica, counter)

    def undoable(self) -> Transaction | None:
        with self.read() as reader:
            return next_undo(reader.connection, self.replica)

    def redoable(self) -> Transaction | None:
        with self.read() as reader:
            return next_redo(reader.connection, self.replica)

    def undo(self) -> ChangeSet:
        """Takes back the newest standing transaction. Raises Conflict when there is none."""
        return self._answer(self.undoable(), UNDO, NOTHING_TO_UNDO)

    def redo(self) -> ChangeSet:
        return self._answer(self.redoable(), REDO, NOTHING_TO_REDO)

    def _answer(self, transaction: Transaction | None, kind: str, nothing: str) -> ChangeSet:
        if transaction is None:
            raise Conflict(nothing)
        with self.work(transaction.label, kind=kind, facts=transaction.facts) as uow:
            kept = invert(uow, transaction)
            changed = uow.commit()
        return ChangeSet(changed.touched, tuple(kept))

    def as_of(self, day: date) -> Company:
        """The company as it stood at the end of `day` (local time), read-only, as the journal has it.

        Its clock stands still at that day: what is due, and the date on what is printed, are those of then.
        """
        end = int(datetime.combine(day, time.max).timestamp() * 1000) + 1
        return self._past(end << LOGICAL_BITS, min(end - 1, max(self.clock(), 0)), day.isoformat())

    def at(self, until: int) -> Company:
        """The same, as it stood after the operation of the hybrid logical time `until`."""
        moment = until >> LOGICAL_BITS
        return self._past(until, moment, local_minute(moment))

    def _past(self, until: int, moment: int, words: str) -> Company:
        with translated(self.path):
            past = Past(self.path, until)
        return Company(self.path, past.connect, self.paths, user=self.user, clock=partial(int, moment),
                       closed=past.close, stands_at=words)

    def back_up(self) -> Path | None:
        """An automatic backup, unless a recent one exists."""
        return backup.automatic(self.path, self.paths.backups, self.id, self.clock())

    def close(self) -> None:
        """Backs up what changed, lets the file go."""
        try:
            if self._claim is not None and self._changed_since_opening():
                self.back_up()
        finally:
            self._closed()
            if self._claim is not None:
                schema.tidy(self.path)
                self._claim.release()
                self._claim = None

    def _changed_since_opening(self) -> bool:
        with self.read() as reader:
            return reader.position() > self._opened_at

    def __enter__(self) -> Company:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _check_free(path: Path) -> None:
    if path.exists():
        raise StoreUnavailable(EXISTS, path=path)
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size:
        # the database library would take back an unfinished change of the old file in the new one
        raise StoreUnavailable(ABANDONED, path=path, journal=journal)


def _settle_replica(path: Path, book: ReplicaBook) -> str:
    """Goes on as the copy that wrote last, or, where file and profile disagree, as a new one in a new epoch."""
    with closing(connect(path)) as connection:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        counters = dict(connection.execute("SELECT r, c FROM vv"))
        if not {"replica", "company_id"} <= meta.keys():
            raise BadFile(DAMAGED, path=path)
        chosen = choose_replica(meta["replica"], counters, book.known(meta["company_id"]))
        if chosen != meta["replica"]:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE meta SET value = ? WHERE key = 'replica'", (chosen,))
            if counters:  # a stream of reports may have begun under the other name
                connection.execute("UPDATE meta SET value = ? WHERE key = 'epoch'", (new_id(),))
            connection.execute("COMMIT")
    return chosen


