"""The survey page: risk points, the tree of units, people and posts, and the way in from a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.services import edit, query
from dualprev_desktop.services.sample import register_path
from dualprev_desktop.ui.pages.survey.body import SECTIONS, SurveyPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.widgets.enterprise_pane import EnterprisePane
from dualprev_desktop.ui.widgets.obsolete_panel import ObsoletePanel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from dualprev_desktop.ui.widgets.unit_pane import UnitPane
from tests.ui.conftest import ScriptedDialogs

Key = Qt.Key


def shown(page: SurveyPage, qtbot: QtBot) -> SurveyPage:
    qtbot.addWidget(page)
    page.resize(940, 620)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def unit_pane(page: SurveyPage) -> UnitPane:
    page.tabs.setCurrentIndex(1)
    pane = page.pane("org_unit")
    assert isinstance(pane, UnitPane)
    return pane


def test_the_title_says_what_is_missing(sample_session: Session, qtbot: QtBot) -> None:
    page = shown(SurveyPage(sample_session), qtbot)
    assert page.heading() == "1 Survey · complete"
    point = query.ids(sample_session.company, "risk_point")[0]
    sample_session.do(lambda: edit.change(sample_session.company, "risk_point", point, {"unit_id": ""}))
    standing_of(sample_session).renew()
    assert page.frame.title == "1 Survey · 1 risk point has no responsible unit"


def test_an_empty_survey_offers_catalogue_typing_and_workbook(session: Session, qtbot: QtBot) -> None:
    page = shown(SurveyPage(session), qtbot)
    assert page.heading() == "1 Survey · not begun"
    offered = {button.text(): button for button in page.pane("risk_point").findChildren(QPushButton)
               if button.isVisible()}
    assert list(offered) == ["From the catalogue…", "Type the first risk point", "From a workbook…",
                             "Empty workbook to fill in…"]
    QTest.mouseClick(offered["Type the first risk point"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(), "Tank")
    QTest.keyClick(focused(), Key.Key_Return)
    QTest.keyClicks(focused(), "fac")
    QTest.keyClick(focused(), Key.Key_Return)
    (point,) = query.page(session.company, "risk_point")
    assert (point.name, point.kind) == ("Tank", "facility")


def test_an_empty_workbook_has_drop_downs_and_comes_back_filled(session: Session, qtbot: QtBot, said: list[Message],
                                                                 chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter

    page = shown(SurveyPage(session), qtbot)
    chosen_files.answers.append(tmp_path / "form.xlsx")
    button = next(one for one in page.pane("risk_point").findChildren(QPushButton) if one.text().startswith("Empty"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said))
    assert "form.xlsx" in said[-1].text
    book = load_workbook(tmp_path / "form.xlsx")
    sheet = book.worksheets[0]
    heads = {str(cell.value): get_column_letter(place) for row in sheet.iter_rows(max_row=3)
             for place, cell in enumerate(row, 1) if cell.value}
    offered = {str(part) for one in sheet.data_validations.dataValidation for part in one.sqref.ranges}
    assert any(part.startswith(f"{heads['Kind of point']}4:") for part in offered)
    for head, value in {"Working unit": "卸油作业", "Kind of point": "作业活动", "Risk event": "油气闪爆"}.items():
        sheet[f"{heads[head]}4"] = value
    book.save(tmp_path / "filled.xlsx")
    page.body.read(tmp_path / "filled.xlsx")
    qtbot.waitUntil(page.body.panel.take.isEnabled)
    assert page.body.panel.found.text().startswith("1 risk event")


def test_a_workbook_comes_in_through_the_empty_page(session: Session, qtbot: QtBot, said: list[Message],
                                                    chosen_files: ScriptedDialogs) -> None:
    page = shown(SurveyPage(session), qtbot)
    chosen_files.answers.append(register_path())
    page.body.start()
    panel = page.body.panel
    qtbot.waitUntil(panel.take.isEnabled)
    assert page.body.currentWidget() is panel
    assert panel.found.text() == "28 risk events · 13 risk points · 175 measures"
    panel.take.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "28 risk events imported. Undo with Ctrl+Z."
    qtbot.waitUntil(lambda: page.body.currentWidget() is not panel)
    pane = page.pane("risk_point")
    assert isinstance(pane, RegisterPane)
    assert pane.model.count == query.count(session.company, "risk_point") == 13
    session.do(session.company.undo)
    assert pane.model.count == query.count(session.company, "risk_point") == 0
    assert not pane.table.isVisible(), "the ways to begin are offered again"


def test_every_tab_shows_its_records(sample_session: Session, qtbot: QtBot) -> None:
    page = shown(SurveyPage(sample_session), qtbot)
    for place, section in enumerate(SECTIONS):
        page.tabs.setCurrentIndex(place)
        pane = page.pane(section.type_id)
        assert pane.isVisible()
        if isinstance(pane, RegisterPane):
            assert pane.model.count == query.count(sample_session.company, section.type_id)
    enterprise = page.pane("enterprise")
    assert isinstance(enterprise, EnterprisePane)
    assert enterprise.form.fields["name"].asks.typed() == "示范加油站（示例）"


def test_search_and_guide_find_the_record(sample_session: Session, qtbot: QtBot) -> None:
    page = shown(SurveyPage(sample_session), qtbot)
    point, post = (query.ids(sample_session.company, one)[3] for one in ("risk_point", "post"))
    assert page.show_record("post", post)
    assert page.section.type_id == "post"
    assert page.show_record("risk_point", point)
    pane = page.pane("risk_point")
    assert isinstance(pane, RegisterPane)
    assert pane.table.current_id == point == pane.form.record_id
    assert not page.show_record("zone", "x")


def test_units_are_made_named_moved_and_removed_in_the_tree(sample_session: Session, qtbot: QtBot,
                                                            sample_said: list[Message]) -> None:
    page = shown(SurveyPage(sample_session), qtbot)
    pane = unit_pane(page)
    company = sample_session.company
    root, below = query.records(company, OrgUnit)[:2]
    pane.show_record(root.id)
    pane.add_unit()
    QTest.keyClicks(focused(), "Canopy")
    QTest.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: any(unit.name == "Canopy" for unit in query.records(company, OrgUnit)))
    made = next(unit for unit in query.records(company, OrgUnit) if unit.name == "Canopy")
    assert (made.parent_id, made.kind) == (root.id, "workshop")
    assert pane.model.node(pane.tree.currentIndex()).id == made.id
    pane.forms["org_unit"].fields["parent_id"].asks.show_value(below.id)
    pane.forms["org_unit"].fields["parent_id"].dirty = True
    pane.forms["org_unit"].fields["parent_id"].left.emit("parent_id")
    assert pane.model.node(pane.tree.currentIndex().parent()).id == below.id
    pane.remove()
    assert sample_said[-1].text == "“Canopy” was removed. Undo with Ctrl+Z."
    assert pane.model.node(pane.tree.currentIndex()).id == below.id
    sample_session.do(company.undo)
    assert pane.model.index_of(made.id).isValid()


@pytest.fixture
def sample_said(sample_session: Session) -> list[Message]:
    heard: list[Message] = []
    sample_session.said.connect(heard.append)
    return heard


def test_tabs_turn_by_keyboard(sample_session: Session, qtbot: QtBot) -> None:
    page = shown(SurveyPage(sample_session), qtbot)
    page.pane("risk_point").setFocus()
    for type_id in ("org_unit", "post", "person", "appointment", "enterprise"):
        QTest.keyClick(focused(), Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert page.section.type_id == type_id
        assert focused() is page.pane(type_id).focusWidget(), "the keyboard goes along"
    assert isinstance(page.pane("post"), RegisterPane)


def test_esc_closes_what_covers_the_tabs_and_no_key_turns_them_meanwhile(sample_session: Session,
                                                                         qtbot: QtBot) -> None:
    page = shown(SurveyPage(sample_session), qtbot)
    for cover in (page.body.start_catalogue, page.check_obsolete):
        cover()
        qtbot.waitUntil(lambda: all(panel.compared.text() for panel in page.findChildren(ObsoletePanel)))
        QTest.keyClick(focused(), Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert page.section.type_id == "risk_point"
        QTest.keyClick(focused(), Key.Key_Escape)
        assert not page.body.covered
        assert page.isAncestorOf(focused())


def test_a_missing_workbook_is_said(session: Session, qtbot: QtBot, said: list[Message], tmp_path: Path,
                                    chosen_files: ScriptedDialogs) -> None:
    page = shown(SurveyPage(session), qtbot)
    bad = tmp_path / "notes.xlsx"
    bad.write_bytes(b"not a workbook")
    chosen_files.answers.append(bad)
    page.body.start()
    qtbot.waitUntil(lambda: bool(said))
    assert "notes.xlsx" in said[-1].text
    assert not page.body.panel.take.isEnabled()
    assert page.body.panel.found.text() == ""
