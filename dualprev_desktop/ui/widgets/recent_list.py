"""The company files of before, on the start page; which of them are gone is looked up beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.recent import Recent
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.recent_line import RecentLine

SHOWN = 6


class RecentList(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._looker = desk, JobRunner(self)
        self.lines: list[RecentLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, active().space.around, 0, 0)
        self._column.setSpacing(0)
        heading = QLabel(_("Recent"))
        heading.setFont(bold_font())
        self._column.addWidget(heading)
        self.refresh()

    def refresh(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        recent = self._desk.settings.recent[:SHOWN]
        self.lines = [self._line(place, recent) for place in range(len(recent))]
        if not recent:
            self.hide()
        else:
            # a drive that is gone lets one wait for seconds
            self._looker.read_ahead(partial(_missing, recent), self._tell_missing)

    def _line(self, place: int, recent: Recent) -> RecentLine:
        line = RecentLine(recent[place])
        line.wanted.connect(self._open)
        line.sought.connect(self._seek)
        line.unwanted.connect(self._put_away)
        line.pinned.connect(self._pin)
        self._column.addWidget(line)
        return line

    def _tell_missing(self, missing: frozenset[str]) -> None:
        for line in self.lines:
            line.show_missing(line.file.path in missing)

    # what is done ---------------------------------------------------------------------------------------

    def _open(self, path: str) -> None:
        self._desk.open_file(Path(path))

    def _seek(self, path: str) -> None:
        found = dialogs.files().choose_open(self, _("Where is {file} now?").format(file=Path(path).name),
                                            _("Company files (*.dualprev)"))
        if found is not None:
            self._desk.person.move(path, found)
            self._desk.open_file(found)

    def _put_away(self, path: str) -> None:
        place = next(place for place, line in enumerate(self.lines) if line.file.path == path)
        self._desk.person.forget(path)
        self.refresh()
        if self.lines:
            self.lines[min(place, len(self.lines) - 1)].open.setFocus()

    def _pin(self, path: str, on: bool) -> None:
        self._desk.person.pin(path, on)
        self.refresh()
        next(line for line in self.lines if line.file.path == path).pin.setFocus()


def _missing(recent: Recent) -> frozenset[str]:
    return frozenset(one.path for one in recent if not one.is_there())
