"""Everything a person can read or hear on a widget and all that is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

ROWS = 50
MARKUP = re.compile(r"</?[a-z][^>]*>")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def texts(widget: QWidget) -> Iterator[str]:
    """The words of `widget` and of its children, shown or not; rich text as plain text."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from map(plain, (one.windowTitle(), one.toolTip(), one.statusTip(), one.whatsThis(),
                                one.accessibleName(), one.accessibleDescription()))
        yield from map(plain, _own(one))
        for action in one.actions():
            yield from map(plain, _of_action(action))


def plain(text: str) -> str:
    if not MARKUP.search(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())
    menu = action.menu()
    if isinstance(menu, QMenu):
        yield from texts(menu)


def _own(widget: QWidget) -> Iterator[str]:
    """What this kind of widget shows besides."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            yield from (widget.tabText(tab), widget.tabToolTip(tab), widget.accessibleTabName(tab))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(item) for item in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model(), QModelIndex())


def _of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """Headings and the first rows, and the rows below them."""
    # a list keeps its number of columns to itself, a list and a table that they have no children
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent))
    flat = isinstance(model, QAbstractListModel | QAbstractTableModel)
    yield from (str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
                for column in columns for role in ROLES)
    for row in range(min(model.rowCount(parent), ROWS)):
        yield from (str(model.data(model.index(row, column, parent), role) or "")
                    for column in columns for role in ROLES)
        if not flat and model.hasChildren(model.index(row, 0, parent)):
            yield from _of_model(model, model.index(row, 0, parent))
