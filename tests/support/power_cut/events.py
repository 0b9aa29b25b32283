"""The recorder's log as events; recorder.c says what each kind means."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.power_cut.recording import Recording

HEAD = struct.Struct("=ciqqI")


@dataclass(frozen=True)
class Event:
    number: int
    kind: str
    descriptor: int
    first: int
    second: int
    data: bytes
    paths: tuple[str, ...]
    """Relative to the recorded folder; the folder itself is empty."""


def events(recording: Recording) -> Iterator[Event]:
    at, number, prefix = 0, 0, str(recording.folder)
    while at < len(recording.log):
        kind, descriptor, first, second, length = HEAD.unpack_from(recording.log, at)
        at += HEAD.size
        data = recording.log[at:at + length]
        at += length
        paths = tuple(path.removeprefix(prefix).strip("/") for path in data.decode().split("\0")
                      ) if kind in b"ourm" else ()
        yield Event(number, kind.decode(), descriptor, first, second, data, paths)
        number += 1
