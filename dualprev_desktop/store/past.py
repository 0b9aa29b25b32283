"""A company file at an earlier moment: tables in memory, the journal and the pictures read in the file itself.

What nobody has written since is copied as it stands; only what was written later is rebuilt from the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.store.connection import MemoryFile
from dualprev_desktop.store.format import TRIGGERS
from dualprev_desktop.store.operation import TRANSACTION, Operation, decode
from dualprev_desktop.store.replay import Replayed, fill, heads_rows, replay

STAYS = ("op", "vv", "meta", "blob", "alembic_version")
"""Tables that are not made anew: they are read in the file, pictures above all."""

VIEWS = (
    "CREATE TEMP VIEW op AS SELECT * FROM present.op WHERE hlc <= {until}",
    # of a bare column beside max() the library gives the value in that row: the chain's head of then
    "CREATE TEMP VIEW vv AS SELECT r, max(c) AS c, hash, hlc FROM present.op WHERE hlc <= {until} GROUP BY r",
)
"""A name is looked for among the temporary ones first, then in memory, then in the file."""

LATER = "CREATE TEMP TABLE later AS SELECT DISTINCT t, k FROM present.op WHERE hlc > {until} AND t <> '{header}'"
REWRITTEN = "SELECT op.id, op.body FROM later JOIN op ON op.k = later.k AND op.t = later.t ORDER BY op.id"


class Past:
    """Read through `connect`; it lives until it is closed. `until` is a hybrid logical time."""

    def __init__(self, path: Path, until: int) -> None:
        self._path, self._until = path, int(until)
        self._memory = MemoryFile()
        with closing(self.connect()) as connection:
            connection.execute("BEGIN")  # one look at the file, whoever writes to it meanwhile
            _make_tables(connection)
            connection.execute(LATER.format(until=self._until, header=TRANSACTION))
            connection.execute("CREATE INDEX temp.of_later ON later (t, k)")
            _copy(connection)
            _rebuild(connection, replay(_rewritten(connection)))
            connection.execute("COMMIT")

    def connect(self) -> Connection:
        connection = self._memory.connect()
        connection.execute("ATTACH ? AS present", (f"{self._path.resolve().as_uri()}?mode=ro",))
        for view in VIEWS:
            connection.execute(view.format(until=self._until))
        return connection

    def close(self) -> None:
        self._memory.close()


def _make_tables(connection: Connection) -> None:
    """As the file has them: no library that describes tables is needed to copy them."""
    marks = ",".join("?" * len(STAYS))
    found = connection.execute(f"SELECT name, sql FROM present.sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT IN "
                               f"({marks}) ORDER BY type = 'index'", STAYS).fetchall()
    for name, sql in found:
        if name not in TRIGGERS:
            connection.execute(sql)


def _copy(connection: Connection) -> None:
    for declared in record_types():
        connection.execute(
            f"INSERT INTO main.{declared.id} SELECT * FROM present.{declared.id} AS r WHERE NOT EXISTS "
            "(SELECT 1 FROM later WHERE t = ? AND k = r.id)", (declared.id,))
    connection.execute("INSERT INTO main.cur SELECT * FROM present.cur AS c WHERE NOT EXISTS "
                       "(SELECT 1 FROM later WHERE t = c.t AND k = c.k)")


def _rewritten(connection: Connection) -> Iterator[tuple[int, Operation]]:
    """The operations of then on what was written later."""
    for op_id, body in connection.execute(REWRITTEN):
        yield op_id, decode(body)


def _rebuild(connection: Connection, state: Replayed) -> None:
    fill(connection, state)
    connection.executemany("INSERT INTO cur (t, k, heads, conflict) VALUES (?, ?, ?, ?)", heads_rows(state))
