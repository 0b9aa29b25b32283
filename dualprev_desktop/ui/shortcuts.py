"""Every shortcut of a window, gathered from its actions and buttons; nobody types the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.page import PAGES, Page
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.plan.tool import TOOLS
from dualprev_desktop.ui.search_commands import plain_text
from dualprev_desktop.ui.search_sources import page_title
from dualprev_desktop.ui.shortcuts_handled import EVERYWHERE, HANDLED, PLAN, TABLE

BETWEEN = " / "
Holder = QAction | QShortcut | QAbstractButton


@dataclass(frozen=True)
class Shortcut:
    place: str
    """Where it works: everywhere, a page, a kind of widget."""
    keys: str
    words: str


def shortcuts(window: QWidget) -> list[Shortcut]:
    """Those of the window and its pages as far as they were made, and what widgets handle by themselves."""
    found = [Shortcut(_place(window, holder), shown(holder), words_of(holder))
             for holder in holders(window) if words_of(holder)]
    pages = Counter({(one.keys, one.words): len({other.place for other in found if other.keys == one.keys
                                                 and other.words == one.words}) for one in found})
    # what several pages have belongs to the tables on them
    found = [replace(one, place=_(TABLE)) if pages[one.keys, one.words] > 1 else one for one in found]
    handled = [Shortcut(_(one.place), one.keys, _(one.words)) for one in HANDLED]
    tools = [Shortcut(_(PLAN), kind.key, _(kind.title)) for kind in TOOLS]
    known = list(dict.fromkeys((*found, *handled, *tools)))
    places = [_(EVERYWHERE), *dict.fromkeys(one.place for one in known)]
    return sorted(known, key=lambda one: places.index(one.place))


def holders(window: QWidget) -> Iterator[Holder]:
    """What has a key of its own."""
    for action in window.findChildren(QAction):
        if action.shortcuts() and not _of_a_field(action):
            yield action
    yield from window.findChildren(QShortcut)
    for button in window.findChildren(QAbstractButton):
        # the letter of a mnemonic is underlined where it is needed
        if not button.shortcut().isEmpty() and button.shortcut() != QKeySequence.mnemonic(button.text()):
            yield button


def _of_a_field(action: QAction) -> bool:
    """The standard menus of text fields belong to Qt."""
    parent = action.parent()
    return isinstance(parent, QMenu) and parent.objectName() == "qt_edit_menu"


def words_of(holder: Holder) -> str:
    """What it does; empty for a shortcut that says nothing, whose widget is in the table of handled keys."""
    if isinstance(holder, QShortcut):
        return holder.whatsThis()
    if isinstance(holder, QAbstractButton):
        return plain_text(holder.text()) or holder.accessibleName()
    return plain_text(holder.text()) or plain_text(holder.toolTip())


def shown(holder: Holder) -> str:
    """Ctrl+Y / Ctrl+Shift+Z."""
    if isinstance(holder, QAction):
        keys = holder.shortcuts()
    else:
        keys = [holder.key() if isinstance(holder, QShortcut) else holder.shortcut()]
    return BETWEEN.join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in keys)


def _place(window: QWidget, holder: QObject) -> str:
    pages = {page: kind_id for stack in window.findChildren(PageStack) for kind_id, page in stack.built.items()}
    above: QObject | None = holder
    while above is not None:
        if isinstance(above, Page) and above in pages:
            return page_title(PAGES[pages[above]])
        above = above.parent()
    return _(EVERYWHERE)
