"""Making an empty company file, and refusing one that holds what no program of ours put there."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.store import format as file_format
from dualprev_desktop.store.connection import APPLICATION_ID, configure, connect
from dualprev_desktop.store.format import SCHEMA_VERSION, TRIGGERS

FOREIGN_OBJECT = N_("{path} holds a {kind} named “{name}” that this program did not make. Nothing was opened. "
                    "Take the newest backup.")
DAMAGED_PAGES = N_("{path} was damaged when a program died with it open: {reason}. It was not changed. "
                   "Take the newest backup.")
INCOMPLETE = N_("{path} is damaged: the table {table} lacks {columns}. Nothing was opened. Take the newest backup.")


def create_tables(connection: sqlite3.Connection) -> None:
    from dualprev_desktop.store.tables import create_statements

    for statement in create_statements():
        connection.execute(statement)


def create_file(path: Path, meta: Mapping[str, str]) -> None:
    """A complete empty file under `path`, or none."""
    with replacing(path) as temporary, closing(sqlite3.connect(temporary)) as raw:
        configure(raw, path)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        raw.execute("BEGIN IMMEDIATE")
        create_tables(raw)
        raw.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", meta.items())
        raw.execute("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA_VERSION:04d}",))
        raw.execute("COMMIT")
        raw.close()
        tidy(temporary)


def tidy(path: Path) -> None:
    """Removes the emptied journal that the TRUNCATE mode leaves beside a closed file; it says nothing."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size == 0:
        journal.unlink()


def quick_check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises BadFile when pages are damaged; asked after a program died with the file open."""
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise BadFile(DAMAGED_PAGES, path=path, reason=answer)


def check_known(path: Path) -> None:
    """A view or trigger in a file from outside can hang or alter the program: only ours are let in."""
    tables = file_format.tables()
    with closing(connect(path, read_only=True)) as connection:
        for kind, name, table in connection.execute("SELECT type, name, tbl_name FROM sqlite_master"):
            known = {"table": name in tables, "index": table in tables, "trigger": name in TRIGGERS}
            if not known.get(kind, False):
                raise BadFile(FOREIGN_OBJECT, path=path, kind=kind, name=name)
        for name, columns in tables.items():
            stored = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            if missing := set(columns) - stored:
                raise BadFile(INCOMPLETE, path=path, table=name, columns=", ".join(sorted(missing)))
