"""The line of steps above a wizard: where one is, what is done, what comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active

CIRCLE, HEIGHT, LINE = 24, 32, 24


class StepMark(QAbstractButton):
    """A number in a circle and a name; one that was visited leads back. The keyboard has Esc for that."""

    def __init__(self, place: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self._now, self._passed = place, False, False
        self.setText(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._plain = self.font()
        self.setFont(bold_font())

    def show_state(self, *, now: bool, passed: bool, open_: bool) -> None:
        """`passed`: done or left out; `open_`: one may go there."""
        self._now, self._passed = now, passed
        allow(self, unless(not now, _("You are at this step.")),
              unless(open_ or not passed, _("Your answers leave this step out.")),
              unless(open_, _("It comes after the steps before it are done.")))
        self.setCursor(Qt.CursorShape.PointingHandCursor if open_ and not now else Qt.CursorShape.ArrowCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(CIRCLE + active().space.between + self.fontMetrics().horizontalAdvance(self.text()) + 4, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = active().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, (self.height() - CIRCLE) / 2, CIRCLE, CIRCLE)
        filled = self._now or self._passed
        painter.setPen(QPen(QColor(colours.accent if filled else colours.strong_border), 1.5))
        painter.setBrush(QColor(colours.accent if self._now else colours.accent_soft if self._passed
                                else colours.window))
        painter.drawEllipse(circle)
        painter.setFont(bold_font())
        ink = colours.accent_ink if self._now else colours.accent if self._passed else colours.muted
        painter.setPen(QColor(ink))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "✓" if self._passed and not self._now
                         else str(self.place + 1))
        painter.setPen(QColor(colours.text if self._now else colours.accent if self.isEnabled() else colours.muted))
        painter.setFont(bold_font() if self._now else self._plain)
        painter.drawText(self.rect().adjusted(CIRCLE + active().space.between, 0, 0, 0),
                         Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


class StepsLine(QWidget):
    wanted = Signal(int)
    """A step to go back to."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = [StepMark(place, name) for place, name in enumerate(names)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        for mark in self.marks:
            if mark.place:
                row.addWidget(_Dash())
            row.addWidget(mark)
            mark.clicked.connect(self._press)

    def show_place(self, place: int, left_out: Sequence[int]) -> None:
        """`left_out` are the steps that this company does not need."""
        for mark in self.marks:
            needed = mark.place not in left_out
            mark.show_state(now=mark.place == place, passed=mark.place < place and needed,
                            open_=mark.place < place and needed)
        self.setAccessibleName(_("Step {number} of {all}: {name}").format(
            number=place + 1, all=len(self.marks), name=self.marks[place].text()))

    def _press(self) -> None:
        mark = self.sender()
        if isinstance(mark, StepMark):
            self.wanted.emit(mark.place)


class _Dash(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(LINE, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() // 2, self.width(), 1, QColor(active().colours.strong_border))
        painter.end()
