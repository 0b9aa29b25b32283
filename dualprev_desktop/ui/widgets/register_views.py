"""How a register looks: its groups, its columns, and the views a person keeps under a name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.table_scope import Path, facets, field_at
from dualprev_desktop.services.views_saved import TableView, from_plain, to_plain
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.record_model import heading
from dualprev_desktop.ui.widgets.record_table import RecordTable
from dualprev_desktop.ui.widgets.register_panel import ToolPanel
from dualprev_desktop.ui.widgets.register_words import facet_name

WIDTH, HEIGHT = 232, 240
COLUMN = Qt.ItemDataRole.UserRole
Check, Key = Qt.CheckState, Qt.Key
MOVES = {Key.Key_Up: -1, Key.Key_Down: 1}


class SavedViews:
    """The views of one record type, among the person's settings."""

    def __init__(self, table: RecordTable) -> None:
        self._table, self._model = table, table.record_model
        self._session, self._declared = self._model.session, self._model.declared
        self._key = f"views/{self._declared.id}"

    def names(self) -> list[str]:
        return list(self._kept())

    def _kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = remembered(self._session, self._key, {})
        return kept

    def save(self, name: str) -> None:
        """As the table now stands; a view of that name is replaced."""
        scope = self._model.spine.scope
        view = TableView(self._table.columns.view(), scope.text, scope.conditions, scope.order, scope.group)
        remember(self._session, self._key,
                 {**self._kept(), name: to_plain(self._session.company, self._declared, view)})

    def remove(self, name: str) -> None:
        remember(self._session, self._key, {one: view for one, view in self._kept().items() if one != name})

    def view(self, name: str) -> TableView:
        return from_plain(self._session.company, self._declared, self._kept().get(name))


class ViewPanel(ToolPanel):
    """What is changed here is seen at once and stays."""

    def __init__(self, table: RecordTable, owner: QWidget) -> None:
        super().__init__(owner)
        self._table, self._model = table, table.record_model
        self._paths: list[Path] = []
        self.saved = SavedViews(table)
        self.groups, self.columns, self.views = QComboBox(), QListWidget(), QListWidget()
        self.frozen, self.name = QSpinBox(), QLineEdit()
        self._keep, self._drop = QPushButton(_("Keep")), QPushButton(_("Remove"))
        self._fold, self._unfold = QPushButton(_("Close all")), QPushButton(_("Open all"))
        self._delivered = QPushButton(_("Columns as delivered"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.columns)

    def _lay_out(self) -> None:
        space = active().space
        row = QHBoxLayout(self)
        row.setContentsMargins(*[space.around] * 4)
        row.setSpacing(space.around)
        self._delivered.clicked.connect(self._reset)
        self._table.columns.changed.connect(self._offer_delivered)
        self.columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.columns.setToolTip(_("Space shows or hides; Alt+Up and Alt+Down, or the mouse, move"))
        self.columns.setFixedSize(WIDTH, HEIGHT)
        self.columns.installEventFilter(self)
        self.frozen.setSpecialValueText(_("none"))
        self.frozen.lineEdit().setTextMargins(6, 0, 0, 0)  # its words begin where those of other fields do
        row.addLayout(_stack((_("&Columns"), self.columns), (_("First columns that &stay in place"), self.frozen),
                             ("", self._delivered)))
        self.groups.setFixedWidth(WIDTH)  # its longest entry is not what the panel is for
        self.views.setFixedSize(WIDTH, 3 * active().size.row)
        self.views.setToolTip(_("Enter or a click shows the view; Delete removes it"))
        self.views.installEventFilter(self)
        self.name.setPlaceholderText(_("Name of the view"))
        row.addLayout(_stack((_("&Group by"), self.groups), ("", _pair(self._fold, self._unfold)),
                             (_("Kept &views"), self.views), (_("Keep this view &as"), self.name),
                             ("", _pair(self._keep, self._drop))))

    def _connect(self) -> None:
        self.groups.activated.connect(self._group)
        self.columns.itemChanged.connect(self._show_or_hide)
        self.columns.model().rowsMoved.connect(self._moved)
        self.frozen.valueChanged.connect(self._table.columns.freeze)
        self.views.itemClicked.connect(self._use)
        self.name.returnPressed.connect(self._save)
        self._keep.clicked.connect(self._save)
        self._drop.clicked.connect(self._remove)
        self._fold.clicked.connect(self._close_all)
        self._unfold.clicked.connect(self._open_all)

    def fill(self) -> None:
        self._fill_groups()
        self._fill_columns()
        self._fill_views()
        self._offer_delivered()

    def _offer_delivered(self) -> None:
        allow(self._delivered, unless(not self._table.columns.as_delivered, _("They stand as delivered.")))

    # groups -------------------------------------------------------------------------------------------

    def _fill_groups(self) -> None:
        declared, scope = self._model.declared, self._model.spine.scope
        self._paths = [(), *(path for path in facets(declared) if path[0] not in scope.equal
                             and field_at(declared, path).type is not FieldType.DATE)]
        self.groups.clear()
        self.groups.addItems([_("no groups"), *(facet_name(declared, path) for path in self._paths[1:])])
        self.groups.setCurrentIndex(self._paths.index(scope.group) if scope.group in self._paths else 0)
        for button in (self._fold, self._unfold):
            allow(button, unless(scope.group, _("The table is not grouped.")))

    def _group(self, place: int) -> None:
        self._model.set_group(self._paths[place])
        self._fill_groups()

    def _close_all(self) -> None:
        self._model.set_all_closed(True)

    def _open_all(self) -> None:
        self._model.set_all_closed(False)

    # columns ------------------------------------------------------------------------------------------

    def _fill_columns(self) -> None:
        columns = self._table.columns
        shown, held = columns.shown(), self.columns.currentRow()
        blockers = QSignalBlocker(self.columns), QSignalBlocker(self.frozen)
        self.columns.clear()
        for column in columns.in_order():
            item = QListWidgetItem(heading(self._model.fields[column]))
            item.setData(COLUMN, column)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setCheckState(Check.Checked if column in shown else Check.Unchecked)
            self.columns.addItem(item)
        bar = self.columns.verticalScrollBar().sizeHint().width()
        self.columns.setMinimumWidth(self.columns.sizeHintForColumn(0) + bar + 2 * self.columns.frameWidth())
        self.columns.setCurrentRow(max(held, 0))
        self.frozen.setMaximum(max(len(shown) - 1, 0))
        self.frozen.setValue(columns.frozen)
        for blocker in blockers:
            blocker.unblock()

    def _show_or_hide(self, item: QListWidgetItem) -> None:
        self._table.columns.show(item.data(COLUMN), item.checkState() is Check.Checked)
        self._fill_columns()

    def _moved(self) -> None:
        """The columns stand as the list does."""
        for place in range(self.columns.count()):
            column = self.columns.item(place).data(COLUMN)
            self._table.columns.move(column, place - self._table.columns.in_order().index(column))

    def _reset(self) -> None:
        self._table.columns.reset()
        self._fill_columns()

    def _move_current(self, steps: int) -> None:
        row = self.columns.currentRow()
        if 0 <= row + steps < self.columns.count():
            self._table.columns.move(self.columns.item(row).data(COLUMN), steps)
            self._fill_columns()
            self.columns.setCurrentRow(row + steps)

    # kept views ---------------------------------------------------------------------------------------

    def _fill_views(self) -> None:
        held = self.views.currentRow()
        self.views.clear()
        self.views.addItems(self.saved.names())
        self.views.setCurrentRow(min(held, self.views.count() - 1))
        allow(self._drop, unless(self.views.count(), _("No view is kept yet.")))

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        self.saved.save(name)
        self.name.clear()
        self._fill_views()

    def _remove(self) -> None:
        item = self.views.currentItem()
        if item is not None:
            self.saved.remove(item.text())
            self._fill_views()

    def _use(self, item: QListWidgetItem) -> None:
        view = self.saved.view(item.text())
        self._table.show_view(view)
        self.fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._act(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _act(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Key(event.key())
        if watched is self.columns and key in MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move_current(MOVES[key])
        elif watched is self.views and key in (Key.Key_Return, Key.Key_Enter) and self.views.currentItem():
            self._use(self.views.currentItem())
        elif watched is self.views and key == Key.Key_Delete:
            self._remove()
        else:
            return False
        return True


def _stack(*parts: tuple[str, QWidget]) -> QVBoxLayout:
    """Each below its label, which its mnemonic reaches."""
    column = QVBoxLayout()
    column.setSpacing(active().space.tight)
    for text, part in parts:
        if text:
            label = QLabel(text)
            label.setBuddy(part)
            part.setAccessibleName(text.replace("&", ""))
            column.addWidget(label)
        column.addWidget(part)
    column.addStretch(1)
    return column


def _pair(left: QWidget, right: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, active().space.between)
    row.addWidget(left)
    row.addWidget(right)
    return holder
