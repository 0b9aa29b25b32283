"""Presses everything in every place, each in a fresh copy of the view, and prints what is dead or mute as JSON.

    QT_QPA_PLATFORM=offscreen python -m tests.support.act_round zh_CN short

`short` presses what is alike once in a place of the sample company; `long` everything in every view of every place.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QWidget

from dualprev_desktop.app.gui import application
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.theme.style import apply
from tests.support.actions import Action, actions
from tests.support.aside import Folder, aside
from tests.support.effects import Outside
from tests.support.findings import Finding, shown
from tests.support.places import PLACES
from tests.support.pressing import Outcome, press
from tests.support.stage import Holding, Place, Stage, View, pump

SIZE = (1366, 768)
ALIKE, AKIN = 2, 4
"""So many with the same words, and of the same class of our own, are pressed in a view of a short round: the tenth line
of a scale does what the first does."""
T = TypeVar("T")
SLOW = 3.0
"""Seconds, from which an action is named on stderr."""
CHOSEN = "with rows chosen"


class Round:
    """`thorough`: every action in every view, with all work that it begins done to its end."""

    def __init__(self, folder: Path, *, thorough: bool) -> None:
        self.thorough = thorough
        self.files = Folder(folder)
        self.tried: Counter[str] = Counter()
        self.found: dict[Finding, None] = {}
        self._known: set[tuple[object, ...]] = set()
        self._foreign: set[str] = set()
        """Said once: what is not translated is seen in many places."""

    def of_window(self, window: MainWindow, places: Iterable[Place]) -> None:
        outside = Outside(window, self.files)
        outside.answers = self.thorough
        for place in places:
            for view in place.views(window):
                self.of_view(view, outside, place.id)
        outside.leave()

    def of_view(self, view: View, outside: Outside, place_id: str) -> None:
        self.files.keep()
        for timer in outside.window.strip.findChildren(QTimer):
            timer.stop()  # a message would fade while the others are tried
        found = actions(view.widget)
        for action in found if self.thorough else _some(found):
            self._try(action, view.name, place_id, outside, partial(press, action))
        for action in self._aside(partial(_with_rows, view.widget), outside, view.name) or ():
            again = partial(_press_with_rows, view.widget, action)
            self._try(action, f"{view.name} {CHOSEN}", place_id, outside, again)

    def _try(self, action: Action, view: str, place_id: str, outside: Outside, pressed: Callable[..., Outcome]) -> None:
        alike = (place_id if action.on_page or self.thorough else "", action.kind, action.place, action.text,
                 action.enabled, action.number, view if self.thorough and action.on_page else "")
        if alike in self._known:
            return
        self._known.add(alike)
        self.tried["disabled" if not action.enabled else action.kind] += 1
        where = f"{view} › {action}"
        if not action.enabled:
            if not action.reason and not action.obvious:
                self._find("disabled without a reason", where)
            return
        outcome = self._outcome(where, action, outside, pressed)
        if outcome is not None and outcome.menu and action.kind in ("menu", "context"):
            for entry in outcome.menu:
                self._entry(entry, where, outside, pressed)

    def _outcome(self, where: str, action: Action, outside: Outside, pressed: Callable[..., Outcome],
                 way: tuple[int, ...] = ()) -> Outcome | None:
        outcome = self._aside(partial(pressed, outside, way=way, thorough=self.thorough), outside, where)
        if outcome is not None and not outcome.effects and not action.obvious:
            # a picture costs more than all else
            outcome = self._aside(partial(pressed, outside, way=way, thorough=True, painted=True), outside, where)
            if outcome is not None and not outcome.effects:
                self._find("dead", where)
        for text in outcome.english if outcome is not None else ():
            if text not in self._foreign:
                self._foreign.add(text)
                self._find("not Chinese", where, text)
        return outcome

    def _entry(self, entry: Action, opener: str, outside: Outside, pressed: Callable[..., Outcome]) -> None:
        where = f"{opener} › {entry.text}"
        self.tried["entry" if entry.enabled else "disabled"] += 1
        if entry.enabled:
            self._outcome(where, entry, outside, pressed, entry.at)
        elif not entry.reason:
            self._find("disabled without a reason", where)

    def _aside(self, work: Callable[[], T], outside: Outside, where: str) -> T | None:
        begun = monotonic()
        told = aside(work, outside.window)
        if monotonic() - begun > SLOW:
            print(f"{monotonic() - begun:.1f} s: {where}", file=sys.stderr)
        self.files.put_back()
        for complaint in dict.fromkeys(told.complaints):
            self._find("complaint", where, complaint)
        return told.result

    def _find(self, kind: str, where: str, what: str = "") -> None:
        self.found[Finding(kind, where, what)] = None


def _some(found: list[Action]) -> Iterator[Action]:
    """Without those that only go on with a row of the same."""
    akin: Counter[tuple[str, type, bool]] = Counter()
    for action in found:
        kind = type(action.widget)
        akin[action.kind, kind, action.enabled] += 1
        ours = kind.__module__.startswith("dualprev") and action.kind == "button"
        if action.number < ALIKE and (not ours or akin[action.kind, kind, action.enabled] <= AKIN):
            yield action


# with rows chosen ------------------------------------------------------------------------------------------------


def _choose_rows(root: QWidget) -> None:
    """The first row of every list that has none chosen."""
    for view in shown(root):
        if isinstance(view, QAbstractItemView) and not isinstance(view, QHeaderView) and view.isEnabled() \
                and view.model() is not None and view.model().rowCount(view.rootIndex()) \
                and not view.selectionModel().hasSelection():
            view.selectionModel().setCurrentIndex(view.model().index(0, 0, view.rootIndex()),
                                                  QItemSelectionModel.SelectionFlag.ClearAndSelect)
    pump()


def _with_rows(root: QWidget) -> list[Action]:
    """What can be pressed then and could not before."""
    before = {_state(one) for one in actions(root)}
    _choose_rows(root)
    return [one.alone() for one in actions(root) if one.kind in ("button", "menu") and _state(one) not in before]


def _state(one: Action) -> tuple[object, ...]:
    return one.kind, one.place, one.text, one.number, one.enabled, one.obvious


def _press_with_rows(root: QWidget, wanted: Action, outside: Outside, **how: object) -> Outcome:
    _choose_rows(root)
    action = next(one for one in actions(root) if one == wanted)
    return press(action, outside, **how)  # type: ignore[arg-type]


# all of it -------------------------------------------------------------------------------------------------------


def wanted(holding: Holding, names: list[str]) -> Iterator[Place]:
    for place in PLACES.values():
        if place.holding is holding and (not names or place.id in names):
            yield place


def main(language: str, extent: str, *names: str) -> None:
    app: QApplication = application()
    app.setCursorFlashTime(0)
    use_language(language)
    apply(app, "light")
    gc.disable()  # a copy lives too short for it, and would copy all memory
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above) / "files"
        stage = Stage(folder)
        round_ = Round(folder, thorough=extent == "long")
        for holding in Holding:
            if holding is Holding.EMPTY and extent == "short":
                continue
            places = list(wanted(holding, list(names)))
            if places:
                with stage.window(holding, SIZE) as window:
                    round_.of_window(window, places)
    print(json.dumps({"tried": round_.tried, "found": [str(one) for one in round_.found]}, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
