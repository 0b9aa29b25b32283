"""The grid of a record's files: each a small picture or its kind's icon, its name, its day and size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.attachment_model import (
    ID_ROLE,
    KIND_ROLE,
    LINE_ROLE,
    MARKS_ROLE,
    AttachmentModel,
    Index,
)

BREATH = 8
TILE, PICTURE = 116, QSize(108, 81)
GLYPH, BADGE = 44, 22


class AttachmentGrid(QListView):
    """Enter or a double click opens, F2 renames, Del takes off."""

    opened = Signal(str)
    removing = Signal()
    chosen = Signal()

    def __init__(self, model: AttachmentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Tile(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setSpacing(active().space.tight)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._tell)

    def chosen_ids(self) -> list[str]:
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [str(self.model().index(row, 0).data(ID_ROLE)) for row in rows]

    def choose(self, attached_id: str) -> None:
        model = self.model()
        row = model.row_of(attached_id) if isinstance(model, AttachmentModel) else -1
        if row >= 0:
            self.setCurrentIndex(model.index(row, 0))

    def _open(self, index: Index) -> None:
        self.opened.emit(str(index.data(ID_ROLE)))

    def _tell(self) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid() and not editing:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
        else:
            super().keyPressEvent(event)


class _Tile(QStyledItemDelegate):
    """A chosen tile has ground and edge: not by its colour alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = option.fontMetrics.lineSpacing() + QFontMetrics(caption_font()).lineSpacing()
        return QSize(TILE, PICTURE.height() + lines + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, tile = active().colours, option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(_colour(colours.accent), 2))
            painter.setBrush(_colour(colours.accent_soft))
            painter.drawRoundedRect(tile, active().size.radius, active().size.radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(tile, _colour(colours.hover))
        place = QRect(tile.left() + (tile.width() - PICTURE.width()) // 2, tile.top() + 4, PICTURE.width(),
                      PICTURE.height())
        self._picture(painter, place, index)
        if index.data(MARKS_ROLE):
            self._badge(painter, place)
        self._words(painter, option, place, index)
        painter.restore()

    @staticmethod
    def _picture(painter: QPainter, place: QRect, index: Index) -> None:
        pixels = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixels, QPixmap) and not pixels.isNull():
            size = pixels.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRect(place.center().x() - size.width() // 2, place.center().y() - size.height() // 2,
                                     size.width(), size.height()), pixels)
            return
        painter.fillRect(place, _colour(active().colours.sunken))
        glyph = QRect(0, 0, GLYPH, GLYPH)
        glyph.moveCenter(place.center())
        icon(str(index.data(KIND_ROLE)), active().colours.muted).paint(painter, glyph)

    @staticmethod
    def _badge(painter: QPainter, place: QRect) -> None:
        """A pencil in the corner: something was marked on the picture."""
        ground = QRect(place.right() - BADGE, place.bottom() - BADGE, BADGE, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(active().colours.surface))
        painter.drawRoundedRect(ground, active().size.radius, active().size.radius)
        icon("draw").paint(painter, ground.adjusted(3, 3, -3, -3))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, index: Index) -> None:
        colours = active().colours
        line = QRect(place.left(), place.bottom() + 4, place.width(), option.fontMetrics.lineSpacing())
        painter.setPen(_colour(colours.text))
        name = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(caption_font())
        painter.setPen(_colour(colours.muted))
        below = QRect(line.left() - 4, line.bottom() + 1, line.width() + 8, QFontMetrics(painter.font()).lineSpacing())
        said = str(index.data(LINE_ROLE))
        if painter.fontMetrics().horizontalAdvance(said) > line.width() - BREATH:
            said = said.partition(" · ")[0]  # the line below the tiles says all of the chosen one
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, said)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        high = editor.sizeHint().height()
        editor.setGeometry(QRect(option.rect.left(), option.rect.top() + PICTURE.height() + 4, option.rect.width(),
                                 high))


def _colour(code: str) -> QColor:
    return QColor(code)
