"""The guide: what the notice asks of the step, what is missing, what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.guide.rule import STEP_NAMES, Missing, Severity, Step
from dualprev_desktop.services.overview import State
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.guide_texts import GUIDE, OVERVIEW
from dualprev_desktop.ui.mending import mending
from dualprev_desktop.ui.page import PageKind
from dualprev_desktop.ui.places import STEPS, page_of
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import Standing
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.line_button import LineButton


class GuidePanel(QScrollArea):
    """Follows the page that is shown and the state of the company."""

    def __init__(self, session: Session, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._standing = session, standing
        self._step: Step | None = None
        self.setWidgetResizable(True)
        self.setFixedWidth(active().size.guide)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Guide"))
        self.setStyleSheet(f"GuidePanel {{ border-left: 1px solid {active().colours.border}; }}"
                           f"GuidePanel:focus {{ border-left: 2px solid {active().colours.accent}; }}")
        standing.renewed.connect(self.refresh)
        self.refresh()

    def show_page(self, kind: PageKind) -> None:
        self._step = kind.step
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        space = active().space
        column.setContentsMargins(space.around, space.around, space.around, space.around)
        column.setSpacing(space.between)
        self._say_asked(column)
        column.addSpacing(space.between)
        self._say_missing(column)
        column.addSpacing(space.between)
        self._say_next(column)
        column.addStretch()
        self.setWidget(body)

    def _say_asked(self, column: QVBoxLayout) -> None:
        text = GUIDE[self._step] if self._step else OVERVIEW
        column.addWidget(_heading(_("What is asked")))
        for sentence in text.asks:
            column.addWidget(_paragraph(_(sentence)))

    def _say_missing(self, column: QVBoxLayout) -> None:
        steps = [self._step] if self._step else [state.step for state in self._standing.now.steps]
        column.addWidget(_heading(_("What is missing")))
        found = [(step, missing) for step in steps for missing in self._standing.step(step).missing]
        must = [(step, missing) for step, missing in found if missing.severity is Severity.MUST]
        for step, missing in must:
            column.addWidget(self._line(step, missing))
        if not must:
            column.addWidget(_paragraph(self._nothing_missing()))
        self._say_advice(column, [one for one in found if one not in must])

    def _say_advice(self, column: QVBoxLayout, found: list[tuple[Step, Missing]]) -> None:
        """What no step waits for, but an inspector may ask."""
        if not found:
            return
        column.addSpacing(active().space.between)
        column.addWidget(_heading(_("Better still")))
        for step, missing in found:
            column.addWidget(self._line(step, missing))

    def _nothing_missing(self) -> str:
        if self._standing.reading:
            return _("Reading the records…")
        if self._step and self._standing.step(self._step).state is State.EMPTY:
            return _("This step has not begun.")
        return _("Nothing is missing.") if self._step else _("Nothing is missing in what was begun.")

    def _line(self, step: Step, missing: Missing) -> LineButton:
        line = LineButton(missing.text, mending(step, missing))
        line.wanted.connect(self._go)
        return line

    def _say_next(self, column: QVBoxLayout) -> None:
        if self._standing.reading:
            return  # what comes next is known in a moment
        column.addWidget(_heading(_("Next")))
        step = self._next_step()
        if self._step is step and step is not None and self._standing.step(step).state is State.EMPTY:
            column.addWidget(_paragraph(_(GUIDE[step].begin)))
        elif step is None:
            column.addWidget(_paragraph(_("All but step 6, which is kept on paper, is complete. Assess again when "
                                          "something changes, and at least once a year.")))
        elif step is self._step:
            column.addWidget(_paragraph(_("Work through what is missing, from the top.")))
        else:
            self._say_other_step(column, step)

    def _say_other_step(self, column: QVBoxLayout, step: Step) -> None:
        kind = page_of(step)
        words = _("Step {number}: {name}").format(number=STEPS.index(step) + 1, name=_(STEP_NAMES[step]))
        column.addWidget(_paragraph(_(GUIDE[step].begin) if self._standing.step(step).state is State.EMPTY
                                    else self._standing.step(step).missing[0].text))
        if kind is not None:
            line = LineButton(words, Destination(kind.id))
            line.wanted.connect(self._go)
            column.addWidget(line)

    def _next_step(self) -> Step | None:
        """The step shown while it is unfinished; else the first unfinished one."""
        states = {state.step: state.state for state in self._standing.now.steps}
        if self._step and states[self._step] is not State.COMPLETE and not self._only_looks(self._step):
            return self._step
        return next((step for step in STEPS if states[step] is not State.COMPLETE and not self._only_looks(step)), None)

    @staticmethod
    def _only_looks(step: Step) -> bool:
        # step 6 shows what the register gives; it cannot be completed yet
        return step is Step.INSPECT

    @Slot(object)
    def _go(self, where: Destination) -> None:
        self._session.go_to(where)

    def lines(self) -> list[QPushButton]:
        """The buttons, from the top."""
        return self.findChildren(QPushButton)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(bold_font())
    return label


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    return label
