"""A zone that is tiny on the screen: it is gripped itself, not by handles that lie on each other."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.services import plans
from dualprev_desktop.ui.plan.box_handles import AIR
from dualprev_desktop.ui.plan.handles import LEAST_EDGE, TINY
from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import Hand, blank_plan, corners_of, open_page, zones

LEFT, TOP = 400.0, 300.0


class Tiny(Hand):
    """A zone of so many screen pixels, selected."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.plan_id = session, blank_plan(session)
        super().__init__(open_page(session, qtbot))

    def zone(self, wide: float, high: float) -> None:
        self.wide, self.high = wide * self.canvas.unit, high * self.canvas.unit
        shape = self.scene.sheet.outline([QPointF(*at) for at in self.corners()])
        self.session.do(partial(plans.draw_zone, self.session.company, self.plan_id, "Valve", shape))
        self.canvas.pick(zones(self.session)[0].id)

    def corners(self) -> list[NumericPoint]:
        right, bottom = LEFT + self.wide, TOP + self.high
        return [(LEFT, TOP), (right, TOP), (right, bottom), (LEFT, bottom)]

    def middle_of_top(self) -> NumericPoint:
        return LEFT + self.wide / 2, TOP + 1

    def size(self) -> NumericPoint:
        across, down = zip(*corners_of(zones(self.session)[0]), strict=True)
        return max(across) - min(across), max(down) - min(down)

    def left(self) -> float:
        return min(x for x, _ in corners_of(zones(self.session)[0]))


@pytest.fixture
def tiny(session: Session, qtbot: QtBot) -> Tiny:
    return Tiny(session, qtbot)


def test_a_tiny_zone_is_moved_wherever_it_is_gripped(tiny: Tiny) -> None:
    tiny.zone(12, 12)
    before = tiny.size()
    for place in ((LEFT + 2, TOP + 2), (LEFT + 102 + tiny.wide / 2, TOP + tiny.high / 2)):
        start = tiny.left()
        tiny.pull(place, (place[0] + 60, place[1] + 10), (place[0] + 100, place[1]))
        assert tiny.left() == pytest.approx(start + 100, abs=4 * tiny.canvas.unit)
        assert tiny.size() == pytest.approx(before, abs=1)


def test_zoomed_in_it_has_its_corners_again(tiny: Tiny) -> None:
    tiny.zone(12, 12)
    before = tiny.size()
    while tiny.wide / tiny.canvas.unit < 2 * TINY:
        tiny.keys(Qt.Key.Key_Plus)
        tiny.canvas.centerOn(LEFT, TOP)
    tiny.pull((LEFT, TOP), (LEFT - 20, TOP), (LEFT - 30, TOP))
    assert tiny.size()[0] == pytest.approx(before[0] + 30, abs=4 * tiny.canvas.unit)


def test_the_corner_that_keys_move_is_shown_and_not_gripped(tiny: Tiny) -> None:
    tiny.zone(12, 12)
    before = tiny.size()
    tiny.keys("]", Qt.Key.Key_Left)
    assert tiny.size() != pytest.approx(before, abs=0.01)
    moved = tiny.size()
    tiny.pull((LEFT + 2, TOP + 2), (LEFT + 60, TOP + 2), (LEFT + 102, TOP + 2))
    assert tiny.size() == pytest.approx(moved, abs=1)


@pytest.mark.parametrize(("wide", "corners"), [(LEAST_EDGE * 0.75, 4), (LEAST_EDGE * 1.4, 5)])
def test_a_short_edge_has_no_handle_in_its_middle(tiny: Tiny, session: Session, wide: float, corners: int) -> None:
    tiny.zone(wide, 60)
    x, y = tiny.middle_of_top()
    tiny.pull((x, y), (x, y - 30), (x, y - 60))
    assert len(corners_of(zones(session)[0])) == corners


def test_the_label_of_a_small_zone_that_is_selected_leaves_it_in_sight(tiny: Tiny) -> None:
    tiny.zone(14, 14)
    zone = next(iter(tiny.scene.zones.values()))
    unit = tiny.canvas.unit
    assert zone.label.area(unit).top() > zone.outline.path().boundingRect().bottom() + AIR * unit
    picture = tiny.canvas.viewport().grab().toImage()
    middle = tiny.at((LEFT + tiny.wide / 2, TOP + tiny.high / 2))
    plate = tiny.canvas.viewportTransform().map(zone.label.area(unit).center()).toPoint()
    assert picture.pixelColor(middle) != picture.pixelColor(plate.x(), plate.y() - 16)
    while tiny.wide / tiny.canvas.unit < 300:
        tiny.keys(Qt.Key.Key_Plus)
    assert zone.outline.path().boundingRect().contains(zone.label.area(tiny.canvas.unit))
