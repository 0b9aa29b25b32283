"""The sheet of all shortcuts (`?`), to be searched; it stays open beside the work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.search_near import near
from dualprev_desktop.ui.help_window import DialogFilter
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.shortcuts import Shortcut, shortcuts
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active

SIZE = (760, 600)
KEYS_WIDTH = 240


class ShortcutsSheet(QDialog):
    """Grouped by where the keys work."""

    def __init__(self, found: Sequence[Shortcut], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(*SIZE)
        self._found = found
        self.tree = QTreeWidget()
        self.filter = DialogFilter(self.tree)
        self.filter.setPlaceholderText(_("Filter: key, words or pinyin initials"))
        self.filter.textChanged.connect(self.show_found)
        self.tree.setAccessibleName(_("Keyboard shortcuts"))
        self.tree.setHeaderLabels([_("What it does"), _("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setStyleSheet("QTreeWidget::item { padding-left: 6px; }")  # below the words of the head
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(1, KEYS_WIDTH)
        column = QVBoxLayout(self)
        space = active().space
        column.setContentsMargins(space.around, space.around, space.around, space.around)
        column.setSpacing(space.between)
        column.addWidget(self.filter)
        column.addWidget(self.tree)
        self.show_found("")

    @Slot(str)
    def show_found(self, typed: str) -> None:
        self.tree.clear()
        place: QTreeWidgetItem | None = None
        for one in self._found:
            if typed.strip() and near(typed, one.words, one.keys, one.place) is None \
                    and typed.strip().casefold() not in one.keys.casefold():
                continue
            if place is None or place.text(0) != one.place:
                place = self._heading(one.place)
            line = QTreeWidgetItem(place, [one.words, one.keys])
            line.setSizeHint(0, QSize(0, active().size.dense_row))
            for column in range(2):
                line.setToolTip(column, line.text(column))
        self.tree.expandAll()

    def _heading(self, place: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [place])
        item.setFirstColumnSpanned(True)
        item.setFont(0, bold_font())
        item.setSizeHint(0, QSize(0, active().size.row))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def lines(self) -> list[tuple[str, str]]:
        """(words, keys) of what is shown."""
        heads = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        items = [head.child(row) for head in heads if head is not None for row in range(head.childCount())]
        return [(item.text(0), item.text(1)) for item in items if item is not None]


def show_sheet(window: QWidget) -> None:
    """Opens the sheet, unless a question mark is being typed into a table."""
    if _typed_into(QApplication.focusWidget()):
        return
    for stack in window.findChildren(PageStack):
        while stack.build_next():
            pass  # a page that was not shown yet has its keys too
    sheet = window.findChild(ShortcutsSheet) or ShortcutsSheet(shortcuts(window), window)
    sheet.show()
    sheet.raise_()
    sheet.activateWindow()
    sheet.filter.setFocus()


def _typed_into(view: QWidget | None) -> bool:
    """A table in which typing changes cells gets its question mark."""
    if not isinstance(view, QAbstractItemView) or not view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
        return False
    QApplication.sendEvent(view, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Question,
                                           Qt.KeyboardModifier.ShiftModifier, "?"))
    return True
