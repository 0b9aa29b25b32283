"""What every step of the wizard is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.ui.tab_order import reach, stops
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.wizard.founding import Founding

ALL_ROOM = 1000
"""A stretch beside which the others count for nothing, until the width is reached."""


class WizardPage(QWidget):
    """Reads and writes the founding; keeps its own look while it is not in front."""

    name = ""
    """Its word in the line of steps, marked with `N_`."""
    changed = Signal()
    """What the later steps depend on."""

    def __init__(self, founding: Founding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.founding = founding

    def arrive(self) -> None:
        """Shows what the steps before have made of it."""

    def leave(self) -> bool:
        """Whether one may go on; where not, it says why."""
        return True

    def begin(self) -> None:
        """Gives the keyboard to where the work begins."""
        place = next(stops(self), None)
        if place is not None:
            reach(place, Qt.FocusReason.OtherFocusReason)


def lead(text: str) -> QLabel:
    """The sentence at the head of a step."""
    words = QLabel(text)
    words.setWordWrap(True)
    words.setProperty("muted", True)
    return words


def middle(page: QWidget, width: int) -> QVBoxLayout:
    """A column of at most this width in the middle of the page."""
    body = QWidget()
    body.setMaximumWidth(width)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(active().space.between)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(body, ALL_ROOM)
    row.addStretch(1)
    return column
