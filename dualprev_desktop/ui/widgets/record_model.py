"""A table over the records of any declared type: its columns are the declaration's visible fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import query, rows
from dualprev_desktop.services.table_scope import field_at
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.record_rows import Index, RecordRows

Role = Qt.ItemDataRole
RIGHT_ALIGNED = frozenset({FieldType.INTEGER, FieldType.DECIMAL})
VALUE_ROLE, GROUP_ROLE = Role.UserRole + 101, Role.UserRole + 102
"""The typed value: a code, an id. In every cell of a heading: the `Heading`."""
TIP_LENGTH = 12


@dataclass(frozen=True)
class Heading:
    """A row above the records of a group."""

    title: str
    count: int
    closed: bool
    level: str = ""

    def text(self) -> str:
        return f"{self.title}  ({self.count})"


def heading(field: Field) -> str:
    return f"{_(field.label)} ({_(field.unit)})" if field.unit else _(field.label)


class RecordTableModel(RecordRows):
    """Shows and edits in place; what is typed into the last, empty row becomes a new record."""

    # what is shown ------------------------------------------------------------------------------------

    def column_of(self, name: str) -> int:
        return next((column for column, field in enumerate(self.fields) if field.name == name), -1)

    def value(self, row: int, name: str) -> Any:
        """A field's typed value; None where the record has vanished."""
        if self.is_blank(row):
            return self.draft.value(name)
        place = self.rows.place_of(row)
        found = self.session.do(lambda: (self.spine.record(place),)) if 0 <= place < self.count else None
        return getattr(found[0], name, None) if found else None

    def shown(self, row: int, field: Field) -> str:
        return query.shown(field, self.value(row, field.name), self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_name(section) if role == Role.DisplayRole else None
        if not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        if role == Role.ToolTipRole:
            return "\n".join(filter(None, (heading(field), _(field.help) if field.help else "")))
        return heading(field) if role == Role.DisplayRole else None

    def _row_name(self, row: int) -> str:
        if self.is_blank(row):
            return "＊"
        place = self.rows.place_of(row)
        return str(place + 1) if place >= 0 else ""

    def heading(self, row: int) -> Heading | None:
        """What a row that heads a group says."""
        found = self.rows.group_at(row)
        if found < 0:
            return None
        group, field = self.rows.groups[found], field_at(self.declared, self.spine.scope.group)
        title = shown_value(field, group.value, group.title)
        return Heading(title, group.count, self.rows.is_closed(found),
                       str(group.value) if field.code_list == "level" and group.value else "")

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row, field = index.row(), self.fields[index.column()]
        heading = self.heading(row)
        if heading is not None:
            return {Role.DisplayRole: heading.text() if index.column() == 0 else None,
                    Role.ToolTipRole: heading.text(), GROUP_ROLE: heading}.get(role)
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
        if self.rows.group_at(index.row()) >= 0:
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
        if not self.record_id(row):
            return False
        return self.put_many([(self.record_id(row), {name: value})]) is not None

    def put_many(self, changes: Sequence[rows.Row]) -> tuple[str, ...] | None:
        """Changes and adds records in one transaction; None when it was refused, which has then been said."""
        made = self.session.do(partial(rows.put, self.session.company, self.declared.id, changes))
        return made[0] if made else None


def shown_value(field: Field, value: Any, title: str) -> str:
    """A value that records are narrowed or grouped by, as a person reads it; `title` is what a reference is called."""
    if value is None or value == "":
        return _("(empty)")
    if field.type is FieldType.BOOLEAN:
        return _("yes") if value else _("no")
    return title if field.type is FieldType.REFERENCE else query.shown(field, field.from_plain(value), {})


_SHOWN = {
    Role.DisplayRole: RecordTableModel._text, Role.EditRole: RecordTableModel._full_text,
    Role.ToolTipRole: RecordTableModel._tip, Role.ForegroundRole: RecordTableModel._ink,
    Role.TextAlignmentRole: RecordTableModel._alignment, Role.CheckStateRole: RecordTableModel._tick,
    LEVEL_ROLE: RecordTableModel._level, VALUE_ROLE: RecordTableModel._stored,
}
