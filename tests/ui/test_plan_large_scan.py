"""A scan of 12,000 × 9,000 pixels below a plan: sharp where one looks closely, never held as a whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import plans
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.plan.tiled import MOST_KEPT, TiledPicture
from dualprev_desktop.ui.session import Session
from tests.ui.plan_canvas import open_page

WIDTH, HEIGHT = 12_000, 9_000
STRIPES = (8_000, 6_000, 8_800, 6_600)
"""Black and white by turns, each one pixel wide: grey from afar and in every level but the first."""


@pytest.fixture(scope="module")
def scan() -> IncomingPicture:
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    left, top, right, bottom = STRIPES
    pen = ImageDraw.Draw(image)
    for x in range(left, right, 2):
        pen.line((x, top, x, bottom), fill=0)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return IncomingPicture("scan.png", out.getvalue(), "image/png", WIDTH, HEIGHT)


@pytest.fixture
def page(session: Session, qtbot: QtBot, scan: IncomingPicture) -> PublishPage:
    plans.add_plan(session.company, "厂区", scan)
    return open_page(session, qtbot)


def _tiled(page: PublishPage) -> TiledPicture:
    tiled = page.editor.scene.picture.tiled
    assert tiled is not None
    return tiled


def _sharp(page: PublishPage) -> Callable[[], bool]:
    def asked() -> bool:
        page.editor.canvas.viewport().repaint()
        return _tiled(page).ready and _tiled(page).sharp
    return asked


def _look_at(page: PublishPage, x: float, y: float, scale: float) -> None:
    """Brings pixel (x, y) of the scan to the middle, with `scale` pixels of the screen for each."""
    canvas, sheet = page.editor.canvas, page.editor.scene.sheet
    canvas.zoom(scale / _scale(page))
    canvas.centerOn(QPointF(x * sheet.width / WIDTH, y * sheet.height / HEIGHT))


def _scale(page: PublishPage) -> float:
    """Pixels of the screen for each of the scan."""
    return page.editor.canvas.transform().m11() * page.editor.scene.sheet.width / WIDTH


def _greys(image: QImage) -> list[int]:
    """A row of 120 pixels through the middle."""
    middle, row = image.width() // 2, image.height() // 2
    return [image.pixelColor(x, row).lightness() for x in range(middle - 60, middle + 60)]


def test_lines_of_one_pixel_are_seen_apart_when_looked_at_closely(page: PublishPage, qtbot: QtBot) -> None:
    left, top, right, bottom = STRIPES
    qtbot.waitUntil(_sharp(page), timeout=60_000)
    _look_at(page, (left + right) / 2, (top + bottom) / 2, 4.0)
    qtbot.waitUntil(_sharp(page), timeout=30_000)
    seen = _greys(page.editor.canvas.viewport().grab().toImage())
    assert _scale(page) > 1.5
    assert min(seen) < 60
    assert max(seen) > 200
    dark = [value < 128 for value in seen]
    changes = sum(one != other for one, other in pairwise(dark))
    assert abs(changes - 120 / _scale(page)) < 3


def test_what_is_held_stays_far_below_the_whole_scan(page: PublishPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(_sharp(page), timeout=60_000)
    whole = WIDTH * HEIGHT * 4
    assert _tiled(page).held < whole / 20
    for x in range(500, WIDTH, 1_500):
        for y in range(500, HEIGHT, 2_000):
            _look_at(page, x, y, 1.0)
            qtbot.waitUntil(_sharp(page), timeout=30_000)
            assert _tiled(page).held <= MOST_KEPT * 512 * 512 * 4 < whole / 4


def test_the_level_that_suits_the_zoom_has_a_pixel_for_each_of_the_screen() -> None:
    picture = TiledPicture(4500, 1300)
    picture.begin(((4500, 1300), (2250, 650), (1125, 325), (563, 163), (282, 82)), 512, lambda _key: None)
    assert [picture.level(scale) for scale in (4.0, 1.0, 0.6, 0.5, 0.25, 0.01)] == [0, 0, 0, 1, 2, 4]
