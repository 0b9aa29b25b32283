"""The claim of the list of papers: a change makes exactly those stale that show what was changed.

Which show it is found out apart from the views they are compared by: the old wording is looked for in the text of each
printed piece, and what is printed after a change is held against what was printed before it.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.pieces_pdf import write_sheets
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import commitments, edit, papers
from dualprev_desktop.services.papers.kind import KINDS
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company

ALL = tuple(kind.id for kind in KINDS)
Key = tuple[str, str]
"""A paper: the document, and the record it is about."""
Texts = dict[Key, list[str]]
"""The words of each printed face, without white space."""
OF_THE_PRINT = re.compile(r"第\d+版|版本：?\d+")
"""Counts what was done to the records, also where nothing that is printed was."""


class Nobody(Progress):
    def step(self, done: int, total: int, text: str = "") -> None:
        pass


def pieces_of(company: Company, document: str) -> list[Piece]:
    made = DOCUMENTS[document].pieces
    assert made is not None
    return list(made(source_of(company), Options(translator("zh_CN"))))


def printed_texts(pieces: list[Piece], document: str, folder: Path) -> Texts:
    from pypdfium2 import PdfDocument

    if not pieces:
        return {}
    target = folder / f"{document}.pdf"
    write_sheets(target, (face for one in pieces for face in one.faces), document, Nobody())
    found: Texts = defaultdict(list)
    with PdfDocument(target) as whole:
        pages = iter(range(len(whole)))
        for piece in pieces:
            found[document, piece.subject.id] += [
                squeezed(whole[next(pages)].get_textpage().get_text_range()) for _face in piece.faces]
    return dict(found)


def shows(faces: list[str], wording: str) -> bool:
    """Whole on a face, or begun at the end of one and ended on a later one."""
    if any(wording in face for face in faces):
        return True
    return any(wording[:cut] in face and any(wording[cut:] in later for later in faces[place + 1:])
               for place, face in enumerate(faces) for cut in range(len(wording) // 2, len(wording)))


def squeezed(text: str) -> str:
    return OF_THE_PRINT.sub("", "".join(text.split()))


class Walls:
    """The sample company with everything it can print printed and followed."""

    def __init__(self, company: Company, folder: Path) -> None:
        self.company, self.folder = company, folder
        self.texts: Texts = {}
        self.print_all()

    def print_all(self) -> None:
        for document in ALL:
            pieces = pieces_of(self.company, document)
            papers.note_printed(self.company, document, [papers.Note(one.title, one.subject.id, one.says)
                                                    for one in pieces], "residual")
            self.texts |= printed_texts(pieces, document, self.folder)

    def print_anew(self) -> Texts:
        found: Texts = {}
        for document in ALL:
            found |= printed_texts(pieces_of(self.company, document), document, self.folder)
        return found

    def showing(self, wording: str) -> set[Key]:
        return {key for key, faces in self.texts.items() if shows(faces, squeezed(wording))}

    def stale(self) -> set[Key]:
        return {(one.document, one.about_id) for one in papers.stale(self.company)}


@pytest.fixture(scope="module")
def walls(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walls]:
    """With a major risk and a commitment, so that their papers are among them."""
    i18n.use("zh_CN")
    folder = tmp_path_factory.mktemp("walls")
    own = Path(shutil.copy(sample_file, folder / "sample.dualprev"))
    with Company.open(own, AppPaths.under(folder / "home"), user="officer") as company:
        judge(company, records(company, RiskEvent)[0].id, "major")
        commitments.commit_today(company, {"made_by": "王建国", "wording": "simple", "fire_gear": True})
        yield Walls(company, folder)


def judge(company: Company, event_id: str, level: str) -> None:
    before = next(one for one in reversed(records(company, Assessment))
                  if one.risk_event_id == event_id and one.kind == "residual")
    edit.create(company, "assessment", {
        "risk_event_id": event_id, "kind": "residual", "rule_set": before.rule_set, "chosen": before.chosen,
        "level": level, "assessor": "张三",
        "assessed_on": local_date(company.clock()).isoformat(), "reason": "现场复核"})


def only_here(company: Company) -> list[ControlMeasure]:
    """Measures whose wording is in no other one."""
    every = records(company, ControlMeasure)
    return [one for one in every if sum(one.content in other.content for other in every) == 1]


@pytest.mark.parametrize("document", ALL)
def test_every_paper_of_the_sample_is_followed_and_matches(walls: Walls, document: str) -> None:
    pieces = {about for one, about in walls.texts if one == document}
    followed = {one.about_id for one in records(walls.company, Paper) if one.document == document}
    assert pieces == followed != set()
    assert walls.stale() == set()


def test_each_measure_makes_exactly_the_papers_stale_that_show_it(walls: Walls) -> None:
    company, shown = walls.company, Counter[str]()
    measures = only_here(company)
    assert len(measures) > 30
    for one in measures:
        expected = walls.showing(one.content)
        edit.change(company, "control_measure", one.id, {"content": "改为每班两人共同检查并签名"})
        assert walls.stale() == expected, one.content
        company.undo()
        shown.update(document for document, _about in expected)
    assert walls.stale() == set()
    assert {"cards", "post-card-a", "post-card-b"} <= shown.keys()


def test_a_person_s_phone_makes_exactly_the_papers_stale_that_show_it(walls: Walls) -> None:
    """The sample knows none, so each person gets one first."""
    company, shown = walls.company, Counter[str]()
    phones = {one.id: f"1{number:02}{number:02}{number:02}{number:04}"
              for number, one in enumerate(records(company, Person), 31)}
    for person_id, phone in phones.items():
        edit.change(company, "person", person_id, {"phone": phone})
    assert walls.stale() == differing(walls)
    walls.print_all()
    for person_id, phone in phones.items():
        expected = walls.showing(phone)
        edit.change(company, "person", person_id, {"phone": "13711112222"})
        assert walls.stale() == expected, phone
        company.undo()
        shown.update(document for document, _about in expected)
    assert {"cards", "emergency-card"} <= shown.keys()


def test_a_point_s_name_makes_exactly_the_papers_stale_that_show_it(walls: Walls) -> None:
    for point in records(walls.company, RiskPoint)[:6]:
        edit.change(walls.company, "risk_point", point.id, {"name": "另取名的风险点"})
        changed = differing(walls)
        assert ("cards", point.id) in changed
        assert walls.stale() == changed, point.name
        walls.company.undo()


def test_a_level_makes_exactly_the_papers_stale_that_show_it(walls: Walls) -> None:
    levels = {one.risk_event_id: one.level for one in records(walls.company, Assessment) if one.kind == "residual"}
    for event in records(walls.company, RiskEvent)[1:5]:
        judge(walls.company, event.id, "considerable" if levels[event.id] != "considerable" else "low")
        changed = differing(walls)
        assert changed
        assert walls.stale() == changed, event.name
        walls.company.undo()
    assert walls.stale() == set()


def differing(walls: Walls) -> set[Key]:
    """Papers whose print is another now, or that are printed no longer."""
    now = walls.print_anew()
    return {key for key, text in walls.texts.items() if now.get(key) != text}
