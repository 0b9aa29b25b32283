"""What stands around a form's table: its title, who and what it is about above, the signatures and the page below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.forms.form import Form, Part, Source
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import INK, QUIET, line_mm, text_at, width_mm
from dualprev_desktop.domain.drawing import Anchor, Item, Line
from dualprev_desktop.kernel.i18n import N_

MARGIN, GAP, BELOW_TITLE = 10.0, 5.0, 1.5
TITLE_SIZES = (16.0, 14.0, 12.0, 10.0, 8.0)
SIZE, SMALL = 9.0, 7.0
BLANK = 20.0
"""Millimetres to write in by hand."""
CONTROLLED, RECORD = N_("Control number of the record"), N_("Record no.")
LEVELS = N_("Levels shown")
SIGNED = (N_("Analysed by"), N_("Reviewed by"), N_("Approved by"))
BATCH = N_("Batch {number}")
PAGE = N_("Page {page} of {pages}")


@dataclass(frozen=True, slots=True)
class Run:
    """A word and what follows it, broken to the width it has; without a value a line to write on."""

    x: float
    word: str
    lines: tuple[str, ...]
    blank: float


@dataclass(frozen=True)
class Frame:
    """The frame of one part on a sheet of `width` by `height` millimetres."""

    width: float
    height: float
    title: tuple[str, float]
    enterprise: str
    head: tuple[tuple[Run, ...], ...]
    foot: tuple[Run, ...]
    about_print: str

    @property
    def top(self) -> float:
        """Where the table begins."""
        return MARGIN + line_mm(self.title[1]) + BELOW_TITLE + sum(map(_height, self.head)) + 1.5

    @property
    def bottom(self) -> float:
        """Where the table ends at the latest."""
        return self.height - MARGIN - line_mm(SMALL) - _height(self.foot) - 2.5

    def items(self, page: str) -> Iterator[Item]:
        title, size = self.title
        yield text_at(self.width / 2, MARGIN, title, size, bold=True, anchor=Anchor.MIDDLE)
        top = MARGIN + line_mm(size) + BELOW_TITLE
        for runs in self.head:
            yield from _runs(runs, top)
            top += _height(runs)
        yield from _runs(self.foot, self.bottom + 1.5)
        last = self.height - MARGIN - line_mm(SMALL)
        yield text_at(MARGIN, last, self.about_print, SMALL, colour=QUIET)
        yield text_at(self.width - MARGIN, last, page, SMALL, colour=QUIET, anchor=Anchor.END)


def frame(form: Form[Any], part: Part[Any], source: Source, size: tuple[float, float], number: str,
          batch: str) -> Frame:
    t, (width, height) = source.t, size
    room = width - 2 * MARGIN
    title = t.gettext(form.title)
    fitting = next((one for one in TITLE_SIZES if width_mm(title, one, bold=True) <= room), TITLE_SIZES[-1])
    facts = [(t.gettext(CONTROLLED), ""), (t.gettext("Unit"), source.data.enterprise),
             *((t.gettext(word), value) for word, value in part.facts),
             *(((t.gettext(LEVELS), source.label("assessment_kind", form.mode or source.data.mode)),)
               if form.shows_levels else ()), (t.gettext(RECORD), number)]
    printed = t.gettext("{word}: {value}").format(word=t.gettext("Printed on"), value=source.data.today.isoformat())
    about = "   ".join(filter(None, (printed, t.gettext(BATCH).format(number=batch) if batch else "")))
    return Frame(width, height, (title, fitting), source.data.enterprise, tuple(_laid(facts, room, t.gettext)),
                 _signatures(part, source, room), about)


def _laid(facts: Sequence[tuple[str, str]], room: float, gettext: Any) -> Iterator[tuple[Run, ...]]:
    """One after the other, as many lines as they need."""
    runs: list[Run] = []
    x = 0.0
    for word, value in facts:
        run = _run(word, value, room, gettext)
        if runs and x + _width(run) > room:
            yield tuple(runs)
            runs, x = [], 0.0
        runs.append(Run(MARGIN + x, run.word, run.lines, run.blank))
        x += _width(run) + GAP
    yield tuple(runs)


def _run(word: str, value: str, room: float, gettext: Any, blank: float = BLANK) -> Run:
    before = gettext("{word}: {value}").format(word=word, value="").rstrip() + " "
    left = room - width_mm(before, SIZE)
    lines = tuple(wrap(fonts.one_line(value), fonts.REGULAR, SIZE, left * fonts.POINTS_PER_MM)) if value else ()
    return Run(0, before, lines, 0 if value else min(blank, left))


def _signatures(part: Part[Any], source: Source, room: float) -> tuple[Run, ...]:
    """Who analysed it is known where it was assessed; the others sign by hand."""
    gettext, runs = source.t.gettext, list[Run]()
    share = room / len(SIGNED)
    day = part.analysed_on.isoformat() if part.analysed_on else ""
    for place, word in enumerate(SIGNED):
        name, dated = (part.analyst, day) if place == 0 else ("", "")
        for at, of, what, value in ((0.0, 0.58, word, name), (0.58, 0.42, "Date", dated)):
            run = _run(gettext(what), value, share * of - 2, gettext)
            runs.append(Run(MARGIN + share * (place + at), run.word, run.lines, run.blank))
    return tuple(runs)


def _width(run: Run) -> float:
    return width_mm(run.word, SIZE) + max((width_mm(line, SIZE) for line in run.lines), default=run.blank)


def _height(runs: Sequence[Run]) -> float:
    return max(len(run.lines) or 1 for run in runs) * line_mm(SIZE) + 0.6


def _runs(runs: Sequence[Run], top: float) -> Iterator[Item]:
    for run in runs:
        yield text_at(run.x, top, run.word, SIZE, colour=QUIET)
        x = run.x + width_mm(run.word, SIZE)
        for number, line in enumerate(run.lines):
            yield text_at(x, top + number * line_mm(SIZE), line, SIZE, colour=INK)
        if not run.lines:
            yield Line(x, top + line_mm(SIZE) - 0.4, x + run.blank, top + line_mm(SIZE) - 0.4, QUIET, 0.15)
