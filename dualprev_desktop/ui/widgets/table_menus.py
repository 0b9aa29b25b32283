"""The menus of a record table: of its cells, and of its headings."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.table_scope import CHOSEN_FROM
from dualprev_desktop.ui.reasons import NO_ROW, allow, only_read, unless
from dualprev_desktop.ui.widgets.record_table import RecordTable

Standard = QKeySequence.StandardKey
FILL_DOWN, SET_IN_ALL = "Ctrl+D", "Ctrl+E"


class TableMenus(QObject):
    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table, self._pointed = table, -1
        for view in (table, table.frozen):
            self._listen(view)

    def _listen(self, view: QTableView) -> None:
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_for_cells)
        header = view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_for_heading)

    def _menu(self) -> QMenu:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    # cells --------------------------------------------------------------------------------------------

    def _show_for_cells(self, place: QPoint) -> None:
        table, menu = self._table, self._menu()
        read, no_record = only_read(table.record_model.session.company), unless(table.selected_ids(), _(NO_ROW))
        nothing_held = unless(QGuiApplication.clipboard().text(), _("Nothing was copied that can be pasted."))
        one_row = unless(table.rows_chosen() > 1, _("Choose the cell to fill from and the cells below it."))
        for text, keys, act, obstacles in (
                (_("&Copy"), Standard.Copy, table.copy, (no_record,)),
                (_("&Paste"), Standard.Paste, table.paste, (read, nothing_held)),
                (_("&Fill down"), FILL_DOWN, table.fill_down, (read, one_row)),
                (_("&Set in all chosen rows…"), SET_IN_ALL, table.bulk_wanted.emit, (read, no_record)),
                (_("&Duplicate"), None, table.duplicate, (read, no_record)),
                (_("&Remove rows"), None, table.remove_chosen, (read, no_record))):
            action = menu.addAction(text, act)
            allow(action, *obstacles)
            if keys is not None:
                action.setShortcut(QKeySequence(keys))
        menu.addSeparator()
        allow(menu.addAction(_("&Only rows with this value"), table.keep_only_this), no_record)
        menu.popup(cast(QTableView, self.sender()).viewport().mapToGlobal(place))

    # headings -----------------------------------------------------------------------------------------

    def _show_for_heading(self, place: QPoint) -> None:
        header, columns = cast(QHeaderView, self.sender()), self._table.columns
        self._pointed = header.logicalIndexAt(place)
        if self._pointed < 0:
            return
        menu = self._menu()
        if self._table.record_model.fields[self._pointed].type in CHOSEN_FROM:
            menu.addAction(_("&Group by this"), self._group)
        menu.addAction(_("&Keep up to here in place"), self._freeze)
        if columns.frozen:
            menu.addAction(_("&Let all columns scroll"), self._thaw)
        allow(menu.addAction(_("&Hide column"), self._hide),
              unless(columns.shown() != [self._pointed], _("The last column stays.")))
        allow(menu.addAction(_("Columns as &delivered"), columns.reset),
              unless(not columns.as_delivered, _("They stand as delivered.")))
        menu.popup(header.viewport().mapToGlobal(place))

    def _group(self) -> None:
        model = self._table.record_model
        model.set_group((model.fields[self._pointed].name,))

    def _freeze(self) -> None:
        self._table.columns.freeze(self._table.columns.shown().index(self._pointed) + 1)

    def _thaw(self) -> None:
        self._table.columns.freeze(0)

    def _hide(self) -> None:
        self._table.columns.show(self._pointed, False)
