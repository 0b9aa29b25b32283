"""Choices that few people need, folded under one line; Space or Enter on the line shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.ui.theme import tokens


class Fold(QWidget):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button, self._inner = QToolButton(), QWidget()
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.toggled.connect(self._turn)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, tokens.active().space.tight, 0, 0)
        self._column.setSpacing(tokens.active().space.tight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._inner)
        self._turn(False)

    def add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    def open(self) -> None:
        self.button.setChecked(True)

    @Slot(bool)
    def _turn(self, opened: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._inner.setVisible(opened)
