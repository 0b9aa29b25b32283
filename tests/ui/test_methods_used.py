"""The identify page beyond events: methods used with their reports, and reasons for review with what they make due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.assessing import Said
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.services.file_intake import MOST_BYTES
from dualprev_desktop.ui.attaching import AttachmentBar
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.identify.body import METHODS, REVIEWS, TABS, IdentifyPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.method_pane import MethodPane
from dualprev_desktop.ui.widgets.review_pane import ReviewPane

GENERAL = {"L": Decimal(1), "E": Decimal(6), "C": Decimal(15)}


class Scripted(Protocol):
    answers: list[Path | None]
    asked: list[str]


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> IdentifyPage:
    made = IdentifyPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(934, 716)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def point(session: Session) -> str:
    return edit.create(session.company, "risk_point", {"name": "卸油区", "kind": "activity"})[0]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "HAZOP.pdf"
    path.write_bytes(b"%PDF-1.7 report")
    return path


@pytest.fixture
def methods(page: IdentifyPage) -> MethodPane:
    page.tabs.setCurrentIndex(TABS.index(METHODS))
    pane = page.pane(METHODS)
    assert isinstance(pane, MethodPane)
    return pane


@pytest.fixture
def reviews(page: IdentifyPage) -> ReviewPane:
    page.tabs.setCurrentIndex(TABS.index(REVIEWS))
    pane = page.pane(REVIEWS)
    assert isinstance(pane, ReviewPane)
    return pane


def record_method(methods: MethodPane) -> str:
    made, changes = edit.create(methods.model.session.company, METHODS, {"method": "hazop", "title": "卸油系统"})
    methods.model.session.changed.emit(changes)
    assert methods.show_record(made)
    return made


# methods ------------------------------------------------------------------------------------------------


def test_the_page_has_three_places_and_one_primary_action_each(page: IdentifyPage) -> None:
    assert [page.tabs.tabText(tab) for tab in range(3)] == ["Risk events", "Methods used", "Reasons for review"]
    said = []
    for tab in range(3):
        page.tabs.setCurrentIndex(tab)
        said.append(page._primary.text())
        assert page.isAncestorOf(QApplication.focusWidget() or page), "turning a tab leaves the keyboard on the page"
    assert said == ["New risk event", "New method used", "New reason for review"]
    page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.currentIndex() == 0


def test_an_empty_place_says_what_belongs_here(methods: MethodPane) -> None:
    assert any("HAZOP, LOPA, PHA" in label.text() for label in methods.findChildren(QLabel))
    assert methods.report.isHidden()


def test_a_method_is_typed_with_date_and_leader(methods: MethodPane, page: IdentifyPage) -> None:
    page.start_new()
    form = methods.register.form
    for name, text in (("method", "hazop"), ("title", "Unloading"), ("done_on", "2026-05-01"), ("leader", "Wang")):
        form.focus_field(name)
        QTest.keyClicks(form.fields[name].editor, text)
        QTest.keyClick(form.fields[name].editor, Qt.Key.Key_Return)
    (made,) = query.page(page.session.company, METHODS)
    assert (made.method, made.title, made.done_on, made.leader) == ("hazop", "Unloading", date(2026, 5, 1), "Wang")
    assert not form.fields["attachment_id"].isVisible(), "the report is attached below, not chosen from a list"


def test_a_report_is_attached_saved_as_a_copy_and_taken_off(methods: MethodPane, report: Path, tmp_path: Path,
                                                            chosen_files: Scripted, qtbot: QtBot,
                                                            said: list[Message]) -> None:
    made = record_method(methods)
    bar, copy = methods.report, tmp_path / "copy.pdf"
    assert "No report attached" in bar.words.text()
    chosen_files.answers = [report, copy]
    QTest.mouseClick(bar.put, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.kept is not None)
    assert bar.words.text() == "HAZOP.pdf · 15 B"
    column = methods.model.column_of("attachment_id")
    row = methods.model.row_of(made)
    assert methods.model.index(row, column).data() == "HAZOP.pdf"
    assert not methods.model.flags(methods.model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
    QTest.mouseClick(bar.save, Qt.MouseButton.LeftButton)
    assert copy.read_bytes() == report.read_bytes()
    QTest.mouseClick(bar.drop, Qt.MouseButton.LeftButton)
    assert (bar.kept, query.find(methods.model.session.company, METHODS, made).attachment_id) == (None, "")
    qtbot.waitUntil(lambda: len(said) == 3)
    assert ["Attached" in said[0].text, "Written" in said[1].text, "no longer attached" in said[2].text] == [True] * 3
    methods.model.session.do(methods.model.session.company.undo)
    assert bar.words.text() == "HAZOP.pdf · 15 B"


def dropped(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_file_is_dropped_on_the_page(methods: MethodPane, report: Path, qtbot: QtBot) -> None:
    record_method(methods)
    data, place = dropped(report), QPoint(100, 100)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    methods.dragEnterEvent(enter)
    assert enter.isAccepted()
    methods.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: methods.report.kept is not None)


def test_what_is_no_single_file_is_not_taken(methods: MethodPane, report: Path) -> None:
    assert not methods.report.can_take(dropped(report)), "there is no method yet to attach it to"
    record_method(methods)
    two, text = dropped(report), QMimeData()
    two.setUrls([*two.urls(), QUrl.fromLocalFile("/other.pdf")])
    text.setText("words")
    assert [methods.report.can_take(data) for data in (dropped(report), two, text)] == [True, False, False]


def test_a_file_that_is_too_large_is_refused_with_a_sentence(methods: MethodPane, tmp_path: Path, qtbot: QtBot,
                                                             said: list[Message]) -> None:
    record_method(methods)
    large = tmp_path / "video.zip"
    with large.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    methods.report.take(large)
    qtbot.waitUntil(lambda: bool(said))
    assert "video.zip is too large: 21 MB; at most 20 MB are kept" in said[0].text
    assert methods.report.kept is None


def test_a_method_is_found_by_search(page: IdentifyPage, session: Session) -> None:
    made = edit.create(session.company, METHODS, {"method": "fta", "title": "油罐火灾"})[0]
    assert page.show_record(METHODS, made)
    assert page.tabs.currentIndex() == TABS.index(METHODS)
    pane = page.pane(METHODS)
    assert isinstance(pane, MethodPane)
    assert pane.register.table.current_id == made


# reasons for review -------------------------------------------------------------------------------------


def assess(session: Session, point: str, name: str, day: date) -> str:
    event = edit.create(session.company, "risk_event", {"risk_point_id": point, "name": name})[0]
    assessing.assess_kinds(session.company, event, "lec-e1", {"inherent": GENERAL}, said=Said(assessed_on=day))
    return event


def test_a_reason_shows_what_it_makes_due_and_leads_there(reviews: ReviewPane, session: Session, point: str) -> None:
    event = assess(session, point, "Overfill", date(2026, 3, 1))
    made, changes = edit.create(session.company, REVIEWS, {
        "cause": "equipment", "happened_on": date(2026, 4, 1), "risk_point_id": point, "what": "泵已更换"})
    session.changed.emit(changes)
    assert reviews.show_record(made)
    tester = QAbstractItemModelTester(reviews.due, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert reviews._head.text() == "It makes 1 assessment due"
    assert [reviews.due.index(0, place).data() for place in range(3)] == ["Overfill", "卸油区", "2026-04-01"]
    asked: list[Destination] = []
    session.asked_for.connect(asked.append)
    reviews.table.activated.emit(reviews.due.index(0, 0))
    assert asked == [Destination("assess", "risk_event", event)]
    assert tester.model() is reviews.due


def test_assessing_again_empties_it(reviews: ReviewPane, session: Session, point: str) -> None:
    event = assess(session, point, "Overfill", date(2026, 3, 1))
    made, changes = edit.create(session.company, REVIEWS, {
        "cause": "law", "happened_on": date(2026, 4, 1), "what": "新标准实施"})
    session.changed.emit(changes)
    assert reviews.show_record(made)
    assert reviews.due.rowCount() == 1
    session.do(lambda: assessing.assess_kinds(session.company, event, "lec-e1", {"inherent": GENERAL},
                                              said=Said(assessed_on=date(2026, 4, 2))))
    assert reviews.due.rowCount() == 0
    assert reviews._made_due.currentIndex() == 0, "a sentence says why nothing is due"


def test_a_new_reason_has_todays_date(reviews: ReviewPane, page: IdentifyPage) -> None:
    page.start_new()
    form = reviews.register.form
    for name, text in (("cause", "law"), ("what", "New standard")):
        form.focus_field(name)
        QTest.keyClicks(form.fields[name].editor, text)
        QTest.keyClick(form.fields[name].editor, Qt.Key.Key_Return)
    (made,) = query.page(page.session.company, REVIEWS)
    assert (made.cause, made.what) == ("law", "New standard")
    assert made.happened_on == local_date(page.session.company.clock())


# events -------------------------------------------------------------------------------------------------


def test_the_form_of_an_event_has_its_step_and_the_required_state(page: IdentifyPage, session: Session,
                                                                  point: str) -> None:
    page.refresh()
    hints = " ".join(label.text() for label in page.events.findChildren(QLabel))
    assert "say what is done, not how" in hints
    page.start_new()
    for name in ("step", "standard"):
        assert page.events.form.fields[name].isVisibleTo(page)
    assert page.events.isAncestorOf(QApplication.focusWidget() or page)


def test_a_file_open_for_reading_asks_for_no_report(methods: MethodPane, page: IdentifyPage, session: Session) -> None:
    record_method(methods)
    assert "drop a file here" in methods.report.words.text()
    path, paths = session.company.path, AppPaths.under(session.company.path.parent / "reader")
    with open_company(path, paths, user="reader", read_only=True) as company:
        reading = Session(company, session.settings, paths, session.jobs, page)
        bar = AttachmentBar(reading, METHODS, "attachment_id", page)
        bar.show_record(query.page(company, METHODS)[0].id)
        assert bar.words.text() == "No report attached."
        assert not bar.put.isEnabled()
