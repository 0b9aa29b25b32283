"""A row of tools above a table or tree: what is used most stands first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.flow_row import FlowRow


class ToolRow(FlowRow):
    """`owner` is where the keys of the tools work."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        self._owner = owner
        self.setSpacing(active().space.tight)

    def tool(self, text: str, picture: str, act: Callable[[], object], keys: str = "") -> QAction:
        """A tool with a button; `act` is a bound method."""
        action = self.key(keys, act)
        action.setText(text)
        action.setIcon(icon(picture))
        if keys:
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shown})")
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(active().size.icon, active().size.icon))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return action

    def key(self, keys: str, act: Callable[[], object]) -> QAction:
        """A tool without a button."""
        action = QAction(self._owner)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._owner.addAction(action)
        action.triggered.connect(act)
        return action
