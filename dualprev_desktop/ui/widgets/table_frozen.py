"""The first columns of a table, laid over it so that they stay in place while the others are scrolled.

It shows the table's own model and selection and takes no keyboard: it is the table, seen once more at its left edge.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from dualprev_desktop.ui.theme.tokens import active

Policy = Qt.ScrollBarPolicy


class FrozenColumns(QTableView):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Policy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(table.alternatingRowColors())
        self.setShowGrid(table.showGrid())
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setStyleSheet(f"QTableView {{ border: none; border-right: 2px solid {active().colours.strong_border}; }}"
                           "QTableView::item { padding-left: 5px; padding-right: 5px; }")
        self._dress_header()
        self._follow()
        self.hide()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self._table.horizontalHeader().height())
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        leave_out_selection(header)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _follow(self) -> None:
        theirs, ours = self._table.verticalScrollBar(), self.verticalScrollBar()
        theirs.valueChanged.connect(ours.setValue)
        ours.valueChanged.connect(theirs.setValue)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self._table.horizontalHeader().sortIndicatorChanged.connect(self._show_order)

    def _resized(self, column: int, _before: int, width: int) -> None:
        if not self.isColumnHidden(column) and width and self._table.columnWidth(column) != width:
            self._table.setColumnWidth(column, width)

    def _sort(self, column: int) -> None:
        """Up, down, then as it was: what the table's own heading does."""
        if not self._table.isSortingEnabled():
            return
        header = self._table.horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if header.sortIndicatorSection() != column:
            header.setSortIndicator(column, up)
        elif header.sortIndicatorOrder() is up:
            header.setSortIndicator(column, down)
        else:
            header.setSortIndicator(-1, up)

    def _show_order(self, column: int, order: Qt.SortOrder) -> None:
        self.horizontalHeader().setSortIndicator(column, order)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt lets the keyboard go to nobody where a view takes none itself."""
        had_keyboard = editor.hasFocus()
        super().closeEditor(editor, hint)
        if had_keyboard:
            self._table.setFocus()

    # where it lies ------------------------------------------------------------------------------------

    def show_columns(self, columns: list[int]) -> None:
        """In their order; hides itself where there are none."""
        header = self.horizontalHeader()
        for column in range(self._table.model().columnCount()):
            self.setColumnHidden(column, column not in columns)
            self.setColumnWidth(column, self._table.columnWidth(column))
        for place, column in enumerate(columns):
            header.moveSection(header.visualIndex(column), place)
        self.setVisible(bool(columns))
        self.lie()

    def lie(self) -> None:
        if self.isHidden():
            return
        frame = self._table.frameWidth()
        height = self._table.viewport().height() + self._table.horizontalHeader().height()
        self.setGeometry(self._table.verticalHeader().width() + frame, frame, self.width_taken(), height)
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())

    def width_taken(self) -> int:
        """Pixels of the table's viewport that it covers."""
        return 0 if self.isHidden() else self.horizontalHeader().length()

    def covers(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return not self.isHidden() and not self.isColumnHidden(index.column())

    def keep_in_sight(self, index: QModelIndex | QPersistentModelIndex, scroll: Callable[[], object]) -> None:
        """After the table has scrolled to a cell, that must not lie under us; a cell of ours is seen anyway."""
        across = self._table.horizontalScrollBar()
        before = across.value()
        scroll()
        if self.covers(index):
            across.setValue(before)
        elif (under := self.width_taken() - self._table.columnViewportPosition(index.column())) > 0:
            across.setValue(across.value() - under)


def leave_out_selection(header: QHeaderView) -> None:
    """Its headings do not show what is chosen; to know, they would ask every cell of every column."""
    header.setSelectionModel(QItemSelectionModel(header.model(), header))
