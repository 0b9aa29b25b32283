"""A tool as a button of its own, where no action stands behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active


def tool_button(picture: str, tip: str, name: str, *, words: bool = False) -> QToolButton:
    """With `words` its name stands beside its picture; a screen reader says it in any case."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setIconSize(QSize(active().size.icon, active().size.icon))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(tip)
    button.setAccessibleName(name)
    if words:
        button.setText(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
