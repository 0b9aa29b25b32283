"""The drawer beside the plan: the risk points of the selected zone, and what register and plans lack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_checks.looking import Report
from dualprev_desktop.services.plan_checks.rule import Found
from dualprev_desktop.services.plan_points import Placement
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.plan_bind_list import BindFilter, BindModel, PointList, Scope
from dualprev_desktop.ui.widgets.plan_checks import CheckPanel
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate

WIDTH = 264
NO_POINT = N_("The register holds no risk point yet. Write them in step 1; then they are put on the plan here.")
TABS = "QTabBar::tab { padding: 6px 9px; }"
"""Four of them stand beside each other, also with a count."""


class PlanDrawer(QWidget):
    """Tells what is wanted; the page changes the file."""

    bound = Signal(str, bool)
    """(risk point, whether the selected zone shall hold it)"""
    followed = Signal(str, str)
    """(record type, id): a line of the check was opened that is not on the plan."""
    jumped = Signal(object)
    """A Found that has its place on the plan."""
    mending = Signal(object)
    """A Mend."""
    placing = Signal(list)
    """Risk points that are to be put on the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.model, self.filtered = BindModel(self), BindFilter(self)
        self.list, self.checks, self.scope = PointList(), CheckPanel(), QComboBox()
        self.check = self.checks.list
        self.filter, self.hint = FilterEdit(self.list), QLabel()
        self.tabs = QTabWidget()
        self._set_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def _set_up(self) -> None:
        self.filtered.setSourceModel(self.model)
        self.list.setModel(self.filtered)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Risk points"))
        self.filter.setPlaceholderText(_("Filter: name, number, or pinyin initials"))
        self.filter.textChanged.connect(self.filtered.narrow)
        self.hint.setWordWrap(True)
        self.hint.setProperty("muted", True)
        self.model.wanted.connect(self.bound)
        self.scope.setAccessibleName(_("Which risk points"))
        for scope in Scope:
            self.scope.addItem(_(scope.value), scope)
        self.scope.currentIndexChanged.connect(self._narrow)
        self.list.chosen.connect(self.placing)
        self.checks.jumped.connect(self._follow)
        self.checks.mending.connect(self.mending)
        self.tabs.tabBar().setStyleSheet(TABS)
        self.tabs.addTab(self._page(self.hint, self.scope, self.filter, self.list), _("Risk points"))
        self.tabs.addTab(self._page(self.checks), _("Cross-check"))

    def _narrow(self) -> None:
        self.filtered.set_scope(self.scope.currentData())

    @staticmethod
    def _page(*parts: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, active().space.between, 0, 0)
        column.setSpacing(active().space.between)
        for part in parts:
            column.addWidget(part)
        return page

    def add_page(self, part: QWidget, title: str) -> None:
        self.tabs.addTab(self._page(part), title)

    def show_placement(self, placement: Placement, zone_id: str, zone: str) -> None:
        """`zone_id` is the selected zone, or empty."""
        self.model.follow(placement.points, zone_id)
        if not placement.points:
            self.hint.setText(_(NO_POINT))
            return
        self.hint.setText(
            _("Tick the risk points that stand in “{zone}”, or drag them onto the plan.").format(zone=zone) if zone_id
            else _("Drag risk points onto the plan, or select a zone to tick its own."))

    def show_report(self, report: Report, drawn: bool = True) -> None:
        """`drawn`: whether the plan has a zone at all."""
        self.checks.show_report(report, drawn)
        self.tabs.setTabText(1, _("Cross-check {count}").format(count=report.count) if report.count
                             else _("Cross-check"))

    def show_missing(self, type_id: str, record_id: str) -> None:
        """Puts the cursor on a line of the check."""
        if self.checks.show_missing(type_id, record_id):
            self.tabs.setCurrentIndex(1)
            self.check.setFocus()

    def _follow(self, found: Found) -> None:
        if found.type_id in ("zone", "plan_symbol"):
            self.jumped.emit(found)
        elif found.type_id != "plan":
            self.followed.emit(found.type_id, found.ids[0])

    def begin_binding(self) -> None:
        """Gives the keyboard to the filter."""
        self.tabs.setCurrentIndex(0)
        self.filter.setFocus()
