"""The papers on the wall: seen with their state, printed again, put up with a photograph, taken down and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import attaching, edit, papers
from dualprev_desktop.services.papers.kind import KINDS, Reading, content
from dualprev_desktop.services.papers.wall import WallState
from dualprev_desktop.services.query import get, records
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.places import pages_showing
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.widgets.wall_model import PAPER, STATE, WHERE
from dualprev_desktop.ui.widgets.wall_panel import WallPanel
from tests.support.pictures import phone_photo


class Scripted(Protocol):
    answers: list[Path | None]


def printed(company: Company, document: str = "cards", *, public: bool = False) -> None:
    with company.read() as reader:
        reading = Reading(reader, whole_register(company, reader), date(2026, 11, 24), "residual", public)
        notes = [papers.Note(about[-4:], about, content(view)) for about, view in KINDS[document].views(reading, None)]
    papers.note_printed(company, document, notes, "residual", public=public, batch=papers.next_batch(company))


def moved(session: Session, point: RiskPoint) -> None:
    session.do(lambda: (edit.change(session.company, "risk_point", point.id, {"location": "站区北侧"}),))


def shown(session: Session, qtbot: QtBot) -> WallPanel:
    panel = WallPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1120, 620)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def wall(sample_session: Session, qtbot: QtBot) -> WallPanel:
    """Cards and post cards hang; one risk point has moved and one is gone."""
    company = sample_session.company
    printed(company)
    printed(company, "post-card-a")
    points = records(company, RiskPoint)
    edit.change(company, "risk_point", points[3].id, {"location": "站区北侧"})
    edit.remove(company, "risk_point", [points[-1].id])
    panel = shown(sample_session, qtbot)
    qtbot.waitUntil(lambda: bool(panel.model.lines), timeout=10_000)
    return panel


def state(panel: WallPanel, row: int) -> str:
    return str(panel.model.index(row, STATE).data())


def test_the_worst_stand_first_and_all_are_counted(wall: WallPanel) -> None:
    tester = QAbstractItemModelTester(wall.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert state(wall, 0) == "Removed: take down"
    assert {state(wall, row) for row in range(wall.model.rowCount())} == {
        "Removed: take down", "No longer matches", "Matches"}
    wrong = sum(one.wrong for one in wall.model.lines)
    assert wall.count.text() == f"{wrong} of {len(wall.model.lines)} papers do not match"
    wall.wrong_only.click()
    assert wall.model.rowCount() == wrong
    assert tester.model() is wall.model


def test_nothing_printed_says_what_belongs_here(sample_session: Session, qtbot: QtBot) -> None:
    panel = shown(sample_session, qtbot)
    asked: list[Destination] = []
    sample_session.asked_for.connect(asked.append)
    way = next(one for one in panel.empty.findChildren(QPushButton) if one.isVisible())
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    assert asked == [Destination("print", "document", "cards")]
    printed(sample_session.company)
    moved(sample_session, records(sample_session.company, RiskPoint)[3])
    qtbot.waitUntil(panel.list.isVisible, timeout=10_000)


def test_the_chosen_paper_says_what_it_said_and_what_is_so_now(wall: WallPanel) -> None:
    stale = next(one for one in wall.model.lines if one.differences)
    wall.choose(stale.id)
    told = [line.text for section in wall.apart.sections for line in section.lines]
    assert "站区北侧" in told
    assert stale.differences[0].said in told


def test_the_list_follows_a_change_and_its_undo_and_keeps_what_is_chosen(wall: WallPanel, sample_session: Session,
                                                                         qtbot: QtBot) -> None:
    good = next(one for one in wall.model.lines if one.document == "cards" and one.state is WallState.MATCHES)
    wall.choose(good.id)
    paper = get(sample_session.company, Paper, good.id)
    sample_session.do(lambda: (edit.change(sample_session.company, "risk_point", paper.about_id,
                                           {"location": "别处"}),))
    qtbot.waitUntil(lambda: any(one.id == good.id and one.wrong for one in wall.model.lines), timeout=10_000)
    assert wall.list.current is not None
    assert wall.list.current.id == good.id
    sample_session.do(lambda: (sample_session.company.undo(),))
    qtbot.waitUntil(lambda: any(one.id == good.id and not one.wrong for one in wall.model.lines), timeout=10_000)


def test_printing_again_turns_to_the_print_centre(wall: WallPanel, sample_session: Session, qtbot: QtBot) -> None:
    asked: list[Destination] = []
    sample_session.asked_for.connect(asked.append)
    stale = [one for one in wall.model.lines if one.state is WallState.STALE]
    wall.choose(stale[-1].id)
    wall.again.click()
    first = next(one for one in stale if one.document == stale[-1].document)
    assert asked[-1] in (Destination("print", "paper", stale[-1].id), Destination("print", "paper", first.id))
    gone = next(one for one in wall.model.lines if one.state is WallState.REMOVED)
    wall.choose(gone.id)
    qtbot.waitUntil(lambda: not wall.again.isEnabled())
    assert wall.down.isEnabled()


def test_put_up_with_a_photograph_and_opened(wall: WallPanel, sample_session: Session, chosen_files: Scripted,
                                             tmp_path: Path, qtbot: QtBot) -> None:
    company = sample_session.company
    said: list[Message] = []
    sample_session.said.connect(said.append)
    good = next(one for one in wall.model.lines if one.state is WallState.MATCHES)
    wall.choose(good.id)
    wall.up.click()
    assert wall.hang.day.text() == local_date(company.clock()).isoformat()
    wall.hang.where.setText("2号加油机左柱")  # QTest types ASCII only
    chosen_files.answers = [phone_photo(tmp_path / "IMG_2031.jpg")]
    wall.hang.photo.click()
    wall.hang.day.setText("2026-11-20")
    QTest.keyClick(wall.hang.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not wall.hang.isVisible(), timeout=30_000)
    hung = get(company, Paper, good.id)
    assert (hung.posted_at, hung.posted_on) == ("2号加油机左柱", date(2026, 11, 20))
    assert attaching.count(company, "paper", good.id) == 1
    assert said[-1].tone is Tone.GOOD
    qtbot.waitUntil(lambda: bool(wall.photos.pictures), timeout=10_000)
    row = wall.model.row_of(good.id)
    qtbot.waitUntil(lambda: wall.model.index(row, WHERE).data() == "2号加油机左柱", timeout=10_000)
    wall.list.activated.emit(wall.model.index(row, PAPER))
    desk = wall._place.desk
    assert desk is not None
    assert desk.isVisible()


def test_a_day_that_is_none_puts_nothing_up(wall: WallPanel) -> None:
    wall.up.click()
    wall.hang.day.setText("someday")
    assert not wall.hang.put.isEnabled()
    assert "2026-11-24" in wall.hang.put.toolTip()
    QTest.keyClick(wall.hang.day, Qt.Key.Key_Return)
    assert wall.hang.isVisible()
    QTest.keyClick(wall.hang.day, Qt.Key.Key_Escape)
    assert not wall.hang.isVisible()


def test_a_photograph_that_is_none_changes_nothing_and_says_so(wall: WallPanel, sample_session: Session,
                                                               chosen_files: Scripted, tmp_path: Path,
                                                               qtbot: QtBot) -> None:
    said: list[Message] = []
    sample_session.said.connect(said.append)
    false = tmp_path / "photo.jpg"
    false.write_bytes(b"no picture at all")
    good = next(one for one in wall.model.lines if one.state is WallState.MATCHES)
    wall.choose(good.id)
    wall.up.click()
    chosen_files.answers = [false]
    wall.hang.photo.click()
    wall.hang.put.click()
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert "photo.jpg" in said[-1].text
    assert get(sample_session.company, Paper, good.id).posted_on is None
    assert wall.hang.isVisible(), "another photo can be chosen"


def test_taken_down_with_the_keyboard_and_back_by_undo(wall: WallPanel, sample_session: Session,
                                                       qtbot: QtBot) -> None:
    gone = wall.model.lines[0]
    wall.choose(gone.id)
    QTest.keyClick(wall.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: wall.model.row_of(gone.id) < 0, timeout=10_000)
    sample_session.do(lambda: (sample_session.company.undo(),))
    qtbot.waitUntil(lambda: wall.model.row_of(gone.id) >= 0, timeout=10_000)


def test_the_guides_lines_lead_to_the_list(sample_session: Session, qtbot: QtBot) -> None:
    company = sample_session.company
    printed(company)
    edit.change(company, "risk_point", records(company, RiskPoint)[3].id, {"location": "站区北侧"})
    assert [kind.id for kind in pages_showing("paper")] == ["plan"]
    page = PublishPage(sample_session)
    qtbot.addWidget(page)
    page.resize(1120, 620)
    page.show()
    (stale,) = papers.stale(company)
    assert page.show_record("paper", stale.id)
    panel = page.faces.wall
    qtbot.waitUntil(lambda: panel.list.current is not None and panel.list.current.id == stale.id, timeout=10_000)
    assert panel.isVisible()
    assert page.frame.primary is not None
    assert not page.frame.primary.isVisible()
    assert not page.show_record("paper", "0" * 32)


def test_a_file_that_is_only_read_is_only_looked_at(sample_session: Session, qtbot: QtBot,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    printed(sample_session.company)
    monkeypatch.setattr(type(sample_session.company), "read_only", True)
    panel = shown(sample_session, qtbot)
    qtbot.waitUntil(lambda: bool(panel.model.lines), timeout=10_000)
    for button in (panel.up, panel.down, panel.again, panel.again_all):
        assert not button.isEnabled()
    assert "reading only" in panel.down.toolTip()
