"""What is found wrong on the screen, and where: the words in which all measures tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTableView,
    QWidget,
)

from dualprev_desktop.ui.theme.fonts import BODY_POINTS
from dualprev_desktop.ui.theme.tokens import active

TOLERANCE = 1
"""Pixels that rounding takes at a fractional scale."""
MARKUP = re.compile(r"</?[a-z][^>]*>")
Role = Qt.ItemDataRole


@dataclass(frozen=True, order=True)
class Finding:
    kind: str
    where: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.where} {self.what}".strip()


def shown(root: QWidget) -> Iterator[QWidget]:
    """`root` and all in it that is visible, but for what Qt itself keeps inside its widgets."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root.window() and widget.width() > 0 and widget.height() > 0 \
                and not is_qts_own(widget):
            yield widget


def is_qts_own(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (isinstance(widget, QScrollBar | QSplitterHandle) or widget.objectName().startswith("qt_")
            or (isinstance(parent, QTabBar | QAbstractSpinBox | QComboBox))
            or (isinstance(parent, QLineEdit) and isinstance(widget, QAbstractButton))
            or (isinstance(parent, QTableView) and isinstance(widget, QAbstractButton)))


def where(widget: QWidget) -> str:
    """Its class within the classes of ours around it, and what it is called."""
    classes, above = [type(widget).__name__], widget.parentWidget()
    while above is not None and len(classes) < 4:
        name = type(above).__name__
        if not name.startswith("Q") and name not in ("PageStack", "Shell", "PageFrame", "MainWindow"):
            classes.append(name)
        above = above.parentWidget()
    called = widget.accessibleName() or getattr(widget, "text", str)() or getattr(widget, "placeholderText", str)()
    return " < ".join(classes) + (f" “{called[:40]}”" if called else "")


def says(tip: str, text: str) -> bool:
    return bool(text.strip()) and _plain(text) in _plain(tip)


def _plain(text: str) -> str:
    if MARKUP.search(text):
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    return "".join(text.split())


def paints_itself(delegate: Any) -> bool:
    return any("paint" in vars(kind) for kind in type(delegate).__mro__ if kind.__module__.startswith("dualprev"))


def visible_indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, window = view.model(), view.viewport().rect()
    if model is None or isinstance(view, QHeaderView):
        return
    index = view.indexAt(window.topLeft())
    first = max(index.row(), 0)
    columns = [0] if isinstance(view, QListView) else range(model.columnCount(view.rootIndex()))
    for row in range(first, model.rowCount(view.rootIndex())):
        cells = [model.index(row, column, view.rootIndex()) for column in columns]
        rects = [view.visualRect(cell) for cell in cells]
        if all(rect.top() > window.bottom() for rect in rects):
            return
        yield from (cell for cell, rect in zip(cells, rects, strict=True)
                    if window.contains(rect) and rect.width() > 0)


def least_points() -> float:
    return BODY_POINTS * active().size.caption - 0.01
