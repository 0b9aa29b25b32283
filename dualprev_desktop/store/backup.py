"""Backups in the person's data directory: verified after writing, thinned with age."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.files import make_folder, replacing
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.store.connection import connect
from dualprev_desktop.store.errors import translated

PORTION = 1024
"""Pages copied between two looks at whether to go on: 4 MB."""
KEPT_RECENT = 5
KEPT_DAILY = 14
KEPT_MONTHLY = 24
PAUSE_SECONDS = 30 * 60
"""Between two automatic backups of one company."""

DISK_FULL = N_("There is not enough room in {folder} for a backup of {path}: {needed} MB are needed. "
               "Nothing was changed. Free some space and try again.")
COPY_DAMAGED = N_("The backup {path} could not be verified and was thrown away: {reason}. Nothing was changed. "
                  "Check the disk it stands on.")


def back_up(source: Path, target: Path, progress: Progress | None = None) -> Path:
    """Copies a company file while it may be open, and verifies the copy.

    Raises StoreUnavailable; what `progress` raises leaves no copy behind.
    """
    make_folder(target.parent)
    _check_room(source, target.parent)
    with replacing(target) as temporary, translated(source):
        with closing(connect(source, read_only=True)) as original, \
                closing(sqlite3.connect(temporary)) as copy:
            if progress is None:
                original.backup(copy)
            else:
                original.backup(copy, pages=PORTION, progress=lambda _state, left, whole: progress.step(
                    whole - left, whole))
        _verify(temporary, target)
    return target


def _check_room(source: Path, folder: Path) -> None:
    needed = int(source.stat().st_size * 1.1) + (1 << 20)
    if shutil.disk_usage(folder).free < needed:
        raise StoreUnavailable(DISK_FULL, folder=folder, path=source, needed=needed >> 20)


def _verify(copy: Path, target: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        try:
            answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            answer = str(error)
    if answer != "ok":
        raise StoreUnavailable(COPY_DAMAGED, path=target, reason=answer)


def automatic(source: Path, folder: Path, company: str, now: int) -> Path | None:
    """A dated backup, unless the last one is younger than the pause; older ones are thinned.

    `now` in milliseconds since 1970.
    """
    stamp = datetime.fromtimestamp(now / 1000)
    existing = dated(folder / company)
    if existing and (stamp - moment(existing[-1])).total_seconds() < PAUSE_SECONDS:
        return None
    made = back_up(source, folder / company / f"{stamp:%Y%m%d-%H%M%S}.dualprev")
    for old in surplus(dated(folder / company)):
        old.unlink(missing_ok=True)
    return made


def dated(folder: Path) -> list[Path]:
    """The automatic backups in a folder, oldest first; those before a migration are not among them."""
    return sorted(path for path in folder.glob("*.dualprev") if path.stem[:8].isdigit())


def surplus(paths: list[Path]) -> list[Path]:
    """What need not be kept: all but the newest few, one for each of the last days, one for each month."""
    newest_first = paths[::-1]
    keep = set(newest_first[:KEPT_RECENT])
    keep |= set(list({path.stem[:8]: path for path in paths}.values())[-KEPT_DAILY:])
    keep |= set(list({path.stem[:6]: path for path in paths}.values())[-KEPT_MONTHLY:])
    return [path for path in paths if path not in keep]


def moment(path: Path) -> datetime:
    """When an automatic backup was made, local time; read from its name."""
    return datetime.strptime(path.stem, "%Y%m%d-%H%M%S")
