"""The comparison chart as rows of a list: a heading with the axis, then the bars; each bar knows its risk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dualprev_desktop.charts.axis import Axis, axis_of, descending, length
from dualprev_desktop.charts.comparison import NO_POST, bar_words, limit_words
from dualprev_desktop.charts.counts import FAMILIES, most, shown
from dualprev_desktop.charts.sheet import level_words
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.services.views import Chart, ComparisonView, CountsView

ROW_ROLE = Qt.ItemDataRole.UserRole + 120
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChartRow:
    """`events` are the risk events behind a bar; a heading has none. `edges` are (place from 0 to 1, words)."""

    label: str
    axis: Axis
    palette: Palette = USUAL
    level: Level | None = None
    """None of a heading."""
    size: float = 0
    words: str = ""
    events: tuple[str, ...] = ()
    edges: tuple[tuple[float, str], ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()

    @property
    def is_bar(self) -> bool:
        return self.level is not None


def chart_rows(charts: Sequence[Chart]) -> list[ChartRow]:
    rows: list[ChartRow] = []
    for chart in charts:
        rows += _count_rows(chart) if isinstance(chart, CountsView) else _value_rows(chart)
    return rows


def _value_rows(view: ComparisonView) -> Iterator[ChartRow]:
    if not view.bars:
        return
    t, axis = active(), axis_of(view)
    edges = () if axis.ranked else tuple((axis.part(edge), words) for edge, words in limit_words(view, t))
    ticks = tuple((axis.part(value), f"{value:g}") for value in axis.ticks())
    yield ChartRow(_method(view, axis), axis, view.palette, edges=edges, ticks=ticks)
    for bar in descending(view):
        yield ChartRow(bar.label or _(NO_POST), axis, view.palette, bar.level, length(bar, axis.ranked),
                       bar_words(bar, axis.ranked, t), (bar.event_id,), edges)


def _method(view: ComparisonView, axis: Axis) -> str:
    if axis.ranked:
        return _("By rank of the level: several methods, or judged directly")
    return in_language(view.method, active().language)


def _count_rows(view: CountsView) -> Iterator[ChartRow]:
    if not most(view):
        return
    axis = Axis(0, most(view) * 1.24)
    for group in view.groups:
        yield ChartRow(_(FAMILIES[group.id]), axis, view.palette)
        for look in shown(view):
            count = group.count(look.level)
            yield ChartRow(level_words(look.level, active()), axis, view.palette, look.level, count, str(count),
                           group.events.get(look.level, ()))


class ChartModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChartRow] = []

    def show_charts(self, charts: Sequence[Chart]) -> None:
        self.beginResetModel()
        self.rows = chart_rows(charts)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsSelectable if self.rows[index.row()].is_bar else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.label}, {' '.join(row.words.split())}" if row.is_bar else row.label
        return None

    def place_of(self, event_id: str) -> int:
        """The row of the bar that stands for just this event, or -1."""
        return next((place for place, row in enumerate(self.rows) if row.events == (event_id,)), -1)
