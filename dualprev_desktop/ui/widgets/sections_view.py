"""Sections of lines with badges, as the explanation of an assessment has them, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.services.explaining_text import Line, Section
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll

HEAD_WIDTH = 132
NARROW = 440
"""Below this width a head stands above its text: beside it, too little room would be left."""


class SectionsView(TallScroll):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections: tuple[Section, ...] = ()
        self._narrow = False
        self.viewport().setAutoFillBackground(False)

    def show_sections(self, found: Iterable[Section]) -> None:
        self.sections = tuple(found)
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sections and self._narrow != (self.viewport().width() < NARROW):
            self._build()

    def _build(self) -> None:
        self._narrow = self.viewport().width() < NARROW
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, active().space.around, active().space.around)
        column.setSpacing(active().space.around)
        for section in self.sections:
            column.addWidget(_section(section, self._narrow))
        column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)


def _section(section: Section, narrow: bool) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(active().space.around)
    grid.setVerticalSpacing(active().space.tight)
    grid.setColumnStretch(1, 1)
    title = QLabel(section.title)
    title.setFont(bold_font())
    title.setWordWrap(True)
    title.setIndent(0)  # the border would indent it against its lines
    title.setStyleSheet(f"border-bottom: 1px solid {active().colours.border}; padding-bottom: 2px;")
    grid.addWidget(title, 0, 0, 1, 3)
    for line in section.lines:
        _add(grid, line, narrow)
    return holder


def _add(grid: QGridLayout, line: Line, narrow: bool) -> None:
    row, start = grid.rowCount(), 0
    if line.head:
        head = _words(line.head, quiet=True)
        grid.addWidget(head, row, 0, 1, 3 if narrow else 1, Qt.AlignmentFlag.AlignTop)
        row, start = (row + 1, 0) if narrow else (row, 1)
        if not narrow:
            head.setFixedWidth(HEAD_WIDTH)
    span = 3 - start - (line.level is not None)
    grid.addWidget(_words(line.text, quiet=line.quiet), row, start, 1, span, Qt.AlignmentFlag.AlignTop)
    if line.level is not None:
        grid.addWidget(LevelBadge(line.level), row, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


def _words(text: str, *, quiet: bool) -> QLabel:
    words = QLabel(text)
    words.setWordWrap(True)
    words.setProperty("muted", quiet)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
