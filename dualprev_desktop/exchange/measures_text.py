"""Several measures or posts in one cell: taken apart on import, put together on export so that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable

MEASURE_SEPARATORS = ";；\n"
POST_SEPARATORS = ",，、\n"

# a word joiner (invisible) before a character says: belongs to the text, does not separate or number it
JOINER = "\u2060"

# "1." before a digit is a decimal number (1.5 m), not numbering
_NUMBERING = re.compile(r"(?:[0-9]{1,2}[、)）]|[0-9]{1,2}[.．](?![0-9])|[(（][0-9]{1,2}[)）][、.．]?|[①-⑳][、.．]?)\s*")
_BLANKS = " \t\u00a0\u3000\u200b\ufeff"


def pieces(cell: str, separators: str) -> tuple[str, ...]:
    """The non-empty pieces between separators, each without surrounding blanks."""
    if not any(separator in cell for separator in separators):
        parts = [cell]
    else:
        parts = re.split(f"(?<!{JOINER})[{re.escape(separators)}]", cell)
    return tuple(piece for part in parts if (piece := part.strip(_BLANKS)))


def measure_pieces(cell: str) -> tuple[str, ...]:
    """The measures of one cell without their leading numbering (`1.`, `①`, `（1）`), still guarded."""
    return tuple(bare for piece in pieces(cell, MEASURE_SEPARATORS) if (bare := without_numbering(piece)))


def measures_in(cell: str) -> tuple[str, ...]:
    return tuple(measure for piece in measure_pieces(cell) if (measure := unguarded(piece)))


def posts_in(cell: str) -> tuple[str, ...]:
    return tuple(unguarded(piece) for piece in pieces(cell, POST_SEPARATORS))


def without_numbering(piece: str) -> str:
    numbering = _NUMBERING.match(piece)
    return piece[numbering.end():] if numbering else piece


def unguarded(piece: str) -> str:
    return piece.replace(JOINER, "")


def measures_cell(measures: Iterable[str]) -> str:
    """One measure a line, numbered when there are several; `measures_in` gives the same measures back."""
    guarded = [guard(measure, MEASURE_SEPARATORS) for measure in measures if measure]
    if len(guarded) < 2:
        return "".join(guarded)
    return "\n".join(f"{number}. {measure}" for number, measure in enumerate(guarded, 1))


def posts_cell(posts: Iterable[str]) -> str:
    return "、".join(guard(post, POST_SEPARATORS) for post in posts if post)


def guard(piece: str, separators: str, *, always: bool = False) -> str:
    """`piece` marked so that its own separators and leading number stay part of it."""
    marked = re.sub(f"([{re.escape(separators)}])", f"{JOINER}\\1", piece) if separators else piece
    return f"{JOINER}{marked}" if always or _NUMBERING.match(marked) else marked
