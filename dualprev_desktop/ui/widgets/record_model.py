"""A table over the records of any declared type: its columns are the declaration's visible fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import query, rows
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.record_draft import RecordDraft
from dualprev_desktop.ui.widgets.record_spine import RecordSpine, Scope
from dualprev_desktop.ui.widgets.reference_titles import ReferenceTitles

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
RIGHT_ALIGNED = frozenset({FieldType.INTEGER, FieldType.DECIMAL})
VALUE_ROLE = Role.UserRole + 101
"""The typed value: a code, an id."""
TIP_LENGTH = 12
MANY = 500
"""So many arrivals are shown by one reset instead of row by row."""


def heading(field: Field) -> str:
    return f"{_(field.label)} ({_(field.unit)})" if field.unit else _(field.label)


class RecordTableModel(QAbstractTableModel):
    """Shows, sorts, filters and edits in place; what is typed into the last, empty row becomes a new record.

    An edited row stays where it is until the table is sorted or filtered anew.
    """

    counted = Signal()
    """The number of rows may have changed."""

    def __init__(self, session: Session, type_id: str, *, equal: Mapping[str, Any] | None = None,
                 given: Mapping[str, Any] | None = None, order: Sequence[tuple[str, bool]] = (), adding: bool = True,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.declared = query.describe(type_id)
        self.adding = adding and self.declared.amendable and not session.company.read_only
        self.titles = ReferenceTitles(session.company)
        self.fields = tuple(field for field in self.declared.fields
                            if not field.hidden and field.name not in (equal or {}))
        self.draft = RecordDraft(session, self.declared, {**(equal or {}), **(given or {})}, self)
        self.spine = RecordSpine(session.company, session.index, Scope(type_id, equal or {}, order=tuple(order)))
        self._natural = tuple(order)
        self.draft.changed.connect(self._show_draft)
        session.changed.connect(self._follow)
        self.reload()

    # what is shown ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.spine.ids) + int(self.adding)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.fields)

    @property
    def count(self) -> int:
        """Records, without the empty row."""
        return len(self.spine.ids)

    def is_blank(self, row: int) -> bool:
        """Whether it is the last row, where a new record is typed."""
        return self.adding and row == self.count

    def record_id(self, row: int) -> str:
        """Empty for the row of a new record."""
        return self.spine.ids[row] if 0 <= row < self.count else ""

    def row_of(self, record_id: str) -> int:
        """-1 for a record that is not shown."""
        return self.spine.row_of(record_id)

    def column_of(self, name: str) -> int:
        return next((column for column, field in enumerate(self.fields) if field.name == name), -1)

    def value(self, row: int, name: str) -> Any:
        """A field's typed value; None where the record has vanished."""
        if self.is_blank(row):
            return self.draft.value(name)
        found = self.session.do(lambda: (self.spine.record(row),))
        return getattr(found[0], name, None) if found else None

    def shown(self, row: int, field: Field) -> str:
        return query.shown(field, self.value(row, field.name), self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            if role == Role.DisplayRole:
                return "＊" if self.is_blank(section) else str(section + 1)
            return None
        if not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        return {Role.DisplayRole: heading(field), Role.ToolTipRole: _(field.help)}.get(Role(role))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row, field = index.row(), self.fields[index.column()]
        show = _SHOWN.get(role)
        return show(self, row, field) if show else None

    def _text(self, row: int, field: Field) -> str | None:
        if field.type is FieldType.BOOLEAN:
            return None
        text = self.shown(row, field)
        if not text and self.is_blank(row):
            return self._prompt(field)
        return text.replace("\n", " ")

    def _prompt(self, field: Field) -> str:
        """What the empty row says until something is typed."""
        if self.draft.begun:
            return _("required") if field in self.draft.missing() else ""
        return _("Type here to add") if field.name == self.first_typed() else ""

    def first_typed(self) -> str:
        """The field a new record begins with: the first that must be typed."""
        names = [field.name for field in self.fields]
        missing = [field.name for field in self.draft.missing() if field.name in names]
        return missing[0] if missing else names[0]

    def _full_text(self, row: int, field: Field) -> str | None:
        return None if field.type is FieldType.BOOLEAN else self.shown(row, field)

    def _tip(self, row: int, field: Field) -> str | None:
        text = self._full_text(row, field) or ""
        return text if len(text) > TIP_LENGTH else None

    def _stored(self, row: int, field: Field) -> Any:
        return self.value(row, field.name)

    def _ink(self, row: int, field: Field) -> Any:
        if self.is_blank(row) and not self.shown(row, field):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def _alignment(self, row: int, field: Field) -> Any:
        side = Qt.AlignmentFlag.AlignRight if field.type in RIGHT_ALIGNED else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _tick(self, row: int, field: Field) -> Any:
        if field.type is not FieldType.BOOLEAN:
            return None
        return Qt.CheckState.Checked if self.value(row, field.name) else Qt.CheckState.Unchecked

    def _level(self, row: int, field: Field) -> str | None:
        if field.code_list != "level":
            return None
        value = self.value(row, field.name)
        return str(value) if value in set(Level) else None

    # what is typed ------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self.session.company.read_only or not self.declared.amendable:
            return flags
        if self.fields[index.column()].type is FieldType.BOOLEAN:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """False when the value is refused, which has then been said; the cell keeps what it had."""
        if not index.isValid() or role not in (Role.EditRole, Role.CheckStateRole):
            return False
        row, field = index.row(), self.fields[index.column()]
        if role == Role.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        return self.put(row, field.name, value)

    def put(self, row: int, name: str, value: Any) -> bool:
        if self.is_blank(row):
            return self.draft.put(name, value)
        return self.put_many([(self.record_id(row), {name: value})]) is not None

    def put_many(self, changes: Sequence[rows.Row]) -> tuple[str, ...] | None:
        """Changes and adds records in one transaction; None when it was refused, which has then been said."""
        made = self.session.do(partial(rows.put, self.session.company, self.declared.id, changes))
        return made[0] if made else None

    # order and choice ---------------------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; by the natural order for -1."""
        chosen = ((self.fields[column].name, order is Qt.SortOrder.DescendingOrder),) if column >= 0 else self._natural
        self._rescope(replace(self.spine.scope, order=chosen))

    def set_filter(self, text: str) -> None:
        """Only rows in which every word occurs, or whose titles have the initials."""
        self._rescope(replace(self.spine.scope, text=text.strip()))

    def set_equal(self, equal: Mapping[str, Any], given: Mapping[str, Any] | None = None) -> None:
        """Only records whose fields equal the values; new ones get them, and those `given`."""
        self._rescope(replace(self.spine.scope, equal=dict(equal)))
        self.draft.give({**equal, **(given or {})})

    def _rescope(self, scope: Scope) -> None:
        if scope != self.spine.scope:
            self.spine.scope = scope
            self.reload()

    def reload(self) -> None:
        """Everything anew, in order; selection and cursor follow their records where these are still shown."""
        ids = self.spine.fresh_ids()
        if len(ids) != self.count or set(ids) != set(self.spine.ids):
            self.beginResetModel()
            self.spine.replace(ids)
            self.endResetModel()
        elif ids != self.spine.ids:
            self._rearrange(ids)
        self.counted.emit()

    def _rearrange(self, ids: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.record_id(index.row()) for index in before]
        self.spine.replace(ids)
        after = [self.index(self.row_of(record_id) if record_id else self.count, index.column())
                 for record_id, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # what changed -------------------------------------------------------------------------------------

    def _follow(self, changes: ChangeSet) -> None:
        self.titles.forget(changes)
        touched = changes.ids(self.declared.id)
        if len(touched) > MANY:
            self.reload()
            self._redraw(0, self.count - 1)
        elif touched:
            self._take(touched)
        if changes.touches(*(field.target for field in self.declared.references)):
            self._redraw(0, self.count - 1)

    def _take(self, touched: Iterable[str]) -> None:
        living = self.spine.living(touched)
        self._let_go(sorted(self.row_of(one) for one in touched if one not in living and self.row_of(one) >= 0))
        for record_id, record in living.items():
            row = self.row_of(record_id)
            if row >= 0:
                self.spine.renew(record)
                self._redraw(row, row)
        self._receive([record for record_id, record in living.items() if self.row_of(record_id) < 0])
        self.counted.emit()

    def _let_go(self, departing: list[int]) -> None:
        """Back to front; the spine remembers each row as it was before any left."""
        for row in reversed(departing):
            self.beginRemoveRows(NO_INDEX, row, row)
            self.spine.take_out(row, row)
            self.endRemoveRows()

    def _receive(self, arriving: list[Any]) -> None:
        """What undo brings back comes to its old place, what is new to the end."""
        returning = [one for one in arriving if self.spine.former_row(one.id) >= 0]
        for one in sorted(returning, key=lambda one: self.spine.former_row(one.id)):
            self._insert(min(self.spine.former_row(one.id), self.count), [one])
        fresh = [one for one in arriving if one not in returning]
        self._insert(self.count, sorted(fresh, key=lambda one: one.id))  # as they were put

    def _insert(self, row: int, records: list[Any]) -> None:
        if records:
            self.beginInsertRows(NO_INDEX, row, row + len(records) - 1)
            self.spine.insert(row, records)
            self.endInsertRows()

    def _redraw(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))

    def _show_draft(self) -> None:
        if self.adding:
            self._redraw(self.count, self.count)


_SHOWN = {
    Role.DisplayRole: RecordTableModel._text, Role.EditRole: RecordTableModel._full_text,
    Role.ToolTipRole: RecordTableModel._tip, Role.ForegroundRole: RecordTableModel._ink,
    Role.TextAlignmentRole: RecordTableModel._alignment, Role.CheckStateRole: RecordTableModel._tick,
    LEVEL_ROLE: RecordTableModel._level, VALUE_ROLE: RecordTableModel._stored,
}
