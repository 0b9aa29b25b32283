"""Files read and attached off the window's thread: what cannot be kept is told, the others are kept in one step."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from shutil import rmtree

from dualprev_desktop.kernel.errors import Cancelled, DualPrevError, InputError
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import attaching
from dualprev_desktop.services.file_intake import IncomingFile, read_file
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.attachment_sources import Source


@dataclass(frozen=True)
class Taken:
    """What became of files that were to be attached."""

    changes: ChangeSet
    ids: tuple[str, ...]
    files: tuple[IncomingFile, ...]
    problems: tuple[str, ...]


def take(company: Company, type_id: str, record_id: str, found: Sequence[Source], smaller: bool,
         progress: Progress) -> Taken:
    """Runs on the worker's thread; holds values only."""
    try:
        read, problems = _read(found, smaller, progress)
    finally:
        for source in found:
            if source.passing:
                with suppress(OSError):
                    rmtree(source.path.parent)
    if not read:
        return Taken(ChangeSet(), (), (), tuple(problems))
    try:
        made, changes = attaching.add(company, type_id, record_id, read)
    except InputError as error:  # all of them are there already
        return Taken(ChangeSet(), (), (), (*problems, error.text()))
    return Taken(changes, tuple(made), tuple(read), tuple(problems))


def _read(found: Sequence[Source], smaller: bool, progress: Progress) -> tuple[list[IncomingFile], list[str]]:
    read: list[IncomingFile] = []
    problems: list[str] = []
    for number, source in enumerate(found):
        progress.step(number, len(found), source.name or source.path.name)
        try:
            read.append(read_file(source.path, smaller=smaller, name=source.name))
        except Cancelled:
            raise
        except DualPrevError as error:
            problems.append(error.text())
    return read, problems

def said(taken: Taken) -> str:
    """Which files, and how much smaller a large one became."""
    if len(taken.ids) > 1:
        return ngettext("{count} file attached. Undo with Ctrl+Z.", "{count} files attached. Undo with Ctrl+Z.",
                        len(taken.ids)).format(count=len(taken.ids))
    file = taken.files[0]
    if file.smaller:
        return _("Attached: {file}, kept at {width} × {height} instead of {before_width} × {before_height} pixels. "
                 "Undo with Ctrl+Z.").format(file=file.file_name, width=file.now[0], height=file.now[1],
                                             before_width=file.was[0], before_height=file.was[1])
    return _("Attached: {file}. Undo with Ctrl+Z.").format(file=file.file_name)
