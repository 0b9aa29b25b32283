"""The tree of plans beside the plan: chosen, named, ordered and hung elsewhere, each one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.services import plan_tree, query
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.plan_tree import PlanTree
from tests.ui.plan_canvas import open_page

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


class Tree:
    def __init__(self, page: PublishPage, qtbot: QtBot) -> None:
        self.page, self.qtbot, self.panel = page, qtbot, page.tree
        page.editor.drawer.tabs.setCurrentIndex(page.editor.drawer.tabs.count() - 1)
        self.panel.tree.setFocus()

    def lines(self) -> list[str]:
        """As they are read, set in by their depth."""
        found: list[str] = []
        item = self.panel.tree.topLevelItem(0)
        while item is not None:
            depth, above = 0, item.parent()
            while above is not None:
                depth, above = depth + 1, above.parent()
            found.append("·" * depth + item.text(0))
            item = self.panel.tree.itemBelow(item)
        return found

    @property
    def current(self) -> str:
        return self.panel.node.name if self.panel.node is not None else ""

    def go_to(self, name: str) -> None:
        self.panel.tree.setCurrentItem(next(one for one in self.panel.items.values() if one.text(0) == name))

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.panel.tree, key, with_)

    def type_name(self, name: str) -> None:
        editor = self.panel.tree.findChild(QLineEdit)
        assert editor is not None, "the name is not being typed"
        editor.setText(name)
        QTest.keyClick(editor, Key.Key_Return)


@pytest.fixture
def tree(session: Session, qtbot: QtBot) -> Tree:
    site, _changes = plan_tree.add_below(session.company, "", "厂区")
    for name in ("站房", "泵房"):
        plan_tree.add_below(session.company, site, name)
    return Tree(open_page(session, qtbot), qtbot)


def test_a_line_shows_its_plan_and_the_plan_chosen_elsewhere_is_the_line(tree: Tree) -> None:
    assert tree.lines() == ["厂区", "·站房", "·泵房"]
    tree.press(Key.Key_Down)
    assert tree.page.plans.currentText() == "站房"
    assert tree.panel.tree.hasFocus()
    tree.page.show_record("plan", tree.page.plans.itemData(2))
    assert tree.current == "泵房"


def test_keys_order_and_hang_plans(tree: Tree) -> None:
    tree.go_to("泵房")
    tree.press(Key.Key_Up, Alt)
    assert tree.lines() == ["厂区", "·泵房", "·站房"]
    tree.press(Key.Key_Down, Alt)
    tree.press(Key.Key_Right, Alt)
    assert tree.lines() == ["厂区", "·站房", "··泵房"]
    tree.press(Key.Key_Left, Alt)
    tree.press(Key.Key_Left, Alt)
    assert tree.lines() == ["厂区", "·站房", "泵房"]
    assert tree.current == "泵房", "the line stays chosen"


def test_what_cannot_be_done_says_why(tree: Tree) -> None:
    tree.go_to("厂区")
    for action, reason in ((tree.panel.up, "It is the first of its level already."),
                           (tree.panel.down, "It is the last of its level already."),
                           (tree.panel.out, "It stands at the top already.")):
        assert not action.isEnabled()
        assert action.toolTip().endswith(reason)
    assert [one.text() for one in tree.panel.places.actions()] == [], "its own children cannot hold it"
    tree.go_to("站房")
    assert [one.text().strip() for one in tree.panel.places.actions()] == ["泵房"]
    tree.panel.places.actions()[0].trigger()
    assert tree.lines() == ["厂区", "·泵房", "··站房"]


def test_a_new_plan_is_made_within_and_named_in_place(tree: Tree) -> None:
    tree.go_to("站房")
    tree.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tree.type_name("一层")
    tree.qtbot.waitUntil(lambda: tree.lines() == ["厂区", "·站房", "··一层", "·泵房"])
    tree.qtbot.waitUntil(lambda: tree.page.plans.currentText() == "一层")  # the line has the name first, then the file
    made = query.records(tree.page.session.company, Plan, name="一层")[0]
    assert made.kind == "floor"


def test_escape_leaves_the_name_and_an_empty_one_is_not_taken(tree: Tree) -> None:
    tree.go_to("站房")
    tree.press(Key.Key_F2)
    editor = tree.panel.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText("别的")
    QTest.keyClick(editor, Key.Key_Escape)
    assert tree.lines() == ["厂区", "·站房", "·泵房"]
    tree.press(Key.Key_F2)
    tree.type_name("  ")
    tree.qtbot.waitUntil(lambda: tree.lines() == ["厂区", "·站房", "·泵房"])
    assert {one.name for one in query.records(tree.page.session.company, Plan)} == {"厂区", "站房", "泵房"}


def test_delete_removes_the_plan_and_undo_brings_it_back(tree: Tree) -> None:
    tree.go_to("泵房")
    tree.press(Key.Key_Delete)
    assert tree.lines() == ["厂区", "·站房"]
    tree.page.session.company.undo()
    tree.page.refresh()
    assert tree.lines() == ["厂区", "·站房", "·泵房"]


def _drop(panel: PlanTree, target: str, above: float) -> None:
    """On the line's height, 0 its upper edge and 1 its lower one."""
    item = next(one for one in panel.items.values() if one.text(0) == target)
    box = panel.tree.visualItemRect(item)
    at = QPoint(box.center().x(), box.top() + round(above * (box.height() - 1)))
    dragged = panel.tree.currentItem()
    assert dragged is not None
    mime = panel.tree.mimeData([dragged])
    assert isinstance(mime, QMimeData)
    none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # a drag that no mouse began has no source, which InternalMove asks for
    panel.tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    panel.tree.dragMoveEvent(QDragMoveEvent(at, Qt.DropAction.MoveAction, mime, *none))
    panel.tree.dropEvent(QDropEvent(at.toPointF(), Qt.DropAction.MoveAction, mime, *none))


def test_a_line_is_dropped_onto_another_and_onto_itself_not(tree: Tree) -> None:
    tree.go_to("泵房")
    _drop(tree.panel, "站房", 0.5)
    tree.qtbot.waitUntil(lambda: tree.lines() == ["厂区", "·站房", "··泵房"])
    tree.go_to("站房")
    said: list[str] = []
    tree.page.session.said.connect(lambda message: said.append(message.text))
    tree.panel.move_to(tree.panel.node.id if tree.panel.node else "", query.records(
        tree.page.session.company, Plan, name="泵房")[0].id, None)
    assert "cannot belong to itself" in said[-1]
    assert tree.lines() == ["厂区", "·站房", "··泵房"]


def test_a_line_is_dropped_between_others(tree: Tree) -> None:
    tree.go_to("泵房")
    _drop(tree.panel, "站房", 0.0)
    tree.qtbot.waitUntil(lambda: tree.lines() == ["厂区", "·泵房", "·站房"])


def test_each_line_has_its_plan_in_small(tree: Tree) -> None:
    tree.qtbot.waitUntil(lambda: set(tree.panel.thumbnails.images) == set(tree.panel.items), timeout=10_000)
    image = next(iter(tree.panel.thumbnails.images.values()))
    assert image.width() > image.height() > 40
