"""The plan under the hand: places of the sheet clicked and pulled, and the file asked what came of it."""

from __future__ import annotations

import itertools
import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from afternoon.hand import Hand
from afternoon.pointer import LEFT, xdotool
from afternoon.screen import Thing
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from plan_tools.company import SAMPLE
from plan_tools.reading import Reader, Sheet

Place = tuple[float, float]
PATIENCE_SECONDS, LOOK_EVERY_SECONDS = 5.0, 0.1
STILL_SECONDS = 0.4
MOVES, MOVE_SECONDS = 8, 0.03
NEAR = 3.0
"""Pixels of the screen by which a place may miss."""
STRIP, DRAWER, TOOLS = "PlanStrip", "PlanDrawer", "ToolStrip"


class Bench:
    def __init__(self, hand: Hand, reader: Reader) -> None:
        self.hand, self.pointer, self.reader = hand, hand.pointer, reader
        self.plan = SAMPLE
        self.sheet = (0.0, 0.0, 1.0)

    # the plan

    def open(self, plan: str) -> None:
        """In the list above the plan, which shows `self.plan` until then."""
        if plan != self.plan:
            self.hand.choose(self.plan, plan)
            self.plan = plan
        self.whole()

    def whole(self) -> None:
        """The sheet whole, nothing selected, the keyboard on the canvas."""
        self.look()
        left, top, _width, height = self.canvas.box
        self.pointer.click((left + 4, top + height - 4))
        self.hand.keys("Escape", "Escape", "s", "f")
        self.look()

    def look(self) -> None:
        sheet = self.canvas.sheet
        assert sheet is not None
        self.sheet = sheet

    @property
    def canvas(self) -> Thing:
        return self.hand.find("PlanCanvas")

    def at(self, place: Place) -> tuple[int, int]:
        left, top, scale = self.sheet
        return round(left + place[0] * scale), round(top + place[1] * scale)

    @property
    def near(self) -> float:
        """`NEAR` in units of the sheet."""
        return NEAR / self.sheet[2]

    # the pointer

    def tool(self, title: str) -> None:
        self.hand.click("QToolButton", title, within=TOOLS)

    def click(self, *places: Place, held: str = "") -> None:
        self.look()
        for place in places:
            self.pointer.go(self.at(place))
            time.sleep(MOVE_SECONDS)
            self.pointer.click(self.at(place), held=held)
        self.hand.see()

    @contextmanager
    def pulling(self, *places: Place, held: str = "", button: str = LEFT) -> Iterator[None]:
        """Pressed at the first place and moved through the others; let go at the end."""
        self.look()  # a message below makes the canvas lower
        spots = [self.at(place) for place in places]
        with self.held(held), self.pulling_on_screen(spots, button):
            yield

    @contextmanager
    def held(self, key: str) -> Iterator[None]:
        if key:
            xdotool("keydown", key)
        try:
            yield
        finally:
            if key:
                xdotool("keyup", key)

    @contextmanager
    def pulling_on_screen(self, spots: Sequence[tuple[int, int]], button: str = LEFT) -> Iterator[None]:
        self.pointer.go(spots[0])
        xdotool("mousedown", button)
        for start, end in itertools.pairwise(spots):
            for step in range(1, MOVES + 1):
                self.pointer.go((start[0] + (end[0] - start[0]) * step // MOVES,
                                 start[1] + (end[1] - start[1]) * step // MOVES))
                time.sleep(MOVE_SECONDS)
        try:
            yield
        finally:
            xdotool("mouseup", button)
            self.hand.see()

    def pull(self, *places: Place, held: str = "") -> None:
        with self.pulling(*places, held=held):
            pass

    def amid(self, *keys: str) -> None:
        """Keys while the button is down: `Pointer.keys` would let go of it first."""
        xdotool("key", *keys)
        self.hand.see()

    # the file

    def read(self, plan: str = "") -> Sheet:
        return self.reader.sheets()[plan or self.plan]

    def until(self, what: str, fits: Callable[[Sheet], bool]) -> Sheet:
        end = time.monotonic() + PATIENCE_SECONDS
        while not fits(sheet := self.read()):
            assert time.monotonic() < end, f"the file never has: {what}"
            time.sleep(LOOK_EVERY_SECONDS)
        return sheet

    @contextmanager
    def gesture(self) -> Iterator[None]:
        """One change of the file: Ctrl+Z takes all of it back, Ctrl+Y brings all of it again."""
        before = self.read()
        yield
        after = self.until("a change", lambda sheet: sheet != before)
        self.hand.keys("ctrl+z")
        self.until("what stood before, after Ctrl+Z", lambda sheet: sheet == before)
        self.hand.keys("ctrl+y")
        self.until("the change again, after Ctrl+Y", lambda sheet: sheet == after)
        self.look()

    @contextmanager
    def nothing(self) -> Iterator[None]:
        """The file stays as it is."""
        before = self.read()
        yield
        time.sleep(STILL_SECONDS)
        assert self.read() == before, "the file has changed, though the gesture was given up"

    def named(self, name: str) -> None:
        """The field that a finished outline puts the keyboard into; then back to the plan."""
        self.hand.find("QLineEdit", within=STRIP, fits=lambda one: one.focus)
        self.hand.keys("ctrl+a")
        self.hand.write(name)
        self.hand.keys("Return")
        self.until(f"a zone “{name}”", lambda sheet: name in sheet.shapes)

    def shape(self, name: str) -> BaseGeometry:
        return self.read().shapes[name]

    def pick(self, *names: str) -> None:
        """With the selecting tool: the first by a click, the others with Shift held; on ground of their own."""
        shapes = self.read().shapes
        for number, name in enumerate(names):
            inside = shapes[name].representative_point()
            self.click((inside.x, inside.y), held="shift" if number else "")

    def corners(self, name: str) -> list[Place]:
        """Of all its borders, each corner once."""
        polygons = getattr(self.shape(name), "geoms", [self.shape(name)])
        return [corner for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)
                for corner in ring.coords[:-1]]

    def has_corner(self, name: str, place: Place) -> bool:
        return any(math.dist(corner, place) <= self.near for corner in self.corners(name))

    def close(self, one: Sequence[float], other: Sequence[float], times: float = 1) -> bool:
        return math.dist(one, other) <= times * self.near

    def chosen(self) -> int:
        """How many zones and symbols are selected, as the bar says."""
        for one in self.hand.see().all("QLabel", within="ArrangeBar"):
            if found := re.search(r"\d+", one.text):
                return int(found[0])
        return 0

    @contextmanager
    def dragging(self, point: str, to: Place) -> Iterator[None]:
        """A line of the list of risk points, found by its number, pressed and carried to a place of the sheet."""
        line = self.hand.find("item", words=point, within=DRAWER)
        self.look()
        x, y, _width, height = line.box
        place = self.at(to)
        with self.pulling_on_screen([(x + 100, y + height // 3), (place[0] + MOVES, place[1])]):
            time.sleep(STILL_SECONDS)  # a busy machine takes up what is carried only on the way
            for step in range(MOVES):
                self.pointer.go((place[0] + MOVES - 1 - step, place[1]))
                time.sleep(2 * MOVE_SECONDS)
            time.sleep(STILL_SECONDS)
            yield

    def arrange(self, entry: str) -> None:
        """An entry of the menu with the three dots."""
        self.hand.click("QToolButton", "Align, distribute, copy and more")
        self.hand.click("entry", entry)

    def holds(self, name: str, *corners: Place, area: float | None = None) -> None:
        """The zone has these corners (each within `NEAR`) and no others, or about this area."""
        shape = self.shape(name)
        if corners:
            off = shape.hausdorff_distance(Polygon(corners))
            assert off <= self.near, f"“{name}” is {off:.1f} from its outline: {shape.wkt}"
        if area is not None:
            assert abs(shape.area - area) <= 0.04 * area, f"“{name}” has {shape.area:.0f} instead of {area:.0f}"
