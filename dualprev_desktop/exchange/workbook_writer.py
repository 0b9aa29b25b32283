"""Writes workbooks: text that never becomes a formula, styles, drop-downs, print set-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.exchange.problems import Problem, warning
from dualprev_desktop.exchange.sheet_xml import cell_name, column_letters
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.i18n import N_

TOO_LONG_FOR_CELL = N_("Row {row}, “{field}”: {length} characters do not fit into one cell of a workbook ({limit}). "
                       "Nothing was written. Shorten the text.")
REPLACED = N_("“{heading}” held characters that no workbook can keep; each was replaced by {mark}.")
CHECK_TEXT = N_("Check the text in the register.")

CELL_LIMIT = 32_767
# the number that paper has in the file format
PAPER_A3 = 8
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MARK = "\ufffd"
# a workbook reads _x0041_ as A, unless its first stroke is itself written that way
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Written = str | int | Decimal | date | None

NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
"""What Excel allows in no sheet's name."""
TITLE, HEADING, TEXT, CENTRED = "dualprev title", "dualprev heading", "dualprev text", "dualprev centred"
SPARE_ROWS = 500
"""Rows below the last one that still have the drop-downs."""


def level_style(level: Level) -> str:
    return f"dualprev {level.value}"


@dataclass(frozen=True, slots=True)
class Merge:
    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def reference(self) -> str:
        return f"{cell_name(self.first_row, self.first_column)}:{cell_name(self.last_row, self.last_column)}"


class BookWriter:
    """One workbook being written, sheet by sheet and row by row; left early, it leaves nothing open."""

    def __init__(self) -> None:
        import openpyxl

        self._book = openpyxl.Workbook(write_only=True)
        _register_styles(self._book)
        self.problems: list[Problem] = []

    def __enter__(self) -> BookWriter:
        return self

    def __exit__(self, *failure: object) -> None:
        for sheet in self._book.worksheets:
            if not sheet.closed:
                sheet.close()

    def sheet(self, name: str, widths: Sequence[float], *, freeze: str = "") -> SheetWriter:
        return SheetWriter(self._book.create_sheet(NOT_IN_NAMES.sub(" ", name)), widths, freeze, self.problems)

    def save(self, target: Path) -> None:
        """Raises StoreUnavailable when the place refuses; what stood there is then unchanged."""
        with replacing(target) as temporary:
            self._book.save(temporary)


class SheetWriter:
    """Appends rows to one sheet; `fields` names the columns in messages."""

    def __init__(self, sheet: Any, widths: Sequence[float], freeze: str, problems: list[Problem]) -> None:
        self._sheet, self._problems = sheet, problems
        self.fields: Sequence[str] = ()
        self.rows = 0
        for index, width in enumerate(widths):
            sheet.column_dimensions[column_letters(index)].width = width
        if freeze:
            sheet.freeze_panes = freeze

    def append(self, values: Sequence[Written], styles: Sequence[str]) -> None:
        self._sheet.append([self._cell(column, value, style)
                            for column, (value, style) in enumerate(zip(values, styles, strict=True))])
        self.rows += 1

    def merge(self, merges: Iterable[Merge]) -> None:
        for merge in merges:
            self._sheet.merged_cells.add(merge.reference())

    def choices(self, column: int, first_row: int, formula: str) -> None:
        """A drop-down in `column` from `first_row` on; a value outside it is asked about, not refused."""
        from openpyxl.worksheet.datavalidation import DataValidation

        validation = DataValidation(type="list", formula1=formula, allow_blank=True, errorStyle="warning",
                                    showErrorMessage=True)
        letters = column_letters(column)
        validation.add(f"{letters}{first_row + 1}:{letters}{max(self.rows, first_row) + SPARE_ROWS}")
        self._sheet.data_validations.append(validation)

    def print_landscape(self, repeat: str, footer: str) -> None:
        """A3 landscape, fitted to the width, `repeat` ("2:3") on every page; said before the first row."""
        sheet = self._sheet
        sheet.page_setup.paperSize = PAPER_A3
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = repeat
        sheet.oddFooter.center.text = footer
        sheet.page_margins.left = sheet.page_margins.right = 0.4

    def row_height(self, row: int, points: float) -> None:
        self._sheet.row_dimensions[row + 1].height = points

    def _cell(self, column: int, value: Written, style: str) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet)
        cell.style = style
        if isinstance(value, str):
            cell.value = self._text(column, value)
            # set after the value: a text that begins with = would else become a formula
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(_LIKE_A_FORMULA)
        else:
            cell.value = value
        return cell

    def _text(self, column: int, value: str) -> str:
        text = _ESCAPE.sub("_x005F_", value)
        if UNWRITABLE.search(text):
            text = UNWRITABLE.sub(MARK, text)
            self._problems.append(warning(REPLACED, CHECK_TEXT, mark=MARK).at(
                self._sheet.title, cell_name(self.rows, column), self._field(column)))
        length = len(text.encode("utf-16-le")) // 2 if len(text) > CELL_LIMIT // 2 else len(text)
        if length > CELL_LIMIT:
            raise InputError(TOO_LONG_FOR_CELL, row=self.rows + 1, field=self._field(column), length=length,
                             limit=CELL_LIMIT)
        return text

    def _field(self, column: int) -> str:
        return self.fields[column] if column < len(self.fields) else column_letters(column)


def _register_styles(book: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color="FF9AA0A6")
    frame = Border(left=line, right=line, top=line, bottom=line)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    grey = PatternFill("solid", fgColor="FFEDEFF1")
    styles = [
        NamedStyle(TITLE, font=Font(size=16, bold=True), alignment=centre),
        NamedStyle(HEADING, font=Font(bold=True), alignment=centre, border=frame, fill=grey),
        NamedStyle(TEXT, alignment=left, border=frame), NamedStyle(CENTRED, alignment=centre, border=frame),
    ]
    for level in LEVELS:
        styles.append(NamedStyle(level_style(level.level), font=Font(color=f"FF{level.ink[1:]}", bold=True),
                                 fill=PatternFill("solid", fgColor=f"FF{level.colour[1:]}"), alignment=centre,
                                 border=frame))
    for style in styles:
        book.add_named_style(style)
