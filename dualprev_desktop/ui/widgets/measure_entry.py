"""Adding measures quickly: choose the class, type the measure, Enter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabBar, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as tokens

CLASSES = "measure_class"
MOST_ROOM = 860
"""Pixels that the tabs ask for; what is longer still is said whole in their tips."""


class MeasureEntry(QWidget):
    """The notice's seven classes as tabs, each with the number of measures it has."""

    typed = Signal(str, str)
    """(class, measure)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.codes = code_list(CLASSES).codes()
        self.tabs, self.line, self._add = QTabBar(), QLineEdit(), QPushButton(_("Add"))
        for _code in self.codes:
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(False)
        # seven of them stand side by side in a narrow window too
        self.tabs.setStyleSheet("QTabBar::tab { padding: 6px 7px; }")
        self.tabs.setAccessibleName(_("Class of the new measure"))
        self.line.setPlaceholderText(_("Type a measure of this class; Enter adds it"))
        self.line.setAccessibleName(_("New measure"))
        self._add.setIcon(icon("plus"))
        self._lay_out()
        self.line.returnPressed.connect(self._tell)
        self.line.textChanged.connect(self._offer)
        self._offer("")
        self._add.clicked.connect(self._tell)
        self.tabs.tabBarClicked.connect(self._to_line)
        for place in range(len(self.codes)):
            QShortcut(QKeySequence(f"Alt+{place + 1}"), self, partial(self.choose, place),
                      context=Qt.ShortcutContext.WindowShortcut)
        self.show_counts(())

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(tokens().space.between)
        row.addWidget(self.line, 1)
        row.addWidget(self._add)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().space.tight)
        column.addWidget(self.tabs)
        column.addLayout(row)

    def show_counts(self, classes: Iterable[str]) -> None:
        """`classes` has the class of each measure there is."""
        counts, terms = Counter(classes), code_list(CLASSES)
        for place, code in enumerate(self.codes):
            text = f"{place + 1} {terms.label(code, active().language)}"
            text = f"{text} · {counts[code]}" if counts[code] else text
            self.tabs.setTabText(place, text)
            self.tabs.setTabToolTip(place, f"{text} (Alt+{place + 1})")
        self.tabs.setMinimumWidth(min(self.tabs.sizeHint().width(), MOST_ROOM))

    def choose(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self.line.setFocus()

    def _to_line(self, _place: int) -> None:
        self.line.setFocus()

    def _offer(self, text: str) -> None:
        allow(self._add, unless(text.strip(), _("Nothing is typed yet.")))

    def _tell(self) -> None:
        text = self.line.text().strip()
        if text:
            self.typed.emit(self.codes[self.tabs.currentIndex()], text)

    def done(self) -> None:
        """The measure was taken: ready for the next."""
        self.line.clear()
        self.line.setFocus()
