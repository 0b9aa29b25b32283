"""What a catalogue says of events: how each is judged, why it happens, what follows, and the measures against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.catalogue import KINDS, SuggestedEvent, SuggestedPoint
from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.tall_scroll import TallScroll

CLASS_WIDTH = 72
ACCIDENTS = "accident_type_2025"


class EventDetails(TallScroll):
    """Read only; arrows and Page Down move it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("card", True)
        self.setAccessibleName(_("Events and measures"))

    def show_point(self, point: SuggestedPoint | None) -> None:
        if point is None:
            self._show("", "", ())
            return
        words = [label("risk_point_kind", point.kind), label("risk_aspect", point.aspect), point.location]
        self._show(point.name, " · ".join(filter(None, words)), point.events)

    def show_event(self, event: SuggestedEvent | None, where: str = "") -> None:
        """`where` says from which catalogue and risk point it is."""
        self._show("", where, () if event is None else (event,))

    def _show(self, title: str, remark: str, events: Sequence[SuggestedEvent]) -> None:
        body = QFrame()
        body.setObjectName("body")
        body.setStyleSheet(f"#body {{ background: {active().colours.surface}; }}")
        column = QVBoxLayout(body)
        column.setContentsMargins(*[active().space.around] * 4)
        column.setSpacing(active().space.between)
        for text, font in ((title, bold_font()), (remark, caption_font())):
            if text:
                column.addWidget(_words(text, font, muted=text is remark))
        for place, event in enumerate(events):
            if place or title:
                column.addWidget(_rule())
            column.addLayout(_event(event))
        column.addStretch()
        self.setWidget(body)
        self.verticalScrollBar().setValue(0)


def _event(event: SuggestedEvent) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(active().space.tight)
    column.addWidget(_words(event.name, bold_font()))
    column.addLayout(_levels(event))
    facts = [_("Reference value"), event.step, label(ACCIDENTS, event.accident_type)]
    column.addWidget(_words(" · ".join(filter(None, facts)), caption_font(), muted=True))
    for heading, text in ((_("Factors"), event.hazard_factor), (_("Trigger"), event.trigger),
                          (_("Consequence"), event.consequence)):
        if text:
            column.addWidget(_words(_("{heading}: {text}").format(heading=heading, text=text)))
    column.addSpacing(active().space.tight)
    count = len(event.measures)
    column.addWidget(_words(ngettext("{count} measure", "{count} measures", count).format(count=count),
                            caption_font(), muted=True))
    column.addLayout(_measures(event))
    return column


def _levels(event: SuggestedEvent) -> FlowRow:
    row = FlowRow()
    for kind in KINDS:
        words = QLabel(label("assessment_kind", kind))
        words.setFont(caption_font())
        words.setProperty("muted", True)
        row.addWidget(words)
        row.addWidget(LevelBadge(event.levels[kind]))
    return row


def _measures(event: SuggestedEvent) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(active().space.between)
    grid.setVerticalSpacing(active().space.tight)
    grid.setColumnMinimumWidth(0, CLASS_WIDTH)
    grid.setColumnStretch(1, 1)
    for row, measure in enumerate(event.measures):
        kind = _words(label("measure_class", measure.measure_class), caption_font(), muted=True)
        grid.addWidget(kind, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(measure.text), 2 * row, 1)
        failure = _("Failure looks like: {failure}").format(failure=measure.failure)
        grid.addWidget(_words(failure, caption_font(), muted=True), 2 * row + 1, 1)
    return grid


def _words(text: str, font: QFont | None = None, *, muted: bool = False) -> QLabel:
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setProperty("muted", muted)
    if font is not None:
        words.setFont(font)
    return words


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {active().colours.border}; border: none;")
    return line
