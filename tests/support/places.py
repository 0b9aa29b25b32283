"""Every place of the program in one list, and how it is brought up: for the tests that look at all of them.

A page is found by itself, with each of its tabs in front and each of its switches on; what stands in a page's way
for a while, the steps of the wizard and the dialogs are named here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QToolButton

from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from tests.support.place_shows import PANELS, about, crash, page_catalogue, start_page, wizard
from tests.support.stage import Holding, Place, View, page_of, sides


def _page(page_id: str, window: MainWindow) -> Iterator[View]:
    page = page_of(window, page_id)
    for name in sides(page, frozenset()):
        yield View(name, window)
    for button in page.findChildren(QToolButton):
        if button.isCheckable() and button.isVisible() and button.isEnabled() and not button.isChecked():
            before = button.group().checkedButton() if button.group() is not None else button
            button.click()
            yield View(f" + {button.text()}", window)
            (before or button).click()  # of a group one stays down: the one that was


def _places() -> Iterator[Place]:
    yield Place("start", Holding.NOTHING, start_page)
    yield Place("new-company", Holding.NOTHING, wizard)
    yield Place("about", Holding.NOTHING, about)
    yield Place("crash", Holding.NOTHING, crash)
    for holding in (Holding.EMPTY, Holding.SAMPLE):
        for kind in PAGES:
            yield Place(f"{kind.id}.{holding}", holding, partial(_page, kind.id))
    for page_id in ("identify", "control"):
        yield Place(f"{page_id}.catalogue", Holding.SAMPLE, partial(page_catalogue, page_id))
    for name, show in PANELS.items():
        yield Place(name, Holding.SAMPLE, show)


PLACES = {place.id: place for place in _places()}
