"""Tiles of large pictures, kept in the person's cache by the picture's fingerprint; they can be thrown away."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.files import CANNOT_WRITE, make_folder
from dualprev_desktop.kernel.limited import Limits, run_limited
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import tile_cutting
from dualprev_desktop.services.tile_cutting import TILE, name_of
from dualprev_desktop.store.company import Company

LARGE = 4096
"""Pixels of a side above which a picture is cut."""
LIMITS = Limits(seconds=120, memory=4 << 30)
MOST_CACHED = 1 << 30
"""Bytes of all tiles; the pictures that were not looked at for longest go first."""
SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
INDEX = "index.json"


@dataclass(frozen=True)
class TileSet:
    """`levels`: width and height in pixels, the largest first, each half of the one before, the last one tile."""

    sha256: str
    levels: tuple[tuple[int, int], ...]
    folder: Path
    suffix: str
    tile: int = TILE

    def grid(self, level: int) -> tuple[int, int]:
        """How many columns and rows of tiles."""
        width, height = self.levels[level]
        return -(-width // self.tile), -(-height // self.tile)

    def path(self, level: int, column: int, row: int) -> Path:
        return self.folder / name_of(level, column, row, self.suffix)


def tiles_of(company: Company, plan_id: str) -> TileSet | None:
    """Those of a plan's picture, cut now if they are not there; None for a small one, a drawing, or none at all.

    Takes seconds for a scan that was not cut yet. Raises BadFile when the picture is damaged, StoreUnavailable
    when the cache cannot be written.
    """
    with company.read() as reader:
        plan = reader.get(Plan, plan_id)
        if max(plan.width or 0, plan.height or 0) <= LARGE or not plan.picture_id:
            return None
        kept = reader.find(Attachment, plan.picture_id)
        if kept is None or kept.media_type not in SUFFIXES:
            return None
        found = cached(company.paths, kept.sha256, SUFFIXES[kept.media_type])
        data = reader.blob(kept.sha256) if found is None else None
    if found is None and data is not None:
        found = _cut(company.paths, kept, data)
    return found


def cached(paths: AppPaths, sha256: str, suffix: str) -> TileSet | None:
    """Tiles that are there already, now the last looked at."""
    folder = paths.tiles / sha256
    try:
        levels = tuple((int(width), int(height)) for width, height in json.loads((folder / INDEX).read_bytes()))
        os.utime(folder / INDEX)
    except (OSError, ValueError, TypeError):
        return None
    return TileSet(sha256, levels, folder, suffix)


def _cut(paths: AppPaths, kept: Attachment, data: bytes) -> TileSet:
    """Beside its place first: a folder under its right name is whole."""
    suffix, target = SUFFIXES[kept.media_type], paths.tiles / kept.sha256
    try:
        make_folder(paths.tiles)
        working = Path(mkdtemp(prefix="part-", dir=paths.tiles))
    except OSError as error:
        raise _unwritable(paths.tiles, error) from error
    try:
        source = working / "source"
        source.write_bytes(data)
        levels = run_limited(f"{tile_cutting.__name__}:cut_in_helper", {
            "source": str(source), "folder": str(working), "suffix": suffix}, file=kept.file_name, limits=LIMITS)
        source.unlink()
        (working / INDEX).write_text(json.dumps(levels), "utf-8")
        _put(working, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(working, ignore_errors=True)
    sweep(paths, keep=kept.sha256)
    return TileSet(kept.sha256, tuple((width, height) for width, height in levels), target, suffix)


def _put(working: Path, target: Path) -> None:
    """A second window may have cut the same in the meantime; a folder without its index is of no use."""
    if (target / INDEX).exists():
        return
    shutil.rmtree(target, ignore_errors=True)
    working.rename(target)


def _unwritable(path: Path, error: OSError) -> StoreUnavailable:
    return StoreUnavailable(CANNOT_WRITE, path=path, reason=error.strerror or error)


def sweep(paths: AppPaths, keep: str = "", most: int = MOST_CACHED) -> None:
    """Removes the tiles longest unseen until the rest fits into `most` bytes; those of `keep` stay."""
    folders = [folder for folder in paths.tiles.iterdir() if (folder / INDEX).exists()] if paths.tiles.is_dir() else []
    folders.sort(key=lambda folder: (folder.name == keep, (folder / INDEX).stat().st_mtime), reverse=True)
    total = 0
    for folder in folders:
        with suppress(OSError):
            total += sum(file.stat().st_size for file in folder.iterdir())
        if total > most and folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)
