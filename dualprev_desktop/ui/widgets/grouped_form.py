"""A form whose fields stand in groups, side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.record_form import RecordForm

ROOM = 12
"""Columns of the wide form, of which a field takes some."""
WIDE = 420
"""Pixels from which on fields stand side by side."""
NARROW, BESIDE = 1, 2
Place = tuple[int, int, int, int]
"""Line, column, and how many of each it takes."""


@dataclass(frozen=True)
class Cell:
    name: str
    span: int
    lines: int = 1
    """How many lines of the form it takes; one that takes several is the last of its line."""


@dataclass(frozen=True)
class Group:
    """`title` is English, marked for translation; empty for a group without one."""

    title: str
    lines: Sequence[Sequence[Cell]]


class GroupedForm(RecordForm):
    """Every field of the record stands in one of the `groups`, in the order of the declaration."""

    groups: ClassVar[Sequence[Group]] = ()
    _beside_needs = 0
    """Pixels that fields side by side were found to need."""

    @cached_property
    def _titles(self) -> tuple[QLabel, ...]:
        titles = tuple(QLabel(_(group.title)) for group in self.groups)
        for title in titles:
            title.setFont(bold_font())
            title.setVisible(bool(title.text()))
        return titles

    def _arrange(self, columns: int) -> None:
        columns = BESIDE if self.width() >= max(WIDE, self._beside_needs) else NARROW
        if columns != self._columns:
            self._place_all(columns)
        needed = self._least_width() if columns == BESIDE else 0
        if needed > self.width():
            self._beside_needs = needed  # words of another language may need more
            self._place_all(NARROW)

    def _least_width(self) -> int:
        inner = self._area.widget()
        bar = self._area.verticalScrollBar().sizeHint().width()
        return inner.minimumSizeHint().width() + bar + 2 * self._area.frameWidth() if inner is not None else 0

    def _place_all(self, columns: int) -> None:
        self._columns, place = columns, 0
        places: dict[str, Place] = {}
        for title, group in zip(self._titles, self.groups, strict=True):
            self._grid.addWidget(title, place, 0, 1, ROOM)
            title.setContentsMargins(0, active().space.between if place else 0, 0, 0)
            place = self._lay_lines(group.lines, place + 1, places)
        for name, field in self.fields.items():  # Tab goes in the order in which they are added
            self._grid.addWidget(field, *places[name], Qt.AlignmentFlag.AlignTop)
        for column in range(ROOM):
            self._grid.setColumnStretch(column, 1)
        # a fixed place, so that nothing moves while the person goes from field to field
        self._help.setFixedHeight((2 if columns == NARROW else 1) * self._help.fontMetrics().lineSpacing() + 2)

    def _lay_lines(self, lines: Sequence[Sequence[Cell]], place: int, places: dict[str, Place]) -> int:
        """The line after the last that was taken."""
        for line in lines:
            left = 0
            for cell in line:
                places[cell.name] = (place, left, cell.lines, cell.span) if self._columns == BESIDE else \
                    (place, 0, 1, ROOM)
                left += cell.span
                place += int(self._columns == NARROW)
            place += int(self._columns == BESIDE)
        return place
