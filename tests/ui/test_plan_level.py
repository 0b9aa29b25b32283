"""The level of a zone in the strip: where it comes from, raised with a reason, taken back; colours follow at once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import PRESETS, USUAL
from dualprev_desktop.services import assessing, edit, palettes, plans, zone_levels
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.plan import brushes
from dualprev_desktop.ui.plan.thumbnail import plan_image
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.palette_panel import PalettePanel
from dualprev_desktop.ui.widgets.plan_level_bar import PlanLevelBar
from tests.ui.plan_canvas import Hand, blank_plan, open_page

SHAPE = "MULTIPOLYGON (((200000 200000, 800000 200000, 800000 800000, 200000 800000, 200000 200000)))"
CHOSEN = {Level.LOW: (1, 1, 3), Level.GENERAL: (3, 6, 7), Level.MAJOR: (6, 6, 40)}


class Yard:
    """A page with one zone that holds two risk points, of which the first can be assessed."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.plan_id = session, blank_plan(session)
        company = session.company
        self.points = [edit.create(company, "risk_point", {"number": f"R{n}", "name": f"P{n}", "kind": "place"})[0]
                       for n in (1, 2)]
        self.event_id, _ = edit.create(company, "risk_event", {"risk_point_id": self.points[0],
                                                               "name": "burns & leaks"})
        self.zone_id, _ = plans.draw_zone(company, self.plan_id, "Yard", SHAPE, self.points)
        self.page = open_page(session, qtbot)
        self.hand = Hand(self.page)
        self.page.editor.canvas.pick(self.zone_id)

    @property
    def bar(self) -> PlanLevelBar:
        return self.page.editor.strip.level

    def assess(self, level: Level) -> None:
        chosen = dict(zip("LEC", map(Decimal, CHOSEN[level]), strict=True))
        self.session.do(lambda: assessing.assess(self.session.company, self.event_id, "inherent", "lec-e1", chosen))

    def shown(self) -> str:
        return str(self.page.editor.scene.zones[self.zone_id].outline.brush().color().name().upper())

    def stored(self) -> tuple[str, str]:
        zone = plans.plan_view(self.session.company, self.plan_id).zones[0]
        return (zone.override.value if zone.override else ""), zone.reason


@pytest.fixture
def yard(session: Session, qtbot: QtBot) -> Yard:
    return Yard(session, qtbot)


def test_assessing_recolours_at_once_and_the_strip_says_whence(yard: Yard) -> None:
    assert yard.shown() == style(Level.UNASSESSED).colour
    assert yard.bar.origin.text() == "2 risk points, none assessed"
    yard.assess(Level.GENERAL)
    assert yard.shown() == style(Level.GENERAL).colour
    assert yard.bar.badge.level is Level.GENERAL
    assert yard.bar.origin.text() == "worst of 2 risk points"
    yard.assess(Level.MAJOR)
    assert yard.shown() == style(Level.MAJOR).colour
    yard.session.do(yard.session.company.undo)
    assert yard.shown() == style(Level.GENERAL).colour


def test_the_risks_that_give_the_level_are_listed_and_lead_to_theirs(yard: Yard) -> None:
    yard.assess(Level.LOW)
    asked: list[Destination] = []
    yard.session.asked_for.connect(asked.append)
    yard.bar.menu.aboutToShow.emit()
    first, second = yard.bar.menu.actions()
    assert first.text() == "Low risk  R1 P1 · burns && leaks"
    assert second.text() == "Not assessed  R2 P2"
    first.trigger()
    second.trigger()
    assert asked == [Destination("assess", "risk_event", yard.event_id),
                     Destination("", "risk_point", yard.points[1])]


def test_a_level_is_raised_by_keys_with_its_reason_and_taken_back(yard: Yard) -> None:
    yard.assess(Level.LOW)
    yard.bar.raising.click()
    assert yard.bar.reason.hasFocus()
    assert [yard.bar.level.itemData(n) for n in range(yard.bar.level.count())] == ["general", "considerable", "major"]
    yard.bar.level.setCurrentIndex(1)
    QTest.keyClicks(yard.bar.reason, "beside the road")
    QTest.keyClick(yard.bar.reason, Qt.Key.Key_Return)
    assert yard.stored() == ("considerable", "beside the road")
    assert yard.shown() == style(Level.CONSIDERABLE).colour
    assert yard.bar.origin.text() == "by hand"
    assert "beside the road" in yard.bar.origin.toolTip()
    assert not yard.bar.raising.isVisible()
    yard.bar.back.click()
    assert yard.stored() == ("", "")
    assert yard.shown() == style(Level.LOW).colour
    assert yard.bar.raising.isVisible()


def test_without_a_reason_it_is_refused_and_the_form_stays(yard: Yard) -> None:
    heard: list[Message] = []
    yard.session.said.connect(heard.append)
    yard.bar.raising.click()
    QTest.keyClick(yard.bar.reason, Qt.Key.Key_Return)
    assert "needs its reason" in heard[-1].text
    assert yard.bar.reason.isVisible()
    assert yard.stored() == ("", "")


def test_escape_gives_up_raising(yard: Yard) -> None:
    yard.bar.raising.click()
    QTest.keyClicks(yard.bar.reason, "because")
    QTest.keyClick(yard.bar.reason, Qt.Key.Key_Escape)
    assert not yard.bar.reason.isVisible()
    assert yard.bar.raising.hasFocus()
    assert yard.stored() == ("", "")
    yard.bar.raising.click()
    assert yard.bar.reason.text() == ""


def test_the_reason_has_the_row_and_the_canvas_keeps_the_keyboard_when_another_zone_is_gone_to(yard: Yard) -> None:
    away = "MULTIPOLYGON (((800000 800000, 900000 800000, 900000 900000, 800000 900000, 800000 800000)))"
    yard.session.do(lambda: plans.draw_zone(yard.session.company, yard.plan_id, "Gate", away))
    strip, canvas = yard.page.editor.strip, yard.page.editor.canvas
    yard.bar.raising.click()
    assert not strip.name.isVisible()
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert strip.name.text() == "Gate"
    assert strip.name.isVisible()
    assert canvas.hasFocus()


def test_what_is_typed_survives_a_change_elsewhere(yard: Yard) -> None:
    yard.bar.raising.click()
    QTest.keyClicks(yard.bar.reason, "beca")
    yard.assess(Level.LOW)
    assert yard.bar.reason.isVisible()
    assert yard.bar.reason.text() == "beca"


def test_at_the_highest_level_there_is_nothing_to_raise(yard: Yard) -> None:
    yard.assess(Level.MAJOR)
    assert not yard.bar.raising.isEnabled()
    assert "highest level already" in yard.bar.raising.toolTip()


def test_what_nobody_assessed_is_grey_and_hatched_wherever_it_is_coloured(yard: Yard) -> None:
    """On the canvas, in the small picture, in every palette, on paper and on the chart: never blue."""
    grey = style(Level.UNASSESSED).colour
    red, green, blue = (int(grey[place:place + 2], 16) for place in (1, 3, 5))
    assert red == green == blue
    assert all(preset.colour(Level.UNASSESSED) == grey for _name, preset in PRESETS)
    for name, preset in PRESETS:
        palettes.set_palette(yard.session.company, preset)
        yard.page.refresh()
        assert yard.shown() == grey, name
        view = plans.plan_view(yard.session.company, yard.plan_id)
        image = plan_image(view, QSize(160, 110))
        middle = image.pixelColor(45, 40)
        assert middle.saturation() < 8, (name, middle.name())
    assert brushes.hatch(Level.UNASSESSED, False, 1) is not None
    assert all(brushes.hatch(level, False, 1) is None for level in Level if level is not Level.UNASSESSED)
    from dualprev_desktop.charts.sheet import look_of
    from dualprev_desktop.documents.plan_sheet import plan_drawing
    from dualprev_desktop.domain.drawing import Polygon
    from dualprev_desktop.kernel.i18n import translator
    assert look_of(style(Level.UNASSESSED), PRESETS[1][1], False)["facecolor"] == grey
    printed = {item.fill.upper() for item in plan_drawing(view, translator("en")).items
               if isinstance(item, Polygon) and item.opacity < 1}
    assert printed == {grey}


def test_a_palette_recolours_the_plan_and_is_undone(yard: Yard) -> None:
    yard.assess(Level.LOW)
    yard.session.do(lambda: palettes.set_palette(yard.session.company, PRESETS[-1][1]))
    assert yard.shown() == PRESETS[-1][1].low
    yard.session.do(yard.session.company.undo)
    assert yard.shown() == USUAL.low


def test_the_panel_refuses_green_as_it_is_typed_and_takes_a_blue(session: Session, qtbot: QtBot) -> None:
    panel = PalettePanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.digits[Level.LOW].setText("#52c41a")
    assert "#52C41A is green." in panel.fault.text()
    assert not panel.take.isEnabled()
    panel.digits[Level.LOW].setText("5EBEFF")
    assert panel.fault.text() == ""
    with qtbot.waitSignal(panel.done):
        panel.take.click()
    assert palettes.palette(session.company) == USUAL.but(Level.LOW, "#5EBEFF")


def test_a_palette_in_use_fills_all_four_and_escape_keeps_the_old(session: Session, qtbot: QtBot) -> None:
    panel = PalettePanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.presets.setCurrentIndex(4)
    panel.presets.activated.emit(4)
    assert panel.wanted() == PRESETS[4][1]
    picture = QPixmap(panel.swatches[Level.MAJOR].size())
    panel.swatches[Level.MAJOR].render(picture)
    assert picture.toImage().pixelColor(2, 2) == QColor(PRESETS[4][1].major)
    with qtbot.waitSignal(panel.done):
        QTest.keyClick(panel.digits[Level.LOW], Qt.Key.Key_Escape)
    assert palettes.palette(session.company) == USUAL


def test_hatching_and_words_are_two_switches_that_are_remembered(yard: Yard, qtbot: QtBot) -> None:
    yard.assess(Level.LOW)
    zone = yard.page.editor.scene.zones[yard.zone_id]
    assert zone.label.text == "Yard\n● Low risk"
    yard.page.faces.words.trigger()
    assert zone.label.text == "● Yard"
    assert not zone.hatch.isVisible()
    yard.page.faces.hatching.trigger()
    assert zone.hatch.isVisible()
    again = open_page(yard.session, qtbot)
    assert again.faces.hatching.isChecked()
    assert again.editor.scene.black_and_white
    assert not again.editor.scene.level_words


def test_an_override_below_the_risks_shows_no_effect(yard: Yard) -> None:
    yard.session.do(lambda: zone_levels.set_override(yard.session.company, yard.zone_id, Level.GENERAL, "old map"))
    assert yard.shown() == style(Level.GENERAL).colour
    yard.assess(Level.MAJOR)
    assert yard.shown() == style(Level.MAJOR).colour
    assert yard.bar.origin.text() == "worst of 2 risk points"
    assert yard.bar.back.isVisible()
