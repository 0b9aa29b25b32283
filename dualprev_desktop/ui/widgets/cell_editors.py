"""Editing in the cells of a table: the editor of the field's type, committed by Enter and Tab."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.field_editors import FieldEditor, make_editor
from dualprev_desktop.ui.widgets.level_badge import LevelDelegate
from dualprev_desktop.ui.widgets.record_model import VALUE_ROLE, RecordTableModel

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
MOVES = {Key.Key_Tab: "right", Key.Key_Backtab: "left"}
LEAST_WIDTH = 180
FRAME = 2


class CellDelegate(LevelDelegate):
    """Paints levels as badges; edits every cell of a `RecordTableModel` by its field's type."""

    moved_on = Signal(str)
    """After a commit by key: "on" (Enter), "right" or "left" (Tab)."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colours = active().colours
        option.palette.setColor(QPalette.ColorRole.Highlight, QColor(colours.accent_soft))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours.text))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(active().colours.accent), FRAME))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast(RecordTableModel, index.model())
        editor = make_editor(model.session.company, model.fields[index.column()], parent)
        cast(FieldEditor, editor).entered.connect(self._entered)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # a refresh while a person types must not overwrite what was typed
        if editor.property("begun"):
            return
        editor.setProperty("begun", True)
        cast(FieldEditor, editor).show_value(index.data(VALUE_ROLE), index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        typed = cast(FieldEditor, editor).typed()
        if typed != _standing(index, editor):
            model.setData(index, typed, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect
        place.setWidth(max(place.width(), LEAST_WIDTH))
        if isinstance(editor, QPlainTextEdit):
            place.setHeight(editor.height())
        room = cast(QWidget, editor.parentWidget()).rect()
        place.moveRight(min(place.right(), max(room.right(), place.width() - 1)))
        place.moveBottom(min(place.bottom(), max(room.bottom(), place.height() - 1)))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                self._finish(cast(QWidget, editor), MOVES[Key(event.key())])
                return True
            if event.key() in (Key.Key_Return, Key.Key_Enter):
                return False  # the editor decides, and says `entered`
        return super().eventFilter(editor, event)

    def _entered(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self._finish(editor, "on")

    def _finish(self, editor: QWidget, way: str) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.moved_on.emit(way)


def _standing(index: Index, editor: QWidget) -> Any:
    """What the editor would give had nothing been typed."""
    if isinstance(editor, QLineEdit | QPlainTextEdit) and not hasattr(editor, "open_list"):
        return index.data(Qt.ItemDataRole.EditRole)
    return index.data(VALUE_ROLE)
