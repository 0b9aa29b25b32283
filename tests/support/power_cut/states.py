"""The states in which a power cut may leave a folder, for every moment of a recorded piece of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.support.power_cut.disk import Disk, Scattered, Survivors
from tests.support.power_cut.events import Event, events
from tests.support.power_cut.recording import Recording

SHARES = (0.05, 0.3, 0.5, 0.7, 0.95)
FIXED = 2
"""States of each moment that are not drawn: nothing that was not flushed, and everything."""


@dataclass(frozen=True)
class State:
    """Files after the cut, and how many acknowledgements the person had seen before it."""

    files: dict[str, bytes]
    acknowledged: int


def states(recording: Recording, model: str, count: int, seed: int) -> Iterator[State]:
    """At least `count` states, spread evenly over the moments of the work."""
    random = Random(seed)
    disk = Disk(recording.before, model)
    moments = list(events(recording))
    drawn = max(1, -(-count // len(moments)) - FIXED)
    chosen = _spread(len(moments), -(-count // (FIXED + drawn)))
    for event in moments:
        disk.apply(event)
        if event.number in chosen:
            for survivors in (Survivors(-1), Survivors(event.number), *_draw(random, disk, event, drawn)):
                yield State(disk.after_cut(survivors), disk.acknowledged)


def _spread(size: int, count: int) -> set[int]:
    """`count` numbers below `size`, the first and the last among them."""
    return {place * (size - 1) // max(1, count - 1) for place in range(count)}


def _draw(random: Random, disk: Disk, event: Event, count: int) -> Iterator[Survivors]:
    numbers = disk.unsettled() or [event.number]
    for _ in range(count):
        if random.random() < 0.25:
            yield Survivors(random.choice(numbers))
        else:
            yield Scattered(event.number, random, random.choice(SHARES))


def acknowledged_states(recording: Recording, model: str) -> list[State]:
    """The files as the program sees them: at the start and at each acknowledgement."""
    disk = Disk(recording.before, model)
    found = [State(disk.after_cut(Survivors(-1)), 0)]
    for event in events(recording):
        disk.apply(event)
        if disk.acknowledged == len(found):
            found.append(State(disk.after_cut(Survivors(event.number)), disk.acknowledged))
    return found


def final_files(recording: Recording, model: str) -> dict[str, bytes]:
    """What the log says is in the folder at the end."""
    disk = Disk(recording.before, model)
    last = 0
    for event in events(recording):
        disk.apply(event)
        last = event.number
    return disk.after_cut(Survivors(last))
