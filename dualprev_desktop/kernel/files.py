"""Output files are written to a temporary name, flushed to the disk, and moved into place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.i18n import N_

CANNOT_WRITE = N_("{path} could not be written: {reason}. What stood there before is unchanged. "
                  "Close it in other programs or choose another place.")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yields a temporary path beside `target`; on success it becomes `target`, on failure it vanishes.

    Raises StoreUnavailable when the system refuses; `target` is then as it was.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        make_folder(target.parent)
        yield temporary
        _flush(temporary)
        os.replace(temporary, target)
        _flush_folder(target.parent)
    except OSError as error:
        raise StoreUnavailable(CANNOT_WRITE, path=target, reason=error.strerror or error) from error
    finally:
        # a place that refused the file may refuse this too; the first failure is the one to tell
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it; what is put into a new one is there after a power cut only if its name is."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush_folder(folder.parent)


def write_bytes(target: Path, data: bytes) -> None:
    with replacing(target) as temporary:
        temporary.write_bytes(data)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _flush_folder(folder: Path) -> None:
    # a rename is durable only once its folder is; Windows has no such call
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
