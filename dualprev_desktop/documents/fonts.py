"""The shipped font, known to ReportLab and matplotlib under one name, its widths and the characters it lacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.paths import resource

REGULAR = "DualPrev"
BOLD = "DualPrev-Bold"

NO_GLYPH = N_("The printing font lacks {characters}, found in “{text}”. Nothing was printed. "
              "Write it with other characters and print again.")

POINTS_PER_MM = 72 / 25.4


def font_path(name: str) -> Path:
    return resource("fonts", "NotoSansSC-Bold.ttf" if name == BOLD else "NotoSansSC-Regular.ttf")


@cache
def register() -> None:
    """Makes both weights known to ReportLab; parsing them costs 0.1 s, once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (REGULAR, BOLD):
        # no GSUB shaping: Chinese needs none, and it would slow every string
        pdfmetrics.registerFont(TTFont(name, str(font_path(name)), shapable=False))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


@cache
def _face(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics

    register()
    font: Any = pdfmetrics.getFont(name)
    return font.face


class _Widths(dict[str, int]):
    """Advance of each character in thousandths of the size; asked once, then a plain dictionary read."""

    def __init__(self, name: str) -> None:
        super().__init__()
        face = _face(name)
        self._known, self._default = face.charWidths, face.defaultWidth

    def __missing__(self, character: str) -> int:
        width = self[character] = int(self._known.get(ord(character), self._default))
        return width


@cache
def widths(name: str) -> Mapping[str, int]:
    """Thousandths of the font size each character advances."""
    return _Widths(name)


@lru_cache(maxsize=4096)
def text_width(text: str, name: str, size: float) -> float:
    """In points."""
    return sum(map(widths(name).__getitem__, text)) * size / 1000


def printable(text: str) -> str:
    """`text` without what has no picture: tabs become blanks, invisible marks go, line ends stay."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(c for c in plain if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp"))


def one_line(text: str) -> str:
    """`text` printable and without line ends."""
    return " ".join(printable(text).split("\n"))


def missing_glyphs(texts: Iterable[str]) -> set[str]:
    """The characters of `texts` that the font cannot draw."""
    used = set().union(*map(set, map(printable, texts)))
    known = _face(REGULAR).charToGlyph
    return {character for character in used if ord(character) not in known and not character.isspace()}


def numbered(text: str) -> str:
    """What the font lacks stands by its number: evidence cannot be written anew with other characters."""
    lacking = missing_glyphs([text])
    return "".join(f"[U+{ord(one):04X}]" if one in lacking else one for one in text)


def check_glyphs(texts: Iterable[str]) -> None:
    """Raises InputError naming the characters the font lacks and the first text they stand in; keeps none of them."""
    drawn: set[str] = set()
    missing: set[str] = set()
    first = ""
    for text in texts:
        if (new := set(printable(text)) - drawn) and (lacking := missing_glyphs(new)):
            first = first or text
            missing |= lacking
        drawn |= new
    if missing:
        raise InputError(NO_GLYPH, characters=", ".join(map(_named, sorted(missing))), text=first[:60])


def _named(character: str) -> str:
    return f"{character} (U+{ord(character):04X})"
