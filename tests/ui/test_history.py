"""History in the window: a record's pane with its links, the panel of steps and what was removed, the past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.as_of import moments
from dualprev_desktop.services.register import register
from dualprev_desktop.ui.as_of_band import AsOfBand
from dualprev_desktop.ui.history_panel import PAST, REMOVED, HistoryPanel
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.undoing import Undoing
from dualprev_desktop.ui.widgets.history_pane import HistoryPane
from dualprev_desktop.ui.widgets.history_rows import HistoryRows
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from tests.ui.conftest import ScriptedDialogs

LEC = {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)}
LOW = {"L": Decimal(1), "E": Decimal(1), "C": Decimal(1)}


@pytest.fixture
def point(session: Session) -> str:
    made, _ = edit.create(session.company, "risk_point", {"name": "油罐区", "kind": "place", "location": "东侧"})
    return made


@pytest.fixture
def pane(session: Session, point: str, qtbot: QtBot) -> HistoryPane:
    made = HistoryPane(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(made)
    made.show()
    made.show_record(point)
    return made


def told(pane: HistoryPane) -> str:
    return pane.view.toPlainText()


def _fragments(pane: HistoryPane) -> Iterator[tuple[str, QUrl]]:
    block = pane.view.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            if fragment.charFormat().isAnchor():
                yield fragment.text(), QUrl(fragment.charFormat().anchorHref())
            pieces += 1
        block = block.next()


def links(pane: HistoryPane) -> dict[str, QUrl]:
    """The links by their words; of equal ones the last, which is the oldest."""
    return dict(_fragments(pane))


def anchors(pane: HistoryPane) -> list[QUrl]:
    return [link for _words, link in _fragments(pane)]


def test_the_pane_follows_what_hangs_on_the_record(pane: HistoryPane, session: Session, point: str) -> None:
    event = session.do(lambda: edit.create(session.company, "risk_event", {"name": "着火", "risk_point_id": point}))
    assert event is not None
    session.do(lambda: assessing.assess(session.company, event[0], "inherent", "lec-e1", LEC))
    assert "Risk event 着火" in told(pane)
    assert "Level: Considerable risk" in told(pane)
    pane.whole.setChecked(False)
    assert "着火" not in told(pane)


def test_a_value_and_a_whole_state_are_given_back(
        pane: HistoryPane, session: Session, point: str, said: list[Message]) -> None:
    session.do(lambda: edit.change(session.company, "risk_point", point, {"location": "西侧"}))
    assert "Location: 东侧 → 西侧 · restore" in told(pane)
    pane.view.anchorClicked.emit(links(pane)["restore"])
    assert query.find(session.company, "risk_point", point).location == "东侧"
    assert said[-1].text == "Restored. Undo with Ctrl+Z."
    session.do(session.company.undo)
    pane.view.anchorClicked.emit(links(pane)["back to this state"])
    assert query.find(session.company, "risk_point", point).location == "东侧"


def test_one_field_alone_is_told(pane: HistoryPane, session: Session, point: str) -> None:
    session.do(lambda: edit.change(session.company, "risk_point", point, {"location": "西侧"}))
    session.do(lambda: edit.change(session.company, "risk_point", point, {"note": "新"}))
    assert [pane.field.itemText(row) for row in range(pane.field.count())][:2] == ["Every field", "Name"]
    pane.field.setCurrentIndex(pane.field.findText("Location"))
    pane.field.activated.emit(pane.field.currentIndex())
    assert "西侧" in told(pane)
    assert "新" not in told(pane)
    session.do(lambda: edit.change(session.company, "risk_point", point, {"note": "更新"}))
    assert pane.field.currentText() == "Location", "the choice stays when something is added"


def test_a_judgement_is_made_again_and_a_removed_event_comes_back(
        pane: HistoryPane, session: Session, point: str) -> None:
    event, _ = edit.create(session.company, "risk_event", {"name": "着火", "risk_point_id": point})
    assessing.assess(session.company, event, "inherent", "lec-e1", LEC)
    old = register(session.company)[0].inherent
    session.do(lambda: assessing.assess(session.company, event, "inherent", "lec-e1", LOW))
    pane.view.anchorClicked.emit(links(pane)["judge so again"])
    new = register(session.company)[0].inherent
    assert old is not None
    assert new is not None
    assert (new.score, new.cause) == (old.score, "other")
    session.do(lambda: edit.remove(session.company, "risk_event", [event]))
    assert register(session.company) == ()
    bring_back = [link for link in anchors(pane) if link.toString().startswith(f"back/risk_event/{event}/")]
    assert len(bring_back) == 1, "offered once, where it was removed"
    pane.view.anchorClicked.emit(bring_back[0])
    back = register(session.company)[0].inherent
    assert back is not None
    assert back.id == new.id


def test_a_long_history_shows_more_on_request(pane: HistoryPane, session: Session, point: str) -> None:
    for number in range(105):
        edit.change(session.company, "risk_point", point, {"note": f"第{number}次"})
    pane.refresh()
    assert "第3次" not in told(pane).split()
    assert "Show 6 earlier" in told(pane)
    pane.view.anchorClicked.emit(links(pane)["Show 6 earlier"])
    assert "Show" not in told(pane)
    assert "made" in told(pane)


def test_the_evidence_is_saved_as_a_pdf(pane: HistoryPane, session: Session, said: list[Message],
                                        chosen_files: ScriptedDialogs, tmp_path: Path, qtbot: QtBot) -> None:
    chosen_files.answers = [tmp_path / "取证"]
    pane.print.click()
    qtbot.waitUntil(lambda: bool(said))
    with pypdfium2.PdfDocument(tmp_path / "取证.pdf") as document:
        assert "油罐区" in document[0].get_textpage().get_text_range()
    assert said[-1].text.startswith("Written")


def test_of_a_file_only_read_nothing_can_be_restored(session: Session, point: str, paths: AppPaths,
                                                     qtbot: QtBot) -> None:
    edit.change(session.company, "risk_point", point, {"location": "西侧"})
    with session.company.as_of(local_date(session.company.clock())) as past:
        pane = HistoryPane(RecordTableModel(Session(past, Settings(), paths, session.jobs, session), "risk_point"))
        qtbot.addWidget(pane)
        pane.show_record(point)
        assert "西侧" in told(pane)
        assert links(pane) == {}


# the panel ----------------------------------------------------------------------------------------------


@pytest.fixture
def panel(session: Session, point: str, qtbot: QtBot) -> HistoryPanel:
    window = QWidget()
    qtbot.addWidget(window)
    made = HistoryPanel(session, Undoing(session, window))
    qtbot.addWidget(made)
    made.show()
    made.actions_of = window  # type: ignore[attr-defined]  # it owns the two actions
    return made


def lines(rows: HistoryRows) -> list[str]:
    return [f"{rows.row(place).mark.value} {rows.row(place).title}" for place in range(rows.rowCount())]


def test_a_click_goes_to_a_step_and_to_before_all_of_them(
        panel: HistoryPanel, session: Session, point: str, said: list[Message]) -> None:
    QAbstractItemModelTester(panel.steps.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for location in ("一", "二"):
        session.do(lambda where=location: edit.change(  # type: ignore[misc]
            session.company, "risk_point", point, {"location": where}))
    change = "Change Risk point: 油罐区"
    assert lines(panel.steps.rows) == [f"now {change}", f"done {change}", "done Add Risk point: 油罐区",
                                       "done Before these steps"]
    panel.steps.clicked.emit(panel.steps.rows.index(2))
    assert query.find(session.company, "risk_point", point).location == "东侧"
    assert said[-1].text == "2 steps undone"
    assert lines(panel.steps.rows)[:3] == [f"undone {change}", f"undone {change}", "now Add Risk point: 油罐区"]
    panel.steps.clicked.emit(panel.steps.rows.index(3))
    assert query.find(session.company, "risk_point", point) is None
    assert lines(panel.steps.rows)[3] == "now Before these steps"
    panel.steps.setCurrentIndex(panel.steps.rows.index(0))
    panel.steps.setFocus()
    QTest.keyClick(panel.steps, Qt.Key.Key_Return)
    assert query.find(session.company, "risk_point", point).location == "二"
    assert said[-1].text == "3 steps done again"


def test_the_walk_stops_where_anothers_edit_stands(
        panel: HistoryPanel, session: Session, point: str, said: list[Message]) -> None:
    edit.change(session.company, "risk_point", point, {"location": "一"})
    mine, session.company.replica = session.company.replica, "another0000000000"[:16]
    edit.change(session.company, "risk_point", point, {"location": "别人"})
    session.company.replica = mine
    edit.change(session.company, "risk_point", point, {"note": "后来"})
    panel.refresh()
    panel.steps.clicked.emit(panel.steps.rows.index(panel.steps.rows.rowCount() - 1))
    assert query.find(session.company, "risk_point", point).location == "别人"
    assert "Stopped after 2 of 3" in said[-1].text
    assert "Left alone, since they were changed later: Risk point · Location" in said[-1].text


def test_what_was_removed_is_listed_and_comes_back(
        panel: HistoryPanel, session: Session, point: str, said: list[Message]) -> None:
    panel.tabs.setCurrentIndex(REMOVED)
    assert not panel.back.isEnabled()
    session.do(lambda: edit.remove(session.company, "risk_point", [point]))
    assert lines(panel.gone.rows) == ["plain Risk point 油罐区"]
    panel.gone.setCurrentIndex(panel.gone.rows.index(0))
    panel.back.click()
    assert query.find(session.company, "risk_point", point) is not None
    assert said[-1].text == "Brought back: Risk point 油罐区. Undo with Ctrl+Z."
    assert lines(panel.gone.rows) == []


# the past -----------------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(Settings(language="en"), paths, "tester")
    qtbot.addWidget(made)
    made.show()
    target = tmp_path / "sample.dualprev"
    target.write_bytes(sample_file.read_bytes())
    assert made.open_file(target)
    yield made
    made.close()


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def test_the_window_shows_the_past_and_goes_back_to_today(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    today = session_of(window)
    record = query.ids(today.company, "risk_point")[0]
    name = query.find(today.company, "risk_point", record).name
    (before, *_) = moments(today.company)
    today.do(lambda: edit.change(today.company, "risk_point", record, {"name": "今天"}))
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    panel = shell_of(window).history
    qtbot.waitUntil(panel.isVisible)
    panel.tabs.setCurrentIndex(PAST)
    assert panel.past.list.rows.rowCount() == len(moments(today.company, panel.past.day))
    panel.past.list.clicked.emit(panel.past.list.rows.index(1))
    qtbot.waitUntil(lambda: session_of(window) is not today)
    past = session_of(window)
    assert past.company.stands_at == before.at
    assert query.find(past.company, "risk_point", record).name == name
    band = shell_of(window).findChild(AsOfBand)
    assert band is not None
    assert band.words.text() == f"As it stood on {before.at} · read-only"
    for kind in PAGES:
        assert shell_of(window).pages.show_page(kind.id).heading()
        qtbot.waitUntil(lambda: not window.job_bar.busy, timeout=20_000)
    past.do(lambda: edit.change(past.company, "risk_point", record, {"name": "昨天"}))
    assert "it is only looked at" in window.strip.text
    assert not shell_of(window).undoing.undo.isEnabled()
    band.back.click()
    assert session_of(window) is today
    assert query.find(today.company, "risk_point", record).name == "今天"
    assert shell_of(window).undoing.undo.isEnabled()
    today.do(lambda: edit.change(today.company, "risk_point", record, {"name": "又改"}))
    assert query.find(today.company, "risk_point", record).name == "又改"


def test_what_is_printed_and_exported_of_the_past_bears_its_date(window: MainWindow, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from dualprev_desktop.exchange.exports import export_table
    from dualprev_desktop.kernel.i18n import translator
    from dualprev_desktop.kernel.progress import Silent
    from dualprev_desktop.ui.print_work import PrintOrder, print_order

    company = session_of(window).company
    day = local_date(company.clock())
    with company.as_of(day) as past:
        for document in ("cards", "explanation", "plan"):
            (path,) = print_order(past, PrintOrder(document, language="en"), tmp_path, Silent()).files
            with pypdfium2.PdfDocument(path) as pages:
                assert all(f"As it stood on {day} · printed" in page.get_textpage().get_text_range() for page in pages)
        export_table(past, "register", tmp_path / "r.xlsx", translator("en"))
        cells = [str(cell) for row in load_workbook(tmp_path / "r.xlsx").worksheets[0].iter_rows(values_only=True)
                 for cell in row if cell]
        assert any(day.isoformat() in cell for cell in cells)
    (path,) = print_order(company, PrintOrder("cards", language="en"), tmp_path, Silent()).files
    with pypdfium2.PdfDocument(path) as pages:
        assert "As it stood" not in pages[0].get_textpage().get_text_range()


def test_from_one_past_to_another_and_closing_lets_go_of_all(window: MainWindow, qtbot: QtBot) -> None:
    today = session_of(window)
    found = moments(today.company)
    window.show_past(found[0])
    qtbot.waitUntil(lambda: session_of(window) is not today)
    first = session_of(window)
    window.show_past(found[-1])
    qtbot.waitUntil(lambda: session_of(window) not in (today, first))
    assert query.count(session_of(window).company, "risk_point") == 0
    path = today.company.path
    assert window.open_file(path), "the same file opened again is today's"
    assert session_of(window) is today
    window.show_past(found[0])
    qtbot.waitUntil(lambda: session_of(window) is not today)
    window.close_company()
    assert window.session is None
    assert window.open_file(path), "nothing holds the file"


def test_a_day_before_the_file_is_refused_with_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    today = session_of(window)
    window.show_past(local_date(0) + timedelta(days=1))
    qtbot.waitUntil(lambda: "it knows nothing of" in window.strip.text)
    assert session_of(window) is today
