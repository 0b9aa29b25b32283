"""Presses one thing as a person does, with mouse or keys, and tells what came of it."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.ui.tab_order import begin
from tests.support.actions import Action, entries, is_covered, spot
from tests.support.effects import Outside, differences, look, own, picture, words
from tests.support.screen import plain
from tests.support.stage import pump, settle
from tests.support.words import ON_SCREEN, latin_words

LONGEST_SECONDS = 2
Left = Qt.MouseButton.LeftButton


class Outcome(NamedTuple):
    effects: list[str]
    menu: list[Action]
    """What the menus that opened offer; without their widgets."""
    english: list[str]
    """New words on a Chinese screen that are none."""


class Menus(QObject):
    """Goes the given way through the menu that opens, else puts it away: until then a person's click has no end."""

    def __init__(self, way: tuple[int, ...]) -> None:
        super().__init__()
        self._way, self._going = list(way), True
        self.offered: list[Action] = []
        self.effects: list[str] = []
        self._again()

    def _again(self) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if not self._going:
            return
        self._again()  # before acting: what is chosen may open the next menu or dialog, and wait for it
        menu, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(menu, QMenu):
            self._answer(menu)
        elif isinstance(dialog, QDialog) and menu is None:
            self.effects.append(f"dialog {type(dialog).__name__}")
            dialog.reject()

    def _answer(self, menu: QMenu) -> None:
        if self._way:
            menu.setActiveAction(menu.actions()[self._way.pop(0)])
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
        self.effects.append("menu")
        self.offered = self.offered or list(entries(menu))
        menu.close()

    def stop(self) -> None:
        self._going = False


def press(action: Action, outside: Outside, *, way: tuple[int, ...] = (), thorough: bool = False,
          painted: bool = False) -> Outcome:
    """Runs in a copy of the process; `painted` compares pictures too, `thorough` waits until all work is done."""
    _bring(action)
    if action.kind != "key" and is_covered(action.widget):
        return Outcome(["what was put over it"], [], [])
    if painted and way:
        _open_and_shut(action)
    root, language = action.widget.window(), active().language
    begun, pressed = look(outside), own(action.own)
    seen = picture(root, action.own) if painted else None
    menus = Menus(way)
    _act(action)
    _let_go()
    effects = [] if way else list(menus.effects)
    ended = look(outside)
    effects += differences(begun, ended, pressed)
    if thorough or not effects:
        settle(outside.window)
        ended = look(outside)
        effects += differences(begun, ended, pressed)
    menus.stop()
    effects += [f"{one}s" for one in menus.effects if way]
    if not effects and seen is not None and picture(root, action.own) != seen:
        effects.append("picture")
    return Outcome(sorted(set(effects)), [one.alone() for one in menus.offered],
                   _english(words(ended) - words(begun), language))


def _open_and_shut(action: Action) -> None:
    """A menu that was open leaves traces in the picture, such as where the keyboard is said to be."""
    menus = Menus(())
    _act(action)
    pump()
    menus.stop()


def _bring(action: Action) -> None:
    """In view, in the window that has the keyboard, and with it where a click leaves it anyway."""
    widget: QWidget = action.widget
    if not widget.isActiveWindow():
        widget.window().activateWindow()
    if action.kind == "key":
        if not widget.isAncestorOf(QApplication.focusWidget() or widget.window()):
            begin(widget)
    elif widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
    pump()
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    pump()


def _act(action: Action) -> None:
    widget = action.widget
    target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
    kind = action.kind
    if kind == "key":
        QTest.keySequence(QApplication.focusWidget() or widget, QKeySequence(action.at))
    elif kind == "context":
        _ask_for_menu(target, spot(action))
    elif kind == "link":
        _follow(widget, action.at)
    elif kind in ("open", "edit"):
        QTest.mouseClick(target, Left, pos=spot(action))
        QTest.mouseDClick(target, Left, pos=spot(action))
    elif kind == "menu" and isinstance(widget, QToolButton):
        widget.showMenu()
    else:
        _click(target, spot(action))


def _click(target: QWidget, place: QPoint) -> None:
    """Where a person would: what lies above takes the click."""
    window = target.window()
    hit = window.childAt(target.mapTo(window, place)) or window
    assert hit is target or target.isAncestorOf(hit), f"{type(hit).__name__} lies above it"
    QTest.mouseClick(hit, Left, pos=hit.mapFrom(window, target.mapTo(window, place)))


def _let_go() -> None:
    """A key on a button holds it down for a moment."""
    pump()
    down = [one for one in QApplication.allWidgets() if isinstance(one, QAbstractButton) and one.isDown()]
    end = monotonic() + LONGEST_SECONDS
    while any(shiboken6.isValid(one) and one.isDown() for one in down) and monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, QDeadlineTimer(100))
    pump()


def _ask_for_menu(target: QWidget, place: QPoint) -> None:
    QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place)))


def _follow(text: QWidget, number: int) -> None:
    """By keys: Tab goes from link to link."""
    text.setFocus()
    for _tab in range(number + 1):
        QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)


# what is said ----------------------------------------------------------------------------------------------------


def _english(said: set[str], language: str) -> list[str]:
    """Where the window was Chinese and stayed so: what was written in another language stays as it was written."""
    if {language, active().language} != {"zh_CN"}:
        return []
    return [text for text in sorted(said) if latin_words(plain(text), ON_SCREEN)]
