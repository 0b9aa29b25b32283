"""The vertical strip of a plan's tools: one button for each tool found, and below them the zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.plan.view import PlanCanvas
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.zoom_view import ZOOM_STEP

BUTTON = 36
SELECT = "select"
"""The tool that only looks."""


class ToolStrip(QWidget):
    """Follows the canvas when a tool is changed by a key."""

    def __init__(self, canvas: PlanCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._group = QButtonGroup(self)
        self._ids = TOOLS.ids()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        self.buttons = {kind.id: self._tool_button(place) for place, kind in enumerate(TOOLS)}
        column.addLayout(self._in_pairs(list(self.buttons.values())))
        self._switches = QVBoxLayout()
        self._switches.setSpacing(active().space.tight)
        column.addSpacing(active().space.around)
        column.addLayout(self._switches)
        column.addSpacing(active().space.around)
        self.zoom_in = self._button("magnify-plus-outline", _("Closer (+)"))
        self.zoom_out = self._button("magnify-minus-outline", _("Farther (−)"))
        self.fit = self._button("fit-to-page-outline", _("Whole sheet (F)"))
        column.addLayout(self._in_pairs([self.zoom_in, self.zoom_out, self.fit]))
        column.addStretch(1)
        self.buttons[canvas.tool_id].setChecked(True)
        self._connect()

    @staticmethod
    def _in_pairs(buttons: list[QToolButton]) -> QGridLayout:
        """One column of all tools would be taller than a small screen."""
        grid = QGridLayout()
        grid.setSpacing(active().space.tight)
        for place, button in enumerate(buttons):
            grid.addWidget(button, place // 2, place % 2)
        return grid

    def add_switches(self, switches: QWidget) -> None:
        """Between the tools and the zoom."""
        self._switches.addWidget(switches)

    @property
    def drawing(self) -> list[QToolButton]:
        """The buttons of the tools that change the file."""
        return [button for id, button in self.buttons.items() if id != SELECT and TOOLS[id].changes]

    def _connect(self) -> None:
        self._group.idClicked.connect(self._chosen)
        self._canvas.tool_changed.connect(self._follow)
        self.zoom_in.clicked.connect(self._closer)
        self.zoom_out.clicked.connect(self._farther)
        self.fit.clicked.connect(self._canvas.fit)
        self._canvas.fitted.connect(self._follow_fit)
        self._follow_fit(True)

    def _tool_button(self, place: int) -> QToolButton:
        kind = TOOLS[self._ids[place]]
        button = self._button(kind.icon, f"<b>{_(kind.title)} ({kind.key})</b><br>{_(kind.help)}", _(kind.title))
        button.setCheckable(True)
        self._group.addButton(button, place)
        return button

    @staticmethod
    def _button(picture: str, tip: str, name: str = "") -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(active().size.icon + 2, active().size.icon + 2))
        button.setFixedSize(BUTTON, BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tip)
        button.setAccessibleName(name or tip)
        return button

    def _chosen(self, place: int) -> None:
        self._canvas.use_tool(self._ids[place])
        self._canvas.setFocus()

    def _follow(self, tool_id: str) -> None:
        self.buttons[tool_id].setChecked(True)

    def _follow_fit(self, fitted: bool) -> None:
        allow(self.fit, unless(not fitted, _("The whole sheet is shown.")))

    def _closer(self) -> None:
        self._canvas.zoom(ZOOM_STEP)

    def _farther(self) -> None:
        self._canvas.zoom(1 / ZOOM_STEP)
