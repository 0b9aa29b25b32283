"""The small parts of which a rule set's pages are built: headings, paragraphs, intervals, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.bands import Band
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font, title_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll


def title(text: str = "") -> QLabel:
    made = words(text)
    made.setFont(title_font())
    return made


def heading(text: str = "") -> QLabel:
    made = words(text)
    made.setFont(bold_font())
    return made


def words(text: str = "", *, muted: bool = False) -> QLabel:
    """A paragraph that wraps and can be copied."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("muted", muted)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def remark(text: str = "") -> QLabel:
    made = words(text, muted=True)
    made.setFont(caption_font())
    return made


def column_of(parts: Iterable[QWidget], *, spacing: int | None = None) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(active().space.between if spacing is None else spacing)
    for part in parts:
        column.addWidget(part)
    return column


def grid(stretched: int) -> QGridLayout:
    """A table of labels: one column takes what room is left."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(active().space.around)
    made.setVerticalSpacing(active().space.tight)
    made.setColumnStretch(stretched, 1)
    return made


def card(parts: Sequence[QWidget | QGridLayout]) -> QFrame:
    """Parts below each other on a ground of their own."""
    made = QFrame()
    made.setProperty("card", True)
    space = active().space
    column = QVBoxLayout(made)
    column.setContentsMargins(space.around, space.between + space.tight, space.around, space.between + space.tight)
    column.setSpacing(space.between)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    return made


class ReadingArea(TallScroll):
    """A page of words that is scrolled by wheel and keys; its content is replaced whole."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet(f"ReadingArea {{ border: 1px solid transparent; }}"
                           f"ReadingArea:focus {{ border: 1px solid {active().colours.accent}; }}")

    def start(self) -> QVBoxLayout:
        """An empty page; what was there goes."""
        body = QWidget()
        column = QVBoxLayout(body)
        space = active().space
        column.setContentsMargins(space.tight, space.tight, space.between, space.around)
        column.setSpacing(space.between)
        self.setWidget(body)
        # the page behind shows through
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        return column


def formula(rules: RuleSet) -> str:
    """`D = L × E × C`"""
    return f"{rules.symbol} = {f' {rules.sign} '.join(rules.by_key)}"


def edition(rules: RuleSet) -> str:
    return f"{rules.method} · {rules.edition}"


def intervals(bands: Iterable[Band], symbol: str) -> str:
    """Of the bands of one level, with the method's own names: `20 ≤ D < 70 (…)`."""
    language = translator().language
    return "\n".join(" · ".join(filter(None, (band.interval(symbol), band.grade_name(language)))) for band in bands)


def choice(rules: RuleSet, chosen: Mapping[str, Decimal]) -> str:
    """`1 × 10 × 7`"""
    return f" {rules.sign} ".join(map(plain_decimal, chosen.values()))


def scores(rules: RuleSet, values: Iterable[Decimal]) -> str:
    """`D = 70, 160`"""
    return f"{rules.symbol} = {', '.join(map(plain_decimal, values))}"
