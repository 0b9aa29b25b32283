"""How a plan is laid out on paper: layout, board, level words, hatches; orientation, dots per inch and parts folded."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.print_work import SheetOrder
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.widgets.fold import Fold
from dualprev_desktop.ui.widgets.print_choice_parts import block
from dualprev_desktop.ui.widgets.wrapped_check import WrappedCheck

KEPT = "print_sheet"
DOTS = (100, 150, 200, 300)
PRINTERS = ("", "A4", "A3")


class SheetChoice(QWidget):
    """Only what makes a difference to the document is shown; what was chosen last comes back."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.layouts, self.orientation, self.dots, self.tiles = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.wide, self.high, self.overlap = QSpinBox(), QSpinBox(), QSpinBox()
        self.words = WrappedCheck(_("Level word in every zone"))
        self.hatched = WrappedCheck(_("Hatched, for black and white"))
        self.more = Fold(_("More choices"))
        self._blocks: dict[str, QWidget] = {}
        self._fill()
        self._lay_out()
        self._recall()
        for box in (self.layouts, self.orientation, self.dots, self.tiles):
            box.currentIndexChanged.connect(self._tell)
        for number in (self.wide, self.high, self.overlap):
            number.valueChanged.connect(self._tell)
        self.words.toggled.connect(self._tell)
        self.hatched.toggled.connect(self._tell)

    def _fill(self) -> None:
        from dualprev_desktop.documents.layout import LAYOUTS
        from dualprev_desktop.documents.paper import LANDSCAPE, LEAST_SIDE, MOST_SIDE, PORTRAIT
        from dualprev_desktop.documents.tiling import LEAST_OVERLAP, MOST_OVERLAP

        for one in LAYOUTS:
            self.layouts.addItem(_(one.title), one.id)
        for words, code in ((_("As the layout has it"), ""), (_("Landscape"), LANDSCAPE), (_("Portrait"), PORTRAIT)):
            self.orientation.addItem(words, code)
        for dots in DOTS:
            self.dots.addItem(str(dots), dots)
        for printer in PRINTERS:
            self.tiles.addItem(_("{paper} sheets to put together").format(paper=printer) if printer
                               else _("In one piece"), printer)
        for side in (self.wide, self.high):
            side.setRange(LEAST_SIDE, MOST_SIDE)
            side.setSingleStep(50)
        self.overlap.setRange(LEAST_OVERLAP, MOST_OVERLAP)
        for number in (self.wide, self.high, self.overlap):
            number.setSuffix(" mm")
            # each digit typed would print anew
            number.setKeyboardTracking(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.tight)
        self._blocks["layout"] = block(_("Layout"), self.layouts)
        self._blocks["board"] = block(_("Board, width × height"), self.wide, self.high)
        self._blocks |= {"words": self.words, "hatched": self.hatched}
        for part in (self._blocks["board"], self.words, self.hatched):
            column.addWidget(part)
        column.addSpacing(tokens.active().space.tight)
        folded: tuple[tuple[str, str, QWidget], ...] = (
                ("orientation", _("Orientation"), self.orientation), ("dpi", _("Dots per inch"), self.dots),
                ("tiles", _("On the printer"), self.tiles), ("overlap", _("Overlap of the sheets"), self.overlap))
        for key, words, editor in folded:
            self._blocks[key] = block(words, editor)
            self.more.add(self._blocks[key])
        self._blocks["more"] = self.more
        self.wide.setAccessibleName(_("Width of the board"))
        self.high.setAccessibleName(_("Height of the board"))

    @property
    def head(self) -> QWidget:
        """The choice of the layout; it goes before the paper, which it may limit."""
        return self._blocks["layout"]

    def offer(self, uses: frozenset[str], board: bool) -> None:
        """What the document is printed by; `board` where its size is typed."""
        shown = {"layout": "layout" in uses, "board": "paper" in uses and board,
                 "orientation": "paper" in uses and not board, "dpi": "dpi" in uses, "tiles": "tiles" in uses,
                 "overlap": "tiles" in uses and bool(self.tiles.currentData()), "words": "layout" in uses,
                 "hatched": "hatched" in uses, "more": "paper" in uses}
        for key, visible in shown.items():
            self._blocks[key].setVisible(visible)

    @property
    def order(self) -> SheetOrder:
        return SheetOrder(
            layout=self.layouts.currentData(), orientation=self.orientation.currentData(),
            level_words=self.words.is_ticked(), dpi=self.dots.currentData(), tiles=self.tiles.currentData(),
            overlap=self.overlap.value(), width=self.wide.value(), height=self.high.value())

    def _recall(self) -> None:
        usual = SheetOrder()
        kept = {**asdict(usual), **remembered(self._session, KEPT, dict[str, Any]())}
        for box, key in ((self.layouts, "layout"), (self.orientation, "orientation"), (self.dots, "dpi"),
                         (self.tiles, "tiles")):
            box.setCurrentIndex(max(box.findData(kept[key]), 0))
        for number, key in ((self.wide, "width"), (self.high, "height"), (self.overlap, "overlap")):
            number.setValue(kept[key] if isinstance(kept[key], int) else getattr(usual, key))
        self.words.tick(bool(kept["level_words"]))
        if (self.order.orientation, self.order.tiles, self.order.dpi) != (usual.orientation, usual.tiles, usual.dpi):
            self.more.open()  # what is not as usual is not hidden

    @Slot()
    def _tell(self) -> None:
        remember(self._session, KEPT, asdict(self.order))
        self.changed.emit()
