"""The list of what hangs on the walls: every paper with where it hangs, and whether it still says what is so."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.papers import differs, read_orphans
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.papers.wording import Difference, differences
from dualprev_desktop.services.register import Rows, whole_register
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader


class WallState(StrEnum):
    """Worst first."""

    REMOVED = "removed"
    """About a record that is no more: it can only come down."""
    EMPTY = "empty"
    """About a record of which such a paper is printed no longer: a risk that is major no more."""
    STALE = "stale"
    UNKNOWN = "unknown"
    """Printed by a later edition of the program."""
    MATCHES = "matches"


STATE_WORDS = {
    WallState.REMOVED: N_("Removed: take down"), WallState.EMPTY: N_("Not printed now"),
    WallState.STALE: N_("No longer matches"), WallState.UNKNOWN: N_("Not compared"),
    WallState.MATCHES: N_("Matches")}
PLACE = {state: place for place, state in enumerate(WallState)}
WRONG = frozenset({WallState.REMOVED, WallState.EMPTY, WallState.STALE})
"""What should not hang as it does."""


@dataclass(frozen=True, slots=True)
class WallLine:
    """A paper; `document` is the id of the printed document, `differences` are those of a stale one."""

    id: str
    title: str
    document: str
    batch: str
    printed_on: date
    posted_on: date | None
    posted_at: str
    public: bool
    mode: str
    state: WallState
    differences: tuple[Difference, ...] = ()
    photos: int = 0

    @property
    def wrong(self) -> bool:
        return self.state in WRONG


def wall_lines(company: Company) -> tuple[WallLine, ...]:
    """All papers, the worst first, then by document and title."""
    with company.read() as reader:
        return read_wall(reader, whole_register(company, reader), local_date(company.clock()))


def read_wall(reader: Reader, rows: Rows, today: date) -> tuple[WallLine, ...]:
    photos = dict(reader.rows("SELECT paper_id, count(*) FROM attached_file WHERE alive = 1 AND paper_id IS NOT NULL "
                              "GROUP BY paper_id"))
    gone = {one.id for one in read_orphans(reader)}
    lines = [_line(paper, state, apart, photos.get(paper.id, 0))
             for paper, state, apart in _judged(reader, rows, today, gone)]
    return tuple(sorted(lines, key=lambda one: (PLACE[one.state], one.document, one.title, one.mode, one.public)))


def _line(paper: Paper, state: WallState, apart: tuple[Difference, ...], photos: int) -> WallLine:
    return WallLine(paper.id, paper.title, paper.document, paper.batch, paper.printed_on, paper.posted_on,
                    paper.posted_at, bool(paper.public), paper.mode, state, apart, photos)


Judged = Iterator[tuple[Paper, WallState, tuple[Difference, ...]]]


def _judged(reader: Reader, rows: Rows, today: date, gone: Iterable[str]) -> Judged:
    groups: dict[tuple[str, str, bool], list[Paper]] = defaultdict(list)
    for one in reader.records(Paper):
        if one.id in gone:
            yield one, WallState.REMOVED, ()
        elif one.document not in KINDS:
            yield one, WallState.UNKNOWN, ()
        else:
            groups[one.document, one.mode, bool(one.public)].append(one)
    for (document, mode, public), papers in groups.items():
        yield from _compared(Reading(reader, rows, today, mode, public), document, papers)


def _compared(reading: Reading, document: str, papers: Sequence[Paper]) -> Judged:
    ids = {one.about_id for one in papers}
    now = {about_id: content(view) for about_id, view in KINDS[document].views(reading, ids)}
    for paper in papers:
        said, is_now = json.loads(paper.says), now.get(paper.about_id)
        if is_now is None:
            yield paper, WallState.EMPTY, ()
        elif differs(said, is_now):
            yield paper, WallState.STALE, differences(said, is_now)
        else:
            yield paper, WallState.MATCHES, ()
