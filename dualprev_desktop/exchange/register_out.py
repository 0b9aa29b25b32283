"""Writes the register as a workbook that practitioners know, and that this program imports again without loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dualprev_desktop.exchange.problems import Problem
from dualprev_desktop.exchange.register_columns import OutColumn, register_columns
from dualprev_desktop.exchange.sheet_xml import cell_name, column_letters
from dualprev_desktop.exchange.workbook_writer import CENTRED, HEADING, TITLE, BookWriter, Merge, SheetWriter
from dualprev_desktop.kernel.clock import local_date, system_clock
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.rulebook import RuleBook
from dualprev_desktop.services.views import RegisterRow

SHEET = N_("Risk register")
CODES = N_("Code tables")
HEADLINE = N_("{enterprise}: risk register")
DATED = N_("Dated {date}")
PAGE = N_("Page {page} of {pages}")

TITLE_ROW, GROUP_ROW, HEADING_ROW, FIRST_ROW = 0, 1, 2, 3
FROZEN_COLUMNS = 3
TITLE_HEIGHT = 30
CODES_WIDTH = 24
STEP = 500


def write_register(target: Path, rows: Sequence[RegisterRow], enterprise: str, translator: Translator,
                   progress: Progress = Silent(), *, dated: date | None = None,
                   names: RuleBook | None = None) -> tuple[Problem, ...]:
    """Writes the register; returns what had to be replaced in it. `names` knows the methods by name.

    Raises InputError naming row and field when a text does not fit a cell, StoreUnavailable when the place refuses.
    """
    columns = register_columns(rows, translator.language, names)
    headline = _headline(enterprise, dated or local_date(system_clock()), translator)
    with BookWriter() as book:
        sheet = book.sheet(translator.gettext(SHEET), [column.width for column in columns],
                           freeze=cell_name(FIRST_ROW, FROZEN_COLUMNS))
        sheet.print_landscape(f"{GROUP_ROW + 1}:{HEADING_ROW + 1}", _page_text(translator))
        _write_headings(sheet, columns, headline, translator.language)
        for number, row in enumerate(rows, 1):
            sheet.append([column.read(row) for column in columns], [column.style(row) for column in columns])
            if number % STEP == 0:
                progress.step(number, len(rows), target.name)
        _write_choices(book, sheet, columns, translator)
        book.save(target)
    return tuple(book.problems)


def _headline(enterprise: str, dated: date, translator: Translator) -> str:
    headline = translator.gettext(HEADLINE).format(enterprise=enterprise)
    return f"{headline}    {translator.gettext(DATED).format(date=dated.isoformat())}"


def _page_text(translator: Translator) -> str:
    return translator.gettext(PAGE).format(page="&P", pages="&N")


def _write_headings(sheet: SheetWriter, columns: Sequence[OutColumn], headline: str, language: str) -> None:
    sheet.fields = [column.heading(language) for column in columns]
    groups = [column.group_heading(language) or column.heading(language) for column in columns]
    own = [column.heading(language) if column.group else "" for column in columns]
    firsts = [group if index == 0 or groups[index - 1] != group else "" for index, group in enumerate(groups)]
    sheet.row_height(TITLE_ROW, TITLE_HEIGHT)
    for texts, style in (([headline] + [""] * (len(columns) - 1), TITLE), (firsts, HEADING), (own, HEADING)):
        sheet.append(texts, [style] * len(columns))
    sheet.merge([Merge(TITLE_ROW, 0, TITLE_ROW, len(columns) - 1), *_heading_merges(columns)])


def _heading_merges(columns: Sequence[OutColumn]) -> Iterator[Merge]:
    start = 0
    for index, column in enumerate(columns):
        if not column.group:
            yield Merge(GROUP_ROW, index, HEADING_ROW, index)
        elif index + 1 == len(columns) or columns[index + 1].group != column.group:
            yield Merge(GROUP_ROW, start, GROUP_ROW, index)
        if index + 1 < len(columns) and columns[index + 1].group != column.group:
            start = index + 1


def _write_choices(book: BookWriter, register: SheetWriter, columns: Sequence[OutColumn],
                   translator: Translator) -> None:
    """Drop-downs from a sheet of code tables: a list in the cell itself may have 255 characters only.

    Each table is one line, so that the sheet is not taken for a register with the same headings.
    """
    name = translator.gettext(CODES)
    lists = {column.choices: column.heading(translator.language) for column in columns if column.choices}
    codes = book.sheet(name, [CODES_WIDTH])
    ranges = {}
    for line, (choices, heading) in enumerate(lists.items(), 1):
        codes.append([heading, *choices], [HEADING, *[CENTRED] * len(choices)])
        ranges[choices] = f"'{name}'!$B${line}:${column_letters(len(choices))}${line}"
    for index, column in enumerate(columns):
        if column.choices:
            register.choices(index, FIRST_ROW, ranges[column.choices])
