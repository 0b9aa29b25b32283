"""The page of lists: every list with its source, rows to be searched, own entries, and the schemes of measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.app import cli
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import directly, own_lists, query, verification
from dualprev_desktop.services.codelists import code_list, code_lists
from dualprev_desktop.services.own_lists import CONDITIONS
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.pages.lists.body import BRIDGES, OWN, ROWS, ListsPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.lists_rows import CODE, STATE, TERM
from dualprev_desktop.ui.widgets.lists_words import NAMES, readable, shown
from dualprev_desktop.ui.widgets.two_line_row import REMARK_ROLE
from tests.support.words import latin_words
from tests.ui.conftest import session_of

ZONES = "functional_zone"


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ListsPage:
    made = ListsPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(934, 716)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def column(page: ListsPage, place: int) -> list[str]:
    model = page.rows.model
    return [model.index(row, place).data() for row in range(model.rowCount())]


def remark(page: ListsPage, list_id: str) -> str:
    return str(page.lists.model.index(page.lists.model.row_of(list_id)).data(REMARK_ROLE))


def test_every_list_is_there_with_its_counts(page: ListsPage) -> None:
    assert page.lists.model.rowCount() == len(code_lists()) + 1
    known = code_list("hazard_factor")
    unverified = sum(not item.verified for item in known.items)
    assert remark(page, "hazard_factor") == f"{len(known.items)} rows · {unverified} unverified"


def test_the_total_at_the_top_is_what_info_tells(page: ListsPage, company: Company,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    found = verification.code_rows()
    assert f"{found.count} of {found.total} rows not verified" in page.heading()
    assert cli.run(["--language", "en", "info", str(company.path)]) == 0
    assert f"Rows of the code lists not verified: {found.count} of {found.total}" in capsys.readouterr().out


def test_a_list_says_where_it_comes_from_and_whether_it_is_open(page: ListsPage) -> None:
    page.lists.choose("accident_type_1986")
    assert "GB 6441-1986: 20 types" in page._source.text()
    assert page._source.text().endswith("Its terms are fixed: what is not in it is refused.")
    assert page.tabs.isHidden()
    page.lists.choose(ZONES)
    assert "Terms of your own may be added" in page._source.text()
    assert page.tabs.isTabVisible(OWN)


def test_rows_carry_what_the_list_says_of_them(page: ListsPage) -> None:
    tester = QAbstractItemModelTester(page.rows.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.lists.choose("accident_type_1986")
    model = page.rows.model
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert heads[:4] == ["Code", "Term", "State", "In the 2025 edition"]
    assert column(page, CODE)[0] == "01"
    assert column(page, 3)[0] == "WSA10001 Struck by object"
    page.lists.choose("critical_quantity")
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert column(page, heads.index("Critical quantity (t)"))[0] == "10"
    assert set(column(page, STATE)) == {"unverified"}
    assert tester.model() is model


@pytest.mark.parametrize(("words", "code"), [
    ("110101", "110101"), ("体力负荷", "110101"), ("slfhcx", "110103"), ("physical overload", "110101")])
def test_rows_are_found_by_code_word_and_initials(page: ListsPage, words: str, code: str) -> None:
    i18n.use("zh_CN" if words == "slfhcx" else "en")
    page.lists.choose("hazard_factor")
    page.refresh()
    page.rows.filter.setText(words)
    assert column(page, CODE) == [code]


def test_a_filter_is_forgotten_with_its_list(page: ListsPage) -> None:
    page.lists.choose("hazard_factor")
    page.rows.filter.setText("no such words")
    assert page.rows.model.rowCount() == 0
    page.lists.choose("accident_type_2025")
    assert (page.rows.filter.text(), page.rows.model.rowCount()) == ("", 27)


def test_the_chosen_row_is_shown_in_full(page: ListsPage) -> None:
    page.lists.choose("obsolete")
    page.rows.table.selectRow(0)
    (section,) = page.rows.details.sections
    lines = {line.head: line.text for line in section.lines}
    assert lines["Ban"] == "prohibited"
    assert "2021年第214号" in lines["Basis"]
    assert lines["Official term"] == code_list("obsolete").items[0].labels["zh_CN"]
    assert lines["State"] == "unverified"


def test_delivered_rows_cannot_be_changed(page: ListsPage) -> None:
    page.lists.choose("hazard_factor")
    assert not page.rows.model.flags(page.rows.model.index(0, TERM)) & Qt.ItemFlag.ItemIsEditable
    assert not page._primary.isEnabled()


# own entries --------------------------------------------------------------------------------------------


def type_entry(page: ListsPage, label: str) -> None:
    page.start_new()
    editor = page.own.form.fields["label"].editor
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, label)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_an_own_entry_is_typed_changed_and_removed(page: ListsPage, session: Session) -> None:
    page.lists.choose(ZONES)
    type_entry(page, "North Lake")
    (entry,) = own_lists.entries(session.company, ZONES)
    assert page.tabs.tabText(OWN) == "Own entries · 1"
    assert remark(page, ZONES).endswith("1 own entry")
    assert (column(page, TERM)[-1], column(page, STATE)[-1]) == ("North Lake", "own term")
    editor = page.own.form.fields["basis"].editor
    QTest.keyClicks(editor, "City order 7")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert own_lists.entries(session.company, ZONES)[0].basis == "City order 7"
    page.own.table.go_to(entry.id)
    page.own.table.remove_chosen()
    assert own_lists.entries(session.company, ZONES) == ()
    session.do(session.company.undo)
    assert [one.label for one in own_lists.entries(session.company, ZONES)] == ["North Lake"]


def test_a_term_the_list_has_is_refused_where_it_is_typed(page: ListsPage, session: Session,
                                                          said: list[Message]) -> None:
    page.lists.choose(ZONES)
    type_entry(page, "Yangshan New District")
    assert own_lists.entries(session.company, ZONES) == ()
    assert "stands in the list already" in said[-1].text


def test_entries_of_one_list_are_not_those_of_another(page: ListsPage, session: Session) -> None:
    own_lists.add_entry(session.company, ZONES, "North Lake")
    page.lists.choose("obsolete")
    assert page.own.entries.count == 0
    page.lists.choose(ZONES)
    assert page.own.entries.count == 1


def test_a_condition_of_ones_own_is_added_and_offered_for_direct_judgement(page: ListsPage, session: Session) -> None:
    before = len(directly.conditions(session.company).conditions)
    page.lists.choose(CONDITIONS)
    assert page.rows.model.rowCount() == before
    type_entry(page, "Ammonia and a crowd")
    offered = directly.conditions(session.company).conditions
    assert (len(offered), offered[-1].text("en")) == (before + 1, "Ammonia and a crowd")
    assert column(page, TERM)[-1] == "Ammonia and a crowd"


def test_an_entry_is_found_by_search(page: ListsPage, session: Session) -> None:
    made, _changes = own_lists.add_entry(session.company, "obsolete", "老式砂轮机")
    page.refresh()
    assert page.show_record("list_entry", made)
    assert (page.lists.current_id, page.tabs.currentIndex()) == ("obsolete", OWN)
    assert page.own.table.current_id == made


def test_a_file_open_for_reading_only_adds_nothing(sample_file: Path, paths: AppPaths, qtbot: QtBot) -> None:
    with Company.open(sample_file, paths, user="reader", read_only=True) as company:
        reading = session_of(company, paths)
        page = ListsPage(reading)
        qtbot.addWidget(page)
        page.lists.choose(ZONES)
        assert page.rows.model.rowCount() == len(code_list(ZONES).items)
        assert not page._primary.isEnabled()
        reading.jobs.shut_down()


# schemes ------------------------------------------------------------------------------------------------


def test_the_schemes_are_read_side_by_side(page: ListsPage) -> None:
    page.lists.choose("measure_mem")
    assert page.tabs.isTabVisible(BRIDGES)
    page.tabs.setCurrentIndex(BRIDGES)
    model = page.bridges.model
    told = {model.index(row, 0).data(): (model.index(row, 1).data(), model.index(row, 2).data())
            for row in range(model.rowCount())}
    assert told["Training"] == ("Conduct of operators › Qualification of staff", "")
    technical = code_list("measure_class").label("technical", "en")
    assert told[technical][1].startswith("Engineering › Process control、")
    page.bridges.source.setCurrentIndex(page.bridges.source.findData("mem"))
    page.bridges.target.setCurrentIndex(page.bridges.target.findData("seed-seven"))
    assert model.rowCount() == 21
    page.lists.choose("hazard_factor")
    assert page.tabs.currentIndex() == ROWS


# words --------------------------------------------------------------------------------------------------


def test_every_attribute_has_a_name_and_every_code_in_it_a_word() -> None:
    for known in code_lists():
        for item in known.items:
            for name, value in item.attributes.items():
                assert name in NAMES, f"{known.id}: {name}"
                assert shown(known.id, name, value) or value == ()


def test_sources_name_lists_and_attributes_in_words() -> None:
    for known in code_lists():
        assert "_" not in readable(known.id, known.source["en"]), known.id


ENUMERATIONS = (r"managementClassification|hazardDangerType|dangerLevel|occurrenceLink|classify[12]",)


def test_a_chinese_page_shows_no_english_source(session: Session, qtbot: QtBot) -> None:
    i18n.use("zh_CN")
    for known in code_lists():
        assert latin_words(readable(known.id, known.source["zh_CN"]), ENUMERATIONS) == [], known.id


def test_no_term_is_lost_in_the_query_of_titles(session: Session) -> None:
    made, _changes = own_lists.add_entry(session.company, ZONES, "北湖管理区")
    assert query.titles(session.company, "list_entry") == {made: "北湖管理区"}
