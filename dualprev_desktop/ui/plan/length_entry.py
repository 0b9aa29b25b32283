"""Where the length of a line on the plan is typed: beside the line, on the plan itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme.tokens import active

WIDTH = 140
LARGEST = 100_000.0


class LengthEntry(QDoubleSpinBox):
    """Enter tells the length in metres, Esc drops it."""

    finished = Signal(float)
    dropped = Signal()

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setRange(0.0, LARGEST)
        self.setDecimals(2)
        self.setSuffix(" " + _("m"))
        self.setFixedWidth(WIDTH)
        self.lineEdit().setTextMargins(active().space.tight, 0, 0, 0)
        self.setAccessibleName(_("Length of the line in metres"))
        self.setToolTip(_("How long the line is in reality; Enter keeps it, Esc drops it"))
        self.hide()

    def begin(self, at: QPoint, metres: float) -> None:
        """`at` on the viewport; `metres` what the scale of now gives, or 0."""
        room = self._viewport.rect()
        self.move(max(min(at.x(), room.width() - WIDTH), 0), max(min(at.y(), room.height() - self.height()), 0))
        self.setValue(metres)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.finished.emit(self.value())
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)
