"""The bar above a picture: back, the tools, colour and strength, zoom, a copy with its marks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QComboBox, QToolButton, QWidget

from dualprev_desktop.domain.annotation import ARROW, ELLIPSE, FREEHAND, INKS, RECTANGLE, TEXT, USUAL
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.reasons import READ_ONLY, allow, unless
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.tool_button import tool_button

TOOLS = (
    ("select", "cursor-default-outline", "V", N_("Choose"),
     N_("Click a mark, then move it, pull its ends, or take it off with Del. Space goes to the next one.")),
    (ARROW, "arrow-top-right", "A", N_("Arrow"), N_("Pull from where it begins to what it points at.")),
    (ELLIPSE, "ellipse-outline", "O", N_("Circle"), N_("Pull from corner to corner round what matters.")),
    (RECTANGLE, "rectangle-outline", "R", N_("Box"), N_("Pull from corner to corner round what matters.")),
    (TEXT, "format-text", "T", N_("Words"), N_("Pull as wide as the words may be, or click; then type.")),
    (FREEHAND, "draw", "P", N_("Line"), N_("Draw with the mouse held down.")),
)
STRENGTHS = {1: N_("Fine"), 2: N_("Usual"), 3: N_("Strong")}
SWATCH = 16


class MarkBar(QWidget):
    """Tells what was chosen; what stands chosen is set from outside."""

    tool_wanted = Signal(str)
    colour_wanted = Signal(str)
    weight_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowRow(self)
        self._row.setSpacing(0)
        self._tools, self._colours = QButtonGroup(self), QButtonGroup(self)
        self.back = self._button("arrow-left", _("Back to the list (Esc)"), _("Back to the list"), words=True)
        self.before = self._button("chevron-left", _("Picture before (Page Up)"), _("Picture before"))
        self.after = self._button("chevron-right", _("Next picture (Page Down)"), _("Next picture"))
        self.tools = {one[0]: self._tool(place, *one) for place, one in enumerate(TOOLS)}
        self.colours = {code: self._colour(place, code) for place, code in enumerate(INKS)}
        self.weight = self._weight()
        self.remove = self._button("delete-outline", _("Take the chosen mark off (Del)"), _("Take the mark off"))
        self.closer = self._button("magnify-plus-outline", _("Closer (+)"), _("Closer"))
        self.farther = self._button("magnify-minus-outline", _("Farther (−)"), _("Farther"))
        self.whole = self._button("fit-to-page-outline", _("Whole picture (F)"), _("Whole picture"))
        self.copy = self._button("tray-arrow-down", _("Save a copy of the picture with its marks"),
                                 _("Copy with marks"))
        self.tools["select"].setChecked(True)
        self.colours["violet"].setChecked(True)

    # making -------------------------------------------------------------------------------------------

    def _button(self, picture: str, tip: str, name: str, *, words: bool = False) -> QToolButton:
        button = tool_button(picture, tip, name, words=words)
        self._row.addWidget(button)
        return button

    def _tool(self, place: int, tool: str, picture: str, key: str, name: str, help: str) -> QToolButton:
        button = self._button(picture, f"<b>{_(name)} ({key})</b><br>{_(help)}", _(name))
        return self._choice(button, self._tools, place, partial(self.tool_wanted.emit, tool))

    def _colour(self, place: int, code: str) -> QToolButton:
        name = label("mark_colour", code)
        button = self._button("circle", name, name)
        button.setIcon(swatch(code))
        return self._choice(button, self._colours, place, partial(self.colour_wanted.emit, code))

    @staticmethod
    def _choice(button: QToolButton, group: QButtonGroup, place: int, act: Callable[[], object]) -> QToolButton:
        button.setCheckable(True)
        group.addButton(button, place)
        button.clicked.connect(act)
        return button

    def _weight(self) -> QComboBox:
        box = QComboBox()
        for weight, words in STRENGTHS.items():
            box.addItem(_(words), weight)
        box.setAccessibleName(_("Strength of lines and letters"))
        box.setToolTip(_("Strength of lines and letters"))
        box.setCurrentIndex(box.findData(USUAL))
        box.activated.connect(self._tell_weight)
        self._row.addWidget(box)
        return box

    def _tell_weight(self, place: int) -> None:
        self.weight_wanted.emit(self.weight.itemData(place))

    # showing ------------------------------------------------------------------------------------------

    def show_tool(self, tool: str) -> None:
        self.tools[tool].setChecked(True)

    def show_ink(self, colour: str, weight: int) -> None:
        if colour in self.colours:
            self.colours[colour].setChecked(True)
        self.weight.setCurrentIndex(max(self.weight.findData(weight), 0))

    def settle(self, *, writing: bool, chosen: bool, several: bool, shown: bool) -> None:
        """What can be done now."""
        no_picture, read = unless(shown, _("No picture is shown.")), unless(writing, _(READ_ONLY))
        for tool, button in self.tools.items():
            allow(button, no_picture, unless(writing or tool == "select", _(READ_ONLY)))
        for part in (*self.colours.values(), self.weight):
            allow(part, no_picture, read)
        allow(self.remove, no_picture, read, unless(chosen, _("No mark is chosen.")))
        for button in (self.closer, self.farther, self.whole, self.copy):
            allow(button, no_picture)
        for button in (self.before, self.after):
            allow(button, unless(several, _("It is the only picture.")))


def swatch(code: str) -> QIcon:
    """A disc in the colour, with an edge that is seen on both themes."""
    pixels = QPixmap(SWATCH, SWATCH)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(active().colours.strong_border))
    painter.setBrush(QColor(INKS[code]))
    painter.drawEllipse(1, 1, SWATCH - 3, SWATCH - 3)
    painter.end()
    return QIcon(pixels)
