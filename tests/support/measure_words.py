"""Words that Qt's own widgets paint with too little room, by their sizes and metrics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionTab,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from tests.support.findings import (
    TOLERANCE,
    Finding,
    Role,
    paints_itself,
    says,
    visible_indexes,
    where,
)

CELL_SIDES = 6
"""Pixels that Qt keeps free at the sides of a cell's words."""
HEADER_SIDES = 17
"""Of a heading: the padding of the style sheet, and its line."""
BUTTON_SIDES = 10
"""Less than the style sheet keeps free: words may use a part of it, but not touch the border."""


def words_cut(widget: QWidget) -> Iterator[Finding]:
    for kind, measure in _MEASURES:
        if isinstance(widget, kind):
            yield from measure(widget)
            return


def _cut(widget: QWidget, text: str, wanted: float, has: float, *, direction: str = "wide") -> Iterator[Finding]:
    """Words that do not fit, unless the tip says them whole."""
    if wanted > has + TOLERANCE and not says(widget.toolTip(), text):
        yield Finding("cut", where(widget), f"“{text[:60]}” {direction}: {wanted:.0f} > {has:.0f}")


def _label(label: QLabel) -> Iterator[Finding]:
    text = label.text()
    if not text or not label.pixmap().isNull():
        return
    if label.wordWrap():
        yield from _cut(label, text, label.heightForWidth(label.width()), label.height(), direction="high")
        yield from _cut(label, text, _longest_word(label), label.contentsRect().width())
    else:
        margins = label.width() - label.contentsRect().width()
        yield from _cut(label, text, label.sizeHint().width() - margins, label.contentsRect().width())
        yield from _cut(label, text, label.sizeHint().height(), label.height(), direction="high")


def _longest_word(label: QLabel) -> float:
    metrics = QFontMetricsF(label.fontMetrics())
    narrow = QRectF(0, 0, 1, 10000)
    return metrics.boundingRect(narrow, int(Qt.TextFlag.TextWordWrap), _bare(label.text())).width()


def _bare(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)


def _button(button: QAbstractButton) -> Iterator[Finding]:
    text = re.sub(r"&(.)", r"\1", button.text())
    if not text or _icon_only(button):
        return
    metrics = button.fontMetrics()
    wide = max(map(metrics.horizontalAdvance, text.split("\n")))
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    if isinstance(button, QCheckBox):
        icon += 14 + 8
    sides = BUTTON_SIDES if isinstance(button, QPushButton | QToolButton) else 0
    yield from _cut(button, text, wide + icon + sides, button.width())
    yield from _cut(button, text, metrics.height() * len(text.split("\n")), button.height(), direction="high")


def _icon_only(button: QAbstractButton) -> bool:
    return (isinstance(button, QToolButton) and not button.icon().isNull()
            and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)


def _tabs(bar: QTabBar) -> Iterator[Finding]:
    shown = [tab for tab in range(bar.count()) if bar.isTabVisible(tab)]
    for tab in shown:
        text, room = bar.tabText(tab), _room_of_tab(bar, tab)
        wanted = max(map(bar.fontMetrics().horizontalAdvance, text.split("\n")))
        if wanted > room + TOLERANCE and not says(bar.tabToolTip(tab), text):
            yield Finding("cut", where(bar), f"tab “{text}”: {wanted} > {room}")
        high = bar.fontMetrics().height() * len(text.split("\n"))
        if high > bar.tabRect(tab).height():
            yield Finding("cut", where(bar), f"tab “{text}” high: {high} > {bar.tabRect(tab).height()}")
    if sum(bar.tabRect(tab).width() for tab in shown) > bar.width() + TOLERANCE:
        yield Finding("cut", where(bar), f"the tabs do not fit: {bar.sizeHint().width()} > {bar.width()}")


def _room_of_tab(bar: QTabBar, tab: int) -> int:
    option = QStyleOptionTab()
    bar.initStyleOption(option, tab)
    return bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar).width()


def _line_edit(line: QLineEdit) -> Iterator[Finding]:
    if not line.text() and line.placeholderText():
        wanted = line.fontMetrics().horizontalAdvance(line.placeholderText()) + 4
        buttons = sum(button.width() + 6 for button in line.findChildren(QAbstractButton) if button.isVisible())
        margins = line.textMargins()
        yield from _cut(line, line.placeholderText(), wanted,
                        line.width() - 16 - buttons - margins.left() - margins.right())
    yield from _cut(line, line.text(), line.fontMetrics().height(), line.height() - 4, direction="high")


def _combo(box: QComboBox) -> Iterator[Finding]:
    wanted = box.fontMetrics().horizontalAdvance(box.currentText())
    yield from _cut(box, box.currentText(), wanted, box.width() - 16 - 22)


def _header(header: QHeaderView) -> Iterator[Finding]:
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    model = header.model()
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, Qt.Orientation.Horizontal, Role.DisplayRole) or "")
        tip = str(model.headerData(section, Qt.Orientation.Horizontal, Role.ToolTipRole) or "")
        wanted = header.fontMetrics().horizontalAdvance(text) + HEADER_SIDES
        if text and wanted > header.sectionSize(section) + TOLERANCE and not says(tip, text):
            yield Finding("cut", where(header.parentWidget() or header),
                          f"heading “{text}”: {wanted} > {header.sectionSize(section)}")


def _cells(view: QAbstractItemView) -> Iterator[Finding]:
    for index in visible_indexes(view):
        if paints_itself(view.itemDelegateForIndex(index)):
            continue
        text = str(index.data(Role.DisplayRole) or "")
        tip = str(index.data(Role.ToolTipRole) or "")
        room = view.visualRect(index)
        if text and not _fits(view, index, text, room) and not says(tip, text):
            yield Finding("cut", where(view), f"column {index.column()} “{text[:60]}” in {room.width()}")
    if isinstance(view, QListView) and view.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff \
            and view.horizontalScrollBar().maximum() > 0:
        yield Finding("cut", where(view), "a list that has to be scrolled sideways")


def _fits(view: QAbstractItemView, index: QModelIndex, text: str, room: QRect) -> bool:
    icon = 0 if index.data(Role.DecorationRole) is None else view.iconSize().width() + 4
    check = 0 if index.data(Role.CheckStateRole) is None else 14 + 6
    font = index.data(Role.FontRole)
    metrics = QFontMetrics(font) if font is not None else view.fontMetrics()
    width = room.width() - CELL_SIDES - icon - check
    wraps = isinstance(view, QTableView | QListView) and view.wordWrap() and room.height() >= 2 * metrics.lineSpacing()
    if not wraps:
        return max(map(metrics.horizontalAdvance, text.split("\n"))) <= width + TOLERANCE
    box = metrics.boundingRect(QRect(0, 0, width, 10000), int(Qt.TextFlag.TextWordWrap), text)
    return box.height() <= room.height() + TOLERANCE and box.width() <= width + TOLERANCE


def _scrolled(area: QScrollArea) -> Iterator[Finding]:
    inner = area.widget()
    if inner is None:
        return
    if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff \
            and inner.width() > area.viewport().width() + TOLERANCE:
        yield Finding("cut", where(area), f"content {inner.width()} wide in {area.viewport().width()}, for "
                      f"{where(_widest(inner))}")


def _widest(inner: QWidget) -> QWidget:
    """What asks for so much room: the widest of what holds nothing wide itself."""
    parts = [part for part in inner.findChildren(QWidget) if part.isVisible() and not part.findChildren(QWidget)]
    return max(parts, key=lambda part: max(part.minimumSizeHint().width(), part.minimumWidth()), default=inner)


_MEASURES: tuple[tuple[type[QWidget], Callable[[Any], Iterator[Finding]]], ...] = (
    (QLabel, _label), (QAbstractButton, _button), (QTabBar, _tabs), (QComboBox, _combo), (QLineEdit, _line_edit),
    (QHeaderView, _header), (QAbstractItemView, _cells), (QScrollArea, _scrolled))
