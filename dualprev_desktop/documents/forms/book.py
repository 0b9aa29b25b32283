"""A form as a document: looked at once to choose widths and count pages, then drawn sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import (
    HATCHED,
    MODE,
    PAPER,
    POINTS,
    PUBLIC,
    Group,
    Options,
    PrintedDocument,
    PrintSource,
)
from dualprev_desktop.documents.forms.form import Form, Part, Source, said
from dualprev_desktop.documents.forms.frame import MARGIN, PAGE, Frame, frame
from dualprev_desktop.documents.forms.pages import pages
from dualprev_desktop.documents.forms.rows import Setter, cell_texts
from dualprev_desktop.documents.forms.table_page import Table, table
from dualprev_desktop.documents.forms.widths import Content, Setting, Wanted, see_all, setting
from dualprev_desktop.documents.paper import sheet_size
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.documents.pieces_pdf import piece_document, write_sheets
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.papers.kind import content

USES = frozenset({POINTS, PAPER, MODE, HATCHED, PUBLIC})
LEAST_ROOM = 40.0
"""Millimetres of rows that a page must have."""
TOO_LOW = N_("{paper} is too low for this table: its title and headings leave no room for rows. Choose a larger paper.")


def form_document(form: Form[Any]) -> PrintedDocument:
    """One that hangs is a piece, followed by what it says; the others are filed, and may have any number of sheets."""
    uses = USES if form.shows_levels else USES - {MODE, HATCHED}
    uses = uses - {MODE} if form.mode else uses
    if form.paper:
        return piece_document(form.id, form.title, form.order, lambda source, options: _hung(form, source, options),
                              uses - {POINTS}, form.nothing, Group.REGISTERS)

    def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
        target = folder / f"{form.id}.pdf"
        write_sheets(target, form_sheets(form, source, options), options.translator.gettext(form.title), progress)
        return [target]
    return PrintedDocument(form.id, form.title, form.order, build, uses, group=Group.REGISTERS)


def _hung(form: Form[Any], source: PrintSource, options: Options) -> Iterator[Piece]:
    faces = tuple(form_sheets(form, source, options))
    for about_id, view in source.views(form.paper):
        yield Piece(options.translator.gettext(form.title), Subject("enterprise", about_id), faces, content(view))


def form_sheets(form: Form[Any], source: PrintSource, options: Options) -> Iterator[Drawing]:
    """Raises NotFound where there is nothing to print, InputError where the font lacks a character."""
    said_by = Source(source.registers(bool(form.paper)), options.translator)
    parts = tuple(form.parts(said_by))
    if not parts:
        raise NotFound(form.nothing)
    made = _Book(form, said_by, options, sheet_size(options.paper))
    yield from made.sheets(parts)


@dataclass(frozen=True)
class _Book:
    form: Form[Any]
    source: Source
    options: Options
    size: tuple[float, float]

    def sheets(self, parts: Iterable[Part[Any]]) -> Iterator[Drawing]:
        framed = list(self._framed(tuple(parts)))
        chosen = self._setting(framed)
        drawn = table(self.form, chosen, MARGIN, self.source.data.palette, self.options.hatched, self.source.t)
        count = sum(1 for part, around in framed for _page in self._pages(part, around, drawn))
        number = 0
        for part, around in framed:
            for placed in self._pages(part, around, drawn):
                number += 1
                page = self.source.t.gettext(PAGE).format(page=number, pages=count)
                yield Drawing(*self.size, (*around.items(page), *drawn.items(placed, around.top, part.note)))

    def _framed(self, parts: tuple[Part[Any], ...]) -> Iterator[tuple[Part[Any], Frame]]:
        """A number of their own have records of which there are several."""
        for number, part in enumerate(parts, 1):
            around = frame(self.form, part, self.source, self.size, str(number) if len(parts) > 1 else "",
                           self.options.batch)
            fonts.check_glyphs([around.enterprise, part.analyst, part.note, *(value for _word, value in part.facts)])
            yield part, around

    def _setting(self, framed: list[tuple[Part[Any], Frame]]) -> Setting:
        columns, t = self.form.columns, self.source.t
        contents = [Content(rigid=column.whole) if column.cell else None for column in columns]
        for part, _around in framed:
            see_all(contents, (cell_texts(columns, entry, self.source) for entry in part.entries()))
        wanted = [Wanted(said(column.title, t), column.least, content)
                  for column, content in zip(columns, contents, strict=True)]
        room = min(around.bottom - around.top for _part, around in framed)
        return setting(wanted, self.size[0] - 2 * MARGIN, room, self.options.paper)

    def _pages(self, part: Part[Any], around: Frame, drawn: Table) -> Iterator[Any]:
        room = around.bottom - around.top - drawn.head_height
        if room < LEAST_ROOM:
            raise InputError(TOO_LOW, paper=self.options.paper)
        setter = Setter(self.form.columns, drawn.setting, self.source, room)
        empty = True
        for placed in pages(setter.rows(part.entries()), setter):
            empty = False
            yield placed
        if empty and part.note:
            yield []
