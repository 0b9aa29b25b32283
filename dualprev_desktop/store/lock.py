"""One writer for each company file: a lock the system releases, and a note beside it of who holds it."""

from __future__ import annotations

import getpass
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from dualprev_desktop.kernel.clock import Clock, local_minute
from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.i18n import N_

HELD = N_("{path} is open already: by {user} on {machine}, since {since}. "
          "Close it there first, or open it here for reading only.")
HELD_BY_UNKNOWN = N_("{path} is open already in another program. Close it there first, or open it for reading only.")


@dataclass(frozen=True)
class FileClaim:
    """Held as long as the company is open for writing."""

    lock: FileLock
    note: Path
    found_open: bool
    """The last program that held the file died with it open."""

    def release(self) -> None:
        self.note.unlink(missing_ok=True)
        with suppress(OSError):
            # while it is held: who waits for it sees that its name is gone and begins anew; on Windows it stays,
            # which means nothing
            Path(self.lock.lock_file).unlink(missing_ok=True)
        self.lock.release()


def claim(path: Path, clock: Clock) -> FileClaim:
    """Raises StoreUnavailable "opened by … on …" when another program holds the file."""
    lock = FileLock(f"{path}.lock", timeout=0)
    note = path.with_name(path.name + ".opened")
    try:
        lock.acquire()
    except Timeout as error:
        raise _held(path, note) from error
    except OSError as error:
        raise StoreUnavailable(N_("{path} stands in a folder that cannot be written. Open it for reading only, "
                                  "or copy it to a folder of your own."), path=path) from error
    found_open = note.exists()
    note.write_text(json.dumps({"user": getpass.getuser(), "machine": _machine(),
                                "since": local_minute(clock())}, ensure_ascii=False), "utf-8")
    return FileClaim(lock, note, found_open)


def _machine() -> str:
    """The `platform` module would say it too, and take longer to read than the whole claim."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _held(path: Path, note: Path) -> StoreUnavailable:
    try:
        return StoreUnavailable(HELD, path=path, **json.loads(note.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return StoreUnavailable(HELD_BY_UNKNOWN, path=path)
