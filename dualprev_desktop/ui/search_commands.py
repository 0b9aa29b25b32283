"""The registry of commands: what a person could click in the window now, gathered from its tools and menus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton, QWidget

MARKED = re.compile(r"\(&.\)|&(?=.)|…$")
KEYS_IN_TIP = re.compile(r"\s*\([^()]*\)$")
AMPERSAND = "\x00"
NEVER = "not_a_command"
"""The property of a button that is no command: what it does is in the search anyway."""


@dataclass(frozen=True)
class Command:
    """One tool or entry of a menu; `owner` is what it acts on, and where it can be seen."""

    text: str
    more: str
    """What else its tip says."""
    keys: str
    run: Callable[[], object]


def plain_text(text: str) -> str:
    """Without mnemonic and dots: "保存(&S)…" → 保存."""
    return MARKED.sub("", text.replace("&&", AMPERSAND)).replace(AMPERSAND, "&").strip()


def commands(place: QWidget) -> list[Command]:
    """Every tool, primary action and menu entry within `place` that can be triggered as things stand."""
    found: dict[str, Command] = {}
    for button in place.findChildren(QAbstractButton):
        if button.isVisibleTo(place) and button.isEnabledTo(place) and not button.property(NEVER):
            for command in _of_button(button):
                found.setdefault(command.text, command)
    found.pop("", None)
    return list(found.values())


def _of_button(button: QAbstractButton) -> Iterator[Command]:
    if isinstance(button, QToolButton) and (menu := button.menu()) is not None:
        yield from _of_menu(menu)
    elif isinstance(button, QToolButton) and (action := button.defaultAction()) is not None:
        yield _of_action(action)
    elif isinstance(button, QToolButton) and button.isCheckable() and button.accessibleName():
        yield Command(button.accessibleName(), _tip(button.toolTip()), _shown(button.shortcut()), button.click)
    elif isinstance(button, QPushButton) and button.property("primary"):
        yield Command(plain_text(button.text() or button.accessibleName()), _tip(button.toolTip()),
                      _shown(button.shortcut()), button.click)


def _of_menu(menu: QMenu, above: str = "") -> Iterator[Command]:
    for action in menu.actions():
        inner = action.menu()
        if not action.isEnabled() or not action.isVisible() or action.isSeparator():
            continue
        if isinstance(inner, QMenu):
            yield from _of_menu(inner, f"{above}{plain_text(action.text())} › ")
        else:
            yield _of_action(action, above)


def _of_action(action: QAction, above: str = "") -> Command:
    return Command(above + plain_text(action.text()), _tip(action.toolTip()), _shown(action.shortcut()), action.trigger)


def _tip(text: str) -> str:
    return plain_text(KEYS_IN_TIP.sub("", text))


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
