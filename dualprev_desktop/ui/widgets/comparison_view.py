"""The comparison chart (作业安全风险比较图) on screen: every bar leads to its risk, by mouse and by keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.comparison import ChartChoice, charts
from dualprev_desktop.services.views import Chart
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.chart_choice import ChartChoiceBox
from dualprev_desktop.ui.widgets.comparison_bars import BarDelegate
from dualprev_desktop.ui.widgets.comparison_rows import ROW_ROLE, ChartModel, ChartRow
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way

NOTHING = N_("Here the risks of activities are compared: a bar for each, as long as its risk value, the worst on top. "
             "Assess the first risk event; then it stands here.")
Asked = tuple[str, ChartChoice, int]


class BarList(QListView):
    """Arrow keys go from bar to bar, Enter and a click lead to the risk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = BarDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Comparison of activity risks"))


class ComparisonPane(QWidget):
    """Reads off the UI thread when it is shown and after changes; `followed` tells which risks were chosen."""

    followed = Signal(object, str)
    """(ids of risk events, words for them)"""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.choice = session, ChartChoiceBox(session)
        self.model, self.list, self.stack = ChartModel(self), BarList(), QStackedWidget()
        self.empty = EmptyState("chart-bar", _(NOTHING), [Way(_("Assess…"), self._assess, "scale-balance")])
        self.mode, self._number, self._stale = "residual", 0, True
        self._lay_out()
        self.choice.changed.connect(self.renew)
        self.list.clicked.connect(self._follow)
        self.list.activated.connect(self._follow)

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        tools = QHBoxLayout()
        tools.addWidget(self.choice)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addLayout(tools)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)

    # what the page says

    def set_mode(self, mode: str) -> None:
        if mode != self.mode:
            self.mode = mode
            self.renew()

    def set_hatched(self, on: bool) -> None:
        self.list.delegate.hatched = on
        self.list.viewport().update()

    @Slot()
    def renew(self) -> None:
        """The file has changed, or another chart is wanted: it is read once it is seen."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.choice.recall()
        if self._stale:
            self._read()

    # reading

    def _read(self) -> None:
        self._stale = False
        self._number += 1
        asked = self.mode, self.choice.choice, self._number
        self.session.jobs.read_ahead(partial(charts, self.session.company, *asked[:2]), partial(self._show, asked))

    def _show(self, asked: Asked, found: tuple[Chart, ...]) -> None:
        """An answer that was overtaken by another question is dropped."""
        if asked[2] != self._number:
            return
        row = self.list.currentIndex().data(ROW_ROLE)
        self.model.show_charts(found)
        self.stack.setCurrentWidget(self.list if self.model.rows else self.empty)
        self._choose(row)

    def _choose(self, before: ChartRow | None) -> None:
        """The same bar stays chosen; at first the worst is."""
        place = self.model.place_of(before.events[0]) if before is not None and before.events else -1
        first = next((place for place, row in enumerate(self.model.rows) if row.is_bar), -1)
        chosen = self.model.index(place if place >= 0 else first)
        if chosen.isValid():
            self.list.setCurrentIndex(chosen)

    # what the person does

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.events:
            self.followed.emit(row.events, row.label)

    def _assess(self) -> None:
        self.followed.emit((), "")
