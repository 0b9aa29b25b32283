"""Every place by keys alone: Tab comes to each control and goes on from each; arrows lead through what Tab passes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QScrollArea, QWidget

from dualprev_desktop.ui.new_company import NewCompany
from dualprev_desktop.ui.widgets.assess_scale import ChoiceCell
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.wizard.steps import StepMark
from tests.support.findings import shown, where
from tests.support.measuring import OTHER_WAYS, interactive
from tests.support.places import PLACES
from tests.support.stage import Holding, Stage, page_of, settle

Key = Qt.Key
SIZE = (1366, 768)
MOST_STOPS, MOST_LINKS = 250, 60
UNSTEADY = {"plan.zone raising": "Tab on the plan goes from zone to zone, and another zone ends what was begun",
            "plan.zone all": "from there on one zone alone is selected, which has tools of its own"}
"""Views that a round of Tab does not leave as they are, each with the reason."""


@pytest.fixture
def stage(tmp_path: Path, sample_file: Path, qapp: QApplication) -> Stage:
    return Stage(tmp_path, sample_file)


def controls(root: QWidget) -> set[QWidget]:
    """What a person may want to reach: all that takes the keyboard or is pressed, and is to be had now."""
    return {widget for widget in shown(root)
            if interactive(widget) and widget.isEnabled() and widget.focusProxy() is None
            and type(widget).__name__ not in OTHER_WAYS and not isinstance(widget, QScrollArea)}


class Stuck(AssertionError):
    """The key does not lead on from there."""


def tab_round(root: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where the key leads, until it comes to a place for the second time."""
    seen: list[QWidget] = []
    stayed = 0
    for _press in range(MOST_STOPS):
        here = root.focusWidget()
        assert here is not None, "nothing has the keyboard"
        if not seen or here is not seen[-1]:
            if here in seen:
                return seen
            seen.append(here)
            stayed = 0
        else:
            stayed += 1  # a text leads from link to link before it lets go
        if stayed > MOST_LINKS and len(controls(root)) > 1:
            raise Stuck(where(here))
        if stayed > MOST_LINKS:
            return seen
        QTest.keyClick(here, key)
    raise Stuck("the window: the round has no end")


def by_arrows(widget: QWidget, there: set[QWidget]) -> bool:
    """Of several of which one is chosen, Tab comes to that one, and arrows lead to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and any(one in there for one in group.buttons())


def missed(root: QWidget) -> Iterator[str]:
    middle = (root.centralWidget() if isinstance(root, QMainWindow) else None) or root
    if not controls(middle):
        return  # a veil, which is only read
    begun = root.focusWidget()
    if begun is None or not begun.isVisible():
        QTest.keyClick(root, Key.Key_Tab)
    try:
        there, back = set(tab_round(root, Key.Key_Tab)), set(tab_round(root, Key.Key_Backtab))
    except Stuck as stuck:
        yield f"the keyboard does not leave {stuck}"
        return
    for widget in controls(middle):
        # a part of what holds the keyboard is reached with it: the line of a box that counts, say
        if widget not in there and not any(stop.isAncestorOf(widget) for stop in there - {middle}) \
                and not by_arrows(widget, there):
            yield f"Tab does not come to {where(widget)}"
    for widget in there ^ back:
        yield f"only one way comes to {where(widget)}"


@pytest.mark.parametrize("holding", Holding, ids=str)
def test_tab_comes_to_every_control(stage: Stage, holding: Holding) -> None:
    wrong: dict[str, str] = {}
    with stage.window(holding, SIZE) as window:
        for place in (one for one in PLACES.values() if one.holding is holding):
            for view in (one for one in place.views(window) if one.name not in UNSTEADY):
                wrong |= dict.fromkeys(missed(view.widget), view.name)
    assert wrong == {}


def test_arrows_come_to_every_value_of_a_scale(stage: Stage) -> None:
    with stage.window(Holding.SAMPLE, SIZE) as window:
        page = page_of(window, "assess")
        page.centre.begin()
        cells = {cell for cell in page.findChildren(ChoiceCell) if cell.isVisible()}
        assert len(cells) > 20
        reached: set[QWidget] = set()
        for group in page.board.groups.values():
            group.stop.setFocus()
            for key in (Key.Key_Up, Key.Key_Down):
                for _step in group.cells:
                    reached.add(window.focusWidget())
                    QTest.keyClick(window.focusWidget(), key)
                reached.add(window.focusWidget())
        assert {where(cell) for cell in cells - reached} == set()


def test_esc_and_back_go_where_the_marks_of_the_steps_go(stage: Stage) -> None:
    with stage.window(Holding.NOTHING, SIZE) as window:
        window.new_company()
        (wizard,) = window.findChildren(NewCompany)
        wizard.enterprise.fields["name"].editor.insert("Station")
        wizard.go_on()
        assert wizard.place == 1
        assert len(wizard.findChildren(StepMark)) == 5
        QTest.keyClick(window.focusWidget(), Key.Key_Escape)
        assert wizard.place == 0
        wizard.go_on()
        wizard.back.setFocus()
        QTest.keyClick(wizard.back, Key.Key_Return)
        settle(window)
        assert wizard.place == 0


def test_a_list_of_choices_that_is_open_closes_before_tab_goes_on(stage: Stage) -> None:
    with stage.window(Holding.SAMPLE, SIZE) as window:
        page = page_of(window, "survey")
        field = next(one for one in page.findChildren(ChoiceEdit) if one.isVisible() and one.isEnabled())
        field.setFocus()
        field.open_list()
        QTest.keyClick(field, Key.Key_Tab)
        assert not field.popup.isVisible()
        assert window.focusWidget() is not field
