"""The company's colours of the four levels: palettes in use, each colour by its digits or from the colour chooser."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain import palette as p
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import JUDGED, PRESETS, USUAL, Palette
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import palettes
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.reasons import allow, only_read, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import title_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import paint_shape

DIGITS_WIDTH = 104
SWATCH = QSize(168, 32)


class Swatch(QWidget):
    """A level as plan and chart will show it: colour, shape and word, in the ink that is read on it."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level, self.palette_shown = level, USUAL
        self.setFixedSize(SWATCH)

    def show_palette(self, shown: Palette) -> None:
        self.palette_shown = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, box = self.palette_shown.ink(self.level), QRectF(self.rect())
        painter.fillRect(box, QColor(self.palette_shown.colour(self.level)))
        paint_shape(painter, QRectF(10, box.center().y() - 6, 12, 12), self.level, ink)
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(32, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                         label("level", self.level.value))
        painter.end()


class PalettePanel(QWidget):
    """In place of the plan while colours are chosen; nothing is kept before “Take”."""

    done = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.presets, self.fault = QComboBox(), QLabel()
        self.digits = {level: QLineEdit() for level in JUDGED}
        self.choosers = {level: QToolButton() for level in JUDGED}
        self.swatches = {level: Swatch(level) for level in JUDGED}
        self.take, self.leave = QPushButton(_("Take these colours")), QPushButton(_("Cancel"))
        self._set_up()
        self._lay_out()
        self.begin()

    def _set_up(self) -> None:
        self.presets.setAccessibleName(_("Palettes in use"))
        self.presets.setPlaceholderText(_("Own colours"))
        for name, _palette in PRESETS:
            self.presets.addItem(_(name))
        self.presets.activated.connect(self._preset)
        self.fault.setWordWrap(True)
        self.take.setProperty("primary", True)
        self.take.clicked.connect(self.keep)
        self.leave.clicked.connect(self.done)
        for level, field in self.digits.items():
            words = label("level", level.value)
            field.setAccessibleName(_("Colour of {level}").format(level=words))
            field.setFixedWidth(DIGITS_WIDTH)
            field.textChanged.connect(self._check)
            button = self.choosers[level]
            button.setIcon(icon("palette-outline"))
            button.setAccessibleName(_("Choose the colour of {level}…").format(level=words))
            button.setToolTip(button.accessibleName())
            button.setProperty("level", level.value)
            button.clicked.connect(self._choose)

    def _lay_out(self) -> None:
        space = active().space
        title, hint = QLabel(_("Colours of the levels")), QLabel(_(
            "On the plan, on the comparison chart and on paper. Each level stays what it is called: red, orange, "
            "yellow, blue (红橙黄蓝); not assessed is always grey."))
        title.setFont(title_font())
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.between)
        grid.setVerticalSpacing(space.between)
        for row, level in enumerate(JUDGED):
            name = QLabel(f"{label('level', level.value)} · {_(style(level).colour_word)}")
            name.setBuddy(self.digits[level])
            for place, part in enumerate((name, self.digits[level], self.choosers[level], self.swatches[level])):
                grid.addWidget(part, row, place)
        grid.setColumnStretch(4, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.around)
        chosen = QHBoxLayout()
        chosen.addWidget(QLabel(_("Palettes in use")))
        chosen.addWidget(self.presets)
        chosen.addStretch(1)
        for part in (title, hint):
            column.addWidget(part)
        column.addLayout(chosen)
        column.addLayout(grid)
        column.addWidget(self.fault)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setFocusProxy(self.presets)

    def begin(self) -> None:
        """Shows the company's colours."""
        self._fill(palettes.palette(self.session.company))

    def _fill(self, shown: Palette) -> None:
        for level, field in self.digits.items():
            field.setText(shown.colour(level))
        self._check()

    @Slot(int)
    def _preset(self, place: int) -> None:
        self._fill(PRESETS[place][1])

    @Slot()
    def _choose(self) -> None:
        level = Level(self.sender().property("level"))
        dialog = QColorDialog(QColor(self.digits[level].text()), self)
        dialog.setWindowTitle(label("level", level.value))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(partial(self._chosen, level))
        dialog.open()

    def _chosen(self, level: Level, colour: QColor) -> None:
        self.digits[level].setText(colour.name().upper())

    def wanted(self) -> Palette:
        """Raises InputError where a field holds no colour."""
        shown = USUAL
        for level, field in self.digits.items():
            shown = shown.but(level, p.written(field.text()))
        return shown

    @Slot()
    def _check(self) -> None:
        """What is wrong stands below at once; the swatches follow every colour that is one."""
        try:
            shown = self.wanted()
            self._show(shown)
            p.check(shown)
            fault = ""
        except InputError as error:
            fault = error.text()
        self.fault.setText(fault)
        allow(self.take, only_read(self.session.company), unless(not fault, fault))

    def _show(self, shown: Palette) -> None:
        for swatch in self.swatches.values():
            swatch.show_palette(shown)
        place = next((place for place, (_name, one) in enumerate(PRESETS) if one == shown), -1)
        self.presets.setCurrentIndex(place)

    @Slot()
    def keep(self) -> None:
        if self.session.do(lambda: palettes.set_palette(self.session.company, self.wanted())) is not None:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
