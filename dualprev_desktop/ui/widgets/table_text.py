"""Cells as spreadsheets put them on the clipboard: tab-separated, quoted where a cell has several lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

UNREADABLE = N_("What is on the clipboard cannot be read as cells. Nothing was changed. Copy the cells again.")


def cells_of(text: str) -> list[list[str]]:
    """Lines of cells; empty lines at the end are left out. Raises InputError when it is no table."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    except csv.Error as error:
        raise InputError(UNREADABLE) from error
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return lines


def text_of(lines: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, dialect="excel-tab", lineterminator="\n").writerows(lines)
    return stream.getvalue()
