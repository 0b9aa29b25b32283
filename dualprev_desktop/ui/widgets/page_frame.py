"""The frame every page shares: title with its state, one primary action, a toolbar, the body."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.ui.theme.fonts import title_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.flow_row import FlowRow


class PageFrame(QWidget):
    """Put it into the page's layout, call `set_title`, `set_primary`, `add_tool`, `set_body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = active().space
        self._title = QLabel()
        self._title.setFont(title_font())
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.primary: QPushButton | None = None
        self._head, self._tools = QHBoxLayout(), FlowRow()
        self._head.setSpacing(space.between)
        self._head.addWidget(self._title, 1)
        self._tools.setSpacing(space.tight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.page, space.around, space.page, space.around)
        self._column.setSpacing(space.between)
        self._column.addLayout(self._head)
        self._column.addLayout(self._tools)

    def set_title(self, text: str) -> None:
        self._title.setText(text)
        self._title.setToolTip(text)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_primary(self, text: str, act: Callable[[], object], picture: str = "") -> QPushButton:
        """The page's one primary action, at the right of the title; `act` is a bound method."""
        self.primary = QPushButton(text)
        self.primary.setProperty("primary", True)
        if picture:
            self.primary.setIcon(icon(picture, active().colours.accent_ink))
        self.primary.clicked.connect(act)
        self._head.addWidget(self.primary)
        return self.primary

    def add_tool(self, text: str, act: Callable[[], object], picture: str = "", *, shortcut: str = "",
                 words: bool = True) -> QAction:
        """A tool by frequency of use; with `words` False only its icon shows, and the text in its tip."""
        action = QAction(text, self)
        action.setIconText(_plain(text))  # Qt's own would lose the "…"
        if picture:
            action.setIcon(icon(picture))
        # a tool button shows no mnemonic and hears none
        pressed = QKeySequence(shortcut) if shortcut else QKeySequence.mnemonic(text)
        if not pressed.isEmpty():
            action.setShortcut(pressed)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{_plain(text)} ({keys})")
            self.addAction(action)
        action.triggered.connect(act)
        self.add_tool_widget(self._button(action, words))
        return action

    @staticmethod
    def _button(action: QAction, words: bool) -> QToolButton:
        button = ToolButton(action)
        button.setIconSize(QSize(active().size.icon, active().size.icon))
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def add_tool_widget(self, widget: QWidget, stretch: int = 0) -> None:
        """A filter field, a drop-down."""
        self._tools.addWidget(widget, stretch)

    def add_tool_space(self) -> None:
        """What follows stands at the right."""
        self._tools.addStretch()

    def set_body(self, widget: QWidget) -> None:
        self._column.addWidget(widget, 1)


class ToolButton(QToolButton):
    """Shown only while its action is: Qt hides the buttons of tool bars only, others it greys."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        action.visibleChanged.connect(self._follow)

    def _follow(self) -> None:
        self.setVisible(self.defaultAction().isVisible())


def _plain(text: str) -> str:
    """Without the mark of its mnemonic: "&Save" or, as Chinese has it, "保存(&S)"."""
    return re.sub(r"\(&.\)|&", "", text)
