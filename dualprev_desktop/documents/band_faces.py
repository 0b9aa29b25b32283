"""Rows laid on faces one below the other, at the largest size at which they need the fewest faces."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dualprev_desktop.documents.bands import Band, Face, SetBand, set_band

LEAST_ROOM = 0.25
"""Of a face; what is broken begins on a face of its own where less of the last one is left."""


class Rooms(NamedTuple):
    """Heights for bands on the first face and on each further one."""

    first: float
    further: float


def fitted(bands: Sequence[Band], sizes: Sequence[float], width: float, rooms: Rooms) -> list[Face]:
    """The faces at the largest of `sizes`, which rise, that needs no more of them than the smallest."""
    return largest(sizes, lambda size: faces_at(bands, size, width, rooms))


def largest(sizes: Sequence[float], make: Callable[[float], list[Face]]) -> list[Face]:
    """What `make` makes of the largest of the sizes at which that is no longer than of the smallest."""
    made = {sizes[0]: make(sizes[0])}

    def is_longer(size: float) -> bool:
        made[size] = make(size)
        return len(made[size]) > len(made[sizes[0]])

    return made[sizes[bisect_left(sizes, True, lo=1, key=is_longer) - 1]]


def faces_at(bands: Sequence[Band], size: float, width: float, rooms: Rooms) -> list[Face]:
    """The bands at one size."""
    queue = deque(set_band(band, size, width) for band in bands)
    faces: list[Face] = []
    face: list[SetBand] = []
    heading: SetBand | None = None
    left, new = rooms.first, True
    while queue:
        band = queue.popleft()
        if band.band.heading or band.band.apart:
            heading = None
        needed = band.height
        if band.band.keep and queue and not new:
            needed += _beginning(queue[0], rooms.further - (band.height if band.band.heading else 0))
        if needed <= left:
            face.append(band)
            heading = band if band.band.heading else heading
            left, new = left - band.height, False
            continue
        upper, rest = _broken(band, left, rooms.further - (heading.height if heading else 0), new)
        faces.append((*face, *upper))
        if rest:
            queue.appendleft(rest)
        face = [heading.anew()] if heading else []
        left, new = rooms.further - sum(one.height for one in face), True
    return [*faces, tuple(face)] if face else faces


def _beginning(band: SetBand, fresh: float) -> float:
    """How much of a band follows what is kept with it, so that it is not left alone."""
    if band.band.flows:
        return band.least
    return band.height if band.height <= fresh else LEAST_ROOM * fresh


def _broken(band: SetBand, left: float, fresh: float, new: bool) -> tuple[Face, SetBand | None]:
    """What of the band stands on this face, and what goes on the next: the whole of it where it fits there."""
    if not new and (left < band.least if band.band.flows else band.height <= fresh or left < LEAST_ROOM * fresh):
        return (), band
    upper, lower = band.split(left)
    return (upper,), lower
