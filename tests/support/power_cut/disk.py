"""What a disk may hold after a power cut: what was flushed, and any part of what was not.

Data is durable once its file is flushed. A name (made, removed, renamed) is durable, in the strict model,
once its folder is flushed; in the ordered model, which is ext4's, names change in order and any flush
settles all of them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random

from tests.support.power_cut.events import Event
from tests.support.power_cut.recording import ACKNOWLEDGED, Files

SECTOR = 512
STRICT, ORDERED = "strict", "ordered"


@dataclass(frozen=True)
class Change:
    """Bytes put at an offset; without bytes, a new size."""

    number: int
    offset: int
    data: bytes | None


@dataclass(eq=False)
class File:
    durable: bytes = b""
    pending: list[Change] = field(default_factory=list)
    is_folder: bool = False


@dataclass(frozen=True)
class Move:
    """Names that change together, in the folder whose flush makes that durable."""

    number: int
    folder: str
    names: Mapping[str, File | None]


@dataclass
class Survivors:
    """Decides what outlives the cut, here: everything that was done up to an event."""

    last: int

    def moves(self, moves: Sequence[Move], _ordered: bool) -> list[Move]:
        return [move for move in moves if move.number <= self.last]

    def content(self, file: File) -> bytes:
        image = bytearray(file.durable)
        for change in file.pending:
            if change.number <= self.last:
                put(image, change, b"")
        return bytes(image)


@dataclass
class Scattered(Survivors):
    """Any sectors of any writes survive; where a file grew without its data stands what the disk held before."""

    random: Random
    share: float

    def moves(self, moves: Sequence[Move], ordered: bool) -> list[Move]:
        if ordered:
            return list(moves[:self.random.randint(0, len(moves))])
        return [move for move in moves if self._kept()]

    def content(self, file: File) -> bytes:
        image = bytearray(file.durable)
        for change in file.pending:
            for part in sectors(change):
                if self._kept():
                    put(image, part, self._stale())
                elif part.data is not None and self._kept():
                    grow(image, part.offset + len(part.data), self._stale())
        return bytes(image)

    def _kept(self) -> bool:
        return self.random.random() < self.share

    def _stale(self) -> bytes:
        return self.random.choice((b"", self.random.randbytes(64)))


def sectors(change: Change) -> list[Change]:
    """A write in the pieces that a disk writes whole."""
    if change.data is None:
        return [change]
    pieces, at = [], 0
    while at < len(change.data):
        size = SECTOR - (change.offset + at) % SECTOR
        pieces.append(Change(change.number, change.offset + at, change.data[at:at + size]))
        at += size
    return pieces


def put(image: bytearray, change: Change, stale: bytes) -> None:
    if change.data is None:
        del image[change.offset:]
        grow(image, change.offset, b"")
    else:
        grow(image, change.offset, stale)
        image[change.offset:change.offset + len(change.data)] = change.data


def grow(image: bytearray, size: int, stale: bytes) -> None:
    missing = size - len(image)
    if missing > 0:
        image.extend((stale * (missing // len(stale) + 1))[:missing] if stale else bytes(missing))


class Disk:
    """Follows the recorded events; `after_cut` says what a cut at this moment leaves."""

    def __init__(self, before: Files, model: str) -> None:
        self._ordered = model == ORDERED
        self._names = {path: File(data or b"", is_folder=data is None) for path, data in before.items()}
        self._names[""] = File(is_folder=True)
        self._settled = dict(self._names)
        self._moves: list[Move] = []
        self._open: dict[int, tuple[str, File]] = {}
        self.acknowledged = 0

    def apply(self, event: Event) -> None:
        getattr(self, f"_do_{event.kind}")(event)

    def after_cut(self, survivors: Survivors) -> dict[str, bytes]:
        """{relative path: content} of the files that can still be reached."""
        names: dict[str, File | None] = dict(self._settled)
        for move in survivors.moves(self._moves, self._ordered):
            names.update(move.names)
        return {path: survivors.content(file) for path, file in names.items()
                if file and not file.is_folder and path != ACKNOWLEDGED
                and all(names.get(str(folder)) for folder in PurePosixPath(path).parents[:-1])}

    def unsettled(self) -> list[int]:
        """The numbers of the events whose effect a cut may take back."""
        files = {id(file): file for file in (*self._names.values(), *self._settled.values())}
        return sorted({move.number for move in self._moves}
                      | {change.number for file in files.values() for change in file.pending})

    def _do_o(self, event: Event) -> None:
        (path,) = event.paths
        if path not in self._names:
            self._move(event, path, {path: File(is_folder=bool(event.second))})
        file = self._names[path]
        self._open[event.descriptor] = path, file
        if event.first & os.O_TRUNC:
            file.pending.append(Change(event.number, 0, None))

    def _do_w(self, event: Event) -> None:
        path, file = self._open[event.descriptor]
        self.acknowledged += path == ACKNOWLEDGED
        file.pending.append(Change(event.number, event.first, event.data))

    def _do_t(self, event: Event) -> None:
        self._open[event.descriptor][1].pending.append(Change(event.number, event.first, None))

    def _do_s(self, event: Event) -> None:
        path, file = self._open[event.descriptor]
        if not file.is_folder:
            file.durable = Survivors(event.number).content(file)
            file.pending.clear()
        if self._ordered or file.is_folder:
            self._settle(None if self._ordered else path)

    def _do_c(self, event: Event) -> None:
        del self._open[event.descriptor]

    def _do_u(self, event: Event) -> None:
        (path,) = event.paths
        self._move(event, path, {path: None})

    def _do_r(self, event: Event) -> None:
        old, new = event.paths
        self._move(event, new, {old: None, new: self._names[old]})

    def _do_m(self, event: Event) -> None:
        (path,) = event.paths
        self._move(event, path, {path: File(is_folder=True)})

    def _move(self, event: Event, path: str, names: Mapping[str, File | None]) -> None:
        parent = str(PurePosixPath(path).parent)
        self._moves.append(Move(event.number, "" if parent == "." else parent, names))
        _rename(self._names, names)

    def _settle(self, folder: str | None) -> None:
        """Makes the names of one folder durable, or of all."""
        for move in self._moves:
            if folder is None or move.folder == folder:
                _rename(self._settled, move.names)
        self._moves = [move for move in self._moves if folder is not None and move.folder != folder]


def _rename(names: dict[str, File], changes: Mapping[str, File | None]) -> None:
    for path, file in changes.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file
