"""From GB 6441-1986 to 2025 in the enterprise's form: nothing flips silently, and nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, query
from dualprev_desktop.services.register import register
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.widgets.edition_model import TurningModel
from dualprev_desktop.ui.widgets.edition_panel import EditionPanel
from dualprev_desktop.ui.widgets.edition_row import places
from dualprev_desktop.ui.widgets.enterprise_pane import EnterprisePane

Key = Qt.Key
TYPES = {"行驶": "02", "缺氧": "19", "滑倒": "20", "触电": "05", "漏电": "05", "未定": ""}


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> EnterprisePane:
    company = session.company
    edit.create(company, "enterprise", {"name": "信阳顺达加油站有限公司", "accident_edition": "1986"})
    point, _ = edit.create(company, "risk_point", {"name": "站区", "kind": "place"})
    for name, code in TYPES.items():
        edit.create(company, "risk_event", {"risk_point_id": point, "name": name, "accident_type_1986": code,
                                            "hazard_factor": f"{name}的危险因素"})
    made = EnterprisePane(session)
    qtbot.addWidget(made)
    made.resize(900, 620)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def choose_edition(pane: EnterprisePane, edition: str) -> None:
    pane.form.focus_field("accident_edition")
    editor = pane.form.fields["accident_edition"].editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, f"GB 6441-{edition}")
    QTest.keyClick(editor, Key.Key_Return)


def opened(pane: EnterprisePane, qtbot: QtBot) -> EditionPanel:
    choose_edition(pane, "2025")
    qtbot.waitUntil(pane.turning.isVisible)
    return pane.turning


def has_keyboard(widget: QWidget) -> bool:
    """Offscreen, a list that was open keeps window and application from agreeing."""
    return widget in (QApplication.focusWidget(), widget.window().focusWidget())


def edition(session: Session) -> str:
    owner = query.enterprise(session.company)
    assert owner is not None
    return owner.accident_edition


def types(session: Session) -> dict[str, tuple[str, str]]:
    return {row.event: (row.accident_type_1986, row.accident_type) for row in register(session.company)}


def events(panel: EditionPanel) -> list[str]:
    return [one.row.event for one in panel.model.asked]


def test_choosing_2025_asks_instead_of_flipping(pane: EnterprisePane, session: Session, qtbot: QtBot) -> None:
    before = types(session)
    panel = opened(pane, qtbot)
    assert edition(session) == "1986"
    assert types(session) == before
    assert set(events(panel)) == {"行驶", "缺氧", "滑倒"}
    sections = {one.title: [f"{line.head} {line.text}".strip() for line in one.lines] for one in panel.rest.sections}
    assert sections["2 events are mapped"] == ["Electric shock → Electric shock (2)"]
    assert "1 event has no type" in sections
    assert panel.asked.text() == "3 events must be decided"
    assert has_keyboard(panel.list)


def test_numbers_and_arrows_decide_and_one_undo_takes_it_back(pane: EnterprisePane, session: Session, qtbot: QtBot,
                                                              said: list[Message]) -> None:
    before = types(session)
    panel = opened(pane, qtbot)
    order = events(panel)
    QTest.keyClick(panel.list, Key.Key_2)
    assert panel.list.currentIndex().row() == 1, "on to the next open event"
    QTest.keyClick(panel.list, Key.Key_9)
    assert panel.model.answer(1) == -1, "there is no ninth type"
    QTest.keyClick(panel.list, Key.Key_Right)
    QTest.keyClick(panel.list, Key.Key_Right)
    QTest.keyClick(panel.list, Key.Key_Right)
    assert panel.model.answer(1) == 1
    QTest.keyClick(panel.list, Key.Key_Left)
    assert panel.model.answer(1) == 0
    assert panel.count.text() == "1 stays open and is missing in step 2."
    QTest.keyClick(panel.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edition(session) == "2025"
    choices = {"行驶": ("WSA10002", "WSA10003"), "缺氧": ("WSA10023", "WSA10024"), "滑倒": ("WSA10099", "WSA10011")}
    after = types(session)
    assert after[order[0]] == (TYPES[order[0]], choices[order[0]][1])
    assert after[order[1]] == (TYPES[order[1]], choices[order[1]][0])
    assert after[order[2]] == (TYPES[order[2]], "")
    assert after["触电"] == ("05", "WSA10006")
    assert said[-1].text == ("Accident types are by GB 6441-2025. 2 events were mapped. 2 were decided. 1 stays open. "
                             "Undo with Ctrl+Z.")
    assert not panel.isVisible()
    session.do(session.company.undo)
    assert (edition(session), types(session)) == ("1986", before)
    assert pane.form.fields["accident_edition"].asks.typed() == "1986"


def test_a_click_takes_a_type_and_a_second_one_lets_it_go(pane: EnterprisePane, qtbot: QtBot) -> None:
    panel = opened(pane, qtbot)
    one = panel.model.asked[1]
    chip = places(one, panel.list.visualRect(panel.model.index(1)), bold_font()).chips[1]
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=chip.center())
    assert panel.model.answers == {one.row.event_id: one.choices[1]}
    assert panel.list.currentIndex().row() == 1
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=chip.center())
    assert panel.model.answers == {}


def test_the_chips_of_a_narrow_list_stand_on_more_lines(pane: EnterprisePane, qtbot: QtBot) -> None:
    panel = opened(pane, qtbot)
    rect = panel.list.visualRect(panel.model.index(0))
    wide = places(panel.model.asked[0], rect, bold_font())
    rect.setWidth(200)
    narrow = places(panel.model.asked[0], rect, bold_font())
    assert narrow.bottom > wide.bottom
    assert not any(one.intersects(other) for place, one in enumerate(narrow.chips) for other in narrow.chips[:place])


@pytest.mark.parametrize("way", ["escape", "button"])
def test_cancel_leaves_1986(pane: EnterprisePane, session: Session, qtbot: QtBot, way: str) -> None:
    before = types(session)
    panel = opened(pane, qtbot)
    QTest.keyClick(panel.list, Key.Key_1)
    if way == "escape":
        QTest.keyClick(panel.list, Key.Key_Escape)
    else:
        panel.leave.click()
    assert not panel.isVisible()
    assert (edition(session), types(session)) == ("1986", before)
    assert pane.form.fields["accident_edition"].asks.typed() == "1986"
    assert has_keyboard(pane.form.fields["accident_edition"].editor)
    assert opened(pane, qtbot).model.answers == {}, "a turn begins anew"


def test_what_stayed_open_is_decided_later(pane: EnterprisePane, session: Session, qtbot: QtBot) -> None:
    opened(pane, qtbot).take.click()
    assert edition(session) == "2025"
    assert "3 events have only their type of 1986." in pane.book.said
    assert pane.book.turn.text() == "Decide their types of 2025…"
    pane.book.turn.click()
    assert set(events(pane.turning)) == {"行驶", "缺氧", "滑倒"}
    assert not pane.turning.take.isEnabled(), "nothing is decided yet"
    pane.turning.list.setCurrentIndex(pane.turning.model.index(events(pane.turning).index("缺氧")))
    QTest.keyClick(pane.turning.list, Key.Key_2)
    pane.turning.take.click()
    assert types(session)["缺氧"] == ("19", "WSA10024")
    assert "2 events have only their type of 1986." in pane.book.said


def test_back_to_1986_only_switches_and_says_what_it_means(pane: EnterprisePane, session: Session, qtbot: QtBot,
                                                           said: list[Message]) -> None:
    opened(pane, qtbot).take.click()
    after = types(session)
    choose_edition(pane, "1986")
    assert (edition(session), types(session)) == ("1986", after)
    assert said[-1].text.startswith("Accident types are by GB 6441-1986 again. The types of 2025 stay")
    assert pane.book.turn.text() == "Turn to GB 6441-2025…"


def test_where_no_event_has_a_type_nothing_is_asked(session: Session, qtbot: QtBot, pane: EnterprisePane,
                                                    said: list[Message]) -> None:
    for row in register(session.company):
        session.do(lambda row=row: edit.change(  # type: ignore[misc]
            session.company, "risk_event", row.event_id, {"accident_type_1986": ""}))
    choose_edition(pane, "2025")
    qtbot.waitUntil(lambda: edition(session) == "2025")
    assert not pane.turning.isVisible()
    assert said[-1].text.startswith("Accident types are by GB 6441-2025 now")


def test_a_change_while_it_is_open_is_followed(pane: EnterprisePane, session: Session, qtbot: QtBot) -> None:
    panel = opened(pane, qtbot)
    kept, gone = panel.model.asked[0].row.event_id, panel.model.asked[1].row.event_id
    panel.model.take(0, 0)
    panel.model.take(1, 0)
    session.do(lambda: edit.remove(session.company, "risk_event", [gone]))
    assert len(panel.model.asked) == 2
    assert list(panel.model.answers) == [kept]


def test_the_model_is_sound_and_says_its_rows(pane: EnterprisePane, qtbot: QtBot) -> None:
    model = TurningModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_asked(opened(pane, qtbot).model.asked)
    assert model.take(0, 1)
    assert not model.take(0, 12)
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("站区, ")
    assert "1 " in spoken
    assert tester.model() is model
