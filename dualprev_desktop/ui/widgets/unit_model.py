"""The tree of units with the posts in each; a name is changed in place, a unit moved by dragging it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.services import codelists, edit, query
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
UNIT, POST = "org_unit", "post"
ID_ROLE = Role.UserRole + 102
DRAGGED = "application/x-dualprev-unit"
PARENTS = {UNIT: "parent_id", POST: "unit_id"}
"""The field by which a record of the tree hangs below a unit."""


@dataclass(eq=False)
class Node:
    type_id: str
    id: str
    name: str
    kind: str = ""
    above: Node | None = None
    below: list[Node] = field(default_factory=list)

    def hang(self, child: Node) -> None:
        child.above = self
        self.below.append(child)

    def walk(self) -> Iterator[Node]:
        for child in self.below:
            yield child
            yield from child.walk()


def read_tree(session: Session) -> Node:
    """The root above all units; a unit whose parent is gone stands at the top."""
    root = Node("", "", "")
    units = query.records(session.company, OrgUnit)
    nodes = {unit.id: Node(UNIT, unit.id, unit.name, unit.kind) for unit in units}
    for unit in units:
        nodes.get(unit.parent_id, root).hang(nodes[unit.id])
    for post in query.records(session.company, Post):
        nodes.get(post.unit_id, root).hang(Node(POST, post.id, post.name))
    return root


class UnitModel(QAbstractItemModel):
    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._root = read_tree(session)
        self._nodes = {node.id: node for node in self._root.walk()}
        session.changed.connect(self._follow)

    def _follow(self, changes: ChangeSet) -> None:
        if not changes.touches(UNIT, POST):
            return
        fresh = read_tree(self._session)
        if _outline(fresh) == _outline(self._root):
            self._rename(fresh)
            return
        self.beginResetModel()
        self._root = fresh
        self._nodes = {node.id: node for node in fresh.walk()}
        self.endResetModel()

    def _rename(self, fresh: Node) -> None:
        for node in fresh.walk():
            mine = self._nodes[node.id]
            if (mine.name, mine.kind) != (node.name, node.kind):
                mine.name, mine.kind = node.name, node.kind
                index = self.index_of(node.id)
                self.dataChanged.emit(index, index)

    # the tree -----------------------------------------------------------------------------------------

    def node(self, index: Index) -> Node:
        return index.internalPointer() if index.isValid() else self._root

    def index_of(self, record_id: str) -> QModelIndex:
        node = self._nodes.get(record_id)
        if node is None or node.above is None:
            return QModelIndex()
        return self.createIndex(node.above.below.index(node), 0, node)

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        below = self.node(parent).below
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        above = self.node(index).above if index.isValid() else None
        return self.index_of(above.id) if above else QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return len(self.node(parent).below)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role in (Role.DisplayRole, Role.EditRole):
            return node.name
        if role == Role.DecorationRole:
            return icon("account-hard-hat-outline" if node.type_id == POST else "sitemap-outline",
                        active().colours.muted)
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole) and node.kind:
            return codelists.label("org_unit_kind", node.kind)
        return node.id if role == ID_ROLE else None

    # changing -----------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._session.company.read_only or not index.isValid():
            return flags
        flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled if self.node(index).type_id == UNIT else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.EditRole:
            return False
        return self._change(self.node(index), "name", value)

    def _change(self, node: Node, name: str, value: Any) -> bool:
        change = partial(edit.change, self._session.company, node.type_id, node.id, {name: value})
        return self._session.do(change) is not None

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, "\n".join(self.node(index).id for index in indexes).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        target = self.node(parent)
        ids = bytes(data.data(DRAGGED).data()).decode().split()
        for node in [self._nodes[one] for one in ids if one in self._nodes]:
            if target.type_id == UNIT:
                self._change(node, PARENTS[node.type_id], target.id)
        return False  # the change is told by the session; the view must not remove anything itself


def _outline(root: Node) -> list[tuple[str, str]]:
    return [(node.id, node.above.id if node.above else "") for node in root.walk()]
