"""Everything a person can press in a view: buttons, entries of menus, tabs, headings, rows, ticks, links, keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import SIGNAL, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QWidget,
    QWidgetAction,
)

from dualprev_desktop.ui.page import PAGES, Page
from dualprev_desktop.ui.places import number_of
from dualprev_desktop.ui.reasons import REASON, reason_of
from dualprev_desktop.ui.shell import Shell
from dualprev_desktop.ui.shortcuts import Holder, holders
from tests.support.findings import is_qts_own, shown, visible_indexes, where

OPENING = {QListWidget: ("itemActivated(QListWidgetItem*)", "itemDoubleClicked(QListWidgetItem*)"),
           QTreeWidget: ("itemActivated(QTreeWidgetItem*,int)", "itemDoubleClicked(QTreeWidgetItem*,int)"),
           QAbstractItemView: ("activated(QModelIndex)", "doubleClicked(QModelIndex)")}
"""What is emitted for a row that is opened; lists with rows of their own listen to the common signals themselves."""
Selection = QAbstractItemView.SelectionMode
MenuMode = QToolButton.ToolButtonPopupMode


@dataclass(frozen=True)
class Action:
    """`at` says which part of the widget: a tab, a cell, a key, the way through its menus."""

    kind: str
    place: str
    text: str
    widget: Any = field(compare=False)
    """None where it is only told of."""
    at: Any = None
    enabled: bool = True
    reason: str = ""
    obvious: bool = False
    """That it does nothing is plain to see: it says itself that this is so already."""
    on_page: bool = False
    """Whether it belongs to what the place shows, and not to the frame around all places."""
    number: int = 0
    """Among those alike in the view."""

    @property
    def own(self) -> QWidget | None:
        """Whose changes of looks are no effect; a row that is chosen, a tab that comes to the front show theirs."""
        return self.widget if self.kind in ("button", "menu") else None

    def alone(self) -> Action:
        """Without its widget: what can be told to another process."""
        return replace(self, widget=None)

    def __str__(self) -> str:
        which = f" #{self.number + 1}" if self.number else ""
        return f"{self.place} › {self.kind} “{self.text}”{which}"


COVERING = {"HistoryPanel", "TargetList"}
"""What is put over the page for a while: what lies below is had again when it is away."""


def actions(root: QWidget) -> list[Action]:
    """All of `root`, in the order in which its widgets were made."""
    found: list[Action] = []
    for widget in shown(root):
        if not is_covered(widget):
            found.extend(_of_widget(widget))
    found.extend(_keys(root))
    return _numbered(found)


def is_covered(widget: QWidget) -> bool:
    window = widget.window()
    above = window.childAt(widget.mapTo(window, widget.rect().center()))
    while above is not None and above is not widget:
        if type(above).__name__ in COVERING and not above.isAncestorOf(widget):
            return True
        above = above.parentWidget()
    return False


def _on_a_page(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, Page):
            return True
        widget = widget.parentWidget()
    return False


def _numbered(found: list[Action]) -> list[Action]:
    seen: Counter[tuple[Any, ...]] = Counter()
    numbered = []
    for one in found:
        alike = one.kind, one.place, one.text, str(one.at)
        numbered.append(replace(one, number=seen[alike], on_page=_on_a_page(one.widget)))
        seen[alike] += 1
    return numbered


def _of_widget(widget: QWidget) -> Iterator[Action]:
    if isinstance(widget, QAbstractButton):
        yield from _of_button(widget)
    elif isinstance(widget, QTabBar):
        yield from _of_tabs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _of_header(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _of_rows(widget)
    elif isinstance(widget, QLabel | QTextBrowser):
        yield from _of_links(widget)
    elif _hears_the_mouse(widget):
        yield Action("spot", where(widget), called(widget), widget, enabled=widget.isEnabled(), reason=why(widget))


# buttons ---------------------------------------------------------------------------------------------------------


def _of_button(button: QAbstractButton) -> Iterator[Action]:
    menu, mode = menu_of(button)
    base = Action("button", where(button), called(button), button, enabled=button.isEnabled(), reason=why(button),
                  obvious=_is_so_already(button))
    if menu is None or mode is MenuMode.MenuButtonPopup:
        yield base
    if menu is not None:
        yield replace(base, kind="menu", at=())


def menu_of(button: QAbstractButton) -> tuple[QMenu | None, QToolButton.ToolButtonPopupMode | None]:
    if isinstance(button, QToolButton):
        return button.menu(), button.popupMode()
    return (button.menu(), None) if isinstance(button, QPushButton) else (None, None)


def _is_so_already(button: QAbstractButton) -> bool:
    """The one of several that is chosen: pressing it again changes nothing anywhere."""
    exclusive = button.autoExclusive() or (button.group() is not None and button.group().exclusive())
    return exclusive and button.isChecked()


def called(widget: QWidget) -> str:
    said = getattr(widget, "text", str)() or widget.accessibleName() or widget.toolTip()
    return " ".join(said.replace("&", "").split())[:60]


def why(target: QWidget | QAction) -> str:
    """The reason it gives for not being there, or what holds it gives for all that is in it."""
    if isinstance(target, QToolButton) and target.defaultAction() is not None:
        return _heard(target.defaultAction()) or _of_holder(target)
    return _heard(target) or (_of_holder(target) if isinstance(target, QWidget) else "")


def _heard(target: QWidget | QAction) -> str:
    reason = reason_of(target)
    return reason if reason and reason in target.toolTip() else ""


def _of_holder(widget: QWidget) -> str:
    above = widget.parentWidget()
    while above is not None and not above.isEnabled():
        if above.property(REASON):
            return _heard(above)
        above = above.parentWidget()
    return ""


def entries(menu: QMenu, way: tuple[int, ...] = ()) -> Iterator[Action]:
    """What can be chosen in an open menu, and in those that open from it."""
    for place, action in enumerate(menu.actions()):
        if action.isSeparator() or not action.isVisible() or isinstance(action, QWidgetAction):
            continue
        inner, group = action.menu(), action.actionGroup()
        reason = why(action) if menu.toolTipsVisible() else ""
        yield Action("menu", "", action.text().replace("&", ""), menu, (*way, place), action.isEnabled(), reason,
                     obvious=group is not None and group.isExclusive() and action.isChecked())
        if isinstance(inner, QMenu) and action.isEnabled():
            yield from entries(inner, (*way, place))


# tabs, headings, rows --------------------------------------------------------------------------------------------


def _of_tabs(bar: QTabBar) -> Iterator[Action]:
    for tab in range(bar.count()):
        if bar.isTabVisible(tab):
            enabled = bar.isEnabled() and bar.isTabEnabled(tab)
            yield Action("tab", where(bar), bar.tabText(tab), bar, tab, enabled, _why_tab(bar, tab),
                         obvious=tab == bar.currentIndex())


def _why_tab(bar: QTabBar, tab: int) -> str:
    if not bar.isEnabled():
        return why(bar)
    return bar.tabToolTip(tab) if bar.tabToolTip(tab) != bar.tabText(tab) else ""


def _of_header(header: QHeaderView) -> Iterator[Action]:
    """One heading of each header: they are alike."""
    if header.orientation() is Qt.Orientation.Vertical or not header.sectionsClickable() or not header.isEnabled():
        return
    seen = [section for section in range(header.count()) if not header.isSectionHidden(section)
            and 0 <= header.sectionViewportPosition(section) < header.width() - 20]
    for section in seen[:1]:
        yield Action("heading", where(header), _heading(header, section), header, section)
        if header.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu:
            yield Action("context", where(header), _heading(header, section), header, section)


def _heading(header: QHeaderView, section: int) -> str:
    return str(header.model().headerData(section, header.orientation()) or "") if header.model() else ""


def _of_rows(view: QAbstractItemView) -> Iterator[Action]:
    """A row that is not chosen yet, one that can be ticked, the one that opens something, and the menu of a cell."""
    if not view.isEnabled() or view.model() is None:
        return
    cells = [cell for cell in visible_indexes(view) if view.viewport().rect().contains(view.visualRect(cell).center())]
    chosen = view.selectionMode() is not Selection.NoSelection
    for kind, cell in (
            ("row", _first(cells, lambda one: chosen and one.row() != view.currentIndex().row()
                           and bool(one.flags() & Qt.ItemFlag.ItemIsSelectable))),
            ("tick", _first(cells, _can_be_ticked)),
            ("open", _first(cells, lambda one: _opens(view) and bool(one.flags() & Qt.ItemFlag.ItemIsEnabled))),
            ("edit", _first(cells, lambda one: _can_be_typed(view, one))),
            ("context", _first(cells, lambda one: _has_a_menu(view)))):
        if cell is not None:
            yield Action(kind, where(view), str(cell.data() or ""), view, (cell.row(), cell.column()))


def _first(cells: list[QModelIndex], fits: Any) -> QModelIndex | None:
    return next(filter(fits, cells), None)


def _can_be_ticked(cell: QModelIndex) -> bool:
    return bool(cell.flags() & Qt.ItemFlag.ItemIsUserCheckable) and bool(cell.flags() & Qt.ItemFlag.ItemIsEnabled) \
        and cell.data(Qt.ItemDataRole.CheckStateRole) is not None


def _can_be_typed(view: QAbstractItemView, cell: QModelIndex) -> bool:
    return bool(cell.flags() & Qt.ItemFlag.ItemIsEditable) and view.editTriggers() != view.EditTrigger.NoEditTriggers


def _opens(view: QAbstractItemView) -> bool:
    names = next(names for kind, names in OPENING.items() if isinstance(view, kind))
    return any(view.receivers(SIGNAL(name)) > 0 for name in names)


def _has_a_menu(view: QWidget) -> bool:
    return view.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


# links, keys, what hears the mouse by itself -----------------------------------------------------------------------


def _of_links(text: QLabel | QTextBrowser) -> Iterator[Action]:
    said = text.text() if isinstance(text, QLabel) else text.toHtml()
    for place in range(said.count("<a href=")):
        yield Action("link", where(text), said.split("<a href=")[place + 1].split(">")[0], text, place)


def _hears_the_mouse(widget: QWidget) -> bool:
    """What is pressed without being a button: told by who wrote its reaction."""
    if isinstance(widget, QLineEdit | QGraphicsView | QCheckBox | QRadioButton):
        return False
    return any("mousePressEvent" in vars(kind) for kind in type(widget).__mro__
               if kind.__module__.startswith("dualprev"))


def _keys(root: QWidget) -> Iterator[Action]:
    for holder in holders(root):
        widget = _heard_in(holder)
        if widget is None or not widget.isVisible() or not holder.isEnabled() or not widget.isEnabled() \
                or is_qts_own(widget):
            continue
        for keys in _sequences(holder):
            yield Action("key", where(widget), keys.toString(), widget, keys.toString(), obvious=_chosen(holder))


def _chosen(holder: Holder) -> bool:
    if isinstance(holder, QShortcut):
        return _leads_here(holder)
    return isinstance(holder, QAbstractButton) and _is_so_already(holder)


def _leads_here(shortcut: QShortcut) -> bool:
    """The key of the page that is shown; it gives that page the keyboard, which it may have."""
    shell = shortcut.parent()
    return isinstance(shell, Shell) and shortcut.key().toString() == f"Ctrl+{number_of(PAGES[shell.pages.current_id])}"


def _heard_in(holder: Holder) -> QWidget | None:
    """The widget its keys belong to; that of a menu is the button it hangs from."""
    above = holder if isinstance(holder, QWidget) else holder.parent()
    while isinstance(above, QMenu):
        above = above.parentWidget()
    return above if isinstance(above, QWidget) else None


def _sequences(holder: Holder) -> list[QKeySequence]:
    if isinstance(holder, QShortcut):
        keys = list(holder.keys())
    else:
        keys = holder.shortcuts() if isinstance(holder, QAction) else [holder.shortcut()]
    return [one for one in keys if one.toString().isascii()]  # the wide "？" comes from an input method


def spot(action: Action) -> QPoint:
    """Where the mouse goes, in the widget's own coordinates (of a view: in its viewport's)."""
    widget: QWidget = action.widget
    if isinstance(widget, QTabBar):
        return widget.tabRect(action.at).center()
    if isinstance(widget, QHeaderView):
        return QPoint(widget.sectionViewportPosition(action.at) + 8, widget.height() // 2)
    if isinstance(widget, QAbstractItemView):
        row, column = action.at
        box = widget.visualRect(widget.model().index(row, column, widget.rootIndex()))
        return QPoint(box.left() + 12, box.center().y()) if action.kind == "tick" else box.center()
    if isinstance(widget, QCheckBox | QRadioButton):
        return QPoint(min(12, widget.width() // 2), widget.height() // 2)
    return widget.rect().center()
