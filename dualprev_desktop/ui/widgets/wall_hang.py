"""Where papers are put up, since when, and a photograph of it: a line to fill in above the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.domain.written_day import read_day
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.field_editors import DayEditor, LineEditor

PHOTOS = N_("Pictures (*.png *.jpg *.jpeg *.webp *.bmp)")
DAY_WIDTH = 136


@dataclass(frozen=True)
class Hanging:
    """What was filled in."""

    where: str
    on: date
    photo: Path | None


class HangBar(QWidget):
    """`hung` has a Hanging; the bar is hidden by whoever shows it."""

    hung = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where, self.day, self._today = LineEditor(), DayEditor(), date.min
        self._photo: Path | None = None
        self.photo, self.put, self.leave = QPushButton(), QPushButton(_("Note it")), QPushButton(_("Cancel"))
        self._lay_out()
        self.photo.clicked.connect(self.choose_photo)
        self.put.clicked.connect(self.finish)
        self.leave.clicked.connect(self.left)
        self.where.entered.connect(self.day.setFocus)
        self.day.entered.connect(self.finish)
        self.day.textChanged.connect(self._settle)
        QShortcut(QKeySequence("Esc"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self.where.setPlaceholderText(_("e.g. dispenser 2, left pillar"))
        self.where.setMaxLength(120)
        self.day.setFixedWidth(DAY_WIDTH)
        self.photo.setIcon(icon("camera-outline"))
        self.put.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        row.addLayout(_labelled(_("Where it hangs"), self.where), 1)
        row.addLayout(_labelled(_("Put up on"), self.day))
        for button in (self.photo, self.put, self.leave):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def begin(self, where: str, today: date) -> None:
        """With the place where it hung before."""
        self._today = today
        self.where.show_value(where)
        self.day.show_value(today.isoformat())
        self._take_photo(None)
        self._settle()
        self.where.setFocus()
        self.where.selectAll()

    def choose_photo(self) -> None:
        self._take_photo(dialogs.files().choose_open(self, _("Photograph of the paper on the wall"), _(PHOTOS)))

    def _take_photo(self, photo: Path | None) -> None:
        self._photo = photo
        self.photo.setText(_("Another photo…") if photo else _("Photo…"))
        self.photo.setToolTip(photo.name if photo else _("A photograph of it where it hangs is kept with the paper"))

    @property
    def on(self) -> date | None:
        return read_day(self.day.text(), self._today)

    def _settle(self) -> None:
        allow(self.put, unless(self.on, _("The day cannot be read: write it as 2026-11-24.")))

    def finish(self) -> None:
        if self.on is not None:
            self.hung.emit(Hanging(self.where.text().strip(), self.on, self._photo))


def _labelled(words: str, field: QWidget) -> QVBoxLayout:
    label, column = QLabel(words), QVBoxLayout()
    label.setBuddy(field)
    field.setAccessibleName(words)
    column.setSpacing(active().space.tight)
    column.addWidget(label)
    column.addWidget(field)
    return column
