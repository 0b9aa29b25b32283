"""Step 6: the check items that follow from the register. Plans, records and closing of dangers are not kept yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import N_, _, active, ngettext
from dualprev_desktop.kernel.i18n import translator as translator_of
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.check_items import LEVEL_COLUMN, CheckItemModel, check_items
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.places import page_of
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.empty_state import EmptyState, Way
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.level_badge import LevelDelegate
from dualprev_desktop.ui.widgets.page_frame import PageFrame
from dualprev_desktop.ui.widgets.plain_table import set_up

WIDTHS = (116, 300, 88, 150, 76, 84, 84)
HONEST = N_("Every existing control measure is a check item: one that is missing or does not work is a hidden danger. "
            "This version lists what has to be checked; it does not keep inspection plans, records, and the closing "
            "of hidden dangers yet.")
EMPTY = N_("There is nothing to check yet. The check items come from the control measures of step 4.")


class InspectPage(Page):
    shows = frozenset({"risk_point", "risk_event", "control_measure", "assessment", "org_unit", "post"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.frame = PageFrame()
        self.model = CheckItemModel(self)
        self.tier, self.table = QComboBox(), QTableView()
        self.words = FilterEdit(self.table)
        self._fill_tiers()
        self._set_up_table()
        self.body = QStackedWidget()
        self.body.addWidget(EmptyState("clipboard-check-outline", _(EMPTY), [
            Way(_("Go to step 4"), self._to_control, "arrow-right")]))
        self.body.addWidget(self.table)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.refresh()

    def _fill_tiers(self) -> None:
        self.tier.addItem(_("All tiers"), "")
        for item in code_list("control_tier").items:
            self.tier.addItem(item.label(active().language), item.code)
        self.tier.setAccessibleName(_("Tier"))
        self.tier.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(LEVEL_COLUMN, LevelDelegate(self.table))
        self.table.setAccessibleName(_("Check items"))
        self.table.setAlternatingRowColors(True)
        set_up(self.table, WIDTHS, stretched=1)
        self.table.activated.connect(self._to_measure)

    def _lay_out(self) -> None:
        self.frame.set_primary(_("&Export as a workbook…"), self.export, "file-excel-outline")
        self.frame.add_tool_widget(self.tier)
        self.frame.add_tool_widget(self.words, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        honest = QLabel(_(HONEST))
        honest.setWordWrap(True)
        honest.setProperty("muted", True)
        column.addWidget(honest)
        column.addWidget(self.body, 1)
        self.frame.set_body(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)

    def heading(self) -> str:
        return self.frame.title

    def refresh(self, changes: ChangeSet | None = None) -> None:
        items = check_items(self.session.company)
        self.model.set_items(items)
        self.body.setCurrentIndex(1 if items else 0)
        self.frame.set_title(ngettext("6 Inspect · {count} check item", "6 Inspect · {count} check items",
                                      len(items)).format(count=len(items)))
        for widget in (self.tier, self.words, self.frame.primary):
            if widget is not None:
                allow(widget, unless(items, _("There is no check item yet: measures of step 4 make them.")))

    @Slot()
    def _filter(self) -> None:
        self.model.show_only(self.tier.currentData(), self.words.text())

    def show_record(self, type_id: str, record_id: str, field: str = "") -> bool:
        row = self.model.row_of(record_id)
        if type_id != "control_measure" or row is None:
            return False
        self.table.selectRow(row)
        self.table.setFocus()
        return True

    @Slot(QModelIndex)
    def _to_measure(self, index: QModelIndex) -> None:
        kind = page_of(Step.CONTROL)
        measure_id = self.model.item(index.row()).measure_id
        self.session.go_to(Destination(kind.id if kind else "", "control_measure", measure_id))

    @Slot()
    def _to_control(self) -> None:
        kind = page_of(Step.CONTROL)
        self.session.go_to(Destination(kind.id if kind else ""))

    @Slot()
    def export(self) -> None:
        """The control measures as a workbook, to check against on paper."""
        from dualprev_desktop.exchange.exports import export_table

        target = dialogs.files().choose_save(self, _("Export the check items"), _("check items") + ".xlsx",
                                             _("Workbooks (*.xlsx)"))
        if target is None:
            return
        company, words = self.session.company, translator_of(active().language)

        def work(progress: Progress) -> Path:
            return export_table(company, "control_measure", target, words, progress)
        self.session.run(_("Exporting the check items"), work, self._exported)

    def _exported(self, path: Path) -> None:
        say_written(self.session, path)
