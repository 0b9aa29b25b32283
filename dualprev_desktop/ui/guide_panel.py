"""The guide: what the notice asks of the step, what is missing, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap

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


@dataclass(frozen=True)
class Part:
    """A line of the panel: a heading, a paragraph, or what leads somewhere."""

    text: str = ""
    bold: bool = False
    where: Destination | None = None


GAP = Part()


class GuidePanel(QScrollArea):
    """Follows the page that is shown and the state of the company."""

    def __init__(self, session: Session, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._standing = session, standing
        self._step: Step | None = None
        self._shown: tuple[Part, ...] = ()
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
        """What stands there already stays: a line is not taken from under the mouse for another of the same words."""
        parts = tuple(self._parts())
        if parts != self._shown:
            self._shown = parts
            self.setWidget(self._laid_out(parts))

    def _laid_out(self, parts: Sequence[Part]) -> QWidget:
        body, space = QWidget(), active().space
        column = QVBoxLayout(body)
        column.setContentsMargins(space.around, space.around, space.around, space.around)
        column.setSpacing(space.between)
        for part in parts:
            if part is GAP:
                column.addSpacing(space.between)
            else:
                column.addWidget(self._made(part))
        column.addStretch()
        return body

    def _made(self, part: Part) -> QWidget:
        if part.where is None:
            return _heading(part.text) if part.bold else _paragraph(part.text)
        line = LineButton(part.text, part.where)
        line.wanted.connect(self._go)
        return line

    def _parts(self) -> Iterator[Part]:
        yield from self._asked()
        yield GAP
        yield from self._missing()
        yield GAP
        yield from self._next()

    def _asked(self) -> Iterator[Part]:
        yield Part(_("What is asked"), bold=True)
        for sentence in (GUIDE[self._step] if self._step else OVERVIEW).asks:
            yield Part(_(sentence))

    def _missing(self) -> Iterator[Part]:
        steps = [self._step] if self._step else [state.step for state in self._standing.now.steps]
        yield Part(_("What is missing"), bold=True)
        found = [(step, missing) for step in steps for missing in self._standing.step(step).missing]
        must = [(step, missing) for step, missing in found if missing.severity is Severity.MUST]
        if not must:
            yield Part(self._nothing_missing())
        yield from starmap(_line, must)
        yield from self._advice([one for one in found if one not in must])

    @staticmethod
    def _advice(found: list[tuple[Step, Missing]]) -> Iterator[Part]:
        """What no step waits for, but an inspector may ask."""
        if found:
            yield GAP
            yield Part(_("Better still"), bold=True)
            yield from starmap(_line, found)

    def _nothing_missing(self) -> str:
        if self._standing.reading:
            return _("Reading the records…")
        if self._step and self._standing.step(self._step).state is State.EMPTY:
            return _("This step has not begun.")
        return _("Nothing is missing.") if self._step else _("Nothing is missing in what was begun.")

    def _next(self) -> Iterator[Part]:
        if self._standing.reading:
            return  # what comes next is known in a moment
        yield Part(_("Next"), bold=True)
        step = self._next_step()
        if self._step is step and step is not None and self._standing.step(step).state is State.EMPTY:
            yield Part(_(GUIDE[step].begin))
        elif step is None:
            yield Part(_("All but step 6, which is kept on paper, is complete. Assess again when something changes, "
                         "and at least once a year."))
        elif step is self._step:
            yield Part(_("Work through what is missing, from the top."))
        else:
            yield from self._other_step(step)

    def _other_step(self, step: Step) -> Iterator[Part]:
        kind, state = page_of(step), self._standing.step(step)
        yield Part(_(GUIDE[step].begin) if state.state is State.EMPTY else state.missing[0].text)
        if kind is not None:
            words = _("Step {number}: {name}").format(number=STEPS.index(step) + 1, name=_(STEP_NAMES[step]))
            yield Part(words, where=Destination(kind.id))

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


def _line(step: Step, missing: Missing) -> Part:
    return Part(missing.text, where=mending(step, missing))


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(bold_font())
    return label


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("muted", True)
    return label
