"""One value for all chosen rows of a register, in one step: the field, its editor, and how many rows it will reach."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.ui.reasons import NO_ROW, allow, unless
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.field_editors import FieldEditor, TextEditor, make_editor
from dualprev_desktop.ui.widgets.record_model import heading
from dualprev_desktop.ui.widgets.record_table import RecordTable

EDITOR_WIDTH = 240


class BulkStrip(QWidget):
    """Above the table while it is wanted; Enter sets the value, Esc leaves all as it is."""

    def __init__(self, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._model = table, table.record_model
        self.fields, self._count, self._set = QComboBox(), QLabel(), QPushButton(_("Set in all"))
        self._editor: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(active().space.between)
        self.fields.addItems([heading(field) for field in self._model.fields])
        self.fields.setAccessibleName(_("Field"))
        for part in (self._count, self.fields, self._set):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.fields.currentIndexChanged.connect(self._make_editor)
        self._set.clicked.connect(self.apply)
        table.selectionModel().selectionChanged.connect(self._show_count)
        self.hide()

    def start(self) -> None:
        """Begins with the field the cursor is in."""
        self.fields.setCurrentIndex(max(self._table.currentIndex().column(), 0))
        self._make_editor()
        self._show_count()
        self.show()
        self.editor.setFocus()

    @property
    def editor(self) -> QWidget:
        assert self._editor is not None, "made by start"
        return self._editor

    def _make_editor(self) -> None:
        if self._editor is not None:
            self._row.removeWidget(self._editor)
            self._editor.deleteLater()
        field = self._model.fields[self.fields.currentIndex()]
        self._editor = make_editor(self._model.session.company, field, self)
        if isinstance(self._editor, TextEditor):
            self._editor.setFixedHeight(self._editor.height_of(1))
        self._editor.setFixedWidth(EDITOR_WIDTH)
        self._editor.setAccessibleName(heading(field))
        self._row.insertWidget(2, self._editor)
        self.setTabOrder(self.fields, self._editor)
        self.setTabOrder(self._editor, self._set)
        cast(FieldEditor, self._editor).entered.connect(self.apply)

    def _show_count(self) -> None:
        if not self.isHidden() or self._editor is not None:
            count = len(self._table.selected_ids())
            self._count.setText(ngettext("{count} row:", "{count} rows:", count).format(count=count))
            allow(self._set, unless(count, _(NO_ROW)))

    def apply(self) -> None:
        """One transaction; a value that is refused stays to be put right."""
        field = self._model.fields[self.fields.currentIndex()]
        value = cast(FieldEditor, self.editor).typed()
        ids = self._table.selected_ids()
        made = self._model.put_many([(record_id, {field.name: value}) for record_id in ids]) if ids else None
        if made is None:
            return
        words = ngettext("{count} row changed. Undo with Ctrl+Z.", "{count} rows changed. Undo with Ctrl+Z.", len(made))
        say_undoable(self._model.session, words.format(count=len(made)))
        self.leave()

    def leave(self) -> None:
        self.hide()
        self._table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
