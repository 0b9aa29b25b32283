"""The title of a step's page: its number, its name, and the first thing that is missing."""

from __future__ import annotations

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.overview import STEP_NAMES, State, Step, StepState


def step_title(step: Step, state: StepState) -> str:
    """"1 Survey · 3 risk points have no responsible unit"."""
    number = list(Step).index(step) + 1
    return _("{number} {step} · {state}").format(number=number, step=_(STEP_NAMES[step]), state=_said(state))


def _said(state: StepState) -> str:
    if state.state is State.EMPTY:
        return _("not begun")
    return state.missing[0].text if state.missing else _("complete")
