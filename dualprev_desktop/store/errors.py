"""Failures of the database library as sentences a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dualprev_desktop.kernel.errors import BadFile, DualPrevError, StoreUnavailable
from dualprev_desktop.kernel.i18n import N_

LOCKED = N_("{path} is being written by another program. Nothing was changed. Wait a moment and try again.")
FULL = N_("The disk of {path} is full. Nothing was changed. Free some space and try again.")
UNWRITABLE = N_("{path} cannot be written. Nothing was changed. Check that the disk is there and not write-protected.")
INTERRUPTED = N_("{path} was interrupted while a change was being saved. "
                 "Open it for writing once; the unfinished change is then taken back.")
DAMAGED = N_("{path} is damaged. It was not touched. Take the newest backup.")

_BY_CODE = {"SQLITE_BUSY": LOCKED, "SQLITE_LOCKED": LOCKED, "SQLITE_FULL": FULL,
            "SQLITE_READONLY_ROLLBACK": INTERRUPTED, "SQLITE_READONLY": UNWRITABLE,
            "SQLITE_IOERR": UNWRITABLE, "SQLITE_CANTOPEN": UNWRITABLE}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_TOOBIG")
_DAMAGE_WORDS = ("Could not decode to UTF-8", "unsupported file format", "foreign key mismatch")
"""How complaints of damage begin that bear no code of their own."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns what the environment did to the file into a sentence; a bug stays a bug."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        known = known_failure(error, path)
        if known is None:
            raise
        raise known from error


def known_failure(error: BaseException, path: Path) -> DualPrevError | None:
    original = getattr(error, "orig", None) or error
    name = getattr(original, "sqlite_errorname", "")
    for code, sentence in _BY_CODE.items():
        if name.startswith(code):
            return StoreUnavailable(sentence, path=path)
    return BadFile(DAMAGED, path=path) if is_damage(original) else None


def is_damage(error: BaseException) -> bool:
    """Whether the database library complains of the file's content, not of a statement or the disk."""
    original = getattr(error, "orig", None) or error
    if isinstance(original, UnicodeDecodeError):  # the complaint itself quotes what is no text
        return True
    return getattr(original, "sqlite_errorname", "").startswith(_DAMAGE) or str(original).startswith(_DAMAGE_WORDS)
