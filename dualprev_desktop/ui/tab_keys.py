"""Ctrl+Page Up and Ctrl+Page Down turn the tabs of a page, as in a browser."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.reasons import reason_of
from dualprev_desktop.ui.session import Session

KEYS = (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1))


def turn_by_keys(page: Page, tabs: QTabBar) -> None:
    for keys, steps in KEYS:
        QShortcut(QKeySequence(keys), page, partial(_turn, page.session, tabs, steps),
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _turn(session: Session, tabs: QTabBar, steps: int) -> None:
    if tabs.isEnabled():  # not while something stands in the place of what they turn
        tabs.setCurrentIndex((tabs.currentIndex() + steps) % tabs.count())
    else:
        session.say(reason_of(tabs))
