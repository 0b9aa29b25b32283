"""The drawer beside the plan: the risk points of the selected zone, and what register and plans lack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.plan_points import Placement
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.plan_bind_list import BindFilter, BindModel
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate

WIDTH = 264
TARGET_ROLE = Qt.ItemDataRole.UserRole
"""(record type, id) behind a line of the check."""


class PlanDrawer(QWidget):
    """Tells what is wanted; the page changes the file."""

    bound = Signal(str, bool)
    """(risk point, whether the selected zone shall hold it)"""
    followed = Signal(str, str)
    """(record type, id): a line of the check was opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.model, self.filtered = BindModel(self), BindFilter(self)
        self.list, self.check = QListView(), QListWidget()
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
        self.check.setWordWrap(True)
        self.check.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.check.setSpacing(active().space.tight // 2)
        self.check.setAccessibleName(_("Cross-check"))
        self.check.itemActivated.connect(self._follow)
        self.check.itemClicked.connect(self._follow)
        self.tabs.addTab(self._page(self.hint, self.filter, self.list), _("Risk points"))
        self.tabs.addTab(self._page(self.check), _("Cross-check"))

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
        self.hint.setText(_("Tick the risk points that stand in “{zone}”.").format(zone=zone) if zone_id
                          else _("Select a zone to choose its risk points."))
        self._show_check(placement)

    def _show_check(self, placement: Placement) -> None:
        self.check.clear()
        unplaced = placement.unplaced
        if not unplaced and not placement.bare_zones:
            self._headline(_("Every risk point is on a plan, and every zone holds one."), bold=False)
        self._section(ngettext("{count} risk point is on no plan", "{count} risk points are on no plan", len(unplaced)),
                      "risk_point", [(one.id, f"{one.number}  {one.name}".strip()) for one in unplaced])
        self._section(ngettext("{count} zone holds no risk point", "{count} zones hold no risk point",
                               len(placement.bare_zones)), "zone", list(placement.bare_zones))
        missing = len(unplaced) + len(placement.bare_zones)
        self.tabs.setTabText(1, _("Cross-check ({count})").format(count=missing) if missing else _("Cross-check"))

    def _section(self, headline: str, type_id: str, lines: list[tuple[str, str]]) -> None:
        if lines:
            self._headline(headline.format(count=len(lines)))
        for record_id, words in lines:
            item = QListWidgetItem(words)
            item.setData(TARGET_ROLE, (type_id, record_id))
            self.check.addItem(item)

    def _headline(self, words: str, bold: bool = True) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        self.check.addItem(item)

    def show_missing(self, type_id: str, record_id: str) -> None:
        """Puts the cursor on a line of the check."""
        for row in range(self.check.count()):
            if tuple(self.check.item(row).data(TARGET_ROLE) or ()) == (type_id, record_id):
                self.tabs.setCurrentIndex(1)
                self.check.setCurrentRow(row)
                self.check.setFocus()

    def _follow(self, item: QListWidgetItem) -> None:
        target = item.data(TARGET_ROLE)
        if target:
            self.followed.emit(*target)

    def begin_binding(self) -> None:
        """Gives the keyboard to the filter."""
        self.tabs.setCurrentIndex(0)
        self.filter.setFocus()
