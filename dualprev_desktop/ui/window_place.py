"""Where the window stands on the screen, kept from one start to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.ui.window_person import Person

KEY = "window"
USUAL = QSize(1280, 720)
LEAST = QSize(640, 400)
NAMES = ("x", "y", "width", "height")


def restore(window: QMainWindow, settings: Settings) -> None:
    """As it was left, on a screen that is there now; as usual where nothing is known."""
    kept = settings.others.get(KEY)
    place = _read(kept)
    if kept is None or place is None:
        window.resize(USUAL)
        return
    window.setGeometry(fitted(place, [screen.availableGeometry() for screen in QGuiApplication.screens()]))
    if kept.get("maximised") is True:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _read(kept: Any) -> QRect | None:
    """None for what no window of ours wrote."""
    values = [kept.get(name) for name in NAMES] if isinstance(kept, dict) else []
    if not values or not all(type(value) is int for value in values):
        return None
    place = QRect(*values)
    return place if place.width() >= LEAST.width() and place.height() >= LEAST.height() else None


def fitted(place: QRect, screens: Sequence[QRect]) -> QRect:
    """Moved, and shrunk where it must be, onto the screen it was most on; onto the first when that is gone."""
    if not screens:
        return place

    def common(screen: QRect) -> int:
        both = screen.intersected(place)
        return both.width() * both.height()

    screen = max(screens, key=common)  # the first of equals
    size = place.size().boundedTo(screen.size())
    left = min(max(place.x(), screen.x()), screen.x() + screen.width() - size.width())
    top = min(max(place.y(), screen.y()), screen.y() + screen.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def keep(window: QMainWindow, person: Person) -> None:
    """The place it goes back to when it is no longer maximised, and whether it is."""
    place = window.normalGeometry()
    if not place.isValid():
        place = window.geometry()
    person.keep_other(KEY, {"x": place.x(), "y": place.y(), "width": place.width(), "height": place.height(),
                            "maximised": window.isMaximized()})
