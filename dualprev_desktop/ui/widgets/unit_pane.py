"""Units and their posts as a tree, with the form of what is chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.rows import add
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.tool_row import ToolRow
from dualprev_desktop.ui.widgets.unit_model import POST, UNIT, UnitModel

KIND_BELOW = {"company": "workshop", "workshop": "team", "team": "team", "": "company"}


class UnitPane(QWidget):
    """New units and posts hang below the chosen unit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model, self.tree = UnitModel(session, self), QTreeView()
        self.forms = {type_id: RecordForm(RecordTableModel(session, type_id, parent=self)) for type_id in (UNIT, POST)}
        self._side = QStackedWidget()
        self._tools = ToolRow(self.tree)
        self._wanted = ""
        self._dress()
        self._lay_out()
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._restore)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.expandAll()
        self.tree.setCurrentIndex(self.model.index(0, 0))

    def _dress(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(_("Units"))
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(active().size.icon, active().size.icon))
        self.tree.setStyleSheet(f"QTreeView::item {{ height: {active().size.row}px; }}"
                                f"QTreeView::item:selected {{ background: {active().colours.accent_soft};"
                                f" color: {active().colours.text}; }}")
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                                  | QAbstractItemView.EditTrigger.DoubleClicked)
        for text, picture, act, keys in (
                (_("New unit"), "sitemap-outline", self.add_unit, "Ins"),
                (_("New post"), "account-plus-outline", self.add_post, "Shift+Ins"),
                (_("Rename"), "pencil-outline", self.rename, "F2"),
                (_("Remove"), "delete-outline", self.remove, "Del")):
            self._tools.tool(text, picture, act, keys).setEnabled(not self._session.company.read_only)

    def _lay_out(self) -> None:
        space = active().space
        self._tools.addStretch()
        split = QSplitter()
        for form in self.forms.values():
            self._side.addWidget(form)
        self._side.setContentsMargins(space.between, 0, 0, 0)
        split.addWidget(self.tree)
        split.addWidget(self._side)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setSizes([600, 340])
        split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(self._tools)
        column.addWidget(split, 1)
        self.setFocusProxy(self.tree)

    # choosing -----------------------------------------------------------------------------------------

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        node = self.model.node(current)
        if node.type_id:
            self._side.setCurrentWidget(self.forms[node.type_id])
            self.forms[node.type_id].show_record(node.id)

    def show_record(self, record_id: str) -> bool:
        index = self.model.index_of(record_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.setFocus()
        return index.isValid()

    def _remember(self) -> None:
        self._wanted = self._wanted or self.model.node(self.tree.currentIndex()).id

    def _restore(self) -> None:
        self.tree.expandAll()
        wanted, self._wanted = self.model.index_of(self._wanted), ""
        self.tree.setCurrentIndex(wanted if wanted.isValid() else self.model.index(0, 0))

    # changing -----------------------------------------------------------------------------------------

    def _chosen_unit(self) -> tuple[str, str]:
        """(id, kind) of the unit under the cursor, or of the one that holds the post there."""
        node = self.model.node(self.tree.currentIndex())
        if node.type_id == POST and node.above is not None:
            node = node.above
        return node.id, node.kind

    def add_unit(self) -> None:
        above, kind = self._chosen_unit()
        self._add(UNIT, {"name": _("New unit"), "kind": KIND_BELOW.get(kind, "team"), "parent_id": above})

    def add_post(self) -> None:
        self._add(POST, {"name": _("New post"), "unit_id": self._chosen_unit()[0]})

    def _add(self, type_id: str, values: dict[str, str]) -> None:
        made = self._session.do(lambda: add(self._session.company, type_id, values))
        if made is not None and self.show_record(made[0][0]):
            self.rename()

    def rename(self) -> None:
        self.tree.edit(self.tree.currentIndex())

    def remove(self) -> None:
        node = self.model.node(self.tree.currentIndex())
        if node.type_id:
            self._wanted = node.above.id if node.above else ""
            record_actions.remove(self._session, describe(node.type_id), [node.id])
