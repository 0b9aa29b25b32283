"""The company files a person opened last: by name, with the day, and those that are to stay in the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

MOST = 12
"""So many are kept; those that were pinned stay beyond it."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    path: str
    name: str = ""
    """The company's; empty until it was opened once by a program that keeps it."""
    opened: int = 0
    """Milliseconds since 1970-01-01 UTC; 0 where it is not known."""
    pinned: bool = False

    @property
    def title(self) -> str:
        return self.name or Path(self.path).stem

    def is_there(self) -> bool:
        try:
            return Path(self.path).is_file()
        except OSError:  # a drive that is gone
            return False


Recent = tuple[RecentFile, ...]
"""Pinned ones first, each part by the day it was opened, the last first."""


def opened(recent: Recent, path: Path, name: str, now: int) -> Recent:
    """With a file that was just opened first; one that was pinned stays so."""
    before = next((one for one in recent if one.path == str(path)), RecentFile(str(path)))
    rest = (one for one in recent if one.path != str(path))
    return _in_order((replace(before, name=name or before.name, opened=now), *rest))


def pinned(recent: Recent, path: str, pin: bool) -> Recent:
    return _in_order(replace(one, pinned=pin) if one.path == path else one for one in recent)


def forgotten(recent: Recent, path: str) -> Recent:
    return tuple(one for one in recent if one.path != path)


def moved(recent: Recent, path: str, to: Path) -> Recent:
    """The file of a line was found somewhere else."""
    others = (one for one in recent if one.path != str(to))
    return tuple(replace(one, path=str(to)) if one.path == path else one for one in others)


def _in_order(files: Iterable[RecentFile]) -> Recent:
    ordered = sorted(files, key=lambda one: (not one.pinned, -one.opened))
    return tuple(one for place, one in enumerate(ordered) if one.pinned or place < MOST)


def read(raw: object) -> Recent:
    """From the settings file, where a line may still be a bare path; what is neither is left out."""
    lines = raw if isinstance(raw, list | tuple) else ()
    return tuple(found for line in lines if (found := _read_line(line)) is not None)


def _read_line(line: object) -> RecentFile | None:
    if isinstance(line, str):
        return RecentFile(line)
    if not isinstance(line, Mapping) or not isinstance(line.get("path"), str):
        return None
    return RecentFile(line["path"], _of(line, "name", str, ""), _of(line, "opened", int, 0),
                      _of(line, "pinned", bool, False))


def _of(line: Mapping[str, Any], name: str, kind: type, default: Any) -> Any:
    value = line.get(name, default)
    return value if isinstance(value, kind) else default


def plain(recent: Recent) -> list[dict[str, Any]]:
    """As the settings file keeps it."""
    return [{"path": one.path, "name": one.name, "opened": one.opened, "pinned": one.pinned} for one in recent]
