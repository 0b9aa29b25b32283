"""From an empty start page to a company with a draft register: by mouse in few clicks, by keys alone, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.domain.credit_code import check_character
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.services.drafting import unconfirmed
from dualprev_desktop.services.history import faults
from dualprev_desktop.services.query import count, enterprise, records
from dualprev_desktop.services.register import register
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.new_company import NewCompany
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.wizard.answers import file_of
from tests.support.pointer import Pointer

Key = Qt.Key
MOST_CLICKS = 24
ENTERPRISE, KIND, QUESTION, POINT, FILE = range(5)
NAME = "信阳市浉河区平安商贸有限公司"


class Scripted(Protocol):
    answers: list[Path | None]
    asked: list[str]


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's folder of documents, as the system names it; not yet there."""
    config = tmp_path / "xdg"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{tmp_path}/文档"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    return tmp_path / "文档"


@pytest.fixture
def window(qtbot: QtBot, paths: AppPaths, documents: Path) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), paths, "officer")
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def hand(window: MainWindow) -> Pointer:
    return Pointer(window)


def begin(window: MainWindow, hand: Pointer) -> NewCompany:
    assert isinstance(window.content, StartPage)
    hand.click(window.content.new)
    return wizard_of(window)


def wizard_of(window: MainWindow) -> NewCompany:
    (found,) = window.findChildren(NewCompany)
    return found


def choose(wizard: NewCompany, hand: Pointer, kind: str) -> None:
    model = wizard.kind.kinds.model
    hand.click_row(wizard.kind.kinds.view, model.index(model.row_of(catalogue(kind))))


def answer(wizard: NewCompany, hand: Pointer, *places: int) -> None:
    rows = list(wizard.question.questions.rows.values())
    for place in places:
        hand.click(rows[place])


def wanted_points(kind: Catalogue, *yes: int) -> list[str]:
    answers = {kind.questions[place].id: True for place in yes}
    return [point.name for point in kind.points_for(answers)]


# by mouse ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind_id", "row"), [("filling-station", "01"), ("restaurant", "06")])
def test_a_draft_register_of_a_sector_in_few_clicks(window: MainWindow, hand: Pointer, documents: Path, kind_id: str,
                                                    row: str) -> None:
    kind = catalogue(kind_id)
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.enterprise.fields["duty_phone"].editor)
    hand.write("0376-6666119")
    hand.click(wizard.next)
    choose(wizard, hand, kind_id)
    hand.click(wizard.next)
    answer(wizard, hand, 0, 1, 3)
    assert wizard.question.count.text() == f"{len(wanted_points(kind, 0, 1, 3))} risk points apply"
    hand.click(wizard.next)
    hand.click_tick(wizard.point.list, wizard.point.points.index(2))
    hand.click(wizard.next)
    assert wizard.next.text() == "Create with draft register"
    hand.click(wizard.next)
    print(f"{kind_id}: {hand.clicks} clicks")
    assert hand.clicks <= MOST_CLICKS

    names = wanted_points(kind, 0, 1, 3)
    del names[2]
    assert window.session is not None
    company = window.session.company
    assert company.path == documents / f"{NAME}.dualprev"
    owner = enterprise(company)
    assert owner is not None
    assert (owner.name, owner.sector, owner.duty_phone) == (NAME, row, "0376-6666119")
    points = records(company, RiskPoint)
    assert [point.name for point in points] == names
    assert [point.number for point in points] == [f"R-{place:04}" for place in range(1, len(names) + 1)]
    events = [event for point in kind.points if point.name in names for event in point.events]
    rows = register(company)
    assert [one.event for one in rows] == [event.name for event in events]
    assert [len(one.measures) for one in rows] == [len(event.measures) for event in events]
    assert unconfirmed(company) == [one.event_id for one in rows]
    assert f"{len(events)} risk events drafted. The scores are reference values" in window.strip.text
    assert window.shell is not None
    assert window.shell.pages.current_id == "overview"
    assert faults(company) == []
    window.shell.undoing.undo.trigger()
    assert count(company, "risk_point") == 0
    assert enterprise(company) is not None


def test_two_kinds_are_taken_together_and_the_first_sets_the_sector(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    choose(wizard, hand, "restaurant")
    choose(wizard, hand, "filling-station")
    assert wizard.founding.sector == "06"
    hand.click(wizard.next)
    assert len(wizard.question.questions.rows) == sum(
        len(catalogue(kind).questions) for kind in ("restaurant", "filling-station"))
    for _step in range(3):
        hand.click(wizard.next)
    assert window.session is not None
    company = window.session.company
    names = {point.name for point in records(company, RiskPoint)}
    assert names == {*wanted_points(catalogue("restaurant")), *wanted_points(catalogue("filling-station"))}


@pytest.mark.parametrize(("kinds", "industry"), [
    (("filling-station", "restaurant"), "F5265"), (("restaurant", "filling-station"), ""), ((), "")])
def test_the_first_kinds_class_is_the_enterprises_where_it_is_one_class(window: MainWindow, hand: Pointer,
                                                                        kinds: tuple[str, ...], industry: str) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    for kind in kinds:
        choose(wizard, hand, kind)
    if not kinds:
        hand.click(wizard.kind.none)
    while window.session is None:
        hand.click(wizard.next)
    owner = enterprise(window.session.company)
    assert owner is not None
    assert owner.industry == industry, "H621 is a group of classes: which one, only the person knows"


def test_a_word_that_no_kind_has_is_said(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    kinds = wizard.kind.kinds
    assert not kinds.nothing.isVisible()
    hand.write("月球")
    assert kinds.nothing.isVisible()
    hand.press(Key.Key_Escape)
    assert not kinds.nothing.isVisible()
    assert kinds.view.isVisible()


def test_a_line_that_is_left_shows_its_beginning(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME * 4)
    name = wizard.enterprise.fields["name"].editor
    assert name.cursorPosition() == len(NAME * 4)
    hand.press(Key.Key_Tab)
    assert name.cursorPosition() == 0


def test_none_of_the_kinds_begins_empty_and_leaves_two_steps_out(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    hand.click(wizard.next)
    assert "Tick a kind of enterprise" in wizard.kind.problem.text()
    assert wizard.place == KIND
    hand.click(wizard.kind.none)
    wizard.kind.sector.setCurrentIndex(9)
    wizard.kind.sector.activated.emit(9)
    assert "市旅游局" in wizard.kind.departments.text()
    assert "文化广电和旅游局" in wizard.kind.departments.text(), "the department by its present name too"
    hand.click(wizard.next)
    assert wizard.place == FILE
    assert wizard.next.text() == "Create"
    hand.click(wizard.back)
    assert wizard.place == KIND
    hand.click(wizard.next)
    hand.click(wizard.next)
    assert window.session is not None
    owner = enterprise(window.session.company)
    assert owner is not None
    assert owner.sector == "09"
    assert count(window.session.company, "risk_point") == 0


def test_a_kind_takes_the_empty_register_back(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    hand.click(wizard.kind.none)
    choose(wizard, hand, "school")
    assert not wizard.kind.none.isChecked()
    hand.click(wizard.next)
    assert wizard.place == QUESTION


def test_a_point_can_be_looked_at_before_it_is_taken(window: MainWindow, hand: Pointer) -> None:
    kind = catalogue("filling-station")
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    choose(wizard, hand, kind.id)
    hand.click(wizard.next)
    hand.click(wizard.next)
    hand.click_row(wizard.point.list, wizard.point.points.index(1))
    said = "\n".join(words_of(wizard.point.details))
    for event in kind.points[1].events:
        assert event.name in said
        assert all(measure.text in said and measure.failure in said for measure in event.measures)
    assert "Reference value" in said
    assert wizard.founding.scope.unwanted == set(), "looking is not unticking"
    hand.click(wizard.point.none)
    hand.click(wizard.next)
    assert wizard.next.text() == "Create"
    assert "the register begins empty" in wizard.file.draft.text()


def words_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


# what was typed ---------------------------------------------------------------------------------------


def test_only_the_name_must_be_there(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.click(wizard.next)
    field = wizard.enterprise.fields["name"]
    assert wizard.place == ENTERPRISE
    assert "“Name” is empty" in field.said.text()
    assert window.focusWidget() is field.editor
    hand.write(NAME)
    assert field.said.text() == "The full name on the business licence."
    hand.click(wizard.next)
    assert wizard.place == KIND


def test_the_credit_code_is_checked_while_it_is_typed(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    field = wizard.enterprise.fields["credit_code"]
    hand.click(field.editor)
    hand.write("91411502MA9X")
    assert field.said.text() == "12 of 18 characters"
    good = "91411502MA9XXXXX1"
    hand.write("XXXX1" + ("0" if check_character(good) != "0" else "1"))
    assert "does not agree with its last character" in field.said.text()
    hand.click(wizard.next)
    assert wizard.place == ENTERPRISE
    hand.press(Key.Key_End, Key.Key_Backspace)
    hand.write(check_character(good))
    assert field.said.text() == "✓ Complete; its check character agrees."
    hand.click(wizard.next)
    assert wizard.place == KIND


def test_going_back_changes_nothing(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    choose(wizard, hand, "filling-station")
    hand.click(wizard.next)
    answer(wizard, hand, 1)
    hand.click(wizard.next)
    hand.click_tick(wizard.point.list, wizard.point.points.index(0))
    first = wizard.point.points.points[0].point.name
    for _step in range(3):
        hand.click(wizard.back)
    assert wizard.enterprise.fields["name"].text == NAME
    for _step in range(3):
        hand.click(wizard.next)
    assert [row.isChecked() for row in wizard.question.questions.rows.values()] == [False, True, False, False, False]
    names = [one.point.name for one in wizard.founding.scope.wanted()]
    assert first not in names
    assert len(names) == len(wanted_points(catalogue("filling-station"), 1)) - 1


def test_an_answer_taken_back_takes_its_points_away(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    choose(wizard, hand, "filling-station")
    hand.click(wizard.next)
    answer(wizard, hand, 0)
    hand.click(wizard.next)
    with_shop = len(wizard.point.points.points)
    hand.click(wizard.steps.marks[2])
    answer(wizard, hand, 0)
    hand.click(wizard.next)
    assert len(wizard.point.points.points) < with_shop


def test_a_taken_name_is_said_and_nothing_is_lost(window: MainWindow, hand: Pointer, chosen_files: Scripted,
                                                  tmp_path: Path) -> None:
    taken = tmp_path / "taken.dualprev"
    taken.write_text("mine")
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    choose(wizard, hand, "school")
    for _step in range(3):
        hand.click(wizard.next)
    chosen_files.answers = [taken, None, tmp_path / "free"]
    hand.click(wizard.file.change)
    assert "will not be overwritten" in wizard.file.remark.text(), "before anything is tried"
    hand.click(wizard.next)
    assert "exists already" in window.strip.text
    assert taken.read_text() == "mine"
    assert window.session is None
    assert wizard.place == FILE
    hand.click(wizard.file.change)
    assert wizard.founding.path == taken, "thought better of it"
    hand.click(wizard.file.change)
    hand.click(wizard.next)
    assert window.session is not None
    assert window.session.company.path == tmp_path / "free.dualprev"
    assert count(window.session.company, "risk_point") == len(wanted_points(catalogue("school")))


def test_a_folder_that_cannot_be_written_is_said(window: MainWindow, hand: Pointer, chosen_files: Scripted,
                                                 tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    hand.click(wizard.kind.none)
    hand.click(wizard.next)
    chosen_files.answers = [tmp_path / "file" / "a.dualprev"]
    hand.click(wizard.file.change)
    hand.click(wizard.next)
    assert "could not be written" in window.strip.text
    assert wizard.enterprise.fields["name"].text == NAME
    assert wizard.isVisible()


def test_a_second_company_of_the_same_name_gets_a_number(window: MainWindow, hand: Pointer, documents: Path) -> None:
    documents.mkdir()
    (documents / f"{NAME}.dualprev").write_text("another")
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    hand.click(wizard.kind.none)
    hand.click(wizard.next)
    assert wizard.founding.path == documents / f"{NAME} (2).dualprev"
    assert wizard.file.remark.isVisible()
    assert "gets a number" in wizard.file.remark.text()


def test_a_name_that_is_no_file_name_makes_one(window: MainWindow, hand: Pointer, documents: Path) -> None:
    wizard = begin(window, hand)
    hand.write("A/B: 甲? " + "长" * 70)
    wizard.founding.values["name"] = wizard.enterprise.fields["name"].text
    assert wizard.founding.path.parent == documents
    assert wizard.founding.path.name.startswith("A B 甲")
    assert len(wizard.founding.path.name.encode()) < 240


# by keys ----------------------------------------------------------------------------------------------


def test_keys_alone_make_a_company(window: MainWindow, hand: Pointer, documents: Path) -> None:
    hand.press(Key.Key_Return)
    wizard = wizard_of(window)
    assert window.windowTitle() == "New company · 1 Enterprise"
    hand.write(NAME)
    hand.press(Key.Key_Return)
    assert wizard.place == KIND
    hand.write("jyz")
    hand.press(Key.Key_Return, Key.Key_Return)
    assert wizard.place == QUESTION
    assert [kind.id for kind in wizard.founding.scope.kinds] == ["filling-station"]
    hand.press(Key.Key_Down, Key.Key_Space, Key.Key_Return)
    assert list(wizard.founding.scope.answers.values())[:2] == [False, True]
    assert wizard.place == POINT
    hand.press(Key.Key_Down, Key.Key_Space, Key.Key_Return)
    assert wizard.place == FILE
    hand.press(Key.Key_Return)
    assert window.session is not None
    assert hand.clicks == 0
    names = wanted_points(catalogue("filling-station"), 1)
    del names[1]
    assert [point.name for point in records(window.session.company, RiskPoint)] == names


def test_the_arrows_pass_over_the_headings_and_space_ticks(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.press(Key.Key_Return, Key.Key_Down, Key.Key_End)
    last = wizard.kind.kinds.current
    assert last is not None
    assert last.row == "26"
    hand.press(Key.Key_Up)
    assert wizard.kind.kinds.current is not None
    assert wizard.kind.kinds.current.row == "25"
    hand.press(Key.Key_Space)
    assert wizard.founding.scope.kinds == [wizard.kind.kinds.current]
    hand.press(Key.Key_Space)
    assert wizard.founding.scope.kinds == []


def test_esc_goes_back_and_leaves_and_what_was_typed_stays(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.press(Key.Key_Return)
    assert wizard.place == KIND
    hand.write("x")
    hand.press(Key.Key_Escape)
    assert wizard.kind.kinds.filter.text() == "", "the first Esc is for the filter"
    hand.press(Key.Key_Escape)
    assert wizard.place == ENTERPRISE
    hand.press(Key.Key_Escape)
    assert not wizard.isVisible()
    assert window.content.isVisible()
    assert window.windowTitle() == "DualPrev"
    hand.press(Key.Key_Return)
    assert wizard_of(window) is wizard
    assert wizard.enterprise.fields["name"].text == NAME


def test_tab_reaches_every_field_and_button(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    seen: list[QWidget | None] = []
    while not seen or window.focusWidget() is not seen[0]:
        seen.append(window.focusWidget())
        hand.press(Key.Key_Tab)
        assert len(seen) < 20
    editors = [field.editor for field in wizard.enterprise.fields.values()]
    assert seen == [*editors, wizard.cancel, wizard.next]


def test_a_list_is_chosen_from_with_keys_and_enter_in_it_is_not_next(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.press(Key.Key_Tab, Key.Key_Tab)
    field = wizard.enterprise.fields["district"]
    assert window.focusWidget() is field.editor
    for letter in (Key.Key_P, Key.Key_I, Key.Key_N):
        hand.press(letter)
    hand.press(Key.Key_Return)
    assert wizard.place == ENTERPRISE
    assert field.text == "411503"
    hand.press(Key.Key_Return)
    assert wizard.place == KIND


# over an open company ---------------------------------------------------------------------------------


def test_an_open_company_stays_until_the_new_one_is_there(window: MainWindow, hand: Pointer, sample_file: Path,
                                                          tmp_path: Path, documents: Path) -> None:
    own = tmp_path / "own.dualprev"
    own.write_bytes(sample_file.read_bytes())
    assert window.open_file(own)
    QApplication.processEvents()
    before = window.windowTitle()
    window.new_company()
    wizard = wizard_of(window)
    assert wizard.isVisible()
    hand.click(wizard.cancel)
    assert window.session is not None
    assert window.session.company.path == own
    assert window.windowTitle() == before
    assert window.shell is not None
    assert window.shell.isVisible()
    window.new_company()
    hand.write(NAME)
    hand.press(Key.Key_Return)
    hand.click(wizard.kind.none)
    hand.click(wizard.next)
    hand.click(wizard.next)
    assert window.session.company.path == documents / f"{NAME}.dualprev"
    with open_company(own, window.paths, user="x") as again:
        assert count(again, "risk_event") > 20, "the other was let go"


def test_it_fits_without_scrolling(window: MainWindow, hand: Pointer) -> None:
    wizard = begin(window, hand)
    assert window.minimumSizeHint().height() <= 768
    for field in wizard.enterprise.fields.values():
        bottom = field.mapTo(window, field.rect().bottomLeft()).y()
        assert bottom < wizard.next.mapTo(window, wizard.next.rect().topLeft()).y()


# what was answered and not finished -----------------------------------------------------------------------


def test_the_answers_survive_the_programs_death(window: MainWindow, hand: Pointer, paths: AppPaths, documents: Path,
                                                qtbot: QtBot) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    choose(wizard, hand, "filling-station")
    hand.click(wizard.next)
    answer(wizard, hand, 0, 3)
    hand.click(wizard.next)
    hand.click_tick(wizard.point.list, wizard.point.points.index(2))
    side_file = file_of(paths)
    qtbot.waitUntil(lambda: side_file.exists() and '"unwanted": [[' in side_file.read_text("utf-8"), timeout=2000)

    second = NewCompany(documents, side_file)  # all that the next start knows
    qtbot.addWidget(second)
    assert second.page is second.point
    assert second.founding.order() == wizard.founding.order()
    assert second.enterprise.fields["name"].text == NAME
    second._show(QUESTION)
    yes = [row.isChecked() for row in second.question.questions.rows.values()]
    assert [place for place, checked in enumerate(yes) if checked] == [0, 3]
    assert second.anew.isVisibleTo(second)


def test_begin_anew_forgets_them(window: MainWindow, hand: Pointer, paths: AppPaths, documents: Path,
                                 qtbot: QtBot) -> None:
    first = NewCompany(documents, file_of(paths))
    qtbot.addWidget(first)
    first.enterprise.fields["name"].show_text(NAME)
    first.enterprise.fields["name"].typed.emit()
    assert first._aside is not None
    first._aside.flush()
    wizard = begin(window, hand)
    assert wizard.enterprise.fields["name"].text == NAME
    hand.click(wizard.anew)
    QApplication.processEvents()
    fresh = [one for one in window.findChildren(NewCompany) if one.isVisible()]
    assert [one.enterprise.fields["name"].text for one in fresh] == [""]
    assert not file_of(paths).exists()


def test_a_company_that_was_made_leaves_no_answers(window: MainWindow, hand: Pointer, paths: AppPaths) -> None:
    wizard = begin(window, hand)
    hand.write(NAME)
    hand.click(wizard.next)
    hand.click(wizard.kind.none)
    hand.click(wizard.next)
    hand.click(wizard.next)
    assert window.session is not None
    assert not file_of(paths).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 9}', '{"format": 1, "values": 3}'])
def test_damaged_answers_are_left_out(documents: Path, paths: AppPaths, qtbot: QtBot, text: str) -> None:
    file_of(paths).parent.mkdir(parents=True)
    file_of(paths).write_text(text)
    wizard = NewCompany(documents, file_of(paths))
    qtbot.addWidget(wizard)
    assert wizard.page is wizard.enterprise
    assert wizard.founding.values in ({}, dict.fromkeys(wizard.enterprise.fields, ""))
