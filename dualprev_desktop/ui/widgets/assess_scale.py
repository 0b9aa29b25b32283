"""The scales of a rule set as big lines in the standard's wording, with a cell for each kind of risk beside them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import Parameter, ScaleRow
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active

CELL_WIDTH = 56
VALUE_WIDTH = 36
LINE_HEIGHT = 32
DOT = 5.0


class ChoiceCell(QAbstractButton):
    """One value for one kind of risk; it hands its keys to its group."""

    focused = Signal(bool)
    clicked_here = Signal()

    def __init__(self, row: ScaleRow, name: str, key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self.row = row
        self._key = key
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedWidth(CELL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(CELL_WIDTH, LINE_HEIGHT)

    def nextCheckState(self) -> None:
        # a value is left by choosing another, not by pressing it again
        self.clicked_here.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(event.reason() != Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = active().colours
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        chosen = self.isChecked()
        border = colours.text if chosen and self.hasFocus() else colours.accent
        if not chosen and not self.hasFocus():
            border = colours.muted if self.underMouse() else colours.strong_border
        painter.setPen(QPen(QColor(border), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.accent if chosen else colours.surface))
        painter.drawRoundedRect(box, active().size.radius, active().size.radius)
        self._paint_value(painter, box, colours.accent_ink if chosen else colours.muted)
        painter.end()

    def _paint_value(self, painter: QPainter, box: QRectF, ink: str) -> None:
        painter.setPen(QColor(ink))
        if self.isChecked():
            painter.setFont(bold_font())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, plain_decimal(self.row.value))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.center(), DOT, DOT)


class ScaleLine(QFrame):
    """A row of a scale: value, wording, and the cells; the wording chooses for the kind last used."""

    pressed = Signal()

    def __init__(self, row: ScaleRow, cells: list[ChoiceCell]) -> None:
        super().__init__()
        self._cells = cells
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        value, wording = QLabel(plain_decimal(row.value)), QLabel(row.text(translator().language))
        value.setFont(bold_font())
        value.setFixedWidth(VALUE_WIDTH)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        wording.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, active().space.tight, 2)
        layout.setSpacing(active().space.between)
        layout.addWidget(value)
        layout.addWidget(wording, 1)
        for cell in cells:
            layout.addWidget(cell)
            cell.toggled.connect(self._repaint)
        self.setMinimumHeight(LINE_HEIGHT + 4)

    def _repaint(self) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = active().colours
        chosen = any(cell.isChecked() for cell in self._cells)
        if chosen or self.underMouse():
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(colours.accent_soft if chosen else colours.hover))
            painter.end()


class ScaleGroup(QWidget):
    """The cells of one parameter and one kind: at most one is chosen, one is reached with Tab."""

    changed = Signal()
    confirmed = Signal()
    crossed = Signal(int)
    """Left or right was pressed: to the same parameter of the other kind."""
    focused = Signal(QWidget, bool)
    """The cell, and whether the keyboard came to it otherwise than by the mouse."""

    def __init__(self, parameter: Parameter, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.parameter, self.kind = parameter, kind
        self._typed = ""
        self.cells = [self._cell(row) for row in parameter.scale]
        self._settle()
        self.hide()  # only its cells are shown, in the lines

    def _cell(self, row: ScaleRow) -> ChoiceCell:
        language = translator().language
        name = (f"{label('assessment_kind', self.kind)} · {self.parameter.key} {self.parameter.label(language)} · "
                f"{plain_decimal(row.value)} {row.text(language)}")
        cell = ChoiceCell(row, name, self.key)
        cell.clicked_here.connect(self._clicked)
        cell.focused.connect(self._focused)
        return cell

    @property
    def value(self) -> Decimal | None:
        return next((cell.row.value for cell in self.cells if cell.isChecked()), None)

    def set_value(self, value: Decimal | None) -> None:
        for cell in self.cells:
            cell.setChecked(cell.row.value == value)
        self._settle()

    def _settle(self) -> None:
        for cell in self.cells:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is self.stop else Qt.FocusPolicy.ClickFocus)

    @property
    def stop(self) -> ChoiceCell:
        """The cell that Tab reaches: the chosen one, else the first."""
        return next((cell for cell in self.cells if cell.isChecked()), self.cells[0])

    def choose(self, cell: ChoiceCell | None, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.set_value(cell.row.value if cell else None)
        if cell is not None:
            cell.setFocus(reason)
        self.changed.emit()

    def _clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, ChoiceCell):
            self._typed = ""
            self.choose(cell)

    def _focused(self, by_keys: bool) -> None:
        self.focused.emit(self.sender(), by_keys)

    # keys

    def key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        act = self._acts().get(Qt.Key(event.key())) if plain else None
        if act is not None:
            self._typed = ""
            act()
            return True
        return plain and self._type(event.text())

    def _acts(self) -> dict[Qt.Key, Callable[[], None]]:
        keys = Qt.Key
        return {keys.Key_Up: self._up, keys.Key_Down: self._down, keys.Key_Left: self._left,
                keys.Key_Right: self._right, keys.Key_Return: self.confirmed.emit, keys.Key_Enter: self.confirmed.emit,
                keys.Key_Delete: self._clear, keys.Key_Backspace: self._clear, keys.Key_Home: self._first,
                keys.Key_End: self._last}

    def _up(self) -> None:
        self._step(-1)

    def _down(self) -> None:
        self._step(1)

    def _left(self) -> None:
        self.crossed.emit(-1)

    def _right(self) -> None:
        self.crossed.emit(1)

    def _first(self) -> None:
        self.choose(self.cells[0])

    def _last(self) -> None:
        self.choose(self.cells[-1])

    def _clear(self) -> None:
        self.choose(None)

    def _step(self, by: int) -> None:
        """From no choice, down chooses the first line and up the last."""
        if self.value is None:
            self.choose(self.cells[0 if by > 0 else -1])
            return
        place = self.cells.index(self.stop) + by
        self.choose(self.cells[min(max(place, 0), len(self.cells) - 1)])

    def _type(self, character: str) -> bool:
        """Chooses by the value as it is typed: 1, then 15."""
        if not character or character not in "0123456789.":
            return False
        for typed in (self._typed + character, character):
            fits = [cell for cell in self.cells if plain_decimal(cell.row.value).startswith(typed)]
            if fits:
                self._typed = typed
                exact = [cell for cell in fits if plain_decimal(cell.row.value) == typed]
                if exact:
                    self.choose(exact[0])
                return True
        self._typed = ""
        return True
