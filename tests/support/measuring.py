"""Measures what stands on the screen: words without room, widgets in each other's way, controls without a name.

What Qt paints is measured by its sizes and metrics; what our own `paint` and `paintEvent` paint is heard while the
picture is taken, at the calls of `drawText` and `elidedText` themselves.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from types import FrameType
from typing import Any

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QFontMetricsF, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionTab,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from dualprev_desktop.ui.tab_order import stops
from dualprev_desktop.ui.theme.fonts import BODY_POINTS
from dualprev_desktop.ui.theme.tokens import active
from tests.support.contrast import readable

TOLERANCE = 1
"""Pixels that rounding takes at a fractional scale."""
_MARGIN = QMargins(TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
CELL_SIDES = 6
"""Pixels that Qt keeps free at the sides of a cell's words."""
HEADER_SIDES = 17
"""Of a heading: the padding of the style sheet, and its line."""
BUTTON_SIDES = 10
"""Less than the style sheet keeps free: words may use a part of it, but not touch the border."""
MARKUP = re.compile(r"</?[a-z][^>]*>")
Role = Qt.ItemDataRole


@dataclass(frozen=True, order=True)
class Finding:
    kind: str
    where: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.where} {self.what}".strip()


def findings(root: QWidget, *, with_contrast: bool = False) -> set[Finding]:
    """Everything that is wrong with what `root` shows now. Contrast needs a scale of 2: thin letters are grey at 1."""
    drawn: list[Drawn] = []
    found: set[Finding] = set()
    picture = _hear(root, found.add, drawn.append)
    if with_contrast:
        found.update(_pale(root, picture, drawn))
    for widget in shown(root):
        found.update(_words(widget))
        found.update(_place(widget))
        found.update(_name(widget))
        found.update(_type_size(widget))
    found.update(_out_of_reach(root))
    return found


def shown(root: QWidget) -> Iterator[QWidget]:
    """`root` and all in it that is visible, but for what Qt itself keeps inside its widgets."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root.window() and widget.width() > 0 and widget.height() > 0 \
                and not _is_qts_own(widget):
            yield widget


def _is_qts_own(widget: QWidget) -> bool:
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


# words with too little room --------------------------------------------------------------------------------------


def _words(widget: QWidget) -> Iterator[Finding]:
    for kind, measure in _MEASURES:
        if isinstance(widget, kind):
            yield from measure(widget)
            return


def _cut(widget: QWidget, text: str, wanted: float, has: float, *, direction: str = "wide") -> Iterator[Finding]:
    """Words that do not fit, unless the tip says them whole."""
    if wanted > has + TOLERANCE and not _says(widget.toolTip(), text):
        yield Finding("cut", where(widget), f"“{text[:60]}” {direction}: {wanted:.0f} > {has:.0f}")


def _says(tip: str, text: str) -> bool:
    return bool(text.strip()) and _plain(text) in _plain(tip)


def _plain(text: str) -> str:
    if MARKUP.search(text):
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    return "".join(text.split())


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
        wanted = bar.fontMetrics().horizontalAdvance(text)
        if wanted > room + TOLERANCE and not _says(bar.tabToolTip(tab), text):
            yield Finding("cut", where(bar), f"tab “{text}”: {wanted} > {room}")
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
        if text and wanted > header.sectionSize(section) + TOLERANCE and not _says(tip, text):
            yield Finding("cut", where(header.parentWidget() or header),
                          f"heading “{text}”: {wanted} > {header.sectionSize(section)}")


def _cells(view: QAbstractItemView) -> Iterator[Finding]:
    for index in visible_indexes(view):
        if _paints_itself(view.itemDelegateForIndex(index)):
            continue
        text = str(index.data(Role.DisplayRole) or "")
        tip = str(index.data(Role.ToolTipRole) or "")
        room = view.visualRect(index)
        if text and not _fits(view, index, text, room) and not _says(tip, text):
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


def _paints_itself(delegate: Any) -> bool:
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


# words that our own code paints ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Drawn:
    """Words, where they stand in the picture (pixels), and on what."""

    text: str
    box: QRect
    widget: QWidget


def _hear(root: QWidget, tell: Callable[[Finding], object], drew: Callable[[Drawn], object]) -> QImage:
    """Takes a picture and hears what is drawn."""
    with _hearing(tell, drew):
        return root.grab().toImage()


@contextmanager
def _hearing(tell: Callable[[Finding], object], drew: Callable[[Drawn], object]) -> Iterator[None]:
    plain, real, draw = QFontMetrics.elidedText, QFontMetricsF.elidedText, QPainter.drawText

    def elided(original: Any) -> Any:
        def heard(metrics: Any, text: str, *rest: Any) -> str:
            shortened: str = original(metrics, text, *rest)
            if shortened != text:
                _tell_cut(tell, text, f"elided to “{shortened[:40]}”", sys._getframe(1))
            return shortened
        return heard

    def drawn(painter: QPainter, *given: Any) -> Any:
        _hear_drawn(tell, drew, painter, given, sys._getframe(1))
        return draw(painter, *given)

    QFontMetrics.elidedText, QFontMetricsF.elidedText = elided(plain), elided(real)  # type: ignore[method-assign]
    QPainter.drawText = drawn  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        QFontMetrics.elidedText, QFontMetricsF.elidedText = plain, real  # type: ignore[method-assign]
        QPainter.drawText = draw  # type: ignore[method-assign]


def _hear_drawn(tell: Callable[[Finding], object], drew: Callable[[Drawn], object], painter: QPainter,
                given: tuple[Any, ...], frame: FrameType) -> None:
    widget, _index = _who(frame)
    if widget is None or isinstance(widget, QGraphicsView) or "Material" in painter.font().family():
        return
    if 0 < painter.font().pointSizeF() < _least_points():
        tell(Finding("small type", where(widget), f"{painter.font().pointSizeF():.1f} pt"))
    box, text = given[0], str(given[-1])
    if len(given) < 3 or not isinstance(box, QRect | QRectF) or not text.strip():
        return
    wanted = painter.boundingRect(QRectF(box), int(given[1]), text)
    drew(Drawn(text, painter.deviceTransform().mapRect(wanted).toAlignedRect(), widget))
    over = max(wanted.width() - box.width(), wanted.height() - box.height())
    if over > TOLERANCE + 1 and "…" not in text:
        _tell_cut(tell, text, f"drawn {wanted.width():.0f} × {wanted.height():.0f} in {box.width():.0f} × "
                  f"{box.height():.0f}", frame)


def _tell_cut(tell: Callable[[Finding], object], text: str, what: str, frame: FrameType) -> None:
    widget, index = _who(frame)
    if widget is None or isinstance(widget, QGraphicsView):
        return
    tip = str(index.data(Role.ToolTipRole) or "") if index is not None else widget.toolTip()
    if not _says(tip, text):
        tell(Finding("cut", where(widget), f"“{text[:60]}” {what}"))


def _who(frame: FrameType | None) -> tuple[QWidget | None, Any]:
    """(the widget, the index) that is being painted, from the calls that lead to the drawing."""
    widget: QWidget | None = None
    index: Any = None
    for _step in range(12):
        if frame is None:
            break
        inside = frame.f_locals
        if index is None and isinstance(inside.get("index"), QModelIndex | QPersistentModelIndex):
            index = inside["index"]
        widget = widget or getattr(inside.get("option"), "widget", None)
        owner = inside.get("self")
        if isinstance(owner, QWidget):
            return widget or owner, index
        if isinstance(owner, QStyledItemDelegate) and index is not None:
            holder = owner.parent()
            return widget or (holder if isinstance(holder, QWidget) else None), index
        frame = frame.f_back
    return widget, index


# words that hardly stand out -------------------------------------------------------------------------------------


def _pale(root: QWidget, picture: QImage, drawn: Iterable[Drawn]) -> Iterator[Finding]:
    """Words that differ too little from what is behind them; a command that is not to be had may."""
    scale = picture.devicePixelRatio()
    whole = [one for one in drawn if _scaled(_in_sight(root, one.widget), scale).contains(one.box)]
    for one in (*whole, *_written(root, scale)):
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
        if index.data(Role.DisplayRole) and not _paints_itself(view.itemDelegateForIndex(index)):
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


def _in_sight(root: QWidget, widget: QWidget) -> QRect:
    """What no scrolling area hides of it, in the coordinates of `root`."""
    seen, above = QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size()), widget.parentWidget()
    while above is not None and above is not root:
        seen &= QRect(above.mapTo(root, above.rect().topLeft()), above.size())
        above = above.parentWidget()
    return seen


# places ----------------------------------------------------------------------------------------------------------

def _place(widget: QWidget) -> Iterator[Finding]:
    """Out of what holds it, or over one beside it."""
    parent = widget.parentWidget()
    if parent is not None and not widget.isWindow() and not _scrolls(parent):
        outside = widget.geometry().marginsRemoved(_MARGIN)
        if not parent.rect().contains(outside) and not outside.isEmpty():
            yield Finding("outside", where(widget), f"{_said(widget.geometry())} in {_said(parent.rect())}")
    if isinstance(widget, QAbstractScrollArea):
        return
    children = [child for child in widget.children() if isinstance(child, QWidget) and child.isVisible()
                and not child.isWindow() and not _is_qts_own(child) and not _lies_over(child)]
    for one, other in combinations(children, 2):
        both = one.geometry() & other.geometry()
        if both.width() > TOLERANCE and both.height() > TOLERANCE:
            yield Finding("overlap", where(one), f"{where(other)} by {both.width()} × {both.height()}")


def _scrolls(parent: QWidget) -> bool:
    """Whether what is in it may be larger than it: it scrolls."""
    return isinstance(parent.parentWidget(), QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea)


LAID_OVER = {"HistoryPanel": "over the right edge of the page where the window is narrow"}


def _lies_over(widget: QWidget) -> bool:
    """What is put over others on purpose, and away again: all that the window holds but its middle, and these."""
    window = widget.parentWidget()
    return type(widget).__name__ in LAID_OVER or (
        isinstance(window, QMainWindow) and window.centralWidget() is not widget)


def _said(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}×{rect.height()}"


# names -----------------------------------------------------------------------------------------------------------


def interactive(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | QAbstractItemView | QTextEdit
                  | QPlainTextEdit | QTabBar):
        return not isinstance(widget, QHeaderView)
    if isinstance(widget, QAbstractScrollArea) and type(widget) is not QScrollArea and not isinstance(
            widget, QScrollArea):
        return True
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _name(widget: QWidget) -> Iterator[Finding]:
    """What a screen reader says; a button's words count, a picture does not."""
    if not interactive(widget) or (widget.focusProxy() is not None):
        return
    heard = QAccessible.queryAccessibleInterface(widget)
    if heard is None:
        yield Finding("no name", where(widget), "no interface")
        return
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if not widget.tabText(tab):
                yield Finding("no name", where(widget), f"tab {tab}")
        return
    if not heard.text(QAccessible.Text.Name).strip():
        yield Finding("no name", where(widget))
    if heard.role() == QAccessible.Role.NoRole:
        yield Finding("no role", where(widget), str(heard.role()))


# type ------------------------------------------------------------------------------------------------------------


def _least_points() -> float:
    return BODY_POINTS * active().size.caption - 0.01


def _type_size(widget: QWidget) -> Iterator[Finding]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractItemView | QTabBar) \
            and 0 < widget.font().pointSizeF() < _least_points():
        yield Finding("small type", where(widget), f"{widget.font().pointSizeF():.1f} pt")


# reach -----------------------------------------------------------------------------------------------------------


OTHER_WAYS = {"ChoiceCell": "arrow keys go from value to value", "StepMark": "Back and Esc go there"}
"""What Tab passes over: {class: how the keyboard comes there all the same}; tests/ui/test_keyboard.py tries it."""


def _out_of_reach(root: QWidget) -> Iterable[Finding]:
    """What takes the keyboard, or is pressed, and Tab does not lead to."""
    if root.parentWidget() is not None and root.isWindow():
        return  # a dialog has Qt's own order
    start = getattr(root, "centralWidget", lambda: root)()
    reached = set(stops(start))
    for widget in shown(start):
        if not interactive(widget) or not widget.isEnabled() or widget.focusProxy() is not None or widget in reached:
            continue
        if type(widget).__name__ in OTHER_WAYS or _within_stop(widget, reached):
            continue
        yield Finding("out of reach", where(widget), "" if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                      else "not by Tab")


def _within_stop(widget: QWidget, reached: set[QWidget]) -> bool:
    """The buttons of a group that arrow keys lead through, the list under a line: parts of a stop."""
    above = widget.parentWidget()
    while above is not None:
        if above in reached and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False
