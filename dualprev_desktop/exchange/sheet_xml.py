"""What the fast parser does not tell of an .xlsx sheet: error cells, formulas without a value, hidden rows, far cells.

The parser answers an empty cell for `#N/A` and for a formula that was never calculated, and dies on a
cell at the far corner; this looks at the sheet's own text for them.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

ROWS_LIMIT = 200_000
COLUMNS_LIMIT = 200

NO_VALUE = "="
"""The fault of a formula that has no calculated value; other faults are Excel's words: #N/A, #REF!"""

Place = tuple[int, int]
"""Row and column, counted from 0."""

_CHUNK = 8 << 20
# a filled cell beyond column GR (200) or row 200,000; empty formatted cells out there are harmless
_FAR = re.compile(rb'\sr="(?:(?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z])\d+|[A-Z]+(?:[1-9]\d{6,}|[2-9]\d{5}))"[^>/]*>(?!</)')
_FORMULA = rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^>]*\bt="e"[^>/]*>\s*(?:' + _FORMULA + rb")?\s*<(?:\w+:)?v>([^<]*)<")
_UNCALCULATED = re.compile(_FORMULA + rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*\bhidden="(?:1|true)"[^>]*>')
_REFERENCE = re.compile(rb'\sr="([A-Z]+)(\d+)"')
_ROW_NUMBER = re.compile(rb'\sr="(\d+)"')


@dataclass
class SheetNotes:
    """What was seen in one sheet's text."""

    far: bool = False
    faults: dict[Place, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


def notes_of(stream: IO[bytes]) -> SheetNotes:
    notes = SheetNotes()
    for piece in _pieces(stream):
        notes.far = notes.far or _FAR.search(piece) is not None
        if b't="e"' in piece:
            notes.faults.update(_errors(piece))
        if b"f>" in piece or b"<f" in piece:
            notes.faults.update(_uncalculated(piece))
        if b"hidden=" in piece:
            notes.hidden_rows.extend(_hidden_rows(piece))
    return notes


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The text in pieces that end with a whole row, so that memory stays flat."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        cut = rest.rfind(b"row>") + 4
        if cut > 4:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _errors(piece: bytes) -> Iterator[tuple[Place, str]]:
    for match in _ERROR.finditer(piece):
        if place := _place(match[0]):
            yield place, match[1].decode("utf-8", "replace")


def _uncalculated(piece: bytes) -> Iterator[tuple[Place, str]]:
    for match in _UNCALCULATED.finditer(piece):
        cell = piece[piece.rfind(b"c ", 0, match.start()):match.start()]
        # a text formula may well have the empty text as its result
        if b't="str"' not in cell and (place := _place(cell)):
            yield place, NO_VALUE


def _place(cell: bytes) -> Place | None:
    reference = _REFERENCE.search(cell, 0, cell.find(b">"))
    return (int(reference[2]) - 1, column_index(reference[1].decode())) if reference else None


def _hidden_rows(piece: bytes) -> Iterator[int]:
    for match in _HIDDEN.finditer(piece):
        if number := _ROW_NUMBER.search(match[0]):
            yield int(number[1]) - 1


def column_index(letters: str) -> int:
    """0 for A, 26 for AA."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def column_letters(index: int) -> str:
    """A for 0, AA for 26."""
    letters = ""
    number = index + 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`C7` for row 6, column 2."""
    return f"{column_letters(column)}{row + 1}"


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to its part inside an .xlsx; empty for other containers (xlsb, ods)."""
    from defusedxml.ElementTree import fromstring

    if "xl/workbook.xml" not in archive.namelist():
        return {}
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    names: dict[str, str] = {}
    for item in fromstring(archive.read("xl/workbook.xml")).iter():
        if item.tag.endswith("}sheet"):
            relation = next((value for key, value in item.attrib.items() if key.endswith("}id")), "")
            names[item.get("name", "")] = _part(targets.get(relation, ""))
    return names


def _part(target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
