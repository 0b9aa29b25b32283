"""A row of the turn to GB 6441-2025: point and event, the hazard factors, and the offered types as numbered chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.editions import NEW, OLD, Turning
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.edition_model import TurningModel
from dualprev_desktop.ui.widgets.two_line_row import paint_selected

Index = QModelIndex | QPersistentModelIndex
MARGIN, GAP = 12, 8
TITLE, FACTORS, CHIP = 22, 20, 26
CHIP_PADDING = 10
MOST_FACTOR_LINES = 2
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Places:
    """Where the parts of a row stand."""

    title: QRect
    factors: QRect
    chips: tuple[QRect, ...]
    bottom: int


def chip_text(place: int, code: str) -> str:
    return f"{place + 1}  {label(NEW, code)}"


def places(one: Turning, room: QRect, font: QFont) -> Places:
    """In a row that begins at the top of `room` and is as wide."""
    inner = room.adjusted(MARGIN, GAP, -MARGIN, 0)
    title = QRect(inner.left(), inner.top(), inner.width(), TITLE)
    lines = _factor_lines(one.row.hazard_factor, inner.width())
    factors = QRect(inner.left(), title.bottom() + 1, inner.width(), FACTORS * lines)
    chips = _chips(one.choices, QRect(inner.left(), factors.bottom() + 1 + GAP // 2, inner.width(), 0), font)
    return Places(title, factors, chips, chips[-1].bottom() + GAP if chips else factors.bottom())


def _factor_lines(text: str, width: int) -> int:
    if not text:
        return 0
    needed = QFontMetrics(caption_font()).boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, text).height()
    return min(MOST_FACTOR_LINES, -(-needed // FACTORS))


def _chips(codes: Sequence[str], room: QRect, font: QFont) -> tuple[QRect, ...]:
    """One after the other, on as many lines as they need."""
    metrics, found, x, y = QFontMetrics(font), list[QRect](), room.left(), room.top()
    for place, code in enumerate(codes):
        width = min(metrics.horizontalAdvance(chip_text(place, code)) + 2 * CHIP_PADDING, room.width())
        if x > room.left() and x + width > room.right():
            x, y = room.left(), y + CHIP + GAP // 2
        found.append(QRect(x, y, width, CHIP))
        x += width + GAP
    return tuple(found)


class TurningDelegate(QStyledItemDelegate):
    """For a view over a `TurningModel`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        one = _turning(index)
        if one is None:
            return QSize()
        width = _width(option)
        return QSize(width, places(one, QRect(0, 0, width, 0), bold_font()).bottom)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = _turning(index)
        if one is None:
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, option)
        found = places(one, option.rect, bold_font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_title(painter, found.title, one)
        _paint_factors(painter, found.factors, one.row.hazard_factor)
        chosen = _model(index).answer(index.row())
        for place, (rect, code) in enumerate(zip(found.chips, one.choices, strict=True)):
            _paint_chip(painter, rect, chip_text(place, code), taken=place == chosen)
        painter.setPen(QColor(active().colours.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def choice_at(view: QAbstractItemView, index: QModelIndex, place: QPoint) -> int:
    """The chip under a point of the view; -1 for none."""
    one = _turning(index)
    chips = places(one, view.visualRect(index), bold_font()).chips if one else ()
    return next((number for number, rect in enumerate(chips) if rect.contains(place)), -1)


def _model(index: Index) -> TurningModel:
    model = index.model()
    assert isinstance(model, TurningModel)
    return model


def _turning(index: Index) -> Turning | None:
    return _model(index).turning(index.row()) if index.isValid() else None


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()


def _paint_title(painter: QPainter, room: QRect, one: Turning) -> None:
    colours, plain = active().colours, QFont(bold_font())
    plain.setBold(False)
    old = label(OLD, one.old)
    metrics = QFontMetrics(plain)
    width = metrics.horizontalAdvance(old)
    painter.setFont(plain)
    painter.setPen(QColor(colours.muted))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, old)
    line = room.adjusted(0, 0, -width - 2 * GAP, 0)
    event = QFontMetrics(bold_font()).elidedText(one.row.event, Qt.TextElideMode.ElideRight, line.width())
    painter.setFont(bold_font())
    painter.setPen(QColor(colours.text))
    painter.drawText(line, LEFT, event)
    line.setLeft(line.left() + QFontMetrics(bold_font()).horizontalAdvance(event) + GAP)
    painter.setFont(plain)
    painter.setPen(QColor(colours.muted))
    where = " · ".join(part for part in (one.row.point_name, one.row.step) if part)
    if line.width() > 0:
        painter.drawText(line, LEFT, metrics.elidedText(where, Qt.TextElideMode.ElideRight, line.width()))


def _paint_factors(painter: QPainter, room: QRect, text: str) -> None:
    painter.setFont(caption_font())
    painter.setPen(QColor(active().colours.muted))
    if text and room.height() > FACTORS:
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, text)
    elif text:
        painter.drawText(room, LEFT, QFontMetrics(caption_font()).elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width()))


def _paint_chip(painter: QPainter, rect: QRect, text: str, *, taken: bool) -> None:
    colours = active().colours
    painter.setPen(QPen(QColor(colours.accent if taken else colours.strong_border), 1))
    painter.setBrush(QColor(colours.accent if taken else colours.surface))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), CHIP / 2, CHIP / 2)
    # measured bold, so that a chip keeps its place when it is taken
    font = bold_font()
    font.setBold(taken)
    painter.setFont(font)
    painter.setPen(QColor(colours.accent_ink if taken else colours.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, QFontMetrics(font).elidedText(
        text, Qt.TextElideMode.ElideRight, rect.width() - CHIP_PADDING))
