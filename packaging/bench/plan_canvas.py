"""The plan's canvas with 2,000 adjoining zones of 40 corners, each step held against a bare scene of the same polygons.

Both views have one size, one transform, one set of pens and brushes and the same settings; a step is what moves the
picture and one whole frame after it. They take turns, and the processor's time is taken rather than the wall's, so
that other work on the machine falls on neither.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

ZONES, CORNERS, ACROSS = 2_000, 40, 50
STEPS = 40
SIZE = (1100, 700)
WIDTH, HEIGHT = 1600, 1100
GOAL = 1.3
MILLION = 1_000_000
SIDE = CORNERS // 4
"""Edges along each side of a cell."""
PULLED, CORNER = 1025, 2 * SIDE
"""The zone whose corner is pulled; four zones have that corner in common."""

Ring = tuple[tuple[int, int], ...]


def shapes() -> list[Ring]:
    """A grid of 50 × 40 cells: neighbours have every corner along them in common.

    Their edges are straight, which is quickest for Qt to paint: what the program adds weighs most.
    """
    return [tuple(_corner(place % ACROSS * SIDE + x, place // ACROSS * SIDE + y) for x, y in _round_a_cell())
            for place in range(ZONES)]


def _round_a_cell() -> list[tuple[int, int]]:
    along = range(SIDE)
    return [*((x, 0) for x in along), *((SIDE, y) for y in along),
            *((SIDE - x, SIDE) for x in along), *((0, SIDE - y) for y in along)]


def _corner(x: int, y: int) -> tuple[int, int]:
    return x * MILLION // (ACROSS * SIDE), y * MILLION // (ZONES // ACROSS * SIDE)


def measure() -> Iterator[tuple[str, float, float]]:
    """(work, seconds a step of ours, of the bare one) of a pan, a zoom and the pull of one corner."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    sides = (_ours(), _bare())
    for side in sides:
        side.view.resize(*SIZE)
        side.view.show()
    app.processEvents()
    _align(*sides)
    for work, step in (("one pan step", _pan), ("one zoom step", _zoom),
                       ("a corner of four pulled", _pull)):
        yield (f"plan of 2,000 zones: {work}", *_both(step, *sides))
    for side in sides:
        side.view.close()


@dataclass
class Side:
    view: Any
    zoom: Callable[[float], object]
    pull: Callable[[int], object]


def _align(ours: Side, bare: Side) -> None:
    """The bare view shows what ours does."""
    bare.view.setTransform(ours.view.transform())
    for bar in ("horizontalScrollBar", "verticalScrollBar"):
        getattr(bare.view, bar)().setValue(getattr(ours.view, bar)().value())
    if bare.view.viewportTransform() != ours.view.viewportTransform():
        raise RuntimeError("The two views show different parts of the plan; their times cannot be compared.")


def _both(step: Callable[[Side, int], object], ours: Side, bare: Side) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(STEPS):
        for side, kept in zip((ours, bare), times, strict=True):
            begun = time.process_time()
            step(side, number)
            side.view.viewport().repaint()
            kept.append(time.process_time() - begun)
    return median(times[0]), median(times[1])


def _pan(side: Side, number: int) -> None:
    bar = side.view.horizontalScrollBar()
    bar.setValue(bar.value() + (12 if number // 10 % 2 else -12))


def _zoom(side: Side, number: int) -> None:
    side.zoom(1.25 if number % 2 else 1 / 1.25)


def _pull(side: Side, number: int) -> None:
    side.pull(number)


def _shift(number: int) -> float:
    """How far a corner is pulled, in the scene's units."""
    return 3 + number % 20


def _ours() -> Side:
    from PySide6.QtCore import QPointF, Qt

    from dualprev_desktop.ui.plan.tools.select import SelectTool
    from dualprev_desktop.ui.plan.view import PlanCanvas

    scene = _plan_scene()
    canvas = PlanCanvas(scene)
    scene.setParent(canvas)
    tool = canvas.tool
    assert isinstance(tool, SelectTool)
    start = QPointF(*_in_scene(shapes()[PULLED][CORNER]))
    keys = Qt.KeyboardModifier.NoModifier

    def pull(number: int) -> None:
        """What the mouse does: it grips the corner, and every step goes on from there."""
        if not tool.busy:
            canvas.pick(f"z{PULLED}")
            tool.press(start, keys)
        tool.move(start + QPointF(_shift(number), 0), keys, True)

    return Side(canvas, canvas.zoom, pull)


def _plan_scene() -> Any:
    from dualprev_desktop.domain.geometry import format_shape
    from dualprev_desktop.services.views import PlanView, ZoneView
    from dualprev_desktop.ui.plan.scene import PlanScene

    zones = tuple(ZoneView(f"z{place}", f"Zone {place}", format_shape(((ring,),)), _level(place), (), _level(place),
                           None, "") for place, ring in enumerate(shapes()))
    scene = PlanScene()
    scene.show(PlanView(id="p", enterprise="", name="", width=WIDTH, height=HEIGHT, north=0, picture=None,
                        media_type="", mode="residual", zones=zones, unbound=(), dated=date(2026, 1, 1)))
    return scene


def _level(place: int) -> Any:
    from dualprev_desktop.domain.levels import Level

    return (Level.LOW, Level.GENERAL, Level.CONSIDERABLE, Level.MAJOR)[place % 4]


def _in_scene(corner: tuple[int, int]) -> tuple[float, float]:
    return corner[0] * WIDTH / MILLION, corner[1] * HEIGHT / MILLION


def _bare() -> Side:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPolygonF
    from PySide6.QtWidgets import QGraphicsScene

    from dualprev_desktop.ui.plan import brushes

    scene = QGraphicsScene()
    scene.setSceneRect(-WIDTH, -HEIGHT, 3 * WIDTH, 3 * HEIGHT)
    outlines = [QPolygonF([QPointF(*_in_scene(corner)) for corner in ring]) for ring in shapes()]
    items = [scene.addPolygon(outline, brushes.outline(_level(place)), brushes.fill(_level(place)))
             for place, outline in enumerate(outlines)]
    corner = shapes()[PULLED][CORNER]
    sharing = [(item, outline, ring.index(corner))
               for item, outline, ring in zip(items, outlines, shapes(), strict=True) if corner in ring]
    if len(sharing) != 4:
        raise RuntimeError("The zones do not share the corner that is pulled.")

    def pull(number: int) -> None:
        at = QPointF(*_in_scene(corner)) + QPointF(_shift(number), 0)
        for item, outline, place in sharing:
            corners = outline.toList()
            corners[place] = at
            item.setPolygon(QPolygonF(corners))

    view = _bare_view(scene)
    return Side(view, lambda factor: view.scale(factor, factor), pull)


def _bare_view(scene: Any) -> Any:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QFrame, QGraphicsView

    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
    view.setMouseTracking(True)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    for bar in (view.setHorizontalScrollBarPolicy, view.setVerticalScrollBarPolicy):
        bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


if __name__ == "__main__":
    for work, ours, bare in measure():
        print(f"{work:<50} {ours * 1000:7.2f} ms  bare {bare * 1000:7.2f} ms  {ours / bare:.2f} ×")
