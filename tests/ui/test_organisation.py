"""The organisation's tree: what is dragged, cut and pasted, moved by Alt and arrows, chosen from a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.services import edit, organisation, query
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.unit_model import FREE, REMARK_ROLE, UnitModel
from dualprev_desktop.ui.widgets.unit_pane import UnitPane
from tests.support.people import without_people

Key, Control, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Move, Copy = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def id_of(session: Session, kind: type[OrgUnit] | type[Post] | type[Person], name: str) -> str:
    return next(one.id for one in query.records(session.company, kind) if one.name == name)


def unit(session: Session, name: str) -> str:
    return id_of(session, OrgUnit, name)


def post(session: Session, name: str) -> str:
    return id_of(session, Post, name)


@pytest.fixture
def sample_session(sample_session: Session) -> Session:
    """The sample before anybody was named in it."""
    without_people(sample_session.company)
    return sample_session


@pytest.fixture
def person(sample_session: Session) -> str:
    """张三, who holds no post."""
    return edit.create(sample_session.company, "person", {"name": "张三"})[0]


@pytest.fixture
def said(sample_session: Session) -> list[Message]:
    heard: list[Message] = []
    sample_session.said.connect(heard.append)
    return heard


@pytest.fixture
def model(sample_session: Session, person: str) -> UnitModel:
    made = UnitModel(sample_session)
    made.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        made, QAbstractItemModelTester.FailureReportingMode.Warning)
    return made


@pytest.fixture
def pane(sample_session: Session, person: str, qtbot: QtBot) -> UnitPane:
    made = UnitPane(sample_session)
    qtbot.addWidget(made)
    made.resize(940, 560)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.tree.setFocus()
    return made


def dragged(model: UnitModel, record_id: str) -> QMimeData:
    return model.mimeData([model.index_of(record_id)])


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def below(model: UnitModel, record_id: str) -> list[str]:
    index = model.index_of(record_id)
    return [str(model.index(row, 0, index).data()) for row in range(model.rowCount(index))]


# dragging --------------------------------------------------------------------------------------------------------


def test_posts_stand_in_their_units_and_people_in_their_posts(sample_session: Session, model: UnitModel,
                                                              person: str) -> None:
    assert below(model, unit(sample_session, "站部"))[:2] == ["站长", "安全员"]
    assert below(model, FREE) == ["张三"]
    leader = post(sample_session, "站长")
    assert model.index_of(leader).data(REMARK_ROLE) == "vacant"
    sample_session.do(lambda: organisation.appoint(sample_session.company, person, leader))
    assert below(model, leader) == ["张三"]
    assert not model.index_of(FREE).isValid()
    sample_session.do(lambda: organisation.appoint(sample_session.company, person, post(sample_session, "安全员")))
    assert model.index(0, 0, model.index_of(leader)).data(REMARK_ROLE) == "2 posts"


def test_a_unit_is_dragged_but_never_below_itself(sample_session: Session, model: UnitModel,
                                                  said: list[Message]) -> None:
    moved, upper = unit(sample_session, "加油班"), unit(sample_session, "站部")
    root = unit(sample_session, "示范加油站（示例）")
    assert not model.dropMimeData(dragged(model, moved), Move, -1, -1, model.index_of(root))
    assert query.get(sample_session.company, OrgUnit, moved).parent_id == root
    assert said[-1].text == "“加油班” now belongs to “示范加油站（示例）”. Undo with Ctrl+Z."
    assert undo_label(sample_session.company) == "Move Unit: 加油班"
    model.dropMimeData(dragged(model, upper), Move, -1, -1, model.index_of(moved))
    model.dropMimeData(dragged(model, moved), Move, -1, -1, model.index_of(upper))
    assert "“加油班” cannot belong to itself or to what is below it" in said[-1].text
    model.dropMimeData(dragged(model, moved), Move, -1, -1, QModelIndex())
    assert query.get(sample_session.company, OrgUnit, moved).parent_id == ""


def test_a_drop_between_two_lines_puts_it_there(sample_session: Session, model: UnitModel) -> None:
    upper = unit(sample_session, "站部")
    lines = below(model, upper)
    assert lines == ["站长", "安全员", "加油班", "卸油班", "便利店", "设备班"]
    model.dropMimeData(dragged(model, unit(sample_session, "设备班")), Move, 3, 0, model.index_of(upper))
    assert below(model, upper) == ["站长", "安全员", "加油班", "设备班", "卸油班", "便利店"]
    sample_session.do(sample_session.company.undo)
    assert below(model, upper) == lines, "one step takes it back"


def test_a_person_dropped_on_a_post_is_appointed(sample_session: Session, model: UnitModel, person: str,
                                                 said: list[Message]) -> None:
    leader, safety = post(sample_session, "站长"), post(sample_session, "安全员")
    model.dropMimeData(dragged(model, person), Move, -1, -1, model.index_of(leader))
    (one,) = query.records(sample_session.company, Appointment)
    assert (one.person_id, one.post_id) == (person, leader)
    assert undo_label(sample_session.company) == "Appoint 张三: 站长"
    model.dropMimeData(dragged(model, one.id), Copy, -1, -1, model.index_of(safety))
    assert len(query.records(sample_session.company, Appointment)) == 2, "with Ctrl the first post is kept"
    model.dropMimeData(dragged(model, one.id), Move, -1, -1, model.index_of(safety))
    assert said[-1].text == "“张三” holds the post “安全员” already."
    model.dropMimeData(dragged(model, one.id), Move, -1, -1, model.index_of(unit(sample_session, "站部")))
    assert "People are appointed to posts" in said[-1].text


def test_a_post_is_put_on_a_unit_only(sample_session: Session, model: UnitModel, said: list[Message]) -> None:
    moved = post(sample_session, "电工")
    model.dropMimeData(dragged(model, moved), Move, -1, -1, model.index_of(post(sample_session, "店长")))
    assert said[-1].text == "“电工” belongs to a unit: put it on one, not on “店长”."
    model.dropMimeData(dragged(model, moved), Move, -1, -1, model.index_of(unit(sample_session, "便利店")))
    assert query.get(sample_session.company, Post, moved).unit_id == unit(sample_session, "便利店")


# keys ------------------------------------------------------------------------------------------------------------


def test_cut_and_paste_move_and_copy_appoints_beside(sample_session: Session, pane: UnitPane, person: str) -> None:
    company = sample_session.company
    pane.show_record(unit(sample_session, "便利店"))
    QTest.keyClick(pane.tree, Key.Key_X, Control)
    pane.show_record(unit(sample_session, "卸油班"))
    QTest.keyClick(pane.tree, Key.Key_V, Control)
    assert query.get(company, OrgUnit, unit(sample_session, "便利店")).parent_id == unit(sample_session, "卸油班")
    assert pane.node.name == "便利店", "the cursor goes along"
    pane.show_record(person)
    QTest.keyClick(pane.tree, Key.Key_X, Control)
    pane.show_record(post(sample_session, "站长"))
    QTest.keyClick(pane.tree, Key.Key_V, Control)
    pane.show_record(person)
    QTest.keyClick(pane.tree, Key.Key_C, Control)
    pane.show_record(post(sample_session, "安全员"))
    QTest.keyClick(pane.tree, Key.Key_V, Control)
    assert len(query.records(company, Appointment, person_id=person)) == 2


def test_alt_and_arrows_put_in_order_and_up_and_down_the_tree(sample_session: Session, pane: UnitPane) -> None:
    upper, moved = unit(sample_session, "站部"), unit(sample_session, "卸油班")
    pane.show_record(moved)
    QTest.keyClick(pane.tree, Key.Key_Up, Alt)
    assert below(pane.model, upper)[2:4] == ["卸油班", "加油班"]
    QTest.keyClick(pane.tree, Key.Key_Down, Alt)
    QTest.keyClick(pane.tree, Key.Key_Right, Alt)
    assert query.get(sample_session.company, OrgUnit, moved).parent_id == unit(sample_session, "加油班")
    QTest.keyClick(pane.tree, Key.Key_Left, Alt)
    assert query.get(sample_session.company, OrgUnit, moved).parent_id == upper
    assert below(pane.model, upper)[2:4] == ["加油班", "卸油班"], "beside what it belonged to"
    assert pane.node.id == moved


def test_move_to_offers_every_place_but_those_below(sample_session: Session, pane: UnitPane, person: str) -> None:
    pane.show_record(unit(sample_session, "站部"))
    pane.ask_where()
    pane.move_to.choice.setFocus()
    QTest.keyClicks(pane.move_to.choice, "jy")
    names = [choice.text for choice in pane.move_to.choice._model.fitting]
    assert names == ["示范加油站（示例）"], "not the team below it"
    pane.move_to.hide()
    pane.show_record(person)
    pane.ask_where()
    QTest.keyClicks(pane.move_to.choice, "aqy")
    QTest.keyClick(pane.move_to.choice, Key.Key_Return)
    assert [one.post_id for one in query.records(sample_session.company, Appointment)] == [
        post(sample_session, "安全员")]


def test_what_was_folded_stays_folded(sample_session: Session, pane: UnitPane) -> None:
    folded = unit(sample_session, "设备班")
    pane.tree.collapse(pane.model.index_of(folded))
    pane.show_record(unit(sample_session, "便利店"))
    QTest.keyClick(pane.tree, Key.Key_Up, Alt)
    assert not pane.tree.isExpanded(pane.model.index_of(folded))
    assert pane.tree.isExpanded(pane.model.index_of(unit(sample_session, "便利店")))


# the side ---------------------------------------------------------------------------------------------------------


def test_a_new_person_holds_the_chosen_post_and_a_second_is_typed_beside(sample_session: Session, pane: UnitPane,
                                                                         qtbot: QtBot) -> None:
    company = sample_session.company
    pane.show_record(post(sample_session, "站长"))
    pane.add_person()
    QTest.keyClicks(focused(), "Li Si")
    QTest.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: any(one.name == "Li Si" for one in query.records(company, Person)))
    made = id_of(sample_session, Person, "Li Si")
    assert [one.post_id for one in query.records(company, Appointment, person_id=made)] == [
        post(sample_session, "站长")]
    assert pane.posts.model.count == 1
    pane.posts.model.put(pane.posts.model.blank_row, "post_id", "安全员")
    assert {one.post_id for one in query.records(company, Appointment, person_id=made)} == {
        post(sample_session, "站长"), post(sample_session, "安全员")}


def test_delete_ends_an_appointment_and_undo_brings_it_back(sample_session: Session, pane: UnitPane, person: str,
                                                            said: list[Message]) -> None:
    leader = post(sample_session, "站长")
    sample_session.do(lambda: organisation.appoint(sample_session.company, person, leader))
    pane.show_record(person)
    pane.remove()
    assert said[-1].text == "“张三” no longer holds the post “站长”. Undo with Ctrl+Z."
    assert below(pane.model, leader) == []
    sample_session.do(sample_session.company.undo)
    assert below(pane.model, leader) == ["张三"]


def test_a_merge_that_made_a_ring_still_shows_every_unit(sample_session: Session, model: UnitModel) -> None:
    company = sample_session.company
    with company.work("A ring") as uow:
        uow.change(OrgUnit, unit(sample_session, "站部"), parent_id=unit(sample_session, "加油班"))
        changes = uow.commit()
    sample_session.changed.emit(changes)
    shown = {node.id for node in model.nodes()}
    assert {one.id for one in query.records(company, OrgUnit)} <= shown


# the chart --------------------------------------------------------------------------------------------------------


def pointed(pane: UnitPane, record_id: str) -> QPoint:
    chip = pane.picture.chip(record_id)
    assert chip is not None
    return pane.picture.mapFromScene(chip.rect.center())


def drag(pane: UnitPane, moved: str, target: str) -> None:
    view, left = pane.picture.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=pointed(pane, moved))
    for place in (pointed(pane, moved) + QPoint(15, 15), pointed(pane, target)):
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(view.mapToGlobal(place)),
                            Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, left, pos=pointed(pane, target))


def test_the_chart_shows_every_unit_post_and_person_without_overlap(sample_session: Session, pane: UnitPane) -> None:
    pane.chart.trigger()
    shown = {chip.node.id for chip in pane.picture.chips()}
    assert shown == {node.id for node in pane.model.nodes()}
    rects = [chip.rect for chip in pane.picture.chips()]
    assert not any(one.intersects(other) for place, one in enumerate(rects) for other in rects[place + 1:])


def test_what_is_dragged_in_the_chart_is_moved(sample_session: Session, pane: UnitPane, person: str) -> None:
    pane.chart.trigger()
    moved = unit(sample_session, "便利店")
    drag(pane, moved, unit(sample_session, "卸油班"))
    assert query.get(sample_session.company, OrgUnit, moved).parent_id == unit(sample_session, "卸油班")
    drag(pane, person, post(sample_session, "站长"))
    assert [one.post_id for one in query.records(sample_session.company, Appointment)] == [
        post(sample_session, "站长")]
    assert pane.node.is_.person_id == person, "it stays chosen"


def test_the_chart_is_walked_by_keys_and_the_form_follows(sample_session: Session, pane: UnitPane) -> None:
    pane.show_record(unit(sample_session, "站部"))
    pane.chart.trigger()
    QTest.keyClick(pane.picture, Key.Key_Down)
    assert pane.node.name == "站长" == pane.forms["post"].fields["name"].asks.typed()
    QTest.keyClick(pane.picture, Key.Key_Down, Alt)
    assert below(pane.model, unit(sample_session, "站部"))[:2] == ["安全员", "站长"]
    QTest.keyClick(pane.picture, Key.Key_Up)
    assert pane.node.name == "安全员"


def test_teams_far_below_stand_under_each_other(sample_session: Session, pane: UnitPane) -> None:
    company, above = sample_session.company, unit(sample_session, "加油班")
    for name in "甲乙丙":
        sample_session.do(lambda name=name: edit.create(  # type: ignore[misc]
            company, "org_unit", {"name": f"{name}组", "kind": "team", "parent_id": above}))
    chips = [pane.picture.chip(unit(sample_session, f"{name}组")) for name in "甲乙丙"]
    lefts = {chip.rect.left() for chip in chips if chip is not None}
    tops = [chip.rect.top() for chip in chips if chip is not None]
    assert len(lefts) == 1
    assert len(set(tops)) == 3
