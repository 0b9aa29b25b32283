"""What is printed, for whom, how: the left side of the print centre."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QListWidget, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, active, languages
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.print_scope import PrintScope
from dualprev_desktop.ui.company_menu import LANGUAGE_NAMES
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.print_work import PrintOrder, asked_print
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.widgets.chart_choice import ChartChoiceBox
from dualprev_desktop.ui.widgets.document_list import ID_ROLE, DocumentList
from dualprev_desktop.ui.widgets.print_choice_imposing import ImposingChoice
from dualprev_desktop.ui.widgets.print_choice_parts import block, narrow
from dualprev_desktop.ui.widgets.print_choice_scope import ScopeChoice
from dualprev_desktop.ui.widgets.print_choice_sheet import SheetChoice
from dualprev_desktop.ui.widgets.wrapped_check import WrappedCheck

__all__ = ["BOARD", "BOTH", "ID_ROLE", "PrintChoice"]
WIDTH = 272
KEPT = "print_paper"
PAPERS = ("A0", "A1", "A2", "A3", "A4")
BOARD = "board"
"""The paper whose size is typed."""
BOTH = "both"


class PrintChoice(QWidget):
    """The documents stand above and scroll by themselves; below is how the chosen one is printed, and only that."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedWidth(WIDTH)
        self.offered, self.scope, self.imposing = DocumentList(), ScopeChoice(session), ImposingChoice(session)
        self.paper, self.language, self.mode = QComboBox(), QComboBox(), QComboBox()
        self.public = WrappedCheck(_("Public version, without names and phone numbers"))
        self.chart = ChartChoiceBox(session, QBoxLayout.Direction.TopToBottom)
        self.sheet = SheetChoice(session)
        self.hatched = self.sheet.hatched
        self._parts: dict[str, QWidget] = {}
        """By the option they choose, as documents name it."""
        self._fill()
        self._lay_out()
        self._offer()
        self.fill_scope()
        self._connect()

    def _connect(self) -> None:
        self.offered.chosen.connect(self._turn)
        self.paper.currentIndexChanged.connect(self._offer)
        self.sheet.changed.connect(self._offer)
        for box in (self.paper, self.language, self.mode):
            box.currentIndexChanged.connect(self._tell)
        for part in (self.sheet, self.scope, self.imposing, self.chart):
            part.changed.connect(self._tell)
        self.public.toggled.connect(self._tell)
        self.sheet.more.button.toggled.connect(self._show_more)

    @property
    def documents(self) -> QListWidget:
        return self.offered.list

    def _fill(self) -> None:
        self.paper.addItems(PAPERS)
        self.paper.addItem(_("Board of any size"), BOARD)
        kept = remembered(self._session, KEPT, dict[str, Any]())
        wanted = self.paper.findData(BOARD) if kept.get("paper") == BOARD else self.paper.findText(
            str(kept.get("paper", "A3")))
        self.paper.setCurrentIndex(wanted if wanted >= 0 else self.paper.findText("A3"))
        self.hatched.tick(bool(kept.get("hatched", False)))
        for code in languages():
            self.language.addItem(LANGUAGE_NAMES.get(code, code), code)
        language = self._session.settings.print_language or active().language
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        for kind in code_list("assessment_kind").items:
            self.mode.addItem(kind.label(active().language), kind.code)
        self.mode.addItem(_("Both, one after the other"), BOTH)
        self.mode.setCurrentIndex(self.mode.findData("residual"))

    def fill_scope(self) -> None:
        """The records there are now; the choice stays where it can."""
        self.scope.offer(asked_print(self.document))

    def _lay_out(self) -> None:
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, tokens.active().space.between, 0)
        below.setSpacing(tokens.active().space.tight)
        self._of_paper = block(_("Size of the paper"), self.paper)
        for option, part in (
                ("", self.scope), ("mode", block(_("Levels"), self.mode)), ("layout", self.sheet.head),
                ("paper", self._of_paper), ("chart", block(_("Comparison chart"), self.chart)), ("", self.sheet),
                ("imposed", self.imposing), ("public", self.public),
                ("", block(_("Language on paper"), self.language)), ("", self.sheet.more)):
            below.addWidget(part)
            if part is self.public:
                below.addSpacing(tokens.active().space.between)
            if option:
                self._parts[option] = part
        below.addStretch()
        for box in (self.chart.variant, self.chart.by):
            narrow(box)
        self._how = _scrolling(self._below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.between)
        column.addWidget(self.offered, 2)
        column.addWidget(self._how, 3)

    @Slot()
    def _turn(self) -> None:
        self._offer()
        self.fill_scope()
        self._tell()

    @Slot()
    def _offer(self) -> None:
        """Only what makes a difference to the document that is chosen."""
        from dualprev_desktop.documents.layout import layout

        uses = _uses(self.document)
        for option, part in self._parts.items():
            part.setVisible(option in uses)
        chosen = layout(self.sheet.order.layout)
        self.offer_papers(chosen.papers if "layout" in uses else PAPERS)
        for words in self._of_paper.findChildren(QLabel):
            words.setText(_("Paper of the map") if "layout" in uses else _("Size of the paper"))
        self.sheet.offer(uses, self.paper.currentData() == BOARD)
        allow(self.mode, unless("layout" not in uses or not chosen.pairs, _("This layout shows both risks.")))

    def offer_papers(self, papers: Sequence[str]) -> None:
        """The sizes that suit a layout; a board's always does. One that is gone gives way to the next smaller."""
        wanted = [(name, None) for name in PAPERS if name in papers] + [(_("Board of any size"), BOARD)]
        there = [(self.paper.itemText(row), self.paper.itemData(row)) for row in range(self.paper.count())]
        if wanted == there:
            return
        before = self.paper.currentText()
        self.paper.blockSignals(True)
        self.paper.clear()
        for name, code in wanted:
            self.paper.addItem(name, code)
        smaller = [name for name in PAPERS if name >= before]
        found = [self.paper.findText(name) for name in (before, *smaller, *reversed(PAPERS))]
        self.paper.setCurrentIndex(next(row for row in found if row >= 0))
        self.paper.blockSignals(False)

    @Slot()
    def _tell(self) -> None:
        remember(self._session, KEPT, {"paper": self.paper.currentData() or self.paper.currentText(),
                                       "hatched": self.hatched.is_ticked()})
        self.changed.emit()

    @Slot(bool)
    def _show_more(self, opened: bool) -> None:
        """What unfolds below the edge of a low window is scrolled to."""
        if opened:
            QTimer.singleShot(0, self, self._scroll_to_more)

    @Slot()
    def _scroll_to_more(self) -> None:
        self._below.adjustSize()
        self._how.ensureWidgetVisible(self.sheet.more, 0, 0)

    def choose(self, document: str, scope: PrintScope | None = None) -> None:
        """Turns to a document, and to whom it is for where that is said; what is not offered leaves the choice."""
        self.offered.choose(document)
        self.chart.recall()
        if scope is not None:
            self.scope.choose(scope)

    @property
    def document(self) -> str:
        return self.offered.document

    @property
    def document_title(self) -> str:
        return self.offered.title

    def order(self) -> PrintOrder:
        """What is chosen now; what the document does not use is as usual, so that nothing is printed anew for it."""
        uses = _uses(self.document)
        usual = PrintOrder(self.document)
        return PrintOrder(
            document=self.document, scope=self.scope.scope, paper=self._paper(),
            language=self.language.currentData() or active().language, hatched=self.hatched.is_ticked(),
            mode=self._mode(), chart=self.chart.choice, sheet=self.sheet.order,
            imposition=self.imposing.imposition if "imposed" in uses else usual.imposition,
            public=self.public.is_ticked() and "public" in uses)

    def _paper(self) -> str:
        sheet = self.sheet.order
        return f"{sheet.width}x{sheet.height}" if self.paper.currentData() == BOARD else self.paper.currentText()

    def _mode(self) -> str:
        """Only plans are printed in both."""
        mode: str = self.mode.currentData()
        return "residual" if mode == BOTH and "layout" not in _uses(self.document) else mode


def _scrolling(widget: QWidget) -> QScrollArea:
    """A low window scrolls the choices instead of cutting them."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _uses(document: str) -> frozenset[str]:
    from dualprev_desktop.documents.base import DOCUMENTS

    return DOCUMENTS[document].uses if document in DOCUMENTS else frozenset()
