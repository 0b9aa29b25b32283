"""What stands there when no company is open: make one, open one, look at the sample."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.company_menu import CompanyMenu
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font, title_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.recent_list import RecentList

WIDTH = 720


class StartPage(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.new = _way(_("New company"), _("Name it, say what it does and has, and begin with a draft register "
                                            "of its trade."), "domain-plus", primary=True)
        self.open = _way(_("Open a company"), _("A file whose name ends in .dualprev, on this machine or a stick."),
                         "folder-open-outline")
        self.sample = _way(_("Look at the sample"), _("A filling station with register, plan and cards; "
                                                      "a copy to try everything on."), "gas-station-outline")
        self.new.clicked.connect(desk.new_company)
        self.open.clicked.connect(desk.choose_company)
        self.sample.clicked.connect(desk.make_sample)
        self._lay_out()

    def begin(self) -> None:
        """Gives the keyboard to the first way on."""
        self.new.setFocus()

    def _lay_out(self) -> None:
        space = active().space
        body = QWidget()
        body.setFixedWidth(WIDTH)
        column = QVBoxLayout(body)
        column.setSpacing(space.between)
        title = QLabel(_("Dual-prevention system"))
        title.setFont(title_font())
        column.addWidget(title)
        column.addWidget(_muted(_("Find the risks, grade them, control them, make them known, inspect, report: "
                                  "six steps and the report, in one file for each company, without a network.")))
        column.addSpacing(space.around)
        for button in (self.new, self.open, self.sample):
            column.addWidget(button)
        self.recent = RecentList(self._desk)
        column.addWidget(self.recent)
        outer = QVBoxLayout(self)
        outer.addLayout(self._corner())
        outer.addStretch(2)
        # stretches, not an alignment: an aligned widget gets no height for its width, and wrapped words are cut
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(body)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(3)

    def _corner(self) -> QHBoxLayout:
        """The menu is here too, for language and look."""
        button = QToolButton()
        button.setIcon(icon("menu"))
        button.setText(_("Menu"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(CompanyMenu(self._desk, button))
        QShortcut(QKeySequence("F10"), self, button.showMenu)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch()
        return row


def _way(name: str, what: str, picture: str, *, primary: bool = False) -> QPushButton:
    """A broad button with a name and a sentence."""
    button = QPushButton()
    button.setProperty("primary", primary)
    button.setAccessibleName(name)
    button.setAccessibleDescription(what)
    button.setProperty("tall", True)
    ink = active().colours.accent_ink if primary else active().colours.text
    image, title, words = QLabel(), QLabel(name), QLabel(what)
    image.setPixmap(icon(picture, ink).pixmap(28, 28))
    title.setFont(bold_font())
    words.setFont(caption_font())
    for label in (image, title, words):
        label.setStyleSheet(f"color: {ink}; background: transparent;")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(title)
    texts.addWidget(words)
    row = QHBoxLayout(button)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(16)
    row.addWidget(image)
    row.addLayout(texts, 1)
    return button


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    label.setFrameShape(QFrame.Shape.NoFrame)
    return label
