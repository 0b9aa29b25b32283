"""Words that hardly stand out from what is behind them, in the picture itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.support.contrast import readable
from tests.support.findings import (
    Finding,
    Role,
    paints_itself,
    shown,
    visible_indexes,
    where,
)
from tests.support.measure_painted import Drawn


def pale(root: QWidget, picture: QImage, drawn: Iterable[Drawn]) -> Iterator[Finding]:
    """Words that differ too little from what is behind them; a command that is not to be had may."""
    scale = picture.devicePixelRatio()
    whole = [one for one in drawn if _scaled(_in_sight(root, one.widget), scale).contains(one.box)]
    for one in (*whole, *_written(root, scale)):
        if _is_laid_over(root, one, scale):
            continue
        if not one.widget.isEnabled() and isinstance(one.widget, COMMANDS):
            continue
        ratio = readable(picture, one.box)
        if ratio is not None and ratio < LEAST_CONTRAST - ROUNDING:
            yield Finding("pale", where(one.widget), f"“{one.text[:40]}” {ratio:.1f} : 1")


COMMANDS = (QPushButton, QToolButton, QTabBar)
LEAST_CONTRAST = 4.5
ROUNDING = 0.3
"""What smoothing takes from the darkest dot of a letter."""


def _written(root: QWidget, scale: float) -> Iterator[Drawn]:
    """The words that Qt's own widgets paint."""
    for widget in shown(root):
        for kind, parts in _WRITTEN:
            if isinstance(widget, kind):
                for text, box in parts(widget):
                    yield _drawn(root, widget, text, box, scale)
                break


def _of_label(label: QLabel) -> Iterator[tuple[str, QRect]]:
    if label.text() and label.pixmap().isNull():
        yield label.text(), label.contentsRect()


def _of_button(button: QAbstractButton) -> Iterator[tuple[str, QRect]]:
    if button.text():
        yield button.text(), button.rect().adjusted(4, 4, -4, -4)


def _of_line(line: QLineEdit) -> Iterator[tuple[str, QRect]]:
    if line.text() or line.placeholderText():
        yield line.text() or line.placeholderText(), line.rect().adjusted(6, 4, -30, -4)


def _of_combo(box: QComboBox) -> Iterator[tuple[str, QRect]]:
    if box.currentText():
        yield box.currentText(), box.rect().adjusted(6, 4, -26, -4)


def _of_tabs(bar: QTabBar) -> Iterator[tuple[str, QRect]]:
    for tab in range(bar.count()):
        if bar.isTabVisible(tab):
            yield bar.tabText(tab), bar.tabRect(tab).adjusted(4, 4, -4, -4)


def _of_cells(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    for index in visible_indexes(view):
        if index.data(Role.DisplayRole) and not paints_itself(view.itemDelegateForIndex(index)):
            inside = view.visualRect(index).adjusted(4, 2, -4, -2)
            yield str(index.data(Role.DisplayRole)), inside.translated(view.viewport().pos())


_WRITTEN: tuple[tuple[type[QWidget], Callable[[Any], Iterator[tuple[str, QRect]]]], ...] = (
    (QLabel, _of_label), (QPushButton, _of_button), (QToolButton, _of_button), (QCheckBox, _of_button),
    (QLineEdit, _of_line), (QComboBox, _of_combo), (QTabBar, _of_tabs), (QAbstractItemView, _of_cells))


def _drawn(root: QWidget, widget: QWidget, text: str, box: QRect, scale: float) -> Drawn:
    corner = widget.mapTo(root, box.topLeft()) if widget is not root else box.topLeft()
    seen = QRect(corner, box.size()) & _in_sight(root, widget)
    return Drawn(text, _scaled(seen, scale), widget)


def _scaled(rect: QRect, scale: float) -> QRect:
    return QRectF(rect.x() * scale, rect.y() * scale, rect.width() * scale, rect.height() * scale).toAlignedRect()


def _is_laid_over(root: QWidget, one: Drawn, scale: float) -> bool:
    """Whether a list that opened, or the like, hides a part of the words: nobody reads them then."""
    box = one.box.adjusted(1, 1, -1, -1)
    for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
        above = root.childAt(QPointF(corner.x() / scale, corner.y() / scale).toPoint())
        if above is not None and above is not one.widget and not above.isAncestorOf(one.widget) \
                and not one.widget.isAncestorOf(above):
            return True
    return False


def _in_sight(root: QWidget, widget: QWidget) -> QRect:
    """What no scrolling area hides of it, in the coordinates of `root`."""
    if widget is root:
        return root.rect()
    seen, above = QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size()), widget.parentWidget()
    while above is not None and above is not root:
        seen &= QRect(above.mapTo(root, above.rect().topLeft()), above.size())
        above = above.parentWidget()
    return seen
