"""Safety signs suggested by accident types, each drawn as its class's shape with its name below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dualprev_desktop.documents.pad import Pad
from dualprev_desktop.services.codelists import CodeItem, code_list

SIGN_LIST = "accident_signs"
CLASSES = ("warning", "prohibition", "mandatory", "information")
"""警告 → 禁止 → 指令 → 提示, the order in which signs hang together (GB 2894-2008 9.5)."""
MOST_OF_A_CLASS, MOST = 2, 8

RED, BLUE, GREEN, YELLOW, BLACK, WHITE = "#C8102E", "#005EB8", "#009A44", "#FFD100", "#000000", "#FFFFFF"
"""Safety colours (GB 2893); the standard gives tolerances and no sRGB: the dossier's values (4.5)."""


def suggested_signs(accident_types: Iterable[str]) -> list[CodeItem]:
    """The signs that the accident types call for, in hanging order; a card's first types come first."""
    signs = code_list(SIGN_LIST).items
    called = (sign for accident in accident_types for sign in signs if accident in sign.codes_of("accidents"))
    kept: dict[str, CodeItem] = {}
    counted: Counter[str] = Counter()
    for sign in called:
        kind = sign.attribute("class")
        if sign.code not in kept and counted[kind] < MOST_OF_A_CLASS:
            counted[kind] += 1
            kept[sign.code] = sign
    return sorted(kept.values(), key=lambda sign: CLASSES.index(sign.attribute("class")))[:MOST]


def draw_sign(pad: Pad, sign_class: str, x: float, y: float, side: float) -> None:
    """The shape of a sign's class in the square of `side` points whose middle is (x, y)."""
    _SHAPES[sign_class](pad, x, y, side)


def _triangle(pad: Pad, x: float, y: float, side: float) -> None:
    half, rise = side / 2, side * 0.866
    corners = [(x, y - rise / 2), (x + half, y + rise / 2), (x - half, y + rise / 2)]
    pad.polygon(corners, YELLOW, BLACK, side * 0.06)


def _ring(pad: Pad, x: float, y: float, side: float) -> None:
    # outer 1, inner 0.8, slash 0.08 of the outer diameter (GB 2894-2008 4.1)
    pad.circle(x, y, side * 0.45, WHITE, RED, side * 0.1)
    reach = side * 0.4 * 0.7071
    pad.line(x - reach, y - reach, x + reach, y + reach, RED, side * 0.08)


def _disc(pad: Pad, x: float, y: float, side: float) -> None:
    pad.circle(x, y, side / 2, BLUE)


def _square(pad: Pad, x: float, y: float, side: float) -> None:
    pad.rect(x - side * 0.45, y - side * 0.45, side * 0.9, side * 0.9, GREEN)


_SHAPES = {"warning": _triangle, "prohibition": _ring, "mandatory": _disc, "information": _square}
