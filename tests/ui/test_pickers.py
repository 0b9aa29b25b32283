"""Pickers: by code, word and initials; wider terms and marks beside the rows; terms of one's own in open lists."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel import i18n
from dualprev_desktop.services import edit, own_lists, query
from dualprev_desktop.services.codelists import code_list, code_lists
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.cell_editors import CellDelegate, holds_own_term
from dualprev_desktop.ui.widgets.choice_edit import WIDE, ChoiceEdit
from dualprev_desktop.ui.widgets.choices import CHOICE_ROLE, INDENT_ROLE, USUAL_ROLE, Choice, ChoiceModel, choices
from dualprev_desktop.ui.widgets.field_editors import make_editor
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.record_table import RecordTable
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

Key = Qt.Key
AT_ONCE_SECONDS = 0.2
"""Generous for a slow machine; measured here: 0.03 s for 1,971 rows."""


@pytest.fixture
def chinese() -> None:
    i18n.use("zh_CN")


def editor(company: Company, type_id: str, name: str, qtbot: QtBot) -> ChoiceEdit:
    made = cast(ChoiceEdit, make_editor(company, query.describe(type_id).field(name)))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def rows(line: ChoiceEdit) -> list[Choice]:
    model = line.popup.model()
    return [model.index(row, 0).data(CHOICE_ROLE) for row in range(model.rowCount())]


def typed(line: ChoiceEdit, text: str) -> list[Choice]:
    """What the list shows after the keys; Chinese comes from an input method, as one piece."""
    line.clear()
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        line.insert(text)
        line.textEdited.emit(text)
        line.completer().complete()
    return rows(line)


@pytest.fixture
def factor(company: Company, chinese: None, qtbot: QtBot) -> ChoiceEdit:
    return editor(company, "risk_event", "factor_code", qtbot)


@pytest.fixture
def zone(company: Company, chinese: None, qtbot: QtBot) -> ChoiceEdit:
    return editor(company, "enterprise", "functional_zone", qtbot)


# finding ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "first"), [
    ("110101", "110101"), ("1101", "1101"), ("体力", "110101"), ("tlfhcx", "110101"), ("physical overload", "110101"),
    ("fhcx", "1101"),
])
def test_a_factor_is_found_by_code_word_either_language_and_initials(factor: ChoiceEdit, words: str,
                                                                     first: str) -> None:
    found = typed(factor, words)
    assert found[0].value == first
    assert factor.typed() == first


def test_a_number_is_the_beginning_of_a_code(factor: ChoiceEdit) -> None:
    assert {one.value[:4] for one in typed(factor, "1101")} == {"1101"}
    assert typed(factor, "0101") == [], "no code begins so, though many hold it"


def test_an_alias_finds_its_entry(company: Company, chinese: None, qtbot: QtBot) -> None:
    line = editor(company, "method_use", "method", qtbot)
    assert typed(line, "作业危害分析法")[0].value == "jha"
    assert line.typed() == "jha"
    cas = editor(company, "hazard_substance", "substance", qtbot)
    assert [one.text for one in typed(cas, "7664-41-7")] == ["氨"]
    industry = editor(company, "enterprise", "industry", qtbot)
    assert typed(industry, "0111")[0].value == "A0111"


def test_what_begins_with_the_words_stands_before_what_contains_them(factor: ChoiceEdit) -> None:
    found = [one.text for one in typed(factor, "噪声")]
    begins = [text.startswith("噪声") for text in found]
    assert begins == sorted(begins, reverse=True)
    assert any(begins)


# rows ---------------------------------------------------------------------------------------------------


def test_a_tree_shows_codes_indents_and_while_searching_the_wider_term(factor: ChoiceEdit) -> None:
    factor.open_list()
    model = factor.popup.model()
    indents = {model.index(row, 0).data(CHOICE_ROLE).value: model.index(row, 0).data(INDENT_ROLE)
               for row in range(model.rowCount())}
    assert (indents["1"], indents["11"], indents["1101"], indents["110101"]) == (0, 1, 2, 3)
    (row,) = typed(factor, "体力负荷超限")
    assert (row.code, row.above) == ("110101", "负荷超限")
    index = factor.popup.model().index(0, 0)
    assert index.data(INDENT_ROLE) == 0
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("110101 体力负荷超限 · 负荷超限 · ")


def test_what_is_not_verified_says_so_in_a_word(company: Company, qtbot: QtBot) -> None:
    line = editor(company, "risk_event", "factor_code", qtbot)
    line.open_list()
    model, known = line.popup.model(), code_list("hazard_factor").by_code
    for row in range(model.rowCount()):
        spoken = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        value = model.index(row, 0).data(CHOICE_ROLE).value
        assert spoken.endswith("unverified") is not known[value].verified


def test_the_rows_are_painted(factor: ChoiceEdit) -> None:
    """The code, the term and the remark leave ink where they belong."""
    typed(factor, "体力")
    picture = factor.popup.viewport().grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() - 2)
    inked = [x for x in range(picture.width()) if any(
        picture.pixelColor(x, y) not in (ground, picture.pixelColor(2, 3)) for y in range(4, 24))]
    assert min(inked) < 20
    assert max(inked) > picture.width() - 30
    assert factor.popup.width() >= WIDE, "a row needs more room than its line has"


def test_down_leads_from_the_line_that_enter_would_take_to_the_next(factor: ChoiceEdit) -> None:
    found = typed(factor, "jd")
    assert factor.popup.isVisible()
    assert factor.popup.model().index(0, 0).data(USUAL_ROLE)
    QTest.keyClick(factor.popup, Key.Key_Down)
    assert factor.popup.currentIndex().row() == 1
    QTest.keyClick(factor.popup, Key.Key_Return)
    assert factor.typed() == found[1].value


def test_a_reason_for_review_is_one_of_the_occasions_that_make_assessments_due(company: Company, qtbot: QtBot) -> None:
    triggers = [item.code for item in code_list("assessment_cause").items if item.attributes.get("trigger")]
    assert triggers
    line = editor(company, "review_trigger", "cause", qtbot)
    line.open_list()
    assert [one.value for one in rows(line)] == triggers
    every = choices(company, query.describe("assessment").field("cause"))
    assert {"first", "yearly"} <= {one.value for one in every} - set(triggers)


def test_a_list_is_as_wide_as_its_longest_term(company: Company, qtbot: QtBot) -> None:
    edit.create(company, "org_unit", {"name": "加油与卸油作业及便利店综合管理班组（东区）", "kind": "team"})
    line = editor(company, "post", "unit_id", qtbot)
    line.setFixedWidth(120)
    line.open_list()
    assert WIDE >= line.popup.minimumWidth() > line.fontMetrics().horizontalAdvance(rows(line)[-1].text)


def test_the_list_stays_on_the_screen(factor: ChoiceEdit) -> None:
    room = factor.screen().availableGeometry()
    factor.move(room.right() - 120, 40)
    factor.resize(110, 32)
    factor.open_list()
    QApplication.processEvents()
    assert factor.popup.frameGeometry().right() <= room.right()


def test_the_model_is_sound(company: Company, chinese: None) -> None:
    model = ChoiceModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_choices(choices(company, query.describe("enterprise").field("functional_zone")), takes_new=True)
    for words in ("高新", "", "没有的", "ys"):
        model.narrow(words)
    assert tester.model() is model


# terms of one's own -------------------------------------------------------------------------------------


def test_a_free_term_is_the_last_line_and_is_stored_as_it_is(zone: ChoiceEdit, qtbot: QtBot) -> None:
    i18n.use("en")
    found = typed(zone, "北湖管理区")
    assert [one.fresh for one in found] == [True]
    assert zone.popup.model().index(0, 0).data() == "New: 北湖管理区"
    QTest.keyClick(zone, Key.Key_Return)
    assert (zone.text(), zone.typed(), zone.holds_own_term) == ("北湖管理区", "北湖管理区", True)
    assert "not in the delivered list" in zone.toolTip()


def test_a_part_of_a_term_does_not_become_that_term_unseen(zone: ChoiceEdit) -> None:
    found = typed(zone, "高新区")
    assert [one.fresh for one in found] == [False] * (len(found) - 1) + [True]
    assert len(found) > 1
    assert zone.typed() == "高新区"
    model = zone.popup.model()
    assert [model.index(row, 0).data(USUAL_ROLE) for row in range(len(found))] == [one.fresh for one in found]


def test_initials_and_the_full_name_mean_the_entry_of_the_list(zone: ChoiceEdit) -> None:
    for words in ("ysxq", "羊山新区", "yangshan"):
        typed(zone, words)
        assert zone.typed() == "yangshan"
    assert not any(one.fresh for one in typed(zone, "羊山新区")), "what is in the list is not new"


def test_own_entries_and_terms_used_before_are_offered(company: Company, zone: ChoiceEdit) -> None:
    own_lists.add_entry(company, "functional_zone", "某经济开发区")
    edit.create(company, "enterprise", {"name": "站", "functional_zone": "北湖管理区"})
    zone.show_value("")
    zone.open_list()
    assert [(one.value, one.mark) for one in rows(zone)[-2:]] == [
        ("某经济开发区", "own term"), ("北湖管理区", "used before")]
    typed(zone, "bhglq")
    assert zone.typed() == "北湖管理区"


def test_a_closed_list_offers_nothing_new_and_refuses_with_its_sentence(session: Session, qtbot: QtBot) -> None:
    pane = RegisterPane(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(pane)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.start_new()
    field = pane.form.fields["kind"]
    line = cast(ChoiceEdit, field.editor)
    line.setFocus()
    QTest.keyClicks(line, "qqq")
    assert rows(line) == []
    assert "“qqq” is not in the list of “Kind”. Choose one of: Facility" in field.problem


def test_no_delivered_code_is_taken_for_a_term_of_ones_own() -> None:
    for known in code_lists():
        for item in known.items:
            assert item.code not in item.labels.values()


def test_a_table_marks_a_term_of_ones_own_and_says_why(session: Session, qtbot: QtBot,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    for method in ("hazop", "现场访谈法"):
        edit.create(session.company, "method_use", {"method": method, "title": method})
    model = RecordTableModel(session, "method_use")
    table = RecordTable(model)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    marked = {model.value(row, "method"): holds_own_term(model.index(row, 0)) for row in range(model.rowCount())}
    assert marked == {"hazop": False, "现场访谈法": True, "": False}
    own = next(row for row in range(2) if model.value(row, "method") != "hazop")
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _view: said.append(text))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    cast(CellDelegate, table.itemDelegate()).helpEvent(event, table, QStyleOptionViewItem(), model.index(own, 0))
    assert said == ["“现场访谈法” is a term of your own: it is not in the delivered list."]


def test_a_term_of_ones_own_typed_into_a_cell_is_kept(session: Session, said: list[Message], qtbot: QtBot) -> None:
    table = RecordTable(RecordTableModel(session, "method_use"))
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    table.go_to_blank()
    for text in ("Interviews", "Yard"):
        QTest.keyClicks(table, text[0])
        line = QApplication.focusWidget()
        assert line is not None
        QTest.keyClicks(line, text[1:])
        QTest.keyClick(line, Key.Key_Return)
    (made,) = query.page(session.company, "method_use")
    assert (made.method, made.title, said) == ("Interviews", "Yard", [])


# speed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("type_id", "name"), [("enterprise", "industry"), ("risk_event", "factor_code")])
def test_a_long_list_opens_at_once(company: Company, chinese: None, qtbot: QtBot, type_id: str, name: str) -> None:
    line = editor(company, type_id, name, qtbot)
    line.open_list()  # the file is read once in a program's life
    line.popup.hide()
    line.show_value("")
    begun = time.perf_counter()
    line.open_list()
    QApplication.processEvents()
    assert time.perf_counter() - begun < AT_ONCE_SECONDS
    assert line.popup.isVisible()


def test_importing_the_pickers_reads_no_list_and_no_pinyin() -> None:
    code = ("import sys; import dualprev_desktop.ui.widgets.field_editors, dualprev_desktop.ui.pages.lists.body;"
            "from dualprev_desktop.services.codelists import code_list;"
            "print(code_list.cache_info().currsize, 'pypinyin' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]
