"""The first 100 bytes of a company file, read without opening it: whose it is, and how new."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.kernel.errors import BadFile, StoreUnavailable
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.store.connection import APPLICATION_ID

NOT_THERE = N_("{path} does not exist. Choose another file, or make a new company.")
NOT_READABLE = N_("{path} cannot be read: {reason}. Nothing was opened. Close it in other programs and try again.")
NOT_OURS = N_("{path} is not a company file of this program. Nothing was opened. "
              "Choose a file whose name ends in .dualprev.")


@dataclass(frozen=True)
class Header:
    application_id: int
    user_version: int
    """The schema's number."""


def read_header(path: Path) -> Header:
    """Raises StoreUnavailable when it cannot be read, BadFile when it is not a company file."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(100)
    except FileNotFoundError as error:
        raise StoreUnavailable(NOT_THERE, path=path) from error
    except OSError as error:
        raise StoreUnavailable(NOT_READABLE, path=path, reason=error.strerror or error) from error
    if len(raw) < 100 or not raw.startswith(b"SQLite format 3\0"):
        raise BadFile(NOT_OURS, path=path)
    header = Header(int.from_bytes(raw[68:72], "big"), int.from_bytes(raw[60:64], "big"))
    if header.application_id != APPLICATION_ID:
        raise BadFile(NOT_OURS, path=path)
    return header
