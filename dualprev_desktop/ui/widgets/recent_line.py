"""One company file of before: its name, where it lies and when it was opened; pinned, found again, or put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.recent import RecentFile
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.elided_label import ElidedLabel

HEIGHT = 44


class RecentLine(QWidget):
    """Enter opens it; the buttons beside it are reached by Tab."""

    wanted, sought, unwanted = Signal(str), Signal(str), Signal(str)
    """To be opened; to be looked for elsewhere; to leave the list. The path."""
    pinned = Signal(str, bool)

    def __init__(self, file: RecentFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.open = QPushButton()
        self._where = ElidedLabel(_place(file), Qt.TextElideMode.ElideMiddle)
        self.locate = _tool(_("Find it…"), _("Find {name} where it lies now").format(name=file.title))
        self.remove = _tool("", _("Take {name} off the list; the file stays").format(name=file.title), "close")
        self.pin = _tool("", _("Keep {name} at the top of the list").format(name=file.title),
                         "pin" if file.pinned else "pin-outline")
        self.pin.setCheckable(True)
        self.pin.setChecked(file.pinned)
        self._lay_out()
        self.open.clicked.connect(self._press)
        self.locate.clicked.connect(self._seek)
        self.remove.clicked.connect(self._put_away)
        self.pin.toggled.connect(self._pin)
        self.show_missing(False)

    def _lay_out(self) -> None:
        space = active().space
        self.open.setProperty("line", True)
        # the row has the height: a style sheet takes that of a flat button away
        self.setFixedHeight(HEIGHT)
        self.open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.open.setCursor(Qt.CursorShape.PointingHandCursor)
        title = ElidedLabel(self.file.title, Qt.TextElideMode.ElideRight)
        title.setFont(bold_font())
        title.setStyleSheet(f"color: {active().colours.accent};")
        self._where.setFont(caption_font())
        self._where.setProperty("muted", True)
        column = QVBoxLayout(self.open)
        column.setContentsMargins(space.between, space.tight, space.between, space.tight)
        column.setSpacing(0)
        for label in (title, self._where):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.tight)
        row.addWidget(self.open, 1)
        for button in (self.locate, self.pin, self.remove):
            row.addWidget(button)

    def show_missing(self, missing: bool) -> None:
        """Whether there is no such file now."""
        self.locate.setVisible(missing)
        words = _("Not there any more: {path}").format(path=self.file.path) if missing else _place(self.file)
        self._where.set_words(words)
        self.open.setAccessibleName(self.file.title)
        self.open.setAccessibleDescription(words)
        self.open.setToolTip(f"{self.file.title}\n{self.file.path}")

    @property
    def said(self) -> str:
        return self._where.words

    @Slot()
    def _press(self) -> None:
        self.wanted.emit(self.file.path)

    @Slot()
    def _seek(self) -> None:
        self.sought.emit(self.file.path)

    @Slot()
    def _put_away(self) -> None:
        self.unwanted.emit(self.file.path)

    @Slot(bool)
    def _pin(self, on: bool) -> None:
        self.pinned.emit(self.file.path, on)


def _place(file: RecentFile) -> str:
    """"D:/安全 · opened 2026-11-20"."""
    folder = str(Path(file.path).parent)
    return _("{folder} · opened {day}").format(folder=folder, day=local_date(file.opened)) if file.opened else file.path


def _tool(text: str, tip: str, picture: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(text)
    if picture:
        button.setIcon(icon(picture))
        button.setIconSize(QSize(active().size.icon, active().size.icon))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
