"""An old coloured map is read on the plan page, judged region by region, and taken over in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services import plans, query
from dualprev_desktop.ui.coloured_map_panel import ColouredMapPanel
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Session


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
    page.old_maps.read(old_map, page.plan_id)
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
        ("Zone 1", Level.MAJOR), ("Zone 2", Level.LOW), ("Zone 3", Level.GENERAL)]
    assert {zone.reason for zone in zones} == {"Read from the old map of old.png"}
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
