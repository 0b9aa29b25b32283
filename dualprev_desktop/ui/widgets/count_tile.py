"""A large number with its word, which leads to the list it counts; a nought leads nowhere, and says so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.fonts import figure_font
from dualprev_desktop.ui.theme.tokens import active

NOT_READ = "…"


class CountTile(QPushButton):
    wanted = Signal(object)
    """A Destination."""

    def __init__(self, words: str, where: Destination, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._where = words, where
        self._number, text = QLabel("0"), QLabel(words)
        self._number.setFont(figure_font())
        text.setProperty("muted", True)
        for label in (self._number, text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(active().space.around, 0, active().space.around, 0)
        row.setSpacing(active().space.between)
        row.addWidget(self._number)
        row.addWidget(text, 1)
        self.setProperty("tall", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._press)

    @property
    def number(self) -> str:
        return self._number.text()

    def set_number(self, number: int | None) -> None:
        """None where it is not known yet."""
        self._number.setText(NOT_READ if number is None else f"{number:,}")
        self.setAccessibleName(f"{self._words}: {self.number}")
        allow(self, unless(number is not None, _("It is being counted.")),
              unless(number, _("There is none yet. The steps below lead to where they are made.")))

    @Slot()
    def _press(self) -> None:
        self.wanted.emit(self._where)
