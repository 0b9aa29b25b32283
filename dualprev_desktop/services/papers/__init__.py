"""Papers on the wall: what each said when it was last printed, and which no longer say what is so."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.edit import take_out
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.register import Rows, whole_register
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

if TYPE_CHECKING:
    from dualprev_desktop.services.file_intake import IncomingFile

PRINTED = N_("Print {count} papers")
PRINTED_ONE = N_("Print “{title}”")
TAKEN_DOWN = N_("Take down {titles}")
POSTED = N_("Note where {titles} hang")
LONGEST = 60


class Note(NamedTuple):
    """One paper that was printed: its title, the id of the record it is about, and what it says."""

    title: str
    about_id: str
    says: Mapping[str, Any]


def note_printed(company: Company, document: str, notes: Iterable[Note], mode: str, *, public: bool = False,
                 batch: str = "") -> ChangeSet:
    """Writes down that the papers were printed as they are; what was printed of the same before is replaced."""
    notes = tuple(notes)
    facts = {"count": str(len(notes))} if len(notes) != 1 else {"title": notes[0].title}
    with company.work(PRINTED if len(notes) != 1 else PRINTED_ONE, facts=facts) as uow:
        known = {one.about_id: one.id for one in uow.read.records(Paper, document=document)
                 if one.mode == mode and bool(one.public) is public}
        today = local_date(company.clock())
        for note in notes:
            values: dict[str, Any] = {"title": note.title, "printed_on": today, "says": _text(note.says),
                                      "batch": batch}
            if note.about_id in known:
                # a new print hangs nowhere yet
                uow.change(Paper, known[note.about_id], **values, posted_on=None)
            else:
                uow.add(Paper(id=new_id(), document=document, about_type=KINDS[document].about,
                              about_id=note.about_id, mode=mode, public=public, **values))
        return uow.commit()


def _text(says: Mapping[str, Any]) -> str:
    return json.dumps(says, ensure_ascii=False, sort_keys=True)


def next_batch(company: Company) -> str:
    """The number of the next print: its day, and the how manieth of that day it is."""
    day = f"{local_date(company.clock()):%Y%m%d}"
    with company.read() as reader:
        used = [str(row[0]) for row in reader.rows("SELECT DISTINCT batch FROM paper WHERE batch LIKE ?",
                                                   (f"{day}-%",))]
    return f"{day}-{max((int(one.rpartition('-')[2]) for one in used), default=0) + 1:02}"


def read_stale(reader: Reader, rows: Rows, today: date) -> tuple[Paper, ...]:
    """The papers that no longer say what is so, those of removed records among them."""
    groups: dict[tuple[str, str, bool], list[Paper]] = defaultdict(list)
    for one in reader.records(Paper):
        groups[one.document, one.mode, bool(one.public)].append(one)
    return tuple(paper for key, papers in groups.items() for paper in _stale(Reading(reader, rows, today, *key[1:]),
                                                                             key[0], papers))


def _stale(reading: Reading, document: str, papers: Sequence[Paper]) -> Iterator[Paper]:
    if document not in KINDS:  # printed by a later edition of the program: nothing is known of it here
        return
    ids = {one.about_id for one in papers}
    now = {about_id: content(view) for about_id, view in KINDS[document].views(reading, ids)}
    for paper in papers:
        if differs(json.loads(paper.says), now.get(paper.about_id)):
            yield paper


def differs(said: Mapping[str, Any], now: Mapping[str, Any] | None) -> bool:
    """Whether a paper says otherwise; what papers of its time did not say yet is not held against it."""
    return now is None or any(now.get(name) != value for name, value in said.items())


def stale(company: Company) -> tuple[Paper, ...]:
    with company.read() as reader:
        return read_stale(reader, whole_register(company, reader), local_date(company.clock()))


def orphans(company: Company) -> tuple[Paper, ...]:
    """Papers about records that were removed: they cannot be printed again, they must come down."""
    with company.read() as reader:
        return read_orphans(reader)


def read_orphans(reader: Reader) -> tuple[Paper, ...]:
    papers = tuple(reader.records(Paper))
    alive = {kind: {row[0] for row in reader.rows(f"SELECT id FROM {kind} WHERE alive = 1")}
             for kind in {one.about_type for one in papers}}
    return tuple(one for one in papers if one.about_id not in alive[one.about_type])


def take_down(company: Company, taken: Collection[Paper]) -> ChangeSet:
    """They hang no longer, and are followed no longer; their photographs go with them."""
    with company.work(TAKEN_DOWN, facts={"titles": _titles(taken)}) as uow:
        for one in taken:
            take_out(uow, record_type(Paper), one.id)
        return uow.commit()


def put_up(company: Company, hung: Collection[Paper], where: str, on: date,
           photo: IncomingFile | None = None) -> ChangeSet:
    """Where they hang, and since when; a photograph of it is attached to each like any other file."""
    # the guide reads papers as the window opens, and nobody hangs one up then
    from dualprev_desktop.services.attaching import put

    with company.work(POSTED, facts={"titles": _titles(hung)}) as uow:
        for one in hung:
            uow.change(Paper, one.id, posted_at=where, posted_on=on)
            if photo is not None:
                put(uow, record_type(Paper).id, one.id, photo, local_date(company.clock()))
        return uow.commit()


def _titles(papers: Collection[Paper]) -> str:
    return "、".join(one.title for one in papers)[:LONGEST]
