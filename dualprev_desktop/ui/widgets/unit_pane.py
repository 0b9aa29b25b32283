"""The organisation as a tree of units, posts and people, with the form of what is chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import organisation
from dualprev_desktop.services.org_chart import HOLDER, PERSON, POST, UNIT
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.rows import add
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.org_handing import handing_of
from dualprev_desktop.ui.widgets.org_move_to import MoveTo
from dualprev_desktop.ui.widgets.org_picture import OrgPicture
from dualprev_desktop.ui.widgets.org_posts import OF_PERSON, OF_POST, AppointmentList
from dualprev_desktop.ui.widgets.org_tree import OrgTree
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.tool_row import ToolRow
from dualprev_desktop.ui.widgets.unit_model import FREE, Node, UnitModel

KIND_BELOW = {"company": "workshop", "department": "team", "workshop": "team", "team": "team", "": "company"}
WITH_TREE, WITH_CHART = [520, 380], [580, 316]
"""Pixels of the tree or chart, and of the form beside it."""


class UnitPane(QWidget):
    """New units and posts hang below the chosen unit; a new person holds the chosen post."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = UnitModel(session, self)
        self.tree = OrgTree(self.model)
        self.forms = {type_id: RecordForm(RecordTableModel(session, type_id, parent=self))
                      for type_id in (UNIT, POST, PERSON)}
        self.posts, self.holders = AppointmentList(session, OF_PERSON), AppointmentList(session, OF_POST)
        self._side, self._pages = QStackedWidget(), dict[str, QWidget]()
        self._views, self.picture = QStackedWidget(), OrgPicture(self.model)
        self._tools = ToolRow(self.tree)
        self._make_tools()
        self._lay_out()
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.picture.chosen.connect(self._choose_in_tree)
        self.model.modelReset.connect(self._show_chosen)
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._show_chosen()

    def _make_tools(self) -> None:
        read = only_read(self._session.company)
        self.move_to = MoveTo(self.model, self)
        for text, picture, act, keys in (
                (_("New unit"), "sitemap-outline", self.add_unit, "Ins"),
                (_("New post"), "account-hard-hat-outline", self.add_post, "Shift+Ins"),
                (_("New person"), "account-plus-outline", self.add_person, "Ctrl+Ins"),
                (_("Rename"), "pencil-outline", self.rename, "F2"),
                (_("Move to…"), "folder-move-outline", self.ask_where, "Ctrl+M"),
                (_("Hand over…"), "account-switch-outline", self.hand_over, ""),
                (_("Remove"), "delete-outline", self.remove, "Del")):
            action = self._tools.tool(text, picture, act, keys)
            allow(action, read)
            self.tree.addAction(action)
            if act == self.hand_over:
                self._hand_over = action
        self.chart = self._tools.tool(_("Chart"), "file-tree-outline", self.show_chart)
        self.chart.setToolTip(_("Boxes and lines instead of the tree"))
        self.chart.setCheckable(True)
        self.picture.addActions(self.tree.actions())
        self._tools.key("Alt+Return", self.focus_form)

    def _lay_out(self) -> None:
        space = active().space
        self._tools.addStretch()
        self._add_page(UNIT)
        self._add_page(POST, self.holders)
        self._add_page(PERSON, self.posts)
        self._side.setContentsMargins(space.between, 0, 0, 0)
        self._split = split = QSplitter()
        for view in (self.tree, self.picture):
            self._views.addWidget(view)
        split.addWidget(self._views)
        split.addWidget(self._side)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setSizes(WITH_TREE)
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(self._tools)
        column.addWidget(split, 1)
        self.setFocusProxy(self.tree)

    def _add_page(self, type_id: str, below: QWidget | None = None) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.around)
        column.addWidget(self.forms[type_id], 3)
        if below is not None:
            column.addWidget(below, 2)
        self._pages[type_id] = page
        self._side.addWidget(page)

    # choosing -----------------------------------------------------------------------------------------

    @property
    def node(self) -> Node:
        """What is under the cursor."""
        return self.model.node(self.tree.currentIndex())

    def _choose(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        node = self.node
        type_id, record_id = (PERSON, node.is_.person_id) if node.is_.person_id else (node.type_id, node.id)
        self.picture.show_current(node.id)
        allow(self._hand_over, only_read(self._session.company),
              unless(type_id == PERSON, _("Choose a person in the tree first.")))
        if type_id not in self.forms:
            return
        self._side.setCurrentWidget(self._pages[type_id])
        self.forms[type_id].show_record(record_id)
        if type_id == PERSON:
            self.posts.show_record(record_id)
        elif type_id == POST:
            self.holders.show_record(record_id)

    def _choose_in_tree(self, record_id: str) -> None:
        self.tree.setCurrentIndex(self.model.index_of(record_id))

    def show_chart(self) -> None:
        """The chart in the tree's place, or the tree again."""
        view = self.picture if self.chart.isChecked() else self.tree
        self._views.setCurrentWidget(view)
        self._split.setSizes(WITH_CHART if self.chart.isChecked() else WITH_TREE)
        self.setFocusProxy(view)
        view.setFocus()

    def show_record(self, record_id: str, field: str = "") -> bool:
        index = self.model.index_of(record_id)
        index = index if index.isValid() else self.model.index_of_person(record_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            (self.picture if self.chart.isChecked() else self.tree).setFocus()
            self.focus_form(field) if field else None
        return index.isValid()

    def focus_form(self, field: str = "") -> None:
        """From the tree into the form; Alt+Enter."""
        type_id = PERSON if self.node.is_.person_id else self.node.type_id
        if type_id in self.forms:
            self.forms[type_id].focus_field(field if field in self.forms[type_id].fields else "")

    # changing -----------------------------------------------------------------------------------------

    def _chosen_unit(self) -> Node:
        """The unit under the cursor, or the one that what stands there belongs to."""
        node: Node | None = self.node
        while node is not None and node.type_id not in (UNIT, ""):
            node = node.above
        return node or self.model.node(QModelIndex())

    def add_unit(self) -> None:
        above = self._chosen_unit()
        self._add(UNIT, {"name": _("New unit"), "kind": KIND_BELOW.get(above.kind, "team"), "parent_id": above.id})

    def add_post(self) -> None:
        self._add(POST, {"name": _("New post"), "unit_id": self._chosen_unit().id})

    def add_person(self) -> None:
        """In the chosen post, where one is chosen."""
        post = self.node if self.node.type_id == POST else self.node.above
        made = self._session.do(lambda: organisation.add_person(
            self._session.company, _("New person"), post.id if post is not None and post.type_id == POST else ""))
        if made is not None and self.show_record(made[0]):
            self.rename()

    def _add(self, type_id: str, values: dict[str, str]) -> None:
        made = self._session.do(lambda: add(self._session.company, type_id, values))
        if made is not None and self.show_record(made[0][0]):
            self.rename()

    def rename(self) -> None:
        """In the tree in place; beside the chart in the form."""
        if self.chart.isChecked():
            self.focus_form("name")
        else:
            self.tree.edit(self.tree.currentIndex())

    def ask_where(self) -> None:
        node = self.node
        if node.id and node.type_id != FREE:
            self.move_to.ask(node)
            place = self.tree.visualRect(self.tree.currentIndex()).bottomLeft()
            self.move_to.open_under(self.tree.viewport().mapToGlobal(place))

    def hand_over(self) -> None:
        if self.node.is_.person_id:
            handing_of(self._session).start(self.node.is_.person_id)

    def remove(self) -> None:
        """A person leaves the post under whose line they stand; without a post, the person is removed."""
        node = self.node
        self.tree.go_after(node.above.id if node.above else "")
        if node.type_id == HOLDER:
            self._end(node)
        elif node.id and node.type_id != FREE:
            record_actions.remove(self._session, describe(node.type_id), [node.id])
        self.tree.go_after("")

    def _end(self, node: Node) -> None:
        if self._session.do(lambda: organisation.end(self._session.company, node.id)) is not None:
            say_undoable(self._session, _("“{title}” no longer holds the post “{target}”. Undo with Ctrl+Z.").format(
                title=node.name, target=node.above.name if node.above else ""))
