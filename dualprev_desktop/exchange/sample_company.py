"""The sample company made the way a user makes one: organisation typed, register imported, points bound."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.kernel.clock import Clock, system_clock
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services import sample
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.store.company import Company


def make_sample(path: Path, paths: AppPaths, *, user: str, clock: Clock = system_clock,
                progress: Progress = Silent()) -> Company:
    """A new file with the sample filling station in it, open for writing."""
    company = sample.create_sample(path, paths, user=user, clock=clock)
    try:
        dry_run = read_register(sample.register_path(), progress=progress)
        import_register(company, dry_run.register, progress)
        sample.bind_points(company)
    except BaseException:
        company.close()
        path.unlink(missing_ok=True)
        raise
    return company
