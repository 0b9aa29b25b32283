"""Things put in line and spread evenly: how far each must be shifted, in whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import accumulate

from dualprev_desktop.domain.transforming import Frame

Shifts = dict[str, tuple[int, int]]


class Side(StrEnum):
    """What is to lie in one line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


_SHIFT: dict[Side, Callable[[Frame, Frame], tuple[float, float]]] = {
    Side.LEFT: lambda whole, one: (whole.left - one.left, 0),
    Side.CENTRE: lambda whole, one: (whole.middle[0] - one.middle[0], 0),
    Side.RIGHT: lambda whole, one: (whole.right - one.right, 0),
    Side.TOP: lambda whole, one: (0, whole.top - one.top),
    Side.MIDDLE: lambda whole, one: (0, whole.middle[1] - one.middle[1]),
    Side.BOTTOM: lambda whole, one: (0, whole.bottom - one.bottom),
}


def aligned(frames: Mapping[str, Frame], side: Side) -> Shifts:
    """{id: (across, down)} that brings each to that side, or to the middle, of the frame round all."""
    whole = around(frames)
    return {one: _rounded(_SHIFT[side](whole, frame)) for one, frame in frames.items()}


def distributed(frames: Mapping[str, Frame], down: bool = False) -> Shifts:
    """{id: (across, down)} that spreads them evenly between the first and the last, which stay.

    The gaps become equal (to one, where the room cannot be divided); where there is no room for gaps, the steps from
    middle to middle.
    """
    spans = {one: (frame.top, frame.bottom) if down else (frame.left, frame.right) for one, frame in frames.items()}
    order = in_order(spans)
    if len(order) < 3:
        return dict.fromkeys(frames, (0, 0))
    shifts = _spread([spans[one] for one in order])
    return {one: (0, by) if down else (by, 0) for one, by in zip(order, shifts, strict=True)}


def in_order(spans: Mapping[str, tuple[float, float]]) -> list[str]:
    """From the one whose middle comes first to the one whose middle comes last."""
    return sorted(spans, key=lambda one: (sum(spans[one]), spans[one], one))


def _spread(spans: list[tuple[float, float]]) -> list[int]:
    steps = len(spans) - 1
    gap = (spans[-1][1] - spans[0][0] - sum(end - begin for begin, end in spans)) / steps
    if gap < 0:
        first, last = (sum(span) / 2 for span in (spans[0], spans[-1]))
        wanted = [first + (last - first) * place / steps - (end - begin) / 2
                  for place, (begin, end) in enumerate(spans)]
    else:
        taken = [0.0, *accumulate(end - begin for begin, end in spans)]
        wanted = [spans[0][0] + taken[place] + gap * place for place in range(len(spans))]
    return [round(to - begin) for to, (begin, _) in zip(wanted, spans, strict=True)]


def around(frames: Mapping[str, Frame]) -> Frame:
    every = frames.values()
    return Frame(min(one.left for one in every), min(one.top for one in every),
                 max(one.right for one in every), max(one.bottom for one in every))


def _rounded(by: tuple[float, float]) -> tuple[int, int]:
    return round(by[0]), round(by[1])
