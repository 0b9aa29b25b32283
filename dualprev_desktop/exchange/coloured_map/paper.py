"""The paper below a map, place by place: yellowed, shaded, lit from one side; divided out it is white again."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image

Pixels = np.ndarray[Any, np.dtype[np.float32]]

COARSE = 160
"""The longest side on which the light is reckoned: it changes slowly."""
MOST_TINTED, LEAST_LIGHT = 0.35, 90
"""Yellowed paper has less saturation than any fill; darker than this is no paper that one could read from."""
LEAST_SHARE = 0.02
NEAR = 0.10
"""What differs from the reckoned paper by less than this part is paper."""
ROUNDS = 4


def whitened(image: Image.Image) -> Pixels:
    """The picture as red, green and blue from 0 to 1, its paper white everywhere."""
    small = image.resize(_coarse(image.size), Image.Resampling.BOX)
    across, down = _places(small.size)
    sheet = _light(np.asarray(small, np.float32) / np.float32(255), _terms(across, down))
    whole = np.asarray(image, np.float32) / np.float32(255)
    across, down = _places(image.size)
    for band in range(3):
        whole[..., band] /= np.maximum(_surface(sheet[band], across, down), 0.05)
    white: Pixels = np.clip(whole, 0, 1)
    return white


def _coarse(size: tuple[int, int]) -> tuple[int, int]:
    part = min(1.0, COARSE / max(size))
    return max(1, round(size[0] * part)), max(1, round(size[1] * part))


def _places(size: tuple[int, int]) -> tuple[Pixels, Pixels]:
    """From -1 to 1 across and down."""
    across = np.linspace(-1, 1, size[0], dtype=np.float32)[None, :]
    return across, np.linspace(-1, 1, size[1], dtype=np.float32)[:, None]


def _terms(across: Pixels, down: Pixels) -> Pixels:
    both = np.broadcast_arrays(np.ones_like(across * down), across, down, across * across, across * down, down * down)
    return np.stack([one.ravel() for one in both], axis=1)


def _surface(factors: Pixels, across: Pixels, down: Pixels) -> Pixels:
    one, x, y, xx, xy, yy = (np.float32(factor) for factor in factors)
    surface: Pixels = np.exp(one + x * across + y * down + xx * across ** 2 + xy * across * down + yy * down ** 2)
    return surface


def _light(small: Pixels, terms: Pixels) -> Pixels:
    """For each band the factors of the logarithm of its light; even white where no paper is seen."""
    flat = small.reshape(-1, 3)
    kept = _paper(flat)
    level = np.log(np.maximum(flat, 0.02))
    factors = np.zeros((3, terms.shape[1]), np.float32)
    if kept.sum() < terms.shape[1] * 4:
        return factors
    factors[:, 0] = np.median(level[kept], axis=0)
    for number in range(ROUNDS):
        # a gentle slope first, so that a patch of colour far from the paper bends nothing
        used = terms.shape[1] if number else 3
        factors[:, :used] = np.linalg.lstsq(terms[kept][:, :used], level[kept], rcond=None)[0].T
        apart = np.abs(level - terms @ factors.T).max(axis=1)
        near = apart < NEAR * (2 if number == 0 else 1)
        if near.sum() < terms.shape[1] * 4:
            break
        kept = near
    return factors


def _paper(flat: Pixels) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """The pixels of about the commonest light and hardly tinted colour."""
    lightest = flat.max(axis=1)
    tint = 1 - flat.min(axis=1) / np.maximum(lightest, 1e-6)
    possible = (tint < MOST_TINTED) & (lightest * 255 > LEAST_LIGHT)
    bins = (np.minimum(flat * 255, 255).astype(np.int32) // 16) @ np.array([256, 16, 1], np.int32)
    counts = np.bincount(bins[possible], minlength=4096)
    common = np.flatnonzero(counts >= LEAST_SHARE * len(flat))
    if not len(common):
        none: np.ndarray[Any, np.dtype[np.bool_]] = np.zeros(len(flat), np.bool_)
        return none
    middles = np.stack([common // 256, common // 16 % 16, common % 16], axis=1) * 16 + 8
    merit = middles.max(axis=1) * (middles.min(axis=1) / middles.max(axis=1)) ** 0.5
    paper = middles[merit.argmax()] / 255
    hue = flat / np.maximum(lightest, 1e-6)[:, None]
    alike = np.abs(hue - paper / paper.max()).max(axis=1) < 0.12
    lit = np.abs(np.log(np.maximum(lightest, 0.02) / paper.max())) < 0.5
    sheet: np.ndarray[Any, np.dtype[np.bool_]] = possible & alike & lit
    return sheet
