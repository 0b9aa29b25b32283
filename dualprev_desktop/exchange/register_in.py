"""Reads a register from a workbook without writing anything: what it brings, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.exchange.header import Header, best_header, found_headings, recognise
from dualprev_desktop.exchange.problems import Problem, Severity, error, warning
from dualprev_desktop.exchange.row_reader import NOTHING_TO_DO, SheetReader
from dualprev_desktop.exchange.sheet_xml import cell_name
from dualprev_desktop.exchange.sheets.base import LAYOUTS
from dualprev_desktop.exchange.workbook_reader import Sheet, read_workbook
from dualprev_desktop.kernel.bulk import many_objects
from dualprev_desktop.kernel.errors import BadFile, NotFound
from dualprev_desktop.kernel.i18n import N_, Word, _
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.incoming import IncomingEvent, IncomingRegister
from dualprev_desktop.services.rulebook import RuleBook, shipped

UNRECOGNISED = N_("{file}: no register is recognised in it. Its headings are: {headings}. Known layouts: {layouts}. "
                  "Rename the headings to those of one layout, or export an empty register and fill that.")
NO_ROWS = N_("{file}: the sheet “{sheet}” has its headings but no rows below them. Nothing was changed.")
UNKNOWN_LAYOUT = N_("There is no layout “{layout}”. Known are: {layouts}.")
NO_HEADINGS = N_("none")

MISSING = N_("The column “{column}” is missing.")
ADD_COLUMN = N_("Add it with this heading, or rename the column that holds it.")
TWICE = N_("“{heading}” means the same as the column “{first}” in {place}.")
KEEP_ONE = N_("Keep one of them, or write 固有 (inherent) and 现有 (residual) into the headings of two judgements.")
UNKNOWN_COLUMN = N_("The column “{heading}” is not known and is not read.")
RENAME_COLUMN = N_("Rename it if it belongs to the register.")
UNTIDY_HEADING = N_("The heading “{heading}” held invisible characters; they were ignored.")
HIDDEN_SHEET = N_("The sheet is hidden and was not read.")
SHOW_SHEET = N_("Show it if it belongs to the register.")
NOT_READ = N_("The sheet was not read, since it lacks the columns {columns}.")
COMPLETE_IT = N_("Add them if it belongs to the register.")
HIDDEN_ROWS = N_("Hidden rows are read like the others: {rows}.")
DELETE_ROWS = N_("Delete them in the workbook if they do not count.")
NUMBER_TWICE = N_("The number {number} stands also in {place}.")
NUMBER_ANEW = N_("Give each row its own number, or leave it empty.")

STEP = 500
SHOWN_ROWS = 10


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would bring. With an error among the problems it must not be carried out."""

    register: IncomingRegister
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)


def read_register(path: Path, *, layout: str | None = None, book: RuleBook | None = None,
                  progress: Progress = Silent()) -> DryRun:
    """The register in a workbook, in the named layout or the one that fits best; `book` judges it.

    Raises BadFile when the file as a whole cannot be read as a register, NotFound for an unknown layout.
    """
    if layout is not None and layout not in LAYOUTS:
        raise NotFound(UNKNOWN_LAYOUT, layout=layout, layouts=", ".join(LAYOUTS.ids()))
    sheets = read_workbook(path)
    headers, incomplete = _complete_first(recognise(sheets, layout))
    if not headers:
        raise BadFile(UNRECOGNISED, file=path.name, layouts=_layouts(),
                      headings="、".join(found_headings(sheets)) or Word(NO_HEADINGS))
    problems = [problem for header in headers for problem in _about_header(header)]
    problems += [problem for header in incomplete for problem in _about_incomplete(header)]
    problems += _about_hidden_sheets(sheets, headers[0])
    events: list[IncomingEvent] = []
    if not any(problem.severity is Severity.ERROR for problem in problems):
        with many_objects():
            events = _events(headers, problems, path.name, book or shipped(), progress)
    sheet_order = {sheet.name: index for index, sheet in enumerate(sheets)}
    problems.sort(key=lambda problem: (sheet_order[problem.sheet], problem.place))
    return DryRun(IncomingRegister(path.name, headers[0].layout.id, tuple(events)), tuple(problems))


def _events(headers: tuple[Header, ...], problems: list[Problem], file: str, book: RuleBook,
            progress: Progress) -> list[IncomingEvent]:
    total = sum(max(len(header.sheet.rows) - header.first_row, 0) for header in headers)
    events: list[IncomingEvent] = []
    for header in headers:
        for event in SheetReader(header, problems, book).events():
            events.append(event)
            if len(events) % STEP == 0:
                progress.step(len(events), total, file)
    if not events:
        raise BadFile(NO_ROWS, file=file, sheet=headers[0].sheet.name)
    problems.extend(_doubled_numbers(events, headers))
    return events


def _complete_first(headers: tuple[Header, ...]) -> tuple[tuple[Header, ...], tuple[Header, ...]]:
    """The sheets to read and those to leave out: where one has all headings, one that lacks some is something else."""
    complete = tuple(header for header in headers if not header.missing)
    if not complete:
        return headers, ()
    return complete, tuple(header for header in headers if header.missing)


def _about_incomplete(header: Header) -> Iterator[Problem]:
    columns = "、".join(column.chinese for column in header.missing)
    yield warning(NOT_READ, COMPLETE_IT, columns=columns).at(header.sheet.name, "", "")


def _layouts() -> str:
    return ", ".join(f"{layout.id} ({_(layout.title)})" for layout in LAYOUTS)


def _about_header(header: Header) -> Iterator[Problem]:
    sheet = header.sheet
    for column in header.missing:
        yield error(MISSING, ADD_COLUMN, column=f"{column.chinese} ({column.english})").at(sheet.name, "", "")
    for holder, heading in header.duplicates:
        first = cell_name(holder.heading.row, holder.heading.column)
        yield error(TWICE, KEEP_ONE, first=holder.heading.shown, place=first).at(
            sheet.name, cell_name(heading.row, heading.column), heading.shown)
    for heading in header.unknown:
        yield warning(UNKNOWN_COLUMN, RENAME_COLUMN).at(sheet.name, cell_name(heading.row, heading.column),
                                                        heading.shown)
    for binding in header.bindings:
        if binding.heading.untidy:
            yield warning(UNTIDY_HEADING, NOTHING_TO_DO).at(
                sheet.name, cell_name(binding.heading.row, binding.index), binding.heading.shown)
    hidden = sorted(row for row in sheet.hidden_rows if header.first_row <= row < len(sheet.rows))
    if hidden:
        rows = ", ".join(str(row + 1) for row in hidden[:SHOWN_ROWS]) + ("…" if len(hidden) > SHOWN_ROWS else "")
        yield warning(HIDDEN_ROWS, DELETE_ROWS, rows=rows).at(sheet.name, "", "")


def _about_hidden_sheets(sheets: Iterable[Sheet], header: Header) -> Iterator[Problem]:
    for sheet in sheets:
        if sheet.hidden and _is_register(best_header(sheet, header.layout)):
            yield warning(HIDDEN_SHEET, SHOW_SHEET).at(sheet.name, "", "")


def _is_register(header: Header) -> bool:
    return header.likely and not header.missing


def _doubled_numbers(events: Iterable[IncomingEvent], headers: Iterable[Header]) -> Iterator[Problem]:
    """A number counts once in the file; where points have numbers of their own, once in each point."""
    numbers = {header.sheet.name: binding for header in headers for binding in header.bindings
               if binding.column.field == "number"}
    per_point = {header.sheet.name for header in headers for binding in header.bindings
                 if binding.column.field == "point_number"}
    first: dict[tuple[str, str], IncomingEvent] = {}
    for event in events:
        if not event.number:
            continue
        point = (event.point_number or event.point_name) if event.sheet in per_point else ""
        other = first.setdefault((point, event.number), event)
        if other is not event:
            binding = numbers[event.sheet]
            place = f"{other.sheet} {cell_name(other.row - 1, numbers[other.sheet].index)}"
            yield error(NUMBER_TWICE, NUMBER_ANEW, number=event.number, place=place).at(
                event.sheet, cell_name(event.row - 1, binding.index), binding.heading.shown)
