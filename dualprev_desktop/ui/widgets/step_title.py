"""The title of a step's page: its number, its name, and the first thing that is missing."""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.guide.rule import STEP_NAMES, Step
from dualprev_desktop.services.overview import State, StepState


def step_title(step: Step, state: StepState) -> str:
    """"1 Survey · 3 risk points have no responsible unit"."""
    number = list(Step).index(step) + 1
    return _("{number} {step} · {state}").format(number=number, step=_(STEP_NAMES[step]), state=_said(state))


def _said(state: StepState) -> str:
    if state.state is State.UNREAD:
        return _("being read…")
    if state.state is State.EMPTY:
        return _("not begun")
    # what is only advised stands in the guide: the step is complete without it
    return _("complete") if state.state is State.COMPLETE else state.missing[0].text
