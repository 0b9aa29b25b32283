"""Measures what stands on the screen: words without room, widgets in each other's way, controls without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dualprev_desktop.ui.tab_order import stops
from tests.support.findings import (
    TOLERANCE,
    Finding,
    is_qts_own,
    least_points,
    shown,
    where,
)
from tests.support.measure_contrast import pale
from tests.support.measure_painted import Drawn, hear
from tests.support.measure_words import words_cut

_MARGIN = QMargins(TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)


def findings(root: QWidget, *, with_contrast: bool = False) -> set[Finding]:
    """Everything that is wrong with what `root` shows now. Contrast needs a scale of 2: thin letters are grey at 1."""
    drawn: list[Drawn] = []
    found: set[Finding] = set()
    picture = hear(root, found.add, drawn.append)
    if with_contrast:
        found.update(pale(root, picture, drawn))
    for widget in shown(root):
        found.update(words_cut(widget))
        found.update(_place(widget))
        found.update(_name(widget))
        found.update(_type_size(widget))
    found.update(_out_of_reach(root))
    return found


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
                and not child.isWindow() and not is_qts_own(child) and not _lies_over(child)]
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


def _type_size(widget: QWidget) -> Iterator[Finding]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractItemView | QTabBar) \
            and 0 < widget.font().pointSizeF() < least_points():
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
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and reached.intersection(group.buttons()):
        return True  # Qt lets Tab come to one of them once one had the keyboard
    above = widget.parentWidget()
    while above is not None:
        if above in reached and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False
