"""The plan's canvas with 2,000 zones of 40 corners, each step held against a bare scene of the same polygons."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from typing import Any

ZONES, CORNERS, ACROSS = 2_000, 40, 50
STEPS = 40
SIZE = (1100, 700)
GOAL = 1.3
MILLION = 1_000_000


def shapes() -> list[tuple[tuple[int, int], ...]]:
    """Forty corners round a cell each, of 50 × 40 cells, so that neighbours touch."""
    down = ZONES // ACROSS
    wide, high = MILLION / ACROSS, MILLION / down
    found = []
    for place in range(ZONES):
        middle = ((place % ACROSS + 0.5) * wide, (place // ACROSS + 0.5) * high)
        found.append(tuple((round(middle[0] + math.cos(turn) * wide / 2), round(middle[1] + math.sin(turn) * high / 2))
                           for turn in (2 * math.pi * corner / CORNERS for corner in range(CORNERS))))
    return found


def measure() -> Iterator[tuple[str, float, float]]:
    """(work, seconds a step of ours, of the bare one) of a pan, a zoom and the pull of one corner."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    ours, bare = _ours(), _bare()
    for view in (ours, bare):
        view.resize(*SIZE)
        view.show()
    app.processEvents()
    for work, step in (("one pan step", _pan), ("one zoom step", _zoom)):
        yield (f"plan of 2,000 zones: {work}", *_both(step, ours, bare))
    yield ("plan of 2,000 zones: one step of a corner's pull", *_both(_pull, ours, bare))
    for view in (ours, bare):
        view.close()


def _both(step: Callable[[Any, int], None], ours: Any, bare: Any) -> tuple[float, float]:
    """In turn, so that both meet the same moments of the machine."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(STEPS):
        for view, kept in zip((ours, bare), times, strict=True):
            begun = time.perf_counter()
            step(view, number)
            view.viewport().repaint()
            kept.append(time.perf_counter() - begun)
    return median(times[0]), median(times[1])


def _pan(view: Any, number: int) -> None:
    bar = view.horizontalScrollBar()
    bar.setValue(bar.value() + (12 if number // 10 % 2 else -12))


def _zoom(view: Any, number: int) -> None:
    factor = 1.25 if number % 2 else 1 / 1.25
    zoom = getattr(view, "zoom", None)
    if zoom is not None:
        zoom(factor)
    else:
        view.scale(factor, factor)


def _pull(view: Any, number: int) -> None:
    view.pull(number)


def _ours() -> Any:
    from dualprev_desktop.domain.geometry import format_shape
    from dualprev_desktop.domain.levels import Level
    from dualprev_desktop.services.views import PlanView, ZoneView
    from dualprev_desktop.ui.plan.scene import PlanScene
    from dualprev_desktop.ui.plan.view import PlanCanvas

    class Canvas(PlanCanvas):
        def pull(self, number: int) -> None:
            self.plan.preview("z1025", ((_pulled(rings[1025], number),),))

    rings = shapes()
    levels = (Level.LOW, Level.GENERAL, Level.CONSIDERABLE, Level.MAJOR)
    zones = tuple(ZoneView(f"z{place}", f"Zone {place}", format_shape(((ring,),)), levels[place % 4], (),
                           levels[place % 4], None, "") for place, ring in enumerate(rings))
    scene = PlanScene()
    scene.show(PlanView(id="p", enterprise="", name="", width=1600, height=1100, north=0, picture=None, media_type="",
                        mode="residual", zones=zones, unbound=(), dated=date(2026, 1, 1)))
    canvas = Canvas(scene)
    scene.setParent(canvas)
    return canvas


def _bare() -> Any:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
    from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

    rings = [[(x * 1600 / MILLION, y * 1100 / MILLION) for x, y in ring] for ring in shapes()]

    class Bare(QGraphicsView):
        def pull(self, number: int) -> None:
            pulled = _pulled(tuple(rings[1025]), number * 1600 / MILLION)
            items[1025].setPolygon(QPolygonF([QPointF(*corner) for corner in pulled]))

    scene = QGraphicsScene()
    scene.setSceneRect(-1600, -1100, 4800, 3300)
    pen = QPen(QColor("#803000"), 1.5)
    pen.setCosmetic(True)
    brush = QBrush(QColor(255, 120, 0, 128))
    items = [scene.addPolygon(QPolygonF([QPointF(*corner) for corner in ring]), pen, brush) for ring in rings]
    view = Bare(scene)
    scene.setParent(view)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    for bar in (view.setHorizontalScrollBarPolicy, view.setVerticalScrollBarPolicy):
        bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(*SIZE)
    view.fitInView(-48, -48, 1696, 1196, Qt.AspectRatioMode.KeepAspectRatio)
    return view


def _pulled(ring: Any, number: float) -> Any:
    (x, y), *others = ring
    return ((x + number * 50, y), *others)


if __name__ == "__main__":
    for work, ours, bare in measure():
        print(f"{work:<50} {ours * 1000:7.2f} ms  bare {bare * 1000:7.2f} ms  {ours / bare:.2f} ×")
