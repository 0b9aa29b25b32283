"""The round that presses everything finds a dead button, a disabled one without a reason, a crash and a complaint."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, qWarning
from PySide6.QtGui import QAccessible, QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QListWidget,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.reasons import allow, reason_of, unless
from tests.support.act_round import Round
from tests.support.aside import POSSIBLE, aside
from tests.support.effects import Outside
from tests.support.stage import Holding, Stage, View

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="this system cannot make a copy of a running process")


class Planted(QWidget):
    """A place with one thing in it to be pressed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_ = window
        self.column = QVBoxLayout(self)
        self.label = QLabel("nothing")
        self.column.addWidget(self.label)

    def button(self, act: Callable[[], object] | None = None) -> QPushButton:
        made = QPushButton("Press")
        if act is not None:
            made.clicked.connect(act)
        self.column.addWidget(made)
        return made

    def tool(self, *entries: QAction) -> QToolButton:
        made = QToolButton()
        made.setText("More")
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.addActions(entries)
        made.setMenu(menu)
        self.column.addWidget(made)
        return made

    def tell(self) -> None:
        self.label.setText("done")


def found_in(plant: Callable[[Planted], object], tmp_path: Path) -> list[str]:
    """What the round finds in a place with just this in it."""
    folder = tmp_path / "files"
    with Stage(folder).window(Holding.NOTHING, (600, 400)) as window:
        place = Planted(window)
        plant(place)
        place.resize(400, 300)
        place.show()
        round_ = Round(folder, thorough=False)
        outside = Outside(window, round_.files)
        round_.of_view(View("planted", place), outside, "planted")
        outside.leave()
        return [str(one) for one in round_.found]


def _bare(place: Planted) -> None:
    place.button()


def _toggled(place: Planted) -> None:
    place.button().setCheckable(True)


def _entry(place: Planted) -> None:
    place.tool(QAction("Nothing", place))


def _tab(place: Planted) -> None:
    bar = QTabBar()
    bar.addTab("One")
    bar.addTab("Two")
    bar.setCurrentIndex(0)
    bar.currentChanged.connect(lambda _tab: bar.setCurrentIndex(0))
    place.column.addWidget(bar)


DEAD = {"a button": _bare, "a switch": _toggled, "an entry": _entry, "a tab that does not come": _tab}


@pytest.mark.parametrize("plant", DEAD.values(), ids=DEAD)
def test_a_dead_one_is_found(plant: Callable[[Planted], object], tmp_path: Path) -> None:
    (said,) = found_in(plant, tmp_path)
    assert said.startswith("dead: planted › ")


def test_a_button_under_another_does_not_count_as_one_that_works(tmp_path: Path) -> None:
    def plant(place: Planted) -> None:
        place.button(place.tell)
        cover = QLabel("cover", place)
        cover.setGeometry(0, 0, 400, 300)
        cover.show()
        cover.raise_()
    assert [one.split(":")[0] for one in found_in(plant, tmp_path)] == ["complaint"]


def _disabled(place: Planted) -> None:
    place.button(place.tell).setEnabled(False)


def _disabled_with_words(place: Planted) -> None:
    button = place.button(place.tell)
    button.setEnabled(False)
    button.setToolTip("Press")


def _disabled_entry(place: Planted) -> None:
    action = QAction("Nothing", place)
    action.setEnabled(False)
    place.tool(action)


def _hidden_reason(place: Planted) -> None:
    button = place.button(place.tell)
    allow(button, "Not now.")
    button.setToolTip("")


MUTE = {"a button": _disabled, "a tip that is no reason": _disabled_with_words, "an entry": _disabled_entry,
        "a reason that nobody sees": _hidden_reason}


@pytest.mark.parametrize("plant", MUTE.values(), ids=MUTE)
def test_a_disabled_one_without_a_reason_is_found(plant: Callable[[Planted], object], tmp_path: Path) -> None:
    said = found_in(plant, tmp_path)
    assert any(one.startswith("disabled without a reason: planted › ") for one in said), said


def _dying(_checked: bool = False) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _raising(_checked: bool = False) -> None:
    raise ValueError("so it goes")


def _warning(_checked: bool = False) -> None:
    qWarning("mind the gap")


@pytest.mark.parametrize(("act", "words"), [(_dying, "the program dies of SIGSEGV"), (_raising, "so it goes"),
                                            (_warning, "mind the gap")])
def test_a_crash_and_a_complaint_are_found(act: Callable[[], object], words: str, tmp_path: Path) -> None:
    said = found_in(lambda place: place.button(act), tmp_path)
    assert any(one.startswith("complaint: planted › ") and words in one for one in said), said


# what is alive ---------------------------------------------------------------------------------------------------


def _asks(place: Planted) -> None:
    place.button(lambda: dialogs.files().choose_folder(place, "Where to"))


def _opens_dialog(place: Planted) -> None:
    dialog = QDialog(place)
    place.button(dialog.exec)


def _with_reason(place: Planted) -> None:
    allow(place.button(place.tell), unless(False, "Not now."))


def _entry_with_reason(place: Planted) -> None:
    action = QAction("Nothing", place)
    place.tool(action)
    allow(action, "Not now.")


def _in_a_mute_box(place: Planted) -> None:
    box = QWidget()
    inner = QVBoxLayout(box)
    inner.addWidget(place.button())
    place.column.addWidget(box)
    allow(box, "Not now.")


def _list_that_opens(place: Planted) -> None:
    rows = QListWidget()
    rows.addItems(["one", "two"])
    rows.activated.connect(place.tell)
    place.column.addWidget(rows)


ALIVE = {
    "it tells": lambda place: place.button(place.tell),
    "it copies": lambda place: place.button(lambda: QGuiApplication.clipboard().setText("copied")),
    "it opens an address": lambda place: place.button(
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile("/nowhere"))),
    "it asks for a folder": _asks, "it opens a dialog": _opens_dialog, "it says why not": _with_reason,
    "its entry says why not": _entry_with_reason, "what holds it says why not": _in_a_mute_box,
    "a tick": lambda place: place.column.addWidget(QCheckBox("Tick")), "rows": _list_that_opens,
    "an entry": lambda place: place.tool(place.addAction("Tell", place.tell))}


@pytest.mark.parametrize("plant", ALIVE.values(), ids=ALIVE)
def test_what_works_or_says_why_not_is_left_alone(plant: Callable[[Planted], object], tmp_path: Path) -> None:
    assert found_in(plant, tmp_path) == []


def test_what_is_done_aside_does_not_happen_here(tmp_path: Path) -> None:
    with Stage(tmp_path / "files").window(Holding.NOTHING, (600, 400)) as window:
        place = Planted(window)

        def change() -> str:
            place.tell()
            return place.label.text()
        assert aside(change, window) == ("done", [])
        assert place.label.text() == "nothing"


# reasons ---------------------------------------------------------------------------------------------------------


def heard(widget: QWidget) -> str:
    """What a screen reader says of it besides its name."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_a_reason_comes_after_the_tip_and_goes_with_the_obstacle(qapp: QApplication) -> None:
    button = QPushButton("Press")
    button.setToolTip("Presses it (F2)")
    allow(button, unless(False, "No row is chosen."), "The second obstacle.")
    assert not button.isEnabled()
    assert button.toolTip() == "Presses it (F2)\nNo row is chosen."
    assert reason_of(button) == "No row is chosen."
    assert heard(button) == button.toolTip()
    button.setToolTip("Presses all (F2)")
    allow(button, "Nothing here.")
    assert button.toolTip() == "Presses all (F2)\nNothing here."
    allow(button, unless(True, "Nothing here."))
    assert button.isEnabled()
    assert (button.toolTip(), reason_of(button)) == ("Presses all (F2)", "")
