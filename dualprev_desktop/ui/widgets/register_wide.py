"""The whole register (风险分级管控清单) to read, filter and copy; Enter goes to the event's measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.register import register
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.level_badge import LevelDelegate
from dualprev_desktop.ui.widgets.read_when_seen import ReadWhenSeen
from dualprev_desktop.ui.widgets.register_wide_model import WideModel
from dualprev_desktop.ui.widgets.table_cells import put_on_clipboard
from dualprev_desktop.ui.widgets.table_frozen import FrozenColumns
from dualprev_desktop.ui.widgets.table_group_header import GroupHeader

LINES = 3
FROZEN = ("number", "point_number", "point_name")
"""Columns that stay in place: what each line is about."""
FILTER_WIDTH = 220
SHOWN = frozenset({"risk_point", "risk_event", "assessment", "control_measure", "org_unit", "post", "person"})


class WideTable(QTableView):
    """Cells are read; Ctrl+C copies them, Enter opens the line."""

    opened = Signal(int)
    """The row."""

    def __init__(self, model: WideModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setHorizontalHeader(GroupHeader(self))
        self.setModel(model)
        self.setItemDelegate(LevelDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(numbers.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(self.fontMetrics().lineSpacing() * LINES + active().space.between)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frozen = FrozenColumns(self)
        self.frozen.setItemDelegate(LevelDelegate(self.frozen))
        self.frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.frozen.setWordWrap(True)
        for view in (self, self.frozen):
            view.doubleClicked.connect(self._open)

    def dress(self) -> None:
        """After the columns have come."""
        header = self.horizontalHeader()
        if isinstance(header, GroupHeader):
            header.set_groups(self._model.groups())
        for column in range(self._model.columnCount()):
            heading = str(self._model.headerData(column, Qt.Orientation.Horizontal))
            least = self.fontMetrics().horizontalAdvance(heading) + 3 * active().space.between
            self.setColumnWidth(column, max(self._model.width(column), least))
        self._freeze()

    def _freeze(self) -> None:
        names = [column.column.field for column in self._model.columns]
        self.frozen.show_columns([place for place, name in enumerate(names) if name in FROZEN])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frozen.lie()

    def scrollTo(self, index: QModelIndex | QPersistentModelIndex,
                 hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible) -> None:
        self.frozen.keep_in_sight(index, lambda: QTableView.scrollTo(self, index, hint))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())

    def copy(self) -> None:
        """The rectangle around the chosen cells, in full, with its headings when whole columns are chosen."""
        chosen = self.selectedIndexes()
        rows = sorted({cell.row() for cell in chosen})
        columns = sorted({cell.column() for cell in chosen})
        lines = [[self._model.text(self._model.rows[row], column) for column in columns] for row in rows]
        if len(rows) == self._model.rowCount() and lines:
            lines.insert(0, [str(self._model.headerData(column, Qt.Orientation.Horizontal)) for column in columns])
        if lines:
            put_on_clipboard(lines)


class WideRegister(ReadWhenSeen):
    """Stands in a page's place until `closed`; it is read anew when it is seen again after a change."""

    closed = Signal()
    shows = SHOWN

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = WideModel(self)
        self.table = WideTable(self.model)
        self.table.setAccessibleName(_("Whole register"))
        self.filter, self._title, self._counter = FilterEdit(self.table), QLabel(_("Whole register")), QLabel()
        self._leave = QPushButton(icon("close"), _("Close"))
        self._lay_out()
        self.setFocusProxy(self.table)
        self._leave.clicked.connect(self.closed)
        self.filter.textChanged.connect(self._narrow)
        self.table.opened.connect(self._open)

    def _lay_out(self) -> None:
        space, row, column = active().space, QHBoxLayout(), QVBoxLayout(self)
        self._title.setFont(bold_font())
        self._counter.setProperty("muted", True)
        self.filter.setFixedWidth(FILTER_WIDTH)
        row.setSpacing(space.between)
        row.addWidget(self._title)
        row.addWidget(self._counter, 1)
        row.addWidget(self.filter)
        row.addWidget(self._leave)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    # reading ------------------------------------------------------------------------------------------

    def reading(self) -> Callable[[], Sequence[RegisterRow]]:
        """Behind the person's back: a long register takes seconds."""
        if not self.model.total:
            self._counter.setText(_("Reading…"))
        return partial(register, self._session.company)

    def take(self, read: Sequence[RegisterRow]) -> None:
        row = self.table.currentIndex().row()
        held = self.model.rows[row].event_id if 0 <= row < len(self.model.rows) else ""
        self.model.show(read, book(self._session.company))
        self.table.dress()
        self._count()
        self.go_to(held)

    def go_to(self, event_id: str) -> None:
        places = [place for place, row in enumerate(self.model.rows) if row.event_id == event_id]
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(places[0] if places else 0, 0))

    def _narrow(self, text: str) -> None:
        self.model.set_filter(text)
        self._count()

    def _count(self) -> None:
        shown, total = len(self.model.rows), self.model.total
        text = ngettext("{count} row", "{count} rows", total).format(count=total) if shown == total else \
            _("{count} of {total}").format(count=shown, total=total)
        self._counter.setText(text)

    def _open(self, row: int) -> None:
        event_id = self.model.rows[row].event_id
        self.closed.emit()
        self._session.go_to(Destination("control", "risk_event", event_id))
