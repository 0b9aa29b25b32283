"""Labels of bars broken into lines by their width in columns, two for an ideograph."""

from __future__ import annotations

from unicodedata import east_asian_width

NEVER_FIRST = "，。、；：？！）》」』】”’,.;:?!)]}%"


def columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def folded(text: str, room: int) -> list[str]:
    """Lines of at most `room` columns; a Latin word is broken only where it is wider than that."""
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        if columns(lines[-1] + piece.rstrip()) <= room or piece[0] in NEVER_FIRST:
            lines[-1] += piece
        else:
            lines += _cut(piece, room)
    return [line.strip() for line in lines if line.strip()] or [""]


def _pieces(text: str) -> list[str]:
    """Ideographs one by one, Latin words whole with the blank behind them."""
    pieces: list[str] = []
    for character in text:
        joins = pieces and pieces[-1][-1] != " " and columns(pieces[-1][-1]) == 1 and columns(character) == 1
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _cut(piece: str, room: int) -> list[str]:
    return [piece[start:start + room] for start in range(0, len(piece), room)]
