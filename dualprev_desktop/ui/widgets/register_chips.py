"""A chip for every filter and for the grouping of a register; a click, or Enter, takes it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.table_flow import FlowLayout

WIDEST = 280
MARK = 14


@dataclass(frozen=True)
class Chip:
    text: str
    clear: Callable[[], object]


class ChipRow(QWidget):
    """Not seen where there is nothing to clear."""

    def __init__(self, rows: QWidget, widest: int = WIDEST, parent: QWidget | None = None) -> None:
        """`rows` gets the keyboard when the last chip is gone; a chip is at most `widest` pixels wide."""
        super().__init__(parent)
        self._rows, self._widest, self._flow = rows, widest, FlowLayout(self)
        self.chips: list[Chip] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setStyleSheet(f"QPushButton {{ background: {active().colours.accent_soft}; padding: 0 8px;"
                           f" min-height: 22px; border-radius: 11px; border-color: transparent; }}")
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        held = self._place_of_keyboard()
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = list(chips)
        for place, chip in enumerate(chips):
            self._flow.addWidget(self._button(place, chip))
        self.setVisible(bool(chips))
        self.updateGeometry()
        if held >= 0:
            self._give_keyboard(held)

    def _button(self, place: int, chip: Chip) -> QPushButton:
        button = QPushButton(self)
        button.setIcon(icon("close", active().colours.muted))
        button.setIconSize(QSize(MARK, MARK))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # what takes it away stands behind its text
        button.setMaximumWidth(self._widest)
        button.setText(button.fontMetrics().elidedText(chip.text, Qt.TextElideMode.ElideRight, self._widest - 3 * MARK))
        button.setToolTip(_("{filter} – click to clear").format(filter=chip.text))
        button.setAccessibleName(_("Clear {filter}").format(filter=chip.text))
        button.setProperty("place", place)
        button.clicked.connect(self._clear)
        button.show()
        return button

    def buttons(self) -> list[QPushButton]:
        items = [self._flow.itemAt(place) for place in range(self._flow.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _place_of_keyboard(self) -> int:
        return next((place for place, button in enumerate(self.buttons()) if button.hasFocus()), -1)

    def _give_keyboard(self, place: int) -> None:
        left = self.buttons()
        (left[min(place, len(left) - 1)] if left else self._rows).setFocus()

    def _clear(self) -> None:
        button = self.sender()
        place = button.property("place") if button is not None else -1
        if 0 <= place < len(self.chips):
            self.chips[place].clear()
