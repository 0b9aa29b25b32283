"""Hands for the plan's canvas: clicks, pulls and keys at places of the picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import NumericPoint, parse_shape
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services import plans, query
from dualprev_desktop.services.plans import BLANK_SHEET
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.plan.view import PlanCanvas
from dualprev_desktop.ui.session import Session

WIDTH, HEIGHT = BLANK_SHEET
SQUARE = [(200.0, 200.0), (600.0, 200.0), (600.0, 500.0), (200.0, 500.0)]


def open_page(session: Session, qtbot: QtBot, width: int = 942, height: int = 680) -> PublishPage:
    page = PublishPage(session)
    _followers[page] = partial(_follow, page)
    session.changed.connect(_followers[page])
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.editor.canvas.setFocus()
    return page


def leave_page(session: Session, page: PublishPage) -> None:
    """It hears of nothing any longer."""
    session.changed.disconnect(_followers.pop(page))


_followers: dict[PublishPage, Callable[[ChangeSet], None]] = {}


def _follow(page: PublishPage, changes: ChangeSet) -> None:
    """As the window does: a page hears of what it says it shows, and of nothing else."""
    if changes.touches(*page.shows):
        page.refresh(changes)


class Hand:
    """Works on the canvas of a page; places are in pixels of the picture."""

    def __init__(self, page: PublishPage) -> None:
        self.page, self.canvas, self.scene = page, page.editor.canvas, page.editor.scene

    def at(self, place: NumericPoint) -> QPoint:
        return self.canvas.viewportTransform().map(QPointF(*place)).toPoint()

    def move(self, place: NumericPoint) -> None:
        QTest.mouseMove(self.canvas.viewport(), self.at(place))

    def click(self, *places: NumericPoint) -> None:
        for place in places:
            self.move(place)
            QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.at(place))

    def double_click(self, place: NumericPoint) -> None:
        """As Qt reports a real one: press, release, double click, release."""
        self.click(place)
        QTest.mouseDClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.at(place))
        QTest.mouseRelease(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.at(place))

    def pull(self, *places: NumericPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Presses at the first place, moves through the others and lets go at the last."""
        pull(self.canvas, [self.at(place) for place in places], button)

    def keys(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.canvas, key)
            else:
                QTest.keyClick(self.canvas, key)

    def draw(self, corners: list[NumericPoint]) -> None:
        self.canvas.use_tool("polygon")
        self.click(*corners)
        self.keys(Qt.Key.Key_Return)


def pull(canvas: PlanCanvas, places: list[QPoint], button: Qt.MouseButton) -> None:
    from PySide6.QtGui import QMouseEvent

    viewport = canvas.viewport()
    QTest.mousePress(viewport, button, pos=places[0])
    for place in places[1:]:
        # QTest's own moves do not carry the button that is down
        event = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(place), viewport.mapToGlobal(QPointF(place)),
                            Qt.MouseButton.NoButton, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, button, pos=places[-1])


def zones(session: Session) -> list[Zone]:
    return query.records(session.company, Zone)


def corners_of(zone: Zone, width: int = WIDTH, height: int = HEIGHT) -> list[NumericPoint]:
    """The outline's corners in pixels of the picture."""
    return [(x * width / 1_000_000, y * height / 1_000_000) for x, y in parse_shape(zone.shape)[0][0]]


def blank_plan(session: Session) -> str:
    made = session.do(lambda: plans.add_plan(session.company, "Site"))
    assert made is not None
    return made[0]


def transactions(session: Session) -> int:
    with session.company.read() as reader:
        return int(reader.value("SELECT count(*) FROM op WHERE t = '_txn'"))
