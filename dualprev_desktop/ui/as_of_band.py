"""The calm band over a company of the past: of which moment it is, that nothing changes, the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

HEIGHT = 44


class AsOfBand(QFrame):
    left = Signal()
    """Back to today."""
    other_wanted = Signal()
    """Another moment."""

    def __init__(self, moment: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colours, space = active().colours, active().space
        self.setFixedHeight(HEIGHT)
        self.setStyleSheet(f"AsOfBand {{ background: {colours.accent_soft}; "
                           f"border-bottom: 1px solid {colours.accent}; }}")
        picture, self.words = QLabel(), QLabel(_("As it stood on {moment} · read-only").format(moment=moment))
        picture.setPixmap(icon("history", colours.accent).pixmap(active().size.icon, active().size.icon))
        self.words.setFont(bold_font())
        self.words.setToolTip(_("You can look at everything, print and export; what is printed bears that date."))
        self.other, self.back = QPushButton(_("Another day…")), QPushButton(_("Back to today"))
        self.back.setProperty("primary", True)
        self.other.clicked.connect(self.other_wanted)
        self.back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.page, 0, space.page, 0)
        row.setSpacing(space.between)
        row.addWidget(picture)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.other)
        row.addWidget(self.back)
