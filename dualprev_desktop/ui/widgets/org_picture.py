"""The organisation chart: boxes and lines to look at and to drag in; what is chosen is chosen in the tree as well."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.org_chart import HOLDER, PERSON, POST, UNIT
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.org_boxes import DROP, INSET, Box, Chip, arrange
from dualprev_desktop.ui.widgets.unit_model import FREE, ICONS, REMARK_ROLE, UnitModel

Key = Qt.Key
NEXT = {Key.Key_Down: 1, Key.Key_Right: 1, Key.Key_Up: -1, Key.Key_Left: -1}
NEARER, MARGIN, ICON, LEAST_SCALE, READABLE, MOST_SCALE = 1.15, 24.0, 16, 0.3, 0.7, 2.0


class OrgPicture(QGraphicsView):
    """Paints itself from the model's tree; a drop does what a drop in the tree does."""

    chosen = Signal(str)
    """The id of the line of the tree."""

    def __init__(self, model: UnitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self._model = model
        self._boxes: list[Box] = []
        self._current = self._dragged = self._target = ""
        self._nearer = False
        self._pressed, self._pointer = QPointF(), QPointF()
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAccessibleName(_("Organisation chart"))
        self.setMouseTracking(True)
        self.setToolTip(_("Drag units, posts and people; with Ctrl a person keeps the present post. Ctrl and the wheel "
                          "bring it nearer."))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for signal in (model.modelReset, model.dataChanged):
            signal.connect(self.arrange)
        self.arrange()

    # what is shown ------------------------------------------------------------------------------------

    def arrange(self) -> None:
        self._boxes = arrange(self._model.node(self._model.index(-1, 0)), QFontMetricsF(bold_font()))
        area = QRectF()
        for box in self._every_box():
            area = area.united(box.rect)
        self.scene().setSceneRect(area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self.viewport().update()

    def _every_box(self) -> list[Box]:
        return [box for top in self._boxes for box in top.walk()]

    def chips(self) -> list[Chip]:
        """From top to bottom, box after box."""
        return [chip for box in self._every_box() for chip in box.chips]

    def chip(self, record_id: str) -> Chip | None:
        return next((one for one in self.chips() if one.node.id == record_id), None)

    def chip_at(self, place: QPointF) -> Chip | None:
        return next((one for one in self.chips() if one.rect.contains(place)), None)

    def show_current(self, record_id: str) -> None:
        """What is chosen in the tree."""
        found = self.chip(record_id)
        self._current = record_id if found else ""
        if found:
            remark = str(self._model.index_of(record_id).data(REMARK_ROLE) or "")
            self.setAccessibleDescription(" · ".join(filter(None, (found.node.name, remark))))
            self.ensureVisible(found.rect, int(MARGIN), int(MARGIN))
        self.viewport().update()

    def fit(self) -> None:
        """All of it, as far as it can be read then; never larger than life."""
        self.resetTransform()
        area, room = self.sceneRect(), self.viewport().rect()
        scale = min(1.0, room.width() / max(area.width(), 1), room.height() / max(area.height(), 1))
        self.scale(max(scale, READABLE), max(scale, READABLE))
        self.centerOn(area.center().x(), area.top())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._nearer:
            self.fit()

    # painting -----------------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(active().colours.surface))
        painter.setPen(QPen(QColor(active().colours.strong_border), 1.5))
        for box in self._every_box():
            for below in box.below:
                painter.drawLines(_connection(box, below))

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        for box in self._every_box():
            painter.setPen(QPen(QColor(active().colours.strong_border), 1))
            painter.setBrush(QColor(active().colours.window))
            painter.drawRoundedRect(box.rect, active().size.radius, active().size.radius)
            for chip in box.chips:
                self._paint_chip(painter, chip)
        if self._dragged:
            self._paint_dragged(painter)

    def _paint_chip(self, painter: QPainter, chip: Chip) -> None:
        colours, node = active().colours, chip.node
        inner = chip.rect.adjusted(2, 1, -2, -1)
        if node.id in (self._current, self._target):
            frame = colours.accent if node.id == self._target or self.hasFocus() else colours.strong_border
            painter.setPen(QPen(QColor(frame), 1.5))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(inner, 3, 3)
        left = inner.left() + INSET / 2 + chip.indent
        icon(ICONS[node.type_id], colours.muted).paint(
            painter, QRectF(left, inner.center().y() - ICON / 2, ICON, ICON).toRect())
        words = QRectF(left + ICON + 6, inner.top(), inner.right() - left - ICON - 10, inner.height())
        index = self._model.index_of(node.id)
        self._paint_words(painter, words, str(index.data() or ""), str(index.data(REMARK_ROLE) or ""),
                          bold=node.type_id in (UNIT, FREE))

    @staticmethod
    def _paint_words(painter: QPainter, room: QRectF, words: str, remark: str, *, bold: bool) -> None:
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(bold_font() if bold else QApplication.font())
        metrics = painter.fontMetrics()
        painter.setPen(QColor(active().colours.text))
        painter.drawText(room, side, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width())))
        rest = room.adjusted(metrics.horizontalAdvance(words) + 8, 0, 0, 0)
        painter.setFont(caption_font())
        if remark and painter.fontMetrics().horizontalAdvance(remark) <= rest.width():
            painter.setPen(QColor(active().colours.muted))
            painter.drawText(rest, side, remark)

    def _paint_dragged(self, painter: QPainter) -> None:
        chip = self.chip(self._dragged)
        if chip is None:
            return
        ghost = chip.rect.translated(self._pointer - self._pressed)
        painter.setOpacity(0.85)
        painter.setPen(QPen(QColor(active().colours.accent), 1.5))
        painter.setBrush(QColor(active().colours.surface))
        painter.drawRoundedRect(ghost, 3, 3)
        self._paint_words(painter, ghost.adjusted(INSET, 0, -4, 0), chip.node.name, "", bold=chip.node.type_id == UNIT)
        painter.setOpacity(1.0)

    # mouse and keys -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._pointer = self.mapToScene(event.position().toPoint())
        chip = self.chip_at(self._pressed)
        if chip is not None:
            self.chosen.emit(chip.node.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = self.mapToScene(event.position().toPoint())
        pressed = self.chip_at(self._pressed)
        far = QLineF(self._pressed, self._pointer).length() > QApplication.startDragDistance()
        if event.buttons() & Qt.MouseButton.LeftButton and pressed is not None and far \
                and pressed.node.type_id in (UNIT, POST, HOLDER, PERSON) and not self._model.company.read_only:
            self._dragged = pressed.node.id
            over = self.chip_at(self._pointer)
            self._target = over.node.id if over is not None and over.node.id != self._dragged else ""
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, target, self._dragged, self._target = self._dragged, self._target, "", ""
        self.viewport().update()
        if dragged and target:
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._model.drop(self._model.mimeData([self._model.index_of(dragged)]), beside,
                             self._model.index_of(target))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        factor = NEARER if event.angleDelta().y() > 0 else 1 / NEARER
        if LEAST_SCALE <= self.transform().m11() * factor <= MOST_SCALE:
            self._nearer = True
            self.scale(factor, factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chips, step = self.chips(), NEXT.get(Key(event.key()), 0)
        if event.key() == Key.Key_Escape and self._dragged:
            self._dragged = self._target = ""
            self.viewport().update()
        elif step and chips and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            place = next((place for place, one in enumerate(chips) if one.node.id == self._current), -1)
            self.chosen.emit(chips[max(0, min(place + step, len(chips) - 1))].node.id)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(480, 360)


def _connection(box: Box, below: Box) -> list[QLineF]:
    """From a unit to one below it."""
    if box.stacked:
        trunk, middle = box.rect.left() + INSET, below.rect.top() + INSET
        return [QLineF(trunk, box.rect.bottom(), trunk, middle), QLineF(trunk, middle, below.rect.left(), middle)]
    bar = box.rect.bottom() + DROP / 2
    return [QLineF(box.rect.center().x(), box.rect.bottom(), box.rect.center().x(), bar),
            QLineF(box.rect.center().x(), bar, below.rect.center().x(), bar),
            QLineF(below.rect.center().x(), bar, below.rect.center().x(), below.rect.top())]
