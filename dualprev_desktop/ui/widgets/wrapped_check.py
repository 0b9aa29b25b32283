"""A tick box whose words may take several lines; a click on the words ticks it too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from dualprev_desktop.ui.theme.tokens import active


class WrappedCheck(QWidget):
    toggled = Signal(bool)

    def __init__(self, text: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self._words = QCheckBox(), QLabel(text)
        self.box.setAccessibleName(text)
        self.box.toggled.connect(self.toggled)
        self._words.setWordWrap(True)
        self._words.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.between)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        if remark:
            quiet = QLabel(remark)
            quiet.setProperty("muted", True)
            row.addWidget(quiet, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.box)

    @property
    def text(self) -> str:
        return self._words.text()

    def is_ticked(self) -> bool:
        return self.box.isChecked()

    def tick(self, ticked: bool) -> None:
        self.box.setChecked(ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.box.toggle()
            return True
        return super().eventFilter(watched, event)
