"""What the program is, its version, its licence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from dualprev_desktop import __version__
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.theme.fonts import title_font
from dualprev_desktop.ui.theme.tokens import active

LINES = (
    N_("Builds and keeps a company's dual-prevention system: graded control of risks, and inspection for hidden "
       "dangers."),
    N_("It works without a network. Each company is one file, which you can copy, mail and back up."),
    N_("Free software under the Apache License 2.0. Fonts: Noto Sans SC (OFL 1.1). Icons: Material Design Icons "
       "(Apache 2.0). Built with Qt for Python (LGPL 3)."))


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About DualPrev"))
        column = QVBoxLayout(self)
        space = active().space
        column.setContentsMargins(space.page, space.page, space.page, space.around)
        column.setSpacing(space.around)
        title = QLabel(f"DualPrev Desktop {__version__}")
        title.setFont(title_font())
        column.addWidget(title)
        for line in LINES:
            words = QLabel(_(line))
            words.setWordWrap(True)
            words.setMinimumWidth(440)
            column.addWidget(words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
