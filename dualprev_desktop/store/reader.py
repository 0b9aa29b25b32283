"""Reading a company file: records by type and id, and SQL for the queries of the services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, TypeVar

from dualprev_desktop.domain.record import Record, RecordType, record_type
from dualprev_desktop.kernel.errors import BadFile, NotFound
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.store.sql import value

NO_SUCH_RECORD = N_("{record}: there is none with the identifier {id}. It may have been removed; look in its history.")
UNREADABLE = N_("{record} {id} holds what cannot be read: {reason}. The file is damaged. Take the newest backup.")

PORTION = 500
"""So many rows are held at once while records are read one after the other."""

R = TypeVar("R", bound=Record)


class Reader:
    """One consistent look at the file; it shows living records only, unless told otherwise."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, kind: type[R], record_id: str) -> R:
        """Raises NotFound when no living record has the id."""
        found: R | None = self.find(kind, record_id)
        if found is None:
            raise NotFound(NO_SUCH_RECORD, record=Word(record_type(kind).label), id=record_id)
        return found

    def find(self, kind: type[R] | str, record_id: str) -> Any:
        """The living record, or None."""
        return next(self.records(kind, id=record_id), None)

    def records(self, kind: type[R] | str, /, *, order: Sequence[str] = (), **equal: Any) -> Iterator[Any]:
        """Living records whose columns equal the values, in the order given (columns or `position`)."""
        declared = record_type(kind)
        clauses = "".join(f' AND "{name}" IS ?' for name in equal)
        ordering = ", ".join(f'"{name}"' for name in (*order, "id"))
        sql = f"SELECT {columns(declared)} FROM {declared.id} WHERE alive = 1{clauses} ORDER BY {ordering}"
        cursor = self.connection.execute(sql, tuple(equal.values()))
        while rows := cursor.fetchmany(PORTION):
            for row in rows:
                yield from_row(declared, row)

    def count(self, kind: type[R] | str, /, **equal: Any) -> int:
        declared = record_type(kind)
        clauses = "".join(f' AND "{name}" IS ?' for name in equal)
        return int(self.value(f"SELECT count(*) FROM {declared.id} WHERE alive = 1{clauses}", tuple(equal.values())))

    def plain(self, declared: RecordType, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Stored values of records, dead ones too, with `alive` among them."""
        names = ("alive", *(field.name for field in declared.fields))
        listed = ", ".join(f'"{name}"' for name in names)
        found: dict[str, dict[str, Any]] = {}
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            for row in self.rows(f"SELECT id, {listed} FROM {declared.id} WHERE id IN ({marks})", part):
                found[row[0]] = dict(zip(names, row[1:], strict=True))
        return found

    def rows(self, sql: str, arguments: Sequence[Any] | Mapping[str, Any] = ()) -> Sequence[Any]:
        return self.connection.execute(sql, arguments if isinstance(arguments, Mapping) else tuple(arguments)
                                       ).fetchall()

    def value(self, sql: str, arguments: Sequence[Any] = ()) -> Any:
        return value(self.connection, sql, arguments)

    def position(self) -> int:
        """The id of the last operation: what was read at the same position is still true."""
        return int(self.value("SELECT max(id) FROM op") or 0)

    def meta(self, key: str) -> str:
        return str(self.value("SELECT value FROM meta WHERE key = ?", (key,)) or "")

    def blob(self, sha256: str) -> bytes | None:
        data: bytes | None = self.value("SELECT CAST(data AS BLOB) FROM blob WHERE sha256 = ?", (sha256,))
        return data


def columns(declared: RecordType, prefix: str = "") -> str:
    """The id and the declared fields, quoted for a SELECT."""
    return ", ".join(f'{prefix}"{name}"' for name in ("id", *declared.by_name))


def from_row(declared: RecordType, row: Sequence[Any]) -> Any:
    """Raises BadFile when a stored value is not of its field's type."""
    try:
        values = {field.name: field.from_plain(cell) for field, cell in zip(declared.fields, row[1:], strict=True)}
    except (ValueError, ArithmeticError) as error:
        raise BadFile(UNREADABLE, record=Word(declared.label), id=row[0], reason=error) from error
    return declared.python(id=row[0], **values)


def _parts(ids: Iterable[str], size: int = 500) -> Iterator[tuple[str, ...]]:
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), size):
        yield tuple(wanted[start:start + size])
