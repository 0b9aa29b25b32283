"""The tree of plans beside the plan: site, buildings, floors; chosen, named, ordered and hung elsewhere in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDropEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import edit, plan_tree
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.plan_tree import PlanNode, kind_within
from dualprev_desktop.services.query import describe
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.plan_thumbnails import PlanThumbnails
from dualprev_desktop.ui.widgets.plan_tree_row import IMAGE_ROLE, NODE_ROLE, PlanRow, said

INDENT = 16
FIRST, LAST = N_("It is the first of its level already."), N_("It is the last of its level already.")
TOP = N_("It stands at the top already.")
NO_PLACE = N_("There is no other plan below which it could stand.")
UseCase = Callable[[Company, str], ChangeSet]


class PlanTree(QWidget):
    """Changes the file by itself; the page shows the plan that was chosen."""

    chosen = Signal(str)
    """A plan."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._mode = session, ""
        self._nodes: tuple[PlanNode, ...] = ()
        self._folded: set[str] = set()
        self.items: dict[str, QTreeWidgetItem] = {}
        self.tree = _Tree(self)
        self.below = self._action(_("New plan within this one"), "plus", self.add_below, "Ctrl+Return")
        self.rename = self._action(_("Rename"), "pencil-outline", self._rename, "F2")
        self.up = self._action(_("Move up"), "arrow-up", self._up, "Alt+Up")
        self.down = self._action(_("Move down"), "arrow-down", self._down, "Alt+Down")
        self.out = self._action(_("One level up"), "arrow-left", self._out, "Alt+Left")
        self.into = self._action(_("One level down"), "arrow-right", self._into, "Alt+Right")
        self.remove = self._action(_("Remove the plan with its zones"), "trash-can-outline", self._remove, "Del")
        self.places = QMenu(_("Part of"), self)
        self.places.setIcon(icon("file-tree-outline"))
        self._lay_out()
        self.thumbnails = PlanThumbnails(session, self._take_image, self)
        self.tree.currentItemChanged.connect(self._choose)
        self.tree.itemChanged.connect(self._named)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.dropped.connect(self.move_to, Qt.ConnectionType.QueuedConnection)

    def _action(self, words: str, picture: str, act: Callable[[], object], keys: str) -> QAction:
        action = QAction(icon(picture), words, self.tree)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{words} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(act)
        self.tree.addAction(action)
        return action

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(active().space.tight)
        for action in (self.below, self.up, self.down, self.out, self.into):
            row.addWidget(self._button(action))
        row.addStretch(1)
        self.more = QToolButton()
        self.more.setIcon(icon("dots-horizontal"))
        self.more.setToolTip(_("Rename, hang elsewhere, remove"))
        self.more.setAccessibleName(self.more.toolTip())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setMenu(self._menu())
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addLayout(row)
        column.addWidget(self.tree, 1)

    @staticmethod
    def _button(action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addActions([self.below, self.rename])
        menu.addMenu(self.places)
        menu.addSeparator()
        menu.addActions([self.up, self.down, self.out, self.into])
        menu.addSeparator()
        menu.addAction(self.remove)
        return menu

    def _show_menu(self) -> None:
        self.more.showMenu()

    # what the file says

    def show_plans(self, nodes: Sequence[PlanNode], plan_id: str, mode: str) -> None:
        """What was folded stays so; `plan_id` is the plan that is shown."""
        again = tuple(nodes) != self._nodes
        self._nodes, self._mode = tuple(nodes), mode
        with QSignalBlocker(self.tree):
            if again:
                self._fill()
            if plan_id in self.items:
                self.tree.setCurrentItem(self.items[plan_id])
        self._settle()
        self.renew_images()

    def _fill(self) -> None:
        self._folded = {one for one, item in self.items.items() if item.childCount() and not item.isExpanded()}
        self.tree.clear()
        self.items = {}
        for node in self._nodes:
            above = self.items.get(node.above_id)
            item = self.items[node.id] = QTreeWidgetItem(above if above is not None else self.tree, [node.name])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(0, NODE_ROLE, node)
            item.setData(0, IMAGE_ROLE, self.thumbnails.images.get(node.id))
            item.setToolTip(0, said(node))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said(node))
        for one, item in self.items.items():
            item.setExpanded(one not in self._folded)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew_images()

    def renew_images(self) -> None:
        """Where nobody sees them, they wait until somebody does."""
        if self.isVisible():
            self.thumbnails.renew([one.id for one in self._nodes], self._mode)

    def _take_image(self, plan_id: str) -> None:
        item = self.items.get(plan_id)
        if item is not None:
            with QSignalBlocker(self.tree):
                item.setData(0, IMAGE_ROLE, self.thumbnails.images[plan_id])
            self.tree.viewport().update()

    @property
    def node(self) -> PlanNode | None:
        item = self.tree.currentItem()
        found: PlanNode | None = item.data(0, NODE_ROLE) if item is not None else None
        return found

    def _settle(self) -> None:
        node, reading = self.node, only_read(self._session.company)
        beside = [one.id for one in self._nodes if node is not None and one.above_id == node.above_id]
        none = unless(node, _("There is no plan yet."))
        at = beside.index(node.id) if node is not None else 0
        for one in (self.below, self.rename, self.remove):
            allow(one, reading, none)
        for one in (self.up, self.into):
            allow(one, reading, none, unless(at > 0, _(FIRST)))
        allow(self.down, reading, none, unless(at < len(beside) - 1, _(LAST)))
        allow(self.out, reading, none, unless(node is not None and node.above_id, _(TOP)))
        self._fill_places(node, reading)
        editable = QAbstractItemView.EditTrigger
        self.tree.setEditTriggers(editable.NoEditTriggers if reading else editable.DoubleClicked)
        self.tree.setDragEnabled(not reading)

    def _fill_places(self, node: PlanNode | None, reading: str) -> None:
        """Every plan below which the current one may stand; a plan's own children cannot hold it."""
        self.places.clear()
        own: set[str] = {node.id} if node is not None else set()
        for one in self._nodes:
            if one.above_id in own:
                own.add(one.id)
        for one in self._nodes:
            if node is not None and one.id not in own and one.id != node.above_id:
                words = "\u3000" * one.depth + one.name.replace("&", "&&")
                self.places.addAction(words, partial(self.move_to, node.id, one.id, None))
        allow(self.places.menuAction(), reading, unless(not self.places.isEmpty(), _(NO_PLACE)))

    # what the person does

    def _choose(self) -> None:
        self._settle()
        if self.node is not None:
            self.chosen.emit(self.node.id)

    def _do(self, use_case: UseCase) -> None:
        if self.node is not None:
            self._session.do(partial(use_case, self._session.company, self.node.id))

    def add_below(self) -> None:
        """A blank sheet within the current plan, ready to be named."""
        node = self.node
        if node is None:
            return
        inside = sum(one.above_id == node.id for one in self._nodes) + 1
        kind = label("plan_kind", kind_within(node.kind)) or _("Plan")
        name = f"{kind} {inside}"
        made = self._session.do(partial(plan_tree.add_below, self._session.company, node.id, name))
        if made is not None:
            self.chosen.emit(made[0])
            self._rename()

    def _rename(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.tree.setFocus()
            self.tree.editItem(item, 0)

    def _named(self, item: QTreeWidgetItem) -> None:
        node, name = item.data(0, NODE_ROLE), item.text(0).strip()
        if node is not None and name != node.name:
            # the tree is filled anew by it, which the editor that is just closing would not live through
            QTimer.singleShot(0, self, partial(self._keep_name, node, name))

    def _keep_name(self, node: PlanNode, name: str) -> None:
        if not name or self._session.do(partial(edit.change, self._session.company, "plan", node.id,
                                                {"name": name})) is None:
            with QSignalBlocker(self.tree):
                self.items[node.id].setText(0, node.name)

    def _up(self) -> None:
        self._do(partial(plan_tree.shift_plan, steps=-1))

    def _down(self) -> None:
        self._do(partial(plan_tree.shift_plan, steps=1))

    def _out(self) -> None:
        self._do(plan_tree.raise_plan)

    def _into(self) -> None:
        self._do(plan_tree.lower_plan)

    def move_to(self, plan_id: str, above_id: str, place: int | None) -> None:
        self._session.do(partial(plan_tree.move_plan, self._session.company, plan_id, above_id, place))

    def _remove(self) -> None:
        if self.node is not None:
            record_actions.remove(self._session, describe("plan"), [self.node.id])


class _Tree(QTreeWidget):
    """Tells where a line was dropped; the file moves it, and the tree follows."""

    dropped = Signal(str, str, object)
    """(plan, the plan below which it is to stand or empty, its place there or None)"""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setIndentation(INDENT)
        self.setItemDelegate(PlanRow(self))
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Plans"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def dropEvent(self, event: QDropEvent) -> None:
        dragged, target = self.currentItem(), self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # Qt would take the line away itself
        event.accept()
        if dragged is not None and target is not dragged:
            self.dropped.emit(dragged.data(0, NODE_ROLE).id, *self._place(dragged, target))

    def _place(self, dragged: QTreeWidgetItem, target: QTreeWidgetItem | None) -> tuple[str, int | None]:
        where = self.dropIndicatorPosition()
        if target is None or where is QAbstractItemView.DropIndicatorPosition.OnViewport:
            return "", None
        if where is QAbstractItemView.DropIndicatorPosition.OnItem:
            return target.data(0, NODE_ROLE).id, None
        above = target.parent() or self.invisibleRootItem()
        place = above.indexOfChild(target) + (where is QAbstractItemView.DropIndicatorPosition.BelowItem)
        own = above.indexOfChild(dragged)
        node = above.data(0, NODE_ROLE)
        return node.id if node is not None else "", place - (0 <= own < place)
