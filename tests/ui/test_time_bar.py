"""The plan of earlier days: a slider over days with changes, read-only, what changed outlined and listed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import assessing, edit, plans
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.plan_past import PlanPast
from tests.support.clock import StillClock
from tests.ui.plan_canvas import open_page, transactions

DAY = 86400


def square(left: int, top: int) -> str:
    right, bottom = left + 200000, top + 200000
    return f"MULTIPOLYGON ((({left} {top}, {right} {top}, {right} {bottom}, {left} {bottom}, {left} {top})))"


class Story:
    """Three days: drawn; assessed; renamed, and another drawn."""

    def __init__(self, session: Session, clock: StillClock, qtbot: QtBot) -> None:
        self.session, self.qtbot, company = session, qtbot, session.company
        self.first = local_date(clock())
        self.plan_id, _ = plans.add_plan(company, "Site")
        point, _ = edit.create(company, "risk_point", {"name": "Tank", "kind": "place"})
        event, _ = edit.create(company, "risk_event", {"name": "fire", "risk_point_id": point})
        self.zone_id, _ = plans.draw_zone(company, self.plan_id, "Tanks", square(100000, 100000), [point])
        clock.tick(DAY)
        self.judge(event, "inherent", (6, 6, 40))
        self.judge(event, "residual", (1, 1, 3))
        clock.tick(DAY)
        edit.change(company, "zone", self.zone_id, {"name": "Tank farm"})
        self.other_id, _ = plans.draw_zone(company, self.plan_id, "House", square(600000, 600000))
        self.page: PublishPage = open_page(session, qtbot)

    def judge(self, event: str, kind: str, values: tuple[int, int, int]) -> None:
        chosen = dict(zip("LEC", map(Decimal, values), strict=True))
        assessing.assess(self.session.company, event, kind, "lec-e1", chosen)

    @property
    def past(self) -> PlanPast:
        return self.page.faces.past

    def show(self) -> None:
        self.page.faces.earlier.trigger()
        self.qtbot.waitUntil(lambda: self.past.seen is not None)

    def turn(self, place: int) -> None:
        """To another day, waiting until it is shown."""
        day = self.first + timedelta(days=place)
        self.past.bar.slider.setValue(place)
        self.qtbot.waitUntil(lambda: self.past.seen is not None and self.past.seen.day == day)

    def lines(self) -> list[str]:
        return [self.past.list.item(row).text() for row in range(self.past.list.count())]

    def colour(self) -> str:
        return str(self.past.scene.zones[self.zone_id].outline.brush().color().name().upper())


@pytest.fixture
def story(session: Session, clock: StillClock, qtbot: QtBot) -> Story:
    return Story(session, clock, qtbot)


def test_the_slider_goes_over_the_days_and_shows_the_plan_of_each(story: Story) -> None:
    story.show()
    assert story.past.isVisible()
    assert story.past.bar.slider.maximum() == 2
    story.turn(0)
    assert story.past.banner.text() == f"The plan as of {story.first} · read-only"
    assert {zone.name for zone in story.past.scene.zones.values()} == {"Tanks"}
    assert story.colour() == style(Level.UNASSESSED).colour
    story.turn(2)
    assert {zone.name for zone in story.past.scene.zones.values()} == {"Tank farm", "House"}
    assert story.colour() == style(Level.LOW).colour


def test_what_changed_is_listed_from_and_to_and_outlined(story: Story) -> None:
    story.show()
    story.turn(0)
    assert story.lines() == ["Tank farm\nNot assessed → Low risk · Tanks → Tank farm", "House\ncame new"]
    assert story.past.summary.text() == "2 zones changed; they are outlined in dashes."
    assert set(story.past.canvas.outlines) == {story.zone_id, story.other_id}
    dashed = [item.pen() for item in story.past.canvas.outlines[story.zone_id]]
    assert [pen.style() == Qt.PenStyle.CustomDashLine for pen in dashed] == [False, True]
    story.past.bar.against.setCurrentIndex(story.past.bar.against.findText(str(story.first + timedelta(days=1))))
    story.past.bar.against.activated.emit(0)
    story.qtbot.waitUntil(lambda: story.lines() == ["Tanks\nNot assessed → Low risk"])


def test_without_comparing_nothing_is_outlined(story: Story) -> None:
    story.show()
    story.turn(0)
    story.past.bar.compare.setChecked(False)
    story.qtbot.waitUntil(lambda: not story.past.canvas.outlines)
    assert story.past.list.isHidden()


def test_a_line_jumps_to_its_zone(story: Story) -> None:
    story.show()
    story.turn(0)
    before = story.past.canvas.transform().m11()
    story.past.list.setCurrentRow(1)
    QTest.keyClick(story.past.list, Qt.Key.Key_Return)
    assert story.past.canvas.transform().m11() > before
    middle = story.past.canvas.shown()
    sheet = story.past.scene.sheet.rect
    assert abs(middle.x() / sheet.width() - 0.7) < 0.02
    assert abs(middle.y() / sheet.height() - 0.7) < 0.02


def test_the_levels_follow_the_switch_of_inherent_and_residual(story: Story) -> None:
    story.show()
    story.turn(2)
    assert story.colour() == style(Level.LOW).colour
    story.page.mode.buttons["inherent"].click()
    story.qtbot.waitUntil(lambda: story.colour() == style(Level.MAJOR).colour)


def test_nothing_can_be_changed_and_escape_leads_back_to_now(story: Story) -> None:
    story.show()
    story.turn(0)
    before = transactions(story.session)
    canvas = story.past.canvas
    middle = canvas.viewport().rect().center()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_P, Qt.Key.Key_F2, Qt.Key.Key_Insert, Qt.Key.Key_Left):
        QTest.keyClick(canvas, key)
    assert transactions(story.session) == before
    assert not story.page.editor.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert story.page.editor.isVisible()
    assert not story.page.faces.earlier.isChecked()


def test_a_zone_asked_for_is_shown_as_it_is_now(story: Story) -> None:
    story.show()
    assert story.page.show_record("zone", story.other_id)
    assert story.page.editor.isVisible()
    assert story.page.editor.scene.selected == story.other_id


def test_a_plan_that_was_not_there_yet_says_so(story: Story, clock: StillClock) -> None:
    clock.tick(DAY)
    made = story.session.do(lambda: plans.add_plan(story.session.company, "Upper floor"))
    assert made is not None
    story.page.show_record("plan", made[0])
    story.show()
    story.turn(0)
    assert story.past.summary.text() == f"This plan was not there yet on {story.first}."
    assert story.past.scene.zones == {}


def test_days_passed_over_are_not_read(story: Story, tmp_path: Path) -> None:
    story.show()
    reads: list[object] = []
    story.past.bar.moved.connect(lambda: reads.append(story.past.bar.day))
    for place in (2, 1, 0, 2, 1, 0):
        story.past.bar.slider.setValue(place)
    story.turn(0)
    assert reads == [story.first]


def test_each_day_has_its_mark_and_the_other_day_is_read_whole(story: Story) -> None:
    story.show()
    bar = story.past.bar
    marks = bar.slider.marks()
    assert len(marks) == 3
    assert marks[2] - marks[1] == pytest.approx(marks[1] - marks[0], abs=1)
    assert 0 < marks[0] < marks[2] < bar.slider.width()
    bar.against.setCurrentIndex(1)
    option = QStyleOptionComboBox()
    bar.against.initStyleOption(option)
    room = bar.against.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, bar.against)
    assert room.width() >= bar.against.fontMetrics().horizontalAdvance(bar.against.currentText())


def test_without_anything_to_say_the_plan_has_the_room(story: Story) -> None:
    story.show()
    assert story.past.beside.isVisible()
    story.past.bar.compare.setChecked(False)
    story.qtbot.waitUntil(lambda: not story.past.beside.isVisible())
    story.past.bar.compare.setChecked(True)
    story.qtbot.waitUntil(story.past.beside.isVisible)
