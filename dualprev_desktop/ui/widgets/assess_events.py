"""The risk events grouped by risk point, with their levels; filtered by words and by what is not assessed yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.search import initials
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.register_chips import Chip, ChipRow
from dualprev_desktop.ui.widgets.two_line_row import HEIGHT, REMARK_ROLE, TwoLineDelegate

Index = QModelIndex | QPersistentModelIndex
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
EVENT_ROLE = Qt.ItemDataRole.UserRole + 2
HEADING_HEIGHT = 32
WIDTH = 224
ALL, OPEN, REFERENCES, DUE = "all", "open", "references", "due"
WHICH = {ALL: N_("All events"), OPEN: N_("Not assessed"), REFERENCES: N_("Reference values"),
         DUE: N_("Due for review")}
EVENT_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

Line = RegisterRow | str
"""An event, or the risk point above its events."""


class EventModel(QAbstractListModel):
    """Rows are risk points, each followed by its events."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.drafts: frozenset[str] = frozenset()
        """Events with values that are chosen and not saved."""
        self.due: frozenset[str] = frozenset()
        """Events whose assessment is due again."""
        self.references: frozenset[str] = frozenset()
        """Events whose values come from a catalogue and were confirmed by nobody."""

    def follow(self, rows: Iterable[RegisterRow]) -> None:
        lines = list(_lines(rows))
        if [_key(line) for line in lines] == [_key(line) for line in self.lines]:
            other = [place for place, (old, new) in enumerate(zip(self.lines, lines, strict=True)) if old != new]
            self.lines = lines
            if other:
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def repaint(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def row_of(self, event_id: str) -> int:
        """-1 where the event is not in the list."""
        return next((row for row, line in enumerate(self.lines) if _key(line) == event_id), -1)

    def next_event(self, row: int, step: int = 1) -> int:
        """The row of the next event in a direction; -1 where there is none."""
        row += step
        while 0 <= row < len(self.lines):
            if not isinstance(self.lines[row], str):
                return row
            row += step
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.lines[index.row()], str) else EVENT_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if isinstance(line, str):
            return line if role == Qt.ItemDataRole.DisplayRole else True if role == HEADING_ROLE else None
        return self._of_event(line, role)

    def _of_event(self, row: RegisterRow, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (f"{row.point_name} · {_title(row)}", row.hazard_factor, row.consequence)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (_title(row), badge_text(row.level), self._remark(row))))
        if role == LEVEL_ROLE:
            return row.level.value
        if role == REMARK_ROLE:
            return self._remark(row)
        return row.event_id if role == EVENT_ROLE else None

    def _remark(self, row: RegisterRow) -> str:
        if row.event_id in self.drafts:
            return _("not saved")
        if row.event_id in self.references:
            return _("reference value")
        if row.event_id in self.due:
            return _("due for review")
        return _("inherent only") if row.inherent and not row.residual else ""


def _title(row: RegisterRow) -> str:
    return f"{row.step} · {row.event}" if row.step else row.event


def _key(line: Line) -> str:
    return line if isinstance(line, str) else line.event_id


def _lines(rows: Iterable[RegisterRow]) -> Iterable[Line]:
    point = ""
    for row in rows:
        if row.point_id != point:
            point = row.point_id
            yield f"{row.point_number}  {row.point_name}".strip()
        yield row


class EventDelegate(TwoLineDelegate):
    """Risk points as headings, events in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEADING_HEIGHT if index.data(HEADING_ROLE) else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not index.data(HEADING_ROLE):
            super().paint(painter, option, index)
            return
        between = active().space.between
        painter.save()
        painter.fillRect(option.rect, active().colours.sunken)
        painter.setFont(bold_font())
        painter.setPen(active().colours.muted)
        room = option.rect.adjusted(between, 0, -between, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class EventList(QWidget):
    """Tells which event is chosen; keeps the chosen one in the list while it is worked on."""

    chosen = Signal(str)
    entered = Signal()
    """Enter, or a double click: to the scales."""
    narrowed = Signal()
    """Other events are listed than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.current = ""
        self._rows: tuple[RegisterRow, ...] = ()
        self._only = frozenset[str]()
        self.model, self.view, self._none = EventModel(self), QListView(), QLabel()
        self.filter, self.which = FilterEdit(self.view), QComboBox()
        self.chips = ChipRow(self.view, WIDTH)
        for which, words in WHICH.items():
            self.which.addItem(_(words), which)
        self.which.setAccessibleName(_("Which events are listed"))
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        parts: tuple[QWidget, ...] = (self.which, self.filter, self.chips, self.view, self._none)
        for part in parts:
            column.addWidget(part)

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(_("Filter: words or pinyin initials"))
        self.filter.textChanged.connect(self._narrow)
        self.which.currentIndexChanged.connect(self._narrow)
        self.view.setModel(self.model)
        self.view.setItemDelegate(EventDelegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("Risk events"))
        self.view.selectionModel().currentChanged.connect(self._selected)
        self.view.activated.connect(self._entered)
        self._none.setWordWrap(True)
        self._none.setProperty("muted", True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.hide()

    def follow(self, rows: tuple[RegisterRow, ...]) -> None:
        self._rows = rows
        self._narrow()

    def _narrow(self) -> None:
        words = self.filter.text().casefold().split()
        self.model.follow(row for row in self._rows if self._among(row) and self._shown(row, words))
        self._none.setText(_("No event contains these words.") if words or self.which.currentData() == ALL
                           else _("There is no such event."))
        empty = not self.model.lines
        self.view.setVisible(not empty)
        self._none.setVisible(empty)
        self._reselect()
        self.narrowed.emit()

    def show_only(self, ids: frozenset[str], words: str = "") -> None:
        """Of all events these, under a chip that takes it back; all of them for no ids."""
        self._only = ids
        self.chips.show_chips([Chip(words, self._show_all)] if ids else [])
        self.filter.clear()
        self.which.setCurrentIndex(0)
        self._narrow()

    def _show_all(self) -> None:
        self.show_only(frozenset())

    def _among(self, row: RegisterRow) -> bool:
        return not self._only or row.event_id in self._only

    def _shown(self, row: RegisterRow, words: list[str]) -> bool:
        if row.event_id != self.current and not self._wanted(row):
            return False
        if not words:
            return True
        text = f"{row.point_number} {row.point_name} {row.event_number} {_title(row)}".casefold()
        text += f" {initials(row.point_name)} {initials(_title(row))}"
        return all(word in text for word in words)

    def _wanted(self, row: RegisterRow) -> bool:
        which = self.which.currentData()
        if which == OPEN:
            return row.residual is None
        marked = {DUE: self.model.due, REFERENCES: self.model.references}.get(which)
        return marked is None or row.event_id in marked

    def listed(self) -> list[str]:
        """The events that are in sight of the filter."""
        return [line.event_id for line in self.model.lines if not isinstance(line, str)]

    def mark(self, due: frozenset[str], references: frozenset[str]) -> None:
        if (due, references) != (self.model.due, self.model.references):
            self.model.due, self.model.references = due, references
            self.model.repaint()

    def _reselect(self) -> None:
        row = self.model.row_of(self.current)
        if row < 0:
            row = self._first()
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        elif self.current:
            self.current = ""
            self.chosen.emit("")

    def _first(self) -> int:
        """The first event that is not assessed, else the first of all; -1 in an empty list."""
        open_ones = (row for row, line in enumerate(self.model.lines)
                     if not isinstance(line, str) and line.residual is None)
        return next(open_ones, self.model.next_event(-1))

    def _selected(self, index: QModelIndex) -> None:
        event_id = str(index.data(EVENT_ROLE) or "")
        if event_id and event_id != self.current:
            self.current = event_id
            self.chosen.emit(event_id)

    def _entered(self) -> None:
        self.entered.emit()

    def select(self, event_id: str) -> bool:
        """Selects an event, taking filters away that hide it; False where there is none."""
        if event_id not in {row.event_id for row in self._rows}:
            return False
        if self.model.row_of(event_id) < 0:
            self._show_all()
        self.view.setCurrentIndex(self.model.index(self.model.row_of(event_id)))
        return True

    def go_on(self) -> bool:
        """To the next event; False at the end of the list."""
        row = self.model.next_event(self.model.row_of(self.current))
        if row < 0:
            return False
        self.view.setCurrentIndex(self.model.index(row))
        self._narrow()
        return True

    def mark_drafts(self, drafts: frozenset[str]) -> None:
        other, self.model.drafts = drafts ^ self.model.drafts, drafts
        for row in filter(lambda found: found >= 0, map(self.model.row_of, other)):
            self.model.dataChanged.emit(self.model.index(row), self.model.index(row))
