"""The kinds of symbol to choose from, over a corner of the canvas while the tool is at work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from dualprev_desktop.domain.symbol_art import ACROSS, ART, symbol_items
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import codelists
from dualprev_desktop.services.views import SymbolView
from dualprev_desktop.ui.plan.art import paint_items
from dualprev_desktop.ui.theme.tokens import active

PICTURE, BUTTON, MARGIN = 26, 36, 8


class SymbolPalette(QFrame):
    """One button a kind; the digits choose too."""

    chosen = Signal(str)

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("symbols")
        colours = active().colours
        self.setStyleSheet(f"#symbols {{ background: {colours.surface}; border: 1px solid {colours.border};"
                           f" border-radius: 6px; }}")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Kinds of symbol"))
        self._group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        for place, code in enumerate(ART, 1):
            row.addWidget(self._button(code, place))
        self.choose(kind)
        self._group.idClicked.connect(self._clicked)
        self.adjustSize()
        self.move(MARGIN, MARGIN)
        self.show()

    def _button(self, code: str, place: int) -> QToolButton:
        button, term = QToolButton(), codelists.label("plan_symbol", code)
        button.setIcon(symbol_icon(code, self.devicePixelRatioF()))
        button.setIconSize(QSize(PICTURE, PICTURE))
        button.setFixedSize(BUTTON, BUTTON)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setToolTip(f"{term} ({place})")
        button.setAccessibleName(term)
        # the keyboard stays with the canvas, where the digits choose
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.addButton(button, place)
        return button

    @property
    def kinds(self) -> list[str]:
        return list(ART)

    def choose(self, kind: str) -> None:
        self._group.button(self.kinds.index(kind) + 1).setChecked(True)

    def _clicked(self, place: int) -> None:
        self.chosen.emit(self.kinds[place - 1])


def symbol_icon(code: str, density: float = 1.0) -> QIcon:
    picture = QPixmap(QSize(PICTURE, PICTURE) * density)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QRectF(0, 0, PICTURE, PICTURE).center()
    paint_items(painter, symbol_items(SymbolView("", code, 0, 0), middle.x(), middle.y(), PICTURE / ACROSS * 0.96))
    painter.end()
    return QIcon(picture)
