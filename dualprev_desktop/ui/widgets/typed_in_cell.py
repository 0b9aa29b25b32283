"""What is being typed into a cell of a table, kept aside until the cell is left."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.services.unkept import Where
from dualprev_desktop.ui.typing_keeper import typing_of
from dualprev_desktop.ui.widgets.field_editors import FieldEditor
from dualprev_desktop.ui.widgets.record_model import RecordTableModel


class TypedInCell(QObject):
    """Lives as long as the editor, or until `let_go`."""

    def __init__(self, model: RecordTableModel, row: int, field: Field, editor: QWidget) -> None:
        super().__init__(editor)
        self._model, self._field, self._editor = model, field, cast(FieldEditor, editor)
        self._keeper = typing_of(model.session)
        record_id = model.record_id(row)
        self._where = Where(model.declared.id, record_id) if record_id else model.draft.where
        self._before = field.to_plain(model.value(row, field.name))
        self._noted = False
        self._editor.edited.connect(self._note)

    def _note(self) -> None:
        self._noted = True
        self._keeper.note(self._where, self._field.name, self._editor.typed(), self._before)

    def let_go(self) -> None:
        """At the commit, which is told before the value is taken, and at the end without one."""
        if not self._noted:
            return
        self._noted = False
        if self._where.record_id:
            self._keeper.drop(self._where, self._field.name)
        elif self._where == self._model.draft.where:
            self._model.draft.keep_aside(self._field.name)
