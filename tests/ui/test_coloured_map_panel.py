"""An old coloured map is read on the plan page, judged region by region, and taken over in one step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.geometry import parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services import plans, query
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.ui.coloured_map_panel import ColouredMapPanel
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Message, Session
from tests.ui.conftest import ScriptedDialogs


@pytest.fixture
def old_map(tmp_path: Path) -> Path:
    """A large red region, a large blue one, a small yellow one, a green one."""
    sheet = Image.new("RGB", (800, 600), "white")
    pen = ImageDraw.Draw(sheet)
    for box, colour in (((40, 40, 360, 280), "#FF0000"), ((420, 40, 760, 280), "#0070C0"),
                        ((60, 400, 100, 430), "#FFFF00"), ((420, 340, 760, 560), "#52C41A")):
        pen.rectangle(box, fill=colour, outline="black", width=3)
    path = tmp_path / "old.png"
    sheet.save(path)
    return path


@pytest.fixture
def panel(qtbot: QtBot, session: Session, old_map: Path, chosen_files: object) -> ColouredMapPanel:
    page = PublishPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.old_maps.read(IncomingPicture(old_map.name, old_map.read_bytes(), "image/png", 800, 600), page.plan_id)
    made = page.old_maps.panel
    assert made is not None
    qtbot.waitUntil(lambda: made.regions.rowCount() == 4, timeout=60_000)
    made.setProperty("page", page)
    QAbstractItemModelTester(made.regions, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    return made


def _row(panel: ColouredMapPanel, colour: str) -> int:
    return next(row for row in range(4) if (one := panel.regions.region(row)) and one.colour.startswith(colour))


def test_ticked_regions_become_zones_of_a_new_plan_in_one_step(panel: ColouredMapPanel, session: Session) -> None:
    assert panel.take.text() == "Take 3 zones"  # green waits for the person's word
    panel.take.click()
    plan = query.records(session.company, Plan)[0]
    zones = plans.plan_view(session.company, plan.id).zones
    assert sorted((zone.name, zone.level) for zone in zones) == [
        ("Zone 1", Level.MAJOR), ("Zone 2", Level.UNASSESSED), ("Zone 3", Level.GENERAL)]
    assert {zone.reason for zone in zones} == {"Read from the old map of old.png"}
    assert plan.fade  # the old colours below are not taken for those of now
    session.company.undo()
    assert not query.records(session.company, Plan)
    assert not query.records(session.company, Zone)


def test_green_taken_as_low_and_a_level_changed_by_hand(panel: ColouredMapPanel, session: Session) -> None:
    green = panel.regions.index(_row(panel, "#52"))
    panel.regions.setData(green, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    panel.list.setCurrentIndex(panel.regions.index(_row(panel, "#FF00")))
    panel.level.setCurrentIndex(panel.level.findData("considerable"))
    panel.level.activated.emit(panel.level.currentIndex())
    panel.take.click()
    levels = sorted(zone.override for zone in query.records(session.company, Zone))
    assert levels == ["considerable", "general", "low", "low"]


def test_the_slider_leaves_out_small_regions_without_reading_again(panel: ColouredMapPanel) -> None:
    panel.least.setValue(20)
    assert panel.regions.rowCount() == 3
    assert panel.take.text() == "Take 2 zones"
    panel.least.setValue(0)
    assert panel.regions.rowCount() == 4


def test_a_click_on_the_picture_chooses_the_line(panel: ColouredMapPanel) -> None:
    row = _row(panel, "#0070")
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton,
                     pos=panel.view.path(row).boundingRect().center().toPoint())
    assert panel.list.currentIndex().row() == row
    assert panel.level.currentData() == "low"


def test_what_was_low_there_is_told_to_be_grey(panel: ColouredMapPanel, session: Session) -> None:
    heard: list[Message] = []
    session.said.connect(heard.append)
    panel.take.click()
    assert heard[0].text == ("3 zones taken from the old map. 1 was low there: it stays grey until its risks are "
                             "assessed.")


def test_nothing_ticked_takes_nothing(panel: ColouredMapPanel) -> None:
    panel.none.click()
    assert not panel.take.isEnabled()
    panel.all.click()
    assert panel.take.text() == "Take 4 zones"


def test_escape_leaves_the_map_and_changes_nothing(panel: ColouredMapPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not query.records(session.company, Plan)


def test_a_map_photographed_askew_is_straightened_before_it_is_read(
        session: Session, qtbot: QtBot, old_map: Path, tmp_path: Path, chosen_files: ScriptedDialogs) -> None:
    page = PublishPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    corners = [(100.0, 60.0), (1130.0, 20.0), (1180.0, 880.0), (40.0, 820.0)]
    photo = tmp_path / "photo.jpg"
    _askew(Image.open(old_map), corners, (1200, 900)).save(photo, quality=90)
    chosen_files.answers.append(photo)
    page.read_old_map()
    qtbot.waitUntil(lambda: page.backgrounds.cover is not None, timeout=20_000)
    asked = page.backgrounds.panel
    assert asked is not None
    asked.canvas.corners = [(x / 1200, y / 900) for x, y in corners]
    asked.canvas.moved.emit()
    qtbot.waitUntil(asked.take.isEnabled, timeout=20_000)
    asked.take.click()
    qtbot.waitUntil(lambda: page.old_maps.panel is not None and page.old_maps.panel.regions.rowCount() >= 4,
                    timeout=60_000)
    panel = page.old_maps.panel
    assert panel is not None
    assert panel.isVisible()
    red = panel.regions.region(next(row for row in range(panel.regions.rowCount())
                                    if (one := panel.regions.region(row)) and one.level is Level.MAJOR))
    assert red is not None
    polygon, = parse_shape(red.shape)
    xs, ys = ([corner[axis] / 1e6 for corner in polygon[0]] for axis in (0, 1))
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx((40 / 800, 40 / 600, 360 / 800, 280 / 600), abs=0.01)
    panel.straighten.click()
    qtbot.waitUntil(lambda: page.backgrounds.cover is asked, timeout=20_000)
    assert asked.isVisible()


def _askew(sheet: Image.Image, corners: list[tuple[float, float]], size: tuple[int, int]) -> Image.Image:
    """The sheet with its corners at `corners` of a dark picture."""
    width, height = sheet.size
    rows, values = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    plane = tuple(float(one) for one in np.linalg.solve(np.array(rows), np.array(values)))
    return sheet.transform(size, Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC, fillcolor=(70, 65, 60))


def test_what_cannot_be_read_is_told_and_the_panel_says_so(
        panel: ColouredMapPanel, session: Session, qtbot: QtBot) -> None:
    heard: list[Message] = []
    session.said.connect(heard.append)
    panel.read(IncomingPicture("drawing.svg", b"<svg/>", "image/svg+xml", 40, 30))
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert "drawing.svg is a drawing of lines" in heard[0].text
    assert panel.findChildren(QLabel)[0].text() == "drawing.svg was not read."
    assert [part.isEnabled() for part in (panel.all, panel.none, panel.level)] == [False] * 3
    assert not panel.take.isEnabled()
