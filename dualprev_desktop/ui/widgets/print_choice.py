"""What is printed, for whom, how: the left side of the print centre."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, active, languages
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.query import count, titles
from dualprev_desktop.ui.company_menu import LANGUAGE_NAMES
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.print_work import STALE, PrintOrder
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.widgets.chart_choice import ChartChoiceBox
from dualprev_desktop.ui.widgets.print_choice_sheet import SheetChoice
from dualprev_desktop.ui.widgets.whole_words import say_whole

WIDTH = 248
ID_ROLE = 256
KEPT = "print_paper"
PAPERS = ("A0", "A1", "A2", "A3", "A4")
BOARD = "board"
"""The paper whose size is typed."""
BOTH = "both"


class PrintChoice(QWidget):
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedWidth(WIDTH)
        self.documents, self.scope, self.paper = QListWidget(), QComboBox(), QComboBox()
        self.language, self.mode = QComboBox(), QComboBox()
        self.chart = ChartChoiceBox(session, QBoxLayout.Direction.TopToBottom)
        self.sheet = SheetChoice(session)
        self.hatched = self.sheet.hatched
        self._parts: dict[str, QWidget] = {}
        """By the option they choose, as documents name it."""
        self._fill()
        self._lay_out()
        self._offer()
        self.documents.currentRowChanged.connect(self._offer)
        self.documents.currentRowChanged.connect(self._tell)
        self.paper.currentIndexChanged.connect(self._offer)
        self.sheet.changed.connect(self._offer)
        self.sheet.changed.connect(self._tell)
        for box in (self.scope, self.paper, self.language, self.mode):
            box.currentIndexChanged.connect(self._tell)
        self.chart.changed.connect(self._tell)

    def _fill(self) -> None:
        from dualprev_desktop.documents.base import DOCUMENTS

        for document in DOCUMENTS:
            item = QListWidgetItem(_(document.title))
            item.setData(ID_ROLE, document.id)
            item.setToolTip(item.text())
            item.setSizeHint(QSize(0, tokens.active().size.dense_row))
            self.documents.addItem(item)
        self.documents.setCurrentRow(0)
        self.fill_scope()
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
        """The risk points there are now, and the cards to print anew; the choice stays where it can."""
        chosen = self.scope.currentData()
        self.scope.blockSignals(True)
        self.scope.clear()
        self.scope.addItem(_("All risk points"), "")
        if count(self._session.company, "paper"):
            self.scope.addItem(_("Cards that no longer match"), STALE)
        for point_id, title in titles(self._session.company, "risk_point").items():
            self.scope.addItem(title, point_id)
        self.scope.setCurrentIndex(max(self.scope.findData(chosen), 0))
        self.scope.blockSignals(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.tight)
        self.documents.setStyleSheet("QListWidget::item { padding-left: 6px; }")
        self.documents.setFixedHeight(self.documents.count() * tokens.active().size.dense_row + 4)
        for option, words, editor in (
                ("", _("Document"), self.documents), ("points", _("Cards of"), self.scope),
                ("mode", _("Levels"), self.mode), ("layout", "", self.sheet.head),
                ("paper", _("Paper of the map"), self.paper), ("chart", _("Comparison chart"), self.chart),
                ("", "", self.sheet), ("", _("Language on paper"), self.language), ("", "", self.sheet.more)):
            part = _titled(words, editor) if words else editor
            column.addWidget(part)
            if option:
                self._parts[option] = part
        column.addStretch()
        for box in (self.scope, self.paper, self.language, self.mode, self.chart.variant, self.chart.by):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            say_whole(box)

    @Slot()
    def _offer(self) -> None:
        """Only what makes a difference to the document that is chosen."""
        from dualprev_desktop.documents.layout import layout

        item = self.documents.currentItem()
        uses = _uses(item.data(ID_ROLE)) if item is not None else frozenset[str]()
        for option, part in self._parts.items():
            part.setVisible(option in uses)
        chosen = layout(self.sheet.order.layout)
        if "layout" in uses:
            self.offer_papers(chosen.papers)
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

    def choose(self, document: str, scope: str | None = None) -> None:
        """Turns to a document, and to whom it is for where that is said; what is not offered leaves the choice."""
        found = next((row for row in range(self.documents.count())
                      if self.documents.item(row).data(ID_ROLE) == document), self.documents.currentRow())
        self.documents.setCurrentRow(found)
        self.chart.recall()
        if scope is not None:
            self.scope.setCurrentIndex(max(self.scope.findData(scope), 0))

    @property
    def document_title(self) -> str:
        item = self.documents.currentItem()
        return item.text() if item is not None else ""

    def order(self) -> PrintOrder:
        """What is chosen now."""
        item = self.documents.currentItem()
        return PrintOrder(
            document=item.data(ID_ROLE) if item is not None else "", scope=self.scope.currentData() or "",
            paper=self._paper(), language=self.language.currentData() or active().language,
            hatched=self.hatched.is_ticked(), mode=self._mode(), chart=self.chart.choice,
            sheet=self.sheet.order)

    def _paper(self) -> str:
        sheet = self.sheet.order
        return f"{sheet.width}x{sheet.height}" if self.paper.currentData() == BOARD else self.paper.currentText()

    def _mode(self) -> str:
        """Only plans are printed in both."""
        mode: str = self.mode.currentData()
        item = self.documents.currentItem()
        plan = item is not None and "layout" in _uses(item.data(ID_ROLE))
        return "residual" if mode == BOTH and not plan else mode


def _titled(words: str, editor: QWidget) -> QWidget:
    part, label = QWidget(), QLabel(words)
    label.setFont(bold_font())
    label.setBuddy(editor)
    editor.setAccessibleName(words)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, tokens.active().space.between)
    column.setSpacing(tokens.active().space.tight)
    column.addWidget(label)
    column.addWidget(editor)
    return part


def _uses(document: str) -> frozenset[str]:
    from dualprev_desktop.documents.base import DOCUMENTS

    return DOCUMENTS[document].uses
