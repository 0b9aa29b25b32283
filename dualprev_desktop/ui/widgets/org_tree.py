"""The view of the organisation's tree: drag and drop, cut and paste, Alt with the arrows; what is open stays open."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.org_chart import HOLDER, PERSON, UNIT
from dualprev_desktop.ui.reasons import allow, only_read
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.unit_model import DRAGGED, REMARK_ROLE, UnitModel

Key = Qt.Key


class RemarkDelegate(QStyledItemDelegate):
    """The name, and after it the remark, quiet and smaller."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
              ) -> None:
        super().paint(painter, option, index)
        remark = index.data(REMARK_ROLE)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = option.widget.style() if option.widget else QApplication.style()
        words = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, option.widget)
        left = words.left() + shown.fontMetrics.horizontalAdvance(shown.text) + 2 * active().space.between
        if not remark or left >= option.rect.right():
            return
        painter.save()
        painter.setFont(caption_font())
        painter.setPen(QColor(active().colours.muted))
        room = QRect(left, option.rect.top(), option.rect.right() - left, option.rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                         painter.fontMetrics().elidedText(remark, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.palette.setColor(QPalette.ColorRole.Highlight, QColor(active().colours.accent_soft))
        option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(active().colours.text))


class OrgTree(QTreeView):
    def __init__(self, model: UnitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._cut: QMimeData | None = None
        self._beside = False
        self._wanted = self._person = ""
        self._folded: set[str] = set()
        self.setModel(model)
        self.setItemDelegate(RemarkDelegate(self))
        self._dress()
        self._keys()
        self.expandAll()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)

    def _dress(self) -> None:
        self.setHeaderHidden(True)
        self.setAccessibleName(_("Units"))
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(active().size.icon, active().size.icon))
        self.setStyleSheet(f"QTreeView::item {{ height: {active().size.row}px; }}"
                           f"QTreeView::item:selected {{ background: {active().colours.accent_soft};"
                           f" color: {active().colours.text}; }}")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                             | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # what is open, and where the cursor is --------------------------------------------------------------

    def go_after(self, record_id: str) -> None:
        """Where the cursor is to be once the tree has changed."""
        self._wanted = record_id

    def _remember(self) -> None:
        here = self._model.node(self.currentIndex()).is_
        self._wanted, self._person = self._wanted or here.id, here.person_id
        self._folded = {node.id for node in self._model.node(QModelIndex()).walk()
                        if node.below and not self.isExpanded(self._model.index_of(node.id))}

    def _restore(self) -> None:
        self.expandAll()
        for record_id in self._folded:
            self.collapse(self._model.index_of(record_id))
        wanted, self._wanted = self._model.index_of(self._wanted), ""
        if not wanted.isValid() and self._person:  # who was appointed stands in another line now
            wanted = self._model.index_of_person(self._person)
        self.setCurrentIndex(wanted if wanted.isValid() else self._model.index(0, 0))

    # keys ---------------------------------------------------------------------------------------------

    def _keys(self) -> None:
        """Actions, so that the menu of a line and the sheet of shortcuts have them too."""
        for text, keys, act in (
                (_("Cut"), "Ctrl+X", self.cut), (_("Take for a further post"), "Ctrl+C", self.take_beside),
                (_("Paste here"), "Ctrl+V", self.paste), (_("Move up"), "Alt+Up", self.move_up),
                (_("Move down"), "Alt+Down", self.move_down), (_("One level up"), "Alt+Left", self.promote),
                (_("One level down"), "Alt+Right", self.demote)):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            allow(action, only_read(self._model.company))
            action.triggered.connect(act)
            self.addAction(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape and self._cut is not None:
            self._cut = None
        else:
            super().keyPressEvent(event)

    def take_beside(self) -> None:
        self.take(beside=True)

    def move_up(self) -> None:
        self.shift(-1)

    def move_down(self) -> None:
        self.shift(1)

    def cut(self) -> None:
        self.take()

    def take(self, *, beside: bool = False) -> None:
        """Remembers what is under the cursor until it is pasted; `beside`: a person keeps the post held."""
        index = self.currentIndex()
        if index.isValid():
            self._cut, self._beside = self._model.mimeData([index]), beside
            self._model.moves.taken(self._model.node(index).is_.name)

    def paste(self) -> None:
        """Puts what was cut upon what is under the cursor."""
        if self._cut is None:
            self._model.moves.nothing_taken()
            return
        moved = bytes(self._cut.data(DRAGGED).data()).decode()
        self.go_after(moved)
        if self._model.drop(self._cut, self._beside, self.currentIndex()):
            self._cut = None
        self.go_after("")

    def shift(self, steps: int) -> None:
        self._model.moves.shift(self._model.node(self.currentIndex()).is_, steps)

    def promote(self) -> None:
        """One step up: beside what it belongs to."""
        node = self._model.node(self.currentIndex())
        if node.type_id in (HOLDER, PERSON) or node.above is None or node.above.above is None:
            self._model.moves.no_farther()
            return
        target = node.above.above.is_
        place = [one.id for one in node.above.above.below if one.type_id == UNIT].index(node.above.id) + 1
        self._model.moves.drop(node.is_, target, place if node.type_id == UNIT else None)

    def demote(self) -> None:
        """Below the unit that stands before it."""
        node = self._model.node(self.currentIndex())
        if node.type_id in (HOLDER, PERSON) or node.above is None:
            self._model.moves.no_farther()
            return
        before = [one for one in node.above.below if one.type_id == UNIT and one is not node]
        earlier = [one for one in before if node.type_id != UNIT
                   or node.above.below.index(one) < node.above.below.index(node)]
        if earlier:
            self._model.moves.drop(node.is_, (earlier[-1] if node.type_id == UNIT else earlier[0]).is_)
        else:
            self._model.moves.no_farther()
