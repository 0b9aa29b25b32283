"""Where else a company's data stands: when it was saved last, backed up, and copied to another disk.

What is known of copies is a fact of this computer, not of the company: it is kept in the person's data directory
and is in no journal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import InputError, StoreUnavailable
from dualprev_desktop.kernel.files import CANNOT_WRITE, write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.store import backup
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import LOGICAL_BITS

FILE = "copies.json"
REMINDED_AFTER_DAYS = 30
DAY = 24 * 3600 * 1000
ITSELF = N_("{path} is the company's own file. Choose another place for the copy, best on a stick or a network drive.")


@dataclass(frozen=True, slots=True)
class Copy:
    """One that was made; `at` in milliseconds since 1970-01-01 UTC."""

    at: int
    path: str
    outside: bool
    """On another disk than the company's file."""


def last_saved(company: Company) -> int:
    """When the newest operation of the journal was written, in milliseconds; 0 for an empty journal."""
    with company.read() as reader:
        return int(reader.value("SELECT hlc FROM op ORDER BY id DESC LIMIT 1") or 0) >> LOGICAL_BITS


def last_backup(company: Company) -> int:
    """When the newest automatic backup was made, in milliseconds; 0 where there is none."""
    found = backup.dated(company.paths.backups / company.id)
    return int(backup.moment(found[-1]).timestamp() * 1000) if found else 0


def backups_folder(company: Company) -> Path:
    return company.paths.backups / company.id


def last_copy(company: Company) -> Copy | None:
    """The newest one on another disk."""
    return read_copy(company.paths, company.id)


def read_copy(paths: AppPaths, company_id: str) -> Copy | None:
    kept = _known(paths).get(company_id)
    values = kept if isinstance(kept, dict) else {}
    at, path = values.get("at"), values.get("path")
    return Copy(at, path, True) if isinstance(at, int) and isinstance(path, str) else None


def copy_elsewhere(company: Company, target: Path, progress: Progress = Silent()) -> Copy:
    """A verified copy; remembered where it stands on another disk than the company.

    Raises InputError for the company's own file, StoreUnavailable when it cannot be written or verified.
    """
    try:
        if target.exists() and target.samefile(company.path):
            raise InputError(ITSELF, path=target)
        backup.back_up(company.path, target, progress)
    except OSError as error:
        raise StoreUnavailable(CANNOT_WRITE, path=target, reason=error.strerror or error) from error
    made = Copy(company.clock(), str(target), on_another_disk(company.path, target))
    if made.outside:
        _remember(company, made)
    return made


def on_another_disk(one: Path, other: Path) -> bool:
    """By the device the system names; two partitions of one disk count as two disks, which it does not tell apart."""
    return one.stat().st_dev != other.stat().st_dev


def reminder_due(company: Company) -> bool:
    """Whether the data stood on this disk alone for a month, or has changed since a copy that is older than that."""
    copy, now = last_copy(company), company.clock()
    if copy is None:
        return _age_of_company(company, now) > REMINDED_AFTER_DAYS * DAY
    return now - copy.at > REMINDED_AFTER_DAYS * DAY and last_saved(company) > copy.at


def _age_of_company(company: Company, now: int) -> int:
    with company.read() as reader:
        created = reader.meta("created")
    return now - int(created) if created.isdigit() else 0


def _known(paths: AppPaths) -> dict[str, Any]:
    try:
        found = json.loads((paths.data / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _remember(company: Company, made: Copy) -> None:
    known = {**_known(company.paths), company.id: {"at": made.at, "path": made.path}}
    write_bytes(company.paths.data / FILE, json.dumps(known, ensure_ascii=False, indent=1).encode())
