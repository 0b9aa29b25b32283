"""Rows on pages: none is cut, cells that are one stand on each page they reach, high rows go on on the next."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from dualprev_desktop.documents.forms.rows import SetRow, Setter

HIGH = 0.5
"""Share of a page from which on a row is divided where the page ends; lower ones begin the next page."""
LEAST_LINES = 4


@dataclass(slots=True)
class Placed:
    """Millimetres from the first row's upper edge."""

    row: SetRow
    top: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(slots=True)
class _Span:
    """A cell over several rows, as far as they are known."""

    key: Hashable
    top: float
    need: float


def pages(rows: Iterable[SetRow], setter: Setter) -> Iterator[list[Placed]]:
    """The rows of each page; of the rows, only one page's are held."""
    filler = _Filler(setter)
    for row in rows:
        yield from filler.put(row)
    if filler.placed:
        yield filler.turned()


class _Filler:
    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._forget()

    def _forget(self) -> None:
        self.placed: list[Placed] = []
        self._spans: dict[int, _Span] = {}

    @property
    def _used(self) -> float:
        return self.placed[-1].bottom if self.placed else 0.0

    def put(self, row: SetRow) -> Iterator[list[Placed]]:
        while not self._fits(row):
            lines = self._setter.fitting(self._setter.room - self._begin(row))
            if self._may_divide(row, lines):
                head, row = self._setter.split(row, lines)
                self._place(head)
            yield self.turned()
        self._place(row)

    def _may_divide(self, row: SetRow, lines: int) -> bool:
        high = self._setter.height(row.lines) > self._setter.room * HIGH
        return not self.placed or (high and LEAST_LINES <= lines < row.lines and self._spans_fit(row))

    def _fits(self, row: SetRow) -> bool:
        return self._begin(row) + self._setter.height(row.lines) <= self._setter.room + 0.001 and self._spans_fit(row)

    def _spans_fit(self, row: SetRow) -> bool:
        begin = self._begin(row)
        ends = [span.top + span.need for column, span in self._going_on(row).items()]
        ends += [begin + self._need(cell.lines) for column, cell in enumerate(row.cells)
                 if cell.key is not None and column not in self._going_on(row)]
        return max(ends, default=0) <= self._setter.room + 0.001

    def _need(self, lines: tuple[str, ...]) -> float:
        return self._setter.height(len(lines))

    def _going_on(self, row: SetRow) -> dict[int, _Span]:
        return {column: span for column, span in self._spans.items() if row.cells[column].key == span.key}

    def _begin(self, row: SetRow) -> float:
        """Where the row begins: below the cells that end with the row before it."""
        going_on = self._going_on(row)
        ends = [span.top + span.need for column, span in self._spans.items() if column not in going_on]
        return max([self._used, *ends])

    def _stretch(self, bottom: float) -> None:
        if self.placed:
            self.placed[-1].height = max(self.placed[-1].height, bottom - self.placed[-1].top)

    def _place(self, row: SetRow) -> None:
        begin = self._begin(row)
        self._stretch(begin)
        going_on = self._going_on(row)
        self._spans = {column: going_on.get(column) or _Span(cell.key, begin, self._need(cell.lines))
                       for column, cell in enumerate(row.cells) if cell.key is not None}
        self.placed.append(Placed(row, begin, self._setter.height(row.lines)))

    def turned(self) -> list[Placed]:
        """The page is done."""
        self._stretch(max([self._used, *(span.top + span.need for span in self._spans.values())]))
        done = self.placed
        self._forget()
        return done
