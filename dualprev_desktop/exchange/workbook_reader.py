"""Reads a workbook (xlsx, xlsm, xls, xlsb, ods) in a helper process and hands its cells back as plain values."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dualprev_desktop.exchange import sheet_xml, workbook_guard
from dualprev_desktop.exchange.sheet_xml import COLUMNS_LIMIT, ROWS_LIMIT, Place, SheetNotes
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import run_limited

TOO_WIDE = N_("{file}, sheet “{sheet}”: there are cells beyond row {rows} or column {columns}. Nothing was changed. "
              "Copy the register's own rows and columns to a new workbook and save that.")

Cell = str | int | float | bool
"""An empty cell is the empty text; dates are ISO text; numbers come as floats from most files."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted from 0, ends included."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    hidden: bool
    rows: list[list[Cell]]
    merged: tuple[Range, ...]
    faults: Mapping[Place, str]
    """Cells that hold an error (`#N/A`) or a formula without value (`=`); they read as empty."""
    hidden_rows: frozenset[int]

    def value(self, row: int, column: int) -> Cell:
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else ""


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of the workbook. Raises BadFile with a sentence that names the file and what to do."""
    sheets = run_limited(f"{__name__}:read_in_helper", str(path), file=path.name)
    return tuple(_sheet(plain) for plain in sheets)


def _sheet(plain: dict[str, Any]) -> Sheet:
    return Sheet(plain["name"], plain["hidden"], plain["rows"], tuple(tuple(area) for area in plain["merged"]),
                 {(row, column): word for row, column, word in plain["faults"]}, frozenset(plain["hidden_rows"]))


def read_in_helper(path: str) -> list[dict[str, Any]]:
    """Runs in the helper process: guard, parser, plain answer."""
    zipped = workbook_guard.inspect(Path(path))
    notes = _notes(Path(path)) if zipped else {}
    return _parse(path, notes)


def _notes(path: Path) -> dict[str, SheetNotes]:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException

    try:
        with zipfile.ZipFile(path) as archive:
            return {name: _notes_of_part(archive, name, part) for name, part in sheet_xml.sheet_parts(archive).items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, KeyError,
            ParseError, DefusedXmlException) as error:
        raise BadFile(workbook_guard.INCOMPLETE) from error


def _notes_of_part(archive: zipfile.ZipFile, name: str, part: str) -> SheetNotes:
    with archive.open(part) as stream:
        notes = sheet_xml.notes_of(stream)
    if notes.far:
        raise BadFile(TOO_WIDE, sheet=name, rows=ROWS_LIMIT, columns=COLUMNS_LIMIT)
    return notes


def _parse(path: str, notes: Mapping[str, SheetNotes]) -> list[dict[str, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return [_plain(workbook.get_sheet_by_name(sheet.name), sheet.visible != SheetVisibleEnum.Visible,
                           notes.get(sheet.name, SheetNotes()))
                    for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    except PasswordError as error:
        raise BadFile(workbook_guard.PASSWORD) from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadFile(workbook_guard.INCOMPLETE) from error


def _plain(sheet: Any, hidden: bool, notes: SheetNotes) -> dict[str, Any]:
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= ROWS_LIMIT or last_column >= COLUMNS_LIMIT:
        raise BadFile(TOO_WIDE, sheet=sheet.name, rows=ROWS_LIMIT, columns=COLUMNS_LIMIT)
    rows = sheet.to_python(skip_empty_area=False) if sheet.end else []
    for row in rows:
        for column, value in enumerate(row):
            if isinstance(value, (date, time, timedelta)):
                row[column] = _iso(value)
    merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
    return {"name": sheet.name, "hidden": hidden, "rows": rows, "merged": merged,
            "faults": [(*place, word) for place, word in notes.faults.items()], "hidden_rows": notes.hidden_rows}


def _iso(value: date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return value.isoformat(*([" "] if isinstance(value, datetime) else []))
