"""A narrow list at the left, what it chooses at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dualprev_desktop.ui.theme.tokens import active

LIST, REST = 232, 700


def side_by_side(left: QWidget, right: QWidget) -> QSplitter:
    """The keyboard goes to the left part first."""
    split, holder = QSplitter(), QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(active().space.between, 0, 0, 0)
    column.addWidget(right)
    split.addWidget(left)
    split.addWidget(holder)
    split.setStretchFactor(1, 1)
    split.setSizes([LIST, REST])
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    split.setFocusProxy(left)
    left.setContentsMargins(0, 0, active().space.between, 0)
    return split
