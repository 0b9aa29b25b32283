"""Where each level begins: a number and whether it belongs to the level; bands made so have no gap and no overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from dualprev_desktop.domain.rule_draft import LimitDraft
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.field_editors import LineEditor
from dualprev_desktop.ui.widgets.level_badge import LevelBadge, badge_text

NUMBER_WIDTH = 76


class _LimitRow:
    """One line of the grid; the lowest band begins at 0 and is only shown."""

    def __init__(self, limit: LimitDraft, symbol: str, *, lowest: bool) -> None:
        self.limit, self._lowest, self._symbol = limit, lowest, symbol
        name = badge_text(limit.level)
        self.badge, self.sign, self.low = LevelBadge(limit.level), QLabel(), LineEditor(right=True)
        self.included = QCheckBox(_("limit included"))
        self.low.setText(limit.low)
        self.low.setFixedWidth(NUMBER_WIDTH)
        self.low.setAccessibleName(_("Limit of {level}").format(level=name))
        self.included.setChecked(limit.included)
        self.included.setAccessibleName(_("{level}: limit included").format(level=name))
        self.low.setVisible(not lowest)
        self.included.setVisible(not lowest)
        self.resign()

    def resign(self) -> None:
        sign = "≥" if self.included.isChecked() else ">"
        self.sign.setText(f"{self._symbol} {sign}" + (f" {self.limit.low}" if self._lowest else ""))

    def draft(self) -> LimitDraft:
        return self.limit if self._lowest else replace(self.limit, low=self.low.text(),
                                                       included=self.included.isChecked())


class LimitRows(QWidget):
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_LimitRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().space.between)
        self._grid.setVerticalSpacing(look().space.tight)
        self._grid.setColumnStretch(4, 1)

    def show_limits(self, limits: Sequence[LimitDraft], symbol: str) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(place, 0)
        last = len(limits) - 1
        self.rows = [_LimitRow(limit, symbol, lowest=place == last) for place, limit in enumerate(limits)]
        for place, row in enumerate(self.rows):
            self._add(place, row)

    def _add(self, place: int, row: _LimitRow) -> None:
        grade = QLabel(in_language(row.limit.grade, active().language))
        grade.setProperty("muted", True)
        grade.setWordWrap(True)
        for column, part in enumerate((row.badge, row.sign, row.low, row.included, grade)):
            self._grid.addWidget(part, place, column, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setRowMinimumHeight(place, look().size.row)
        row.low.edited.connect(self._edited)
        row.low.entered.connect(self._go_on)
        row.included.toggled.connect(self._edited)

    def _go_on(self) -> None:
        """Enter leads to the next limit."""
        here = next((place for place, row in enumerate(self.rows) if row.low is self.sender()), -1)
        for row in self.rows[here + 1:]:
            if not row.low.isHidden():
                row.low.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _edited(self) -> None:
        for row in self.rows:
            row.resign()
        self.edited.emit()

    def limits(self) -> tuple[LimitDraft, ...]:
        return tuple(row.draft() for row in self.rows)
