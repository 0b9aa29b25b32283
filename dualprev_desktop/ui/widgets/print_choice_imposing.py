"""How cards lie on the printer's paper: each by itself or several a sheet, cut marks, bleed, backs, sheets begun."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from dualprev_desktop.documents.imposing import EACH_ITS_OWN, MOST_COPIES, Imposition
from dualprev_desktop.documents.paper import LANDSCAPE, PORTRAIT
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.widgets.print_choice_parts import block
from dualprev_desktop.ui.widgets.wrapped_check import WrappedCheck

KEPT = "print_imposing"
OWN, PAPERS = "", ("A4", "A3")
MOST_FIRST, MOST_GAP, MOST_BLEED, MOST_MARGIN = 99, 50, 10, 50
"""Millimetres, but the first, which is places."""


class ImposingChoice(QWidget):
    """What only makes a difference for several a sheet is shown for several a sheet."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.paper, self.orientation = QComboBox(), QComboBox()
        self.copies, self.margin = _number(1, MOST_COPIES), _number(0, MOST_MARGIN, " mm")
        self.gap, self.bleed = _number(0, MOST_GAP, " mm"), _number(0, MOST_BLEED, " mm")
        self.first = _number(0, MOST_FIRST)
        self.marks, self.duplex = WrappedCheck(_("Marks to cut by")), WrappedCheck(_("Backs on the back of the sheet"))
        self.duplex.setToolTip(_("Print both sides, turned over the long edge. Otherwise backs lie beside fronts."))
        self.first.setToolTip(_("Places of the first sheet that are cut out already, counted in rows from the upper "
                                "left."))
        self._fill()
        self._lay_out()
        self._recall()
        for box in (self.paper, self.orientation):
            box.currentIndexChanged.connect(self._tell)
        for number in (self.copies, self.margin, self.gap, self.bleed, self.first):
            number.valueChanged.connect(self._tell)
        for tick in (self.marks, self.duplex):
            tick.toggled.connect(self._tell)

    def _fill(self) -> None:
        self.paper.addItem(_("Each card its own sheet"), OWN)
        for name in PAPERS:
            self.paper.addItem(_("Together on {paper}").format(paper=name), name)
        self.orientation.addItem(_("Portrait"), PORTRAIT)
        self.orientation.addItem(_("Landscape"), LANDSCAPE)

    def _lay_out(self) -> None:
        self._several, grid = QWidget(), QGridLayout()
        inner = QVBoxLayout(self._several)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(tokens.active().space.tight)
        grid.setHorizontalSpacing(tokens.active().space.between)
        for place, (words, editor) in enumerate((
                (_("Lying of the sheet"), self.orientation), (_("Places used up"), self.first),
                (_("Gap between cards"), self.gap), (_("Margin of the sheet"), self.margin),
                (_("Colour beyond the cut"), self.bleed))):
            grid.addWidget(block(words, editor), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inner.addLayout(grid)
        inner.addWidget(self.marks)
        inner.addWidget(self.duplex)
        inner.addSpacing(tokens.active().space.between)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.tight)
        column.addWidget(block(_("On the printer's paper"), self.paper))
        column.addWidget(self._several)
        column.addWidget(block(_("Copies of each"), self.copies))

    def choose(self, how: Imposition) -> None:
        self.paper.setCurrentIndex(max(self.paper.findData(how.paper), 0))
        self.orientation.setCurrentIndex(max(self.orientation.findData(how.orientation), 0))
        for number, value in ((self.copies, how.copies), (self.margin, how.margin), (self.gap, how.gap),
                              (self.bleed, how.bleed), (self.first, how.first)):
            number.setValue(int(value))
        self.marks.tick(how.marks)
        self.duplex.tick(how.duplex)
        self._several.setVisible(bool(how.paper))

    @property
    def imposition(self) -> Imposition:
        how = self._whole
        return how if how.paper else Imposition(copies=how.copies)

    @property
    def _whole(self) -> Imposition:
        """With what counts only where several lie on a sheet."""
        return Imposition(
            self.paper.currentData(), self.orientation.currentData(), self.margin.value(), self.gap.value(),
            self.bleed.value(), self.marks.is_ticked(), self.first.value(), self.duplex.is_ticked(),
            self.copies.value())

    def _recall(self) -> None:
        """Copies and the sheet begun belong to one print; how cards are cut stays with the person."""
        usual = asdict(EACH_ITS_OWN)
        kept = remembered(self._session, KEPT, dict[str, Any]())
        fitting = {name: value for name, value in kept.items() if name in usual and name not in ("copies", "first")
                   and isinstance(value, str) == isinstance(usual[name], str) and isinstance(value, str | int | float)}
        self.choose(Imposition(**{**usual, **fitting}))

    @Slot()
    def _tell(self) -> None:
        self._several.setVisible(bool(self.paper.currentData()))
        remember(self._session, KEPT, asdict(self._whole))
        self.changed.emit()


def _number(least: int, most: int, unit: str = "") -> QSpinBox:
    number = QSpinBox()
    number.setRange(least, most)
    number.setSuffix(unit)
    # each digit typed would print anew
    number.setKeyboardTracking(False)
    return number
