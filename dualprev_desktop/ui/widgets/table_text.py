"""Cells as spreadsheets put them on the clipboard: tab-separated, quoted where a cell has several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*)')
LINE_END = re.compile(r"\r\n|\r|\n")
QUOTED = re.compile(r'[\t\r\n]|""')
"""What Excel and WPS quote a cell for; a cell that merely stands in quotation marks keeps them."""
AS_TEXT = 'style="mso-number-format:\'\\@\'"'
"""Excel and WPS then leave 007 and =1 as they are."""
SAME_CELL = '<br style="mso-data-placement:same-cell">'


def cells_of(text: str) -> list[list[str]]:
    """Lines of cells; empty lines at the end are left out."""
    lines: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        found = CELL.match(text, place)
        assert found is not None, "an empty cell always fits"
        lines[-1].append(_unquoted(found))
        place = found.end()
        if place < len(text) and text[place] == "\t":
            place += 1
            continue
        ended = LINE_END.match(text, place)
        if ended is None:
            break
        lines.append([])
        place = ended.end()
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return lines


def _unquoted(found: re.Match[str]) -> str:
    quoted: str | None = found[1]
    if quoted is None:
        return str(found[2])
    return quoted.replace('""', '"') if QUOTED.search(quoted) else str(found[0])


def text_of(lines: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def html_of(lines: Iterable[Sequence[str]]) -> str:
    """The same as a table of texts, which a spreadsheet prefers: it then guesses no numbers and no formulas."""
    rows = "".join("<tr>" + "".join(f"<td {AS_TEXT}>{_marked_up(cell)}</td>" for cell in line) + "</tr>"
                   for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def _marked_up(cell: str) -> str:
    return SAME_CELL.join(escape(cell).split("\n"))
