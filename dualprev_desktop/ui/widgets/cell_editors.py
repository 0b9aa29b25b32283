"""Editing in the cells of a table: the editor of the field's type, committed by Enter and Tab."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choice_edit import NOT_IN_LIST
from dualprev_desktop.ui.widgets.choices import OWN_TERM, is_own_term
from dualprev_desktop.ui.widgets.field_editors import ENTER, FieldEditor, make_editor
from dualprev_desktop.ui.widgets.level_badge import LevelDelegate, badge_width, paint_badge
from dualprev_desktop.ui.widgets.record_model import GROUP_ROLE, VALUE_ROLE, Heading, RecordTableModel
from dualprev_desktop.ui.widgets.typed_in_cell import TypedInCell

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
MOVES = {Key.Key_Tab: "right", Key.Key_Backtab: "left"}
LEAST_WIDTH = 180
FRAME = 2
MARK_SIDE, MARK_ROOM = 6, 18
OPEN, CLOSED = "▾", "▸"


class CellDelegate(LevelDelegate):
    """Paints levels as badges; edits every cell of a `RecordTableModel` by its field's type."""

    moved_on = Signal(str)
    """After a commit by key: "on" (Enter), "right" or "left" (Tab)."""
    filled = Signal(object)
    """Ctrl+Enter: what was typed is meant for all chosen cells."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colours = active().colours
        option.palette.setColor(QPalette.ColorRole.Highlight, QColor(colours.accent_soft))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours.text))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading = index.data(GROUP_ROLE)
        if heading is not None:
            paint_heading(painter, option, index, heading)
            return
        super().paint(painter, option, index)
        if holds_own_term(index):
            _paint_mark(painter, option)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(active().colours.accent), FRAME))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
                  index: Index) -> bool:
        if event.type() == QEvent.Type.ToolTip and holds_own_term(index):
            QToolTip.showText(event.globalPos(), _(NOT_IN_LIST).format(term=index.data()), view)
            return True
        return bool(super().helpEvent(event, view, option, index))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = cast(RecordTableModel, index.model())
        editor = make_editor(model.session.company, model.fields[index.column()], parent)
        cast(FieldEditor, editor).entered.connect(self._entered)
        TypedInCell(model, index.row(), model.fields[index.column()], editor)
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
        _let_go(editor)
        if typed != _standing(index, editor):
            model.setData(index, typed, Qt.ItemDataRole.EditRole)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        _let_go(editor)
        super().destroyEditor(editor, index)

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
            if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._fill(cast(QWidget, editor))
                return True
            if event.key() in ENTER:
                return False  # the editor decides, and says `entered`
        return super().eventFilter(editor, event)

    def _fill(self, editor: QWidget) -> None:
        typed = cast(FieldEditor, editor).typed()
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.filled.emit(typed)

    def _entered(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self._finish(editor, "on")

    def _finish(self, editor: QWidget, way: str) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.moved_on.emit(way)


def _let_go(editor: QWidget) -> None:
    """What is committed is in the file, or in the draft of a new record; what is given up is nowhere."""
    typed = editor.findChild(TypedInCell)
    if typed is not None:
        typed.let_go()


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, index: Index, heading: Heading) -> None:
    """Each cell paints its part of one line that runs from the table's left edge, however far that is scrolled."""
    table, colours = cast(QTableView, option.widget), active().colours
    chosen = option.state & QStyle.StateFlag.State_Selected
    painter.save()
    painter.fillRect(option.rect, QColor(colours.accent_soft if chosen else colours.sunken))
    painter.setClipRect(option.rect)
    line = QRect(MARK_SIDE, option.rect.y(), table.viewport().width(), option.rect.height())
    painter.setPen(QColor(colours.text))
    painter.setFont(bold_font())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, CLOSED if heading.closed else OPEN)
    line.setLeft(line.left() + MARK_ROOM)
    if heading.level:
        paint_badge(painter, line, heading.level)
        line.setLeft(line.left() + badge_width(painter.fontMetrics(), heading.level) + MARK_SIDE)
    text = f"({heading.count})" if heading.level else heading.text()
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setClipping(False)
        painter.setPen(QPen(QColor(colours.accent), FRAME))
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
    painter.restore()


def holds_own_term(index: Index) -> bool:
    """Whether the cell of a field of codes holds a term that the delivered list does not have."""
    model = index.model()
    if not isinstance(model, RecordTableModel) or model.fields[index.column()].type is not FieldType.CODE:
        return False
    return is_own_term(index.data(VALUE_ROLE), str(index.data() or ""))


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """One quiet word at the right, over what the term leaves there."""
    painter.save()
    painter.setFont(caption_font())
    width = painter.fontMetrics().horizontalAdvance(_(OWN_TERM)) + 2 * MARK_SIDE
    place = option.rect.adjusted(option.rect.width() - width, FRAME, -FRAME, -FRAME)
    painter.fillRect(place, _ground(option))
    painter.setPen(QColor(active().colours.muted))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _(OWN_TERM))
    painter.restore()


def _ground(option: QStyleOptionViewItem) -> QColor:
    if option.state & QStyle.StateFlag.State_Selected:
        return QColor(active().colours.accent_soft)
    other = option.features & QStyleOptionViewItem.ViewItemFeature.Alternate
    return option.palette.color(QPalette.ColorRole.AlternateBase if other else QPalette.ColorRole.Base)


def _standing(index: Index, editor: QWidget) -> Any:
    """What the editor would give had nothing been typed."""
    if isinstance(editor, QLineEdit | QPlainTextEdit) and not hasattr(editor, "open_list"):
        return index.data(Qt.ItemDataRole.EditRole)
    return index.data(VALUE_ROLE)
