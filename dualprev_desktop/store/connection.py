"""Connections to a company file: every setting is made explicitly and asserted afterwards.

The library's default (journal_mode=DELETE) lost acknowledged commits in forced power cuts;
TRUNCATE with synchronous=FULL lost none, and leaves one file that can be copied.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id

APPLICATION_ID = 0x44505256  # "DPRV" in the file's header
BUSY_MILLISECONDS = 5000

SETTINGS: dict[str, tuple[str, Any]] = {
    # pragma: (value set, value read back)
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": (str(BUSY_MILLISECONDS), BUSY_MILLISECONDS),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "secure_delete": ("ON", 1),
    "mmap_size": ("0", 0),
    # 64 MB of pages: an import of 100,000 records touches many indexes and would else write each page many times
    "cache_size": ("-65536", -65536),
}
SETTING_REFUSED = N_("The database library refuses the setting {name}={value} for {path}. Nothing was opened. "
                     "Copy the file to a local disk and open it there.")


def _address(path: Path, read_only: bool) -> str:
    return f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"


def configure(connection: sqlite3.Connection, path: object, *, read_only: bool = False) -> None:
    """Applies the recipe and reads every value back; raises StoreUnavailable where one did not take."""
    connection.isolation_level = None  # we say BEGIN, so that a failed migration rolls back whole
    if not read_only:
        _set(connection, path, "journal_mode", "TRUNCATE", "truncate")
    for name, (value, expected) in SETTINGS.items():
        _set(connection, path, name, value, expected)


def _set(connection: sqlite3.Connection, path: object, name: str, value: str, expected: Any) -> None:
    connection.execute(f"PRAGMA {name}={value}")
    row = connection.execute(f"PRAGMA {name}").fetchone()
    # a library built without memory mapping answers nothing, which is as good as 0
    if row is not None and row[0] != expected:
        raise StoreUnavailable(SETTING_REFUSED, name=name, value=value, path=path)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A configured connection to a company file; every reader and every unit of work has its own."""
    connection = sqlite3.connect(_address(path, read_only), uri=True, check_same_thread=False)
    configure(connection, path, read_only=read_only)
    return connection


class MemoryFile:
    """A private database in memory, for reading the past; it lives until it is closed."""

    def __init__(self) -> None:
        self._address = f"file:past-{new_id()}?mode=memory&cache=shared"
        self._kept = self.connect()

    def connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
        connection.isolation_level = None
        return connection

    def close(self) -> None:
        self._kept.close()
