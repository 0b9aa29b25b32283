"""A narrow list at the left, what it chooses at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.kept_split import KeptSplit

LIST, REST = 232, 700


def side_by_side(left: QWidget, right: QWidget, session: Session | None = None,
                 name: str = "") -> QSplitter:
    """The keyboard goes to the left part first; how a session divides it is kept under `name`."""
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
    if session is not None:
        KeptSplit(split, session, name)
    left.setContentsMargins(0, 0, active().space.between, 0)
    return split
