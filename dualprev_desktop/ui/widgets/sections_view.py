"""Sections of lines with badges, as the explanation of an assessment has them, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.services.explaining_text import Line, Section
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import LevelBadge

HEAD_WIDTH = 132


class SectionsView(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections: tuple[Section, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def show_sections(self, found: Iterable[Section]) -> None:
        self.sections = tuple(found)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, active().space.around, active().space.around)
        column.setSpacing(active().space.around)
        for section in self.sections:
            column.addWidget(_section(section))
        column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)


def _section(section: Section) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(active().space.around)
    grid.setVerticalSpacing(active().space.tight)
    grid.setColumnStretch(1, 1)
    title = QLabel(section.title)
    title.setFont(bold_font())
    title.setStyleSheet(f"border-bottom: 1px solid {active().colours.border}; padding-bottom: 2px;")
    grid.addWidget(title, 0, 0, 1, 3)
    for place, line in enumerate(section.lines, 1):
        _add(grid, place, line)
    return holder


def _add(grid: QGridLayout, place: int, line: Line) -> None:
    if line.head:
        head = _words(line.head, quiet=True)
        head.setFixedWidth(HEAD_WIDTH)
        grid.addWidget(head, place, 0, Qt.AlignmentFlag.AlignTop)
    start, span = (1, 1) if line.head else (0, 2)
    grid.addWidget(_words(line.text, quiet=line.quiet), place, start, 1, span, Qt.AlignmentFlag.AlignTop)
    if line.level is not None:
        grid.addWidget(LevelBadge(line.level), place, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


def _words(text: str, *, quiet: bool) -> QLabel:
    words = QLabel(text)
    words.setWordWrap(True)
    words.setProperty("muted", quiet)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
