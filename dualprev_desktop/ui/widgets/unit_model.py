"""The tree of units with their posts and the people in them; what is dragged is moved, and a person appointed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services import codelists, edit
from dualprev_desktop.services.org_chart import HOLDER, PERSON, POST, UNIT, OrgNode, org_chart
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.org_moves import OrgMoves

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
ID_ROLE = Role.UserRole + 102
REMARK_ROLE = Role.UserRole + 103
"""What stands muted after the name: the kind of a unit, the other posts of a person."""
DRAGGED = "application/x-dualprev-unit"
FREE = "free"
"""The line below which people without a post stand; it is no record."""
FREE_TITLE = N_("Without a post")
ICONS = {UNIT: "sitemap-outline", POST: "account-hard-hat-outline", HOLDER: "account-outline",
         PERSON: "account-outline", FREE: "account-question-outline"}
RENAMED = {HOLDER: PERSON}
"""Whose name stands in the line of a holder."""


@dataclass(eq=False)
class Node:
    is_: OrgNode
    above: Node | None = None
    below: list[Node] = field(default_factory=list)

    @property
    def type_id(self) -> str:
        return self.is_.type_id

    @property
    def id(self) -> str:
        return self.is_.id

    @property
    def name(self) -> str:
        return self.is_.name

    @property
    def kind(self) -> str:
        return self.is_.kind

    def hang(self, child: Node) -> None:
        child.above = self
        self.below.append(child)

    def walk(self) -> Iterator[Node]:
        for child in self.below:
            yield child
            yield from child.walk()


def read_tree(session: Session) -> Node:
    """The root above all units."""
    root, free = Node(OrgNode("", "", "", "")), Node(OrgNode(FREE, FREE, "", ""))
    nodes = [Node(one) for one in org_chart(session.company)]
    known = {node.id: node for node in nodes}
    for node in nodes:
        above = free if node.type_id == PERSON else known.get(node.is_.above, root)
        above.hang(node)
    for node in nodes:  # a ring, as a merge may make it, hangs nowhere: its first unit is put at the top
        if node.type_id == UNIT and not _reaches(node, root):
            assert node.above is not None
            node.above.below.remove(node)
            root.hang(node)
    if free.below:
        root.hang(free)
    return root


def _reaches(node: Node, root: Node) -> bool:
    seen: set[int] = set()
    above: Node | None = node
    while above is not None and id(above) not in seen:
        if above is root:
            return True
        seen.add(id(above))
        above = above.above
    return False


class UnitModel(QAbstractItemModel):
    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.moves = OrgMoves(session)
        self._root = read_tree(session)
        self._nodes = {node.id: node for node in self._root.walk()}
        session.changed.connect(self._follow)

    def _follow(self, changes: ChangeSet) -> None:
        if not changes.touches(UNIT, POST, HOLDER, PERSON):
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
            if mine.is_ != node.is_:
                mine.is_ = node.is_
                index = self.index_of(node.id)
                self.dataChanged.emit(index, index)

    @property
    def company(self) -> Company:
        return self._session.company

    # the tree -----------------------------------------------------------------------------------------

    def node(self, index: Index) -> Node:
        return index.internalPointer() if index.isValid() else self._root

    def nodes(self) -> Iterator[Node]:
        """All lines, from top to bottom."""
        return self._root.walk()

    def index_of(self, record_id: str) -> QModelIndex:
        node = self._nodes.get(record_id)
        if node is None or node.above is None:
            return QModelIndex()
        return self.createIndex(node.above.below.index(node), 0, node)

    def index_of_person(self, person_id: str) -> QModelIndex:
        """The first of the posts of a person, or their line among those without one."""
        found = next((node.id for node in self._root.walk() if node.is_.person_id == person_id), "")
        return self.index_of(found)

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
            return _(FREE_TITLE) if node.type_id == FREE else node.name
        if role == Role.DecorationRole:
            return icon(ICONS[node.type_id], active().colours.muted)
        if role in (REMARK_ROLE, Role.AccessibleDescriptionRole):
            return _remark(node)
        if role == Role.ToolTipRole:
            return " · ".join(filter(None, (self.data(index), _remark(node))))
        return node.id if role == ID_ROLE else None

    # changing -----------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._session.company.read_only:
            return flags
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        if self.node(index).type_id == FREE:
            return flags
        flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or role != Role.EditRole:
            return False
        node = self.node(index)
        type_id = RENAMED.get(node.type_id, node.type_id)
        record_id = node.is_.person_id if type_id == PERSON else node.id
        change = partial(edit.change, self._session.company, type_id, record_id, {"name": value})
        return self._session.do(change) is not None

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(DRAGGED, "\n".join(self.node(index).id for index in indexes).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        self.drop(data, action == Qt.DropAction.CopyAction, parent, row)
        return False  # the change is told by the session; the view must not remove anything itself

    def drop(self, data: QMimeData, beside: bool, parent: Index, row: int = -1) -> bool:
        """`beside`: a person takes a further post instead of leaving the one held. Whether anything was moved."""
        ids = bytes(data.data(DRAGGED).data()).decode().split()
        done = False
        for node in [self._nodes[one] for one in ids if one in self._nodes]:
            target = self.node(parent)
            place = _place(target, row, node.type_id) if row >= 0 else None
            done = self.moves.drop(node.is_, target.is_, place, beside=beside) or done
        return done


def _place(target: Node, row: int, type_id: str) -> int:
    """Among those of its type, of which only some stand before the row."""
    return sum(one.type_id == type_id for one in target.below[:row])


def _remark(node: Node) -> str:
    if node.type_id == UNIT:
        return codelists.label("org_unit_kind", node.kind) if node.kind else ""
    if node.type_id == POST:
        return "" if node.below else _("vacant")
    if node.type_id == FREE:
        return str(len(node.below))
    if node.is_.left_on is not None:
        return _("left on {day}").format(day=node.is_.left_on.isoformat())
    if node.is_.posts > 1:
        return ngettext("{count} post", "{count} posts", node.is_.posts).format(count=node.is_.posts)
    return ""


def _outline(root: Node) -> list[tuple[str, str]]:
    return [(node.id, node.above.id if node.above else "") for node in root.walk()]
