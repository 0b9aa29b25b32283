"""A blank sheet to draw a plan on: its proportions, how large it is in reality, and its grid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

PAPERS = {"A4": (297, 210), "A3": (420, 297), "A2": (594, 420), "A1": (841, 594), "A0": (1189, 841)}
"""Millimetres, landscape (ISO 216)."""
LANDSCAPE, PORTRAIT, GROUND = "landscape", "portrait", "ground"
SHAPES = {LANDSCAPE: N_("Paper, landscape"), PORTRAIT: N_("Paper, portrait"), GROUND: N_("A piece of ground in metres")}
LONG_SIDE = 1600
"""Units of the longer side of a blank sheet."""
FIELD_WIDTH = 220


@dataclass(frozen=True)
class BlankSheet:
    """`metres`: how wide it is in reality; `grid`: metres between the grid's lines, 0 for what is usual."""

    size: tuple[int, int]
    metres: Decimal | None
    grid: float = 0.0


def blank_sheet(wide: float, high: float, metres: float, grid: float = 0.0) -> BlankSheet:
    """`wide` and `high` in one unit, whichever; 0 metres where it is not to scale."""
    factor = LONG_SIDE / max(wide, high)
    size = max(round(wide * factor), 1), max(round(high * factor), 1)
    return BlankSheet(size, Decimal(str(round(metres, 3))) if metres else None, grid)


class BlankSheetPanel(QWidget):
    made = Signal(object)
    """A BlankSheet."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape, self.paper = QComboBox(), QComboBox()
        self.scale = QSpinBox()
        self.wide, self.high, self.grid = QDoubleSpinBox(), QDoubleSpinBox(), QDoubleSpinBox()
        self.take, self.leave = QPushButton(_("Make the sheet")), QPushButton(_("Cancel"))
        self._dress()
        self._lay_out()
        self.shape.currentIndexChanged.connect(self._settle)
        self.scale.valueChanged.connect(self._settle)
        self.take.clicked.connect(self.make)
        self.leave.clicked.connect(self.closed)
        self._settle()

    def _dress(self) -> None:
        for shape, words in SHAPES.items():
            self.shape.addItem(_(words), shape)
        self.paper.addItems(list(PAPERS))
        self.paper.setCurrentText("A3")
        self.scale.setRange(0, 10_000)
        self.scale.setSingleStep(100)
        self.scale.setPrefix("1 : ")
        self.scale.setSpecialValueText(_("not to scale"))
        for box, metres in ((self.wide, 160.0), (self.high, 110.0), (self.grid, 0.0)):
            box.setRange(0.0 if box is self.grid else 1.0, 20_000.0)
            box.setDecimals(1)
            box.setSuffix(" " + _("m"))
            box.setValue(metres)
        self.grid.setSpecialValueText(_("as suits the sheet"))
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        self.take.setIcon(icon("check", active().colours.accent_ink))
        self.leave.setIcon(icon("close"))

    def _lay_out(self) -> None:
        space = active().space
        head, buttons = QLabel(_("Blank sheet")), QHBoxLayout()
        head.setFont(bold_font())
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(space.between)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._form.addRow(head)
        for words, field in ((_("Kind of sheet"), self.shape), (_("Paper size"), self.paper),
                             (_("Drawing scale"), self.scale), (_("Width"), self.wide),
                             (_("Height"), self.high), (_("Grid"), self.grid)):
            field.setFixedWidth(FIELD_WIDTH)
            if isinstance(field, QAbstractSpinBox):
                field.lineEdit().setTextMargins(space.tight, 0, 0, 0)
            field.setAccessibleName(words)
            self._form.addRow(words, field)
        buttons.setSpacing(space.between)
        for button in (self.take, self.leave):
            buttons.addWidget(button)
        buttons.addStretch()
        self._form.addRow(buttons)
        self.setFocusProxy(self.shape)

    def _settle(self) -> None:
        ground = self.shape.currentData() == GROUND
        for field, shown in ((self.paper, not ground), (self.scale, not ground), (self.wide, ground),
                             (self.high, ground), (self.grid, ground or self.scale.value() > 0)):
            self._form.setRowVisible(field, shown)

    def sheet(self) -> BlankSheet:
        shape = self.shape.currentData()
        if shape == GROUND:
            return blank_sheet(self.wide.value(), self.high.value(), self.wide.value(), self.grid.value())
        wide, high = PAPERS[self.paper.currentText()]
        if shape == PORTRAIT:
            wide, high = high, wide
        scale = self.scale.value()
        return blank_sheet(wide, high, wide * scale / 1000, self.grid.value() if scale else 0.0)

    def make(self) -> None:
        self.made.emit(self.sheet())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
