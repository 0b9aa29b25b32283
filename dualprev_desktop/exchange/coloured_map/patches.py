"""From pixels to patches: every pixel of the map belongs to one patch of one colour, or to none.

Lines and letters belong to nobody at first; the colours on both sides grow over them at the same pace, so that a
patch reaches to the middle of its outline and neighbours meet in the middle of the line between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dualprev_desktop.domain.map_colours import PAPER
from dualprev_desktop.exchange.coloured_map.hues import LEAST_CHROMA, Hue
from dualprev_desktop.exchange.coloured_map.islands import FREE, Labels, Mask, boxes, furrows, grow, islands, shrunk
from dualprev_desktop.exchange.coloured_map.lab_pixels import Pixels

NONE = -1
"""Paper, and colours that are none of the four."""
CLOSE, PAPER_CLOSE = 0.28, 0.32
"""A pixel is of a colour, or of the paper, within this part of the way between them."""
LEAST_CLOSE = 9.0
WEAK, ASIDE = 0.45, 0.38
"""What is so far on the way from the paper to a colour, and so little beside the way, is a small worn patch of it."""
FURROW = 7.0
"""A line over a fill is darker than both its sides by this in lightness."""
LEAK, CORE, LONE_CORE = 1, 3, 2
"""Steps: a leak through a line is narrower than twice the first, a stroke than twice the second."""
SPOT, STUB = 0.0005, 5
"""Of the picture: a vent or a post on a plan; half the width of a line that it may lie on, in pixels."""
LINE = 14
"""Half the width of the widest line that is grown over, in pixels of a picture of SIDE."""


@dataclass(frozen=True)
class Patches:
    """`labels`: the patch of every pixel, from 1, NONE, or FREE; `kinds[n]` is the colour class of patch n + 1."""

    labels: Labels
    kinds: tuple[int, ...]


def patches(lab: Pixels, hues: Sequence[Hue], kinds: Sequence[int]) -> Patches:
    """`kinds[i]` is the class of `hues[i]`, or NONE where its colour is none that is sought."""
    strong, weak = _classified(lab, hues, kinds)
    labels = np.zeros(lab.shape[:2], np.int32)
    found: list[int] = []
    for kind in sorted(set(kinds) - {NONE}):
        seeds = _seeds(strong == kind)
        for_kind = grow(seeds, strong == kind, 4 * LEAK)
        labels[for_kind > 0] = for_kind[for_kind > 0] + len(found)
        found += [kind] * int(for_kind.max())
    for kind in sorted(set(kinds) - {NONE}):
        lone = _lone((weak == kind) & (labels == FREE), labels)
        labels[lone > 0] = lone[lone > 0] + len(found)
        found += [kind] * int(lone.max())
    labels[(labels == FREE) & (_paper(lab, hues) | (strong == NONE - 1))] = NONE
    return Patches(_without_stubs(grow(labels, labels == FREE, LINE)), tuple(found))


def _without_stubs(labels: Labels) -> Labels:
    """A spot on a line grew along it to both sides; larger patches are cleaned of strokes when they are outlined."""
    made = labels.copy()
    for number, (top, bottom, left, right) in boxes(labels):
        if (bottom - top) * (right - left) < SPOT * labels.size:
            window = made[top:bottom, left:right]
            window[_stub(window == number)] = NONE
    return made


def _stub(spot: Mask) -> Mask:
    """What is no wider than a line, where something wider stays."""
    around = np.pad(spot, STUB)
    core = shrunk(around, STUB)
    whole = grow(core.astype(np.int32), around, STUB)[STUB:-STUB, STUB:-STUB] > 0
    made: Mask = spot & ~whole & whole.any()
    return made


def _classified(lab: Pixels, hues: Sequence[Hue], kinds: Sequence[int]) -> tuple[Any, Any]:
    """For each pixel the class that it surely has and the one it may have; NONE where it has none, NONE - 1 for a
    colour that is not sought."""
    coloured = np.hypot(lab[..., 1], lab[..., 2]) > LEAST_CHROMA * 0.7
    if any(one.count == 0 for one in hues):  # greys are sought too
        coloured |= (lab[..., 0] > 55) & (lab[..., 0] < 88)
    pixels = lab[coloured]
    nearest, least = np.full(len(pixels), NONE), np.full(len(pixels), np.inf, np.float32)
    likely, aside = nearest.copy(), least.copy()
    for hue, kind in zip(hues, kinds, strict=True):
        shown = kind if kind != NONE else NONE - 1
        way = np.array(hue.colour, np.float32) - np.array(PAPER, np.float32)
        length = float(np.linalg.norm(way))
        apart = np.linalg.norm(pixels - np.array(hue.colour, np.float32), axis=1)
        closer = (apart < least) & (apart < max(LEAST_CLOSE, CLOSE * length))
        nearest[closer], least[closer] = shown, apart[closer]
        past = (pixels - np.array(PAPER, np.float32)) @ way / length ** 2
        beside = np.linalg.norm(pixels - np.array(PAPER, np.float32) - past[:, None] * way, axis=1) / length
        fits = (past > WEAK) & (past < 1.6) & (beside < ASIDE) & (beside < aside)
        likely[fits], aside[fits] = shown, beside[fits]
    strong, weak = np.full(lab.shape[:2], NONE), np.full(lab.shape[:2], NONE)
    furrow = furrows(lab[..., 0]) > FURROW
    strong[coloured], weak[coloured] = nearest, likely
    for found in (strong, weak):
        found[(found >= 0) & furrow] = NONE
    return strong, weak


def _paper(lab: Pixels, hues: Sequence[Hue]) -> Mask:
    lengths = [float(np.linalg.norm(np.array(hue.colour) - np.array(PAPER))) for hue in hues]
    near = max(LEAST_CLOSE / 2, PAPER_CLOSE * min(lengths, default=60.0))
    made: Mask = np.linalg.norm(lab - np.array(PAPER, np.float32), axis=2) < near
    return made


def _seeds(mask: Mask) -> Labels:
    """The pieces of a colour that are no strokes, numbered from 1."""
    pieces = islands(shrunk(mask, LEAK))
    return _numbered(pieces, np.unique(pieces[shrunk(mask, CORE) & (pieces > 0)]))


def _numbered(pieces: Labels, kept: Any) -> Labels:
    numbers = np.zeros(int(pieces.max()) + 1, np.int32)
    numbers[kept] = np.arange(1, len(kept) + 1)
    made: Labels = numbers[pieces]
    return made


def _lone(mask: Mask, labels: Labels) -> Labels:
    """Pieces that touch no patch: the rims of patches are no patches."""
    pieces = islands(shrunk(mask, LEAK))
    near = grow((labels > 0).astype(np.int32), ~(labels > 0), 2 + LEAK) > 0
    rims = np.unique(pieces[near])
    kept = np.setdiff1d(np.unique(pieces[shrunk(mask, LONE_CORE) & (pieces > 0)]), rims)
    return _numbered(pieces, kept)
