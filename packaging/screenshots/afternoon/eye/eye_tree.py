"""What is on the screen as plain data: every widget, line of a list, tab and menu entry, by kind and by its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTreeView,
    QWidget,
)

MOST_ROWS = 300
Thing = dict[str, Any]


def seen() -> dict[str, Any]:
    """Windows from the lowest to the topmost, and what is in them."""
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    windows.sort(key=lambda one: (one is top, one.isModal(), one.windowType() == Qt.WindowType.Popup))
    things = [thing for window in windows for thing in _of(window, 0)]
    _name_by_buddies(things)
    return {"windows": [_window(one) for one in windows], "things": things}


def _name_by_buddies(things: list[Thing]) -> None:
    """As a screen reader does: what has no name is called what the label before it says."""
    labels = {thing["buddy"]: thing["text"] for thing in things if thing.get("buddy")}
    for thing in things:
        thing["name"] = thing["name"] or labels.get(thing["id"], "")


def _window(one: QWidget) -> Thing:
    return {"handle": int(one.winId()), "title": one.windowTitle(), "id": _key(one), "modal": one.isModal(),
            "popup": one.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)}


def _of(widget: QWidget, up: int) -> Iterator[Thing]:
    yield _widget(widget, up)
    for parts in (_lines, _tabs, _entries):
        yield from parts(widget)
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _of(child, _key(widget))


def _widget(widget: QWidget, up: int) -> Thing:
    region = widget.visibleRegion().boundingRect()
    return {"id": _key(widget), "up": up, "kinds": _kinds(widget), "object": widget.objectName(),
            "name": widget.accessibleName(), "text": _text(widget), "box": _box(widget, widget.rect()),
            "seen": None if region.isEmpty() else _box(widget, region), "on": widget.isEnabled(),
            "ticked": _call(widget, "isChecked"), "focus": widget.hasFocus(),
            "sheet": _sheet(widget),
            "buddy": _key(widget.buddy()) if isinstance(widget, QLabel) and widget.buddy() else 0}


def _sheet(widget: QWidget) -> list[float] | None:
    """Of a canvas: where on the screen its sheet begins, and how many pixels a unit of it takes."""
    if not isinstance(widget, QGraphicsView):
        return None
    corner, view = widget.viewport().mapToGlobal(QPoint(0, 0)), widget.viewportTransform()
    return [corner.x() + view.dx(), corner.y() + view.dy(), view.m11()]


def _key(widget: QWidget) -> int:
    # the wrapper of a widget comes and goes, what it wraps stays
    return int(shiboken6.getCppPointer(widget)[0])


def _kinds(widget: QWidget) -> list[str]:
    names = [kind.__name__ for kind in type(widget).__mro__]
    # classes that Qt keeps to itself are known by their own name only
    return list(dict.fromkeys([widget.metaObject().className(), *names[:names.index("QWidget") + 1]]))


def _call(widget: QWidget, name: str) -> Any:
    """The answer of a method that not every widget has."""
    method = getattr(widget, name, None)
    return method() if callable(method) else None


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return next((str(found) for name in ("text", "title") if isinstance(found := _call(widget, name), str)), "")


def _box(widget: QWidget, rect: QRect) -> list[int]:
    corner = widget.mapToGlobal(rect.topLeft())
    return [corner.x(), corner.y(), rect.width(), rect.height()]


# lines of lists, tables and trees -----------------------------------------------------------------------


def _lines(view: QWidget) -> Iterator[Thing]:
    if not isinstance(view, QAbstractItemView) or view.model() is None:
        return
    for index in _indexes(view, view.rootIndex()):
        rect = view.visualRect(index)
        shown = rect & view.viewport().rect()
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        yield {"id": 0, "up": _key(view), "kinds": ["item"], "object": "", "text": str(index.data() or ""),
               "name": str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""), "row": index.row(),
               "column": index.column(), "box": _box(view.viewport(), rect),
               "seen": None if shown.isEmpty() else _box(view.viewport(), shown),
               "on": bool(index.flags() & Qt.ItemFlag.ItemIsEnabled), "focus": index == view.currentIndex(),
               "ticked": None if tick is None else Qt.CheckState(tick) == Qt.CheckState.Checked}


def _indexes(view: QAbstractItemView, parent: Any) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            if view.visualRect(index).isValid():
                yield index
        below = model.index(row, 0, parent)
        if isinstance(view, QTreeView) and view.isExpanded(below):
            yield from _indexes(view, below)


def _columns(model: QAbstractItemModel, parent: Any) -> int:
    # a list model keeps its one column to itself
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


# tabs and menus -----------------------------------------------------------------------------------------


def _tabs(bar: QWidget) -> Iterator[Thing]:
    if isinstance(bar, QTabBar):
        for place in range(bar.count()):
            yield _part(bar, "tab", bar.tabText(place), bar.tabRect(place), bar.isTabEnabled(place),
                        place == bar.currentIndex())


def _entries(menu: QWidget) -> Iterator[Thing]:
    if isinstance(menu, QMenu):
        for action in menu.actions():
            if action.isVisible() and not action.isSeparator():
                yield _part(menu, "entry", action.text(), menu.actionGeometry(action), action.isEnabled(),
                            action.isChecked())


def _part(widget: QWidget, kind: str, text: str, rect: QRect, on: bool, ticked: bool) -> Thing:
    shown = rect & QRect(QPoint(0, 0), widget.size())
    return {"id": 0, "up": _key(widget), "kinds": [kind], "object": "", "name": "", "text": text, "on": on,
            "box": _box(widget, rect), "seen": None if shown.isEmpty() else _box(widget, shown), "ticked": ticked,
            "focus": False}
