"""The bar below a plan of earlier days: a slider over the days with changes, and a second day to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSlider, QStyle, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active

PAUSE_MILLISECONDS = 80
"""So long the slider rests before its day is read: days passed over are not."""
DAY_WIDTH = 88
HANDLE, SLIDER_HEIGHT, MARK, LEAST_APART = 14, 28, 5, 4
"""Pixels: the width of the slider's handle as the style sheet has it, of the marks, and between two of them."""


class DaySlider(QSlider):
    """With a mark below each day: sliders that are dressed by a style sheet have none."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setMinimumHeight(SLIDER_HEIGHT)

    def marks(self) -> list[int]:
        """Where they are, in pixels from the left; none where they would run into each other."""
        days, room = self.maximum() + 1, self.width() - HANDLE
        if days < 2 or room / (days - 1) < LEAST_APART:
            return []
        return [HANDLE // 2 + QStyle.sliderPositionFromValue(0, days - 1, day, room) for day in range(days)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(active().colours.muted))
        for place in self.marks():
            painter.drawLine(place, self.height() - MARK, place, self.height() - 1)
        painter.end()
        super().paintEvent(event)


class TimeBar(QWidget):
    """`day` is the one shown; `other` the one it is compared with, None for now; `comparing` whether it is at all."""

    moved = Signal()
    """Another day, or another comparison, after a moment's rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self.slider, self.shown = DaySlider(), QLabel()
        self.compare, self.against = QCheckBox(_("What changed until")), QComboBox()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MILLISECONDS)
        self._set_up()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        row.addWidget(self.slider, 1)
        row.addWidget(self.shown)
        row.addSpacing(active().space.around)
        row.addWidget(self.compare)
        row.addWidget(self.against)
        self.setFocusProxy(self.slider)

    def _set_up(self) -> None:
        self.slider.setAccessibleName(_("Day"))
        self.slider.setToolTip(_("Left and Right: the day before or after on which something changed"))
        self.slider.setPageStep(5)
        self.shown.setFont(bold_font())
        self.shown.setMinimumWidth(DAY_WIDTH)
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.against.setAccessibleName(_("Compare with"))
        self.compare.setChecked(True)
        self.slider.valueChanged.connect(self._slid)
        self.compare.toggled.connect(self._compared)
        self.against.activated.connect(self._wait)
        self._rest.timeout.connect(self.moved)

    def show_days(self, days: Sequence[date]) -> None:
        """The days there are, the earliest first; the day that was shown stays where it can."""
        before, other = self.day, self.other
        self._days = tuple(days)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(self._days) - 1, 0))
            place = self._days.index(before) if before in self._days else max(len(self._days) - 2, 0)
            self.slider.setValue(place)
        self.against.clear()
        self.against.addItem(_("now"), None)
        for day in reversed(self._days):
            self.against.addItem(day.isoformat(), day)
        self.against.setCurrentIndex(max(self.against.findData(other), 0))
        allow(self.slider, unless(len(self._days) > 1, _("Everything was written on one day.")))
        self._say()

    @property
    def day(self) -> date | None:
        """None where nothing was ever written."""
        return self._days[self.slider.value()] if self._days else None

    @property
    def other(self) -> date | None:
        found = self.against.currentData()
        return found if isinstance(found, date) else None

    @property
    def comparing(self) -> bool:
        return self.compare.isChecked()

    def _say(self) -> None:
        self.shown.setText(self.day.isoformat() if self.day else "")

    @Slot()
    def _slid(self) -> None:
        self._say()
        self._wait()

    @Slot()
    def _compared(self) -> None:
        self.against.setEnabled(self.comparing)
        self._wait()

    @Slot()
    def _wait(self) -> None:
        self._rest.start()
