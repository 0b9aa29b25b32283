"""The comparison chart on screen: real values, every bar leads to its risk, named for screen readers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.charts.axis import axis_of, length
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import PRESETS
from dualprev_desktop.services import assessing, edit, palettes
from dualprev_desktop.services.comparison import comparison
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.comparison_rows import ChartRow
from dualprev_desktop.ui.widgets.comparison_view import ComparisonPane
from tests.ui.plan_canvas import open_page

SCORES = {"tank": (6, 6, 15), "pump": (3, 6, 7), "shop": (1, 1, 3)}


class Chart:
    """The page with the chart in front."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.events: dict[str, str] = {}
        self.asked: list[Destination] = []
        session.asked_for.connect(self.asked.append)

    def event(self, name: str, kind: str = "activity", rules: str = "lec-e1", **chosen: int) -> None:
        company = self.session.company
        point, _ = edit.create(company, "risk_point", {"name": name, "kind": kind})
        self.events[name], _ = edit.create(company, "risk_event", {"name": "fire", "risk_point_id": point})
        if chosen:
            assessing.assess(company, self.events[name], "inherent", rules,
                             {key: Decimal(value) for key, value in chosen.items()})

    def open(self) -> PublishPage:
        self.page = open_page(self.session, self.qtbot)
        self.page.faces.switch.buttons["chart"].click()
        self.settle()
        return self.page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.jobs._running)

    @property
    def pane(self) -> ComparisonPane:
        return self.page.faces.chart

    @property
    def bars(self) -> list[ChartRow]:
        return [row for row in self.pane.model.rows if row.is_bar]

    def headings(self) -> list[str]:
        return [row.label for row in self.pane.model.rows if not row.is_bar]

    def choose(self, variant: str = "values", by: str = "event") -> None:
        box = self.pane.choice
        box.variant.setCurrentIndex(box.variant.findData(variant))
        box.by.setCurrentIndex(box.by.findData(by))
        box.variant.activated.emit(0)
        self.settle()


@pytest.fixture
def chart(session: Session, qtbot: QtBot) -> Chart:
    made = Chart(session, qtbot)
    for name, (likely, often, harm) in SCORES.items():
        made.event(name, "place" if name == "shop" else "activity", L=likely, E=often, C=harm)
    made.open()
    return made


def test_bars_stand_by_their_stored_scores_and_agree_with_the_printed_axis(chart: Chart) -> None:
    assert [row.label for row in chart.bars] == ["tank · fire", "pump · fire", "shop · fire"]
    assert [row.words.split()[-1] for row in chart.bars] == ["540", "126", "3"]
    view = comparison(chart.session.company)
    axis = axis_of(view)
    assert axis.logarithmic
    assert [row.axis.part(row.size) for row in chart.bars] == [axis.part(length(bar, False)) for bar in view.bars]
    assert all("LEC" in heading for heading in chart.headings())
    assert len(chart.pane.model.rows[0].edges) == len(view.limits)


def test_a_click_and_enter_lead_to_the_risk(chart: Chart) -> None:
    view = chart.pane.list
    index = chart.pane.model.index(chart.pane.model.place_of(chart.events["pump"]))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert chart.asked == [Destination("assess", "risk_event", chart.events["pump"])]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert chart.asked[1:] == [Destination("assess", "risk_event", chart.events["shop"])]


def test_each_bar_has_a_name_for_screen_readers(chart: Chart) -> None:
    model = chart.pane.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert spoken[1:] == ["tank · fire, ■ Major 540", "pump · fire, ▲ General 126", "shop · fire, ● Low 3"]
    assert model.data(QModelIndex()) is None
    assert chart.pane.list.accessibleName() == "Comparison of activity risks"


def painted(chart: Chart, place: int) -> QImage:
    view = chart.pane.list
    return view.viewport().grab(view.visualRect(chart.pane.model.index(place))).toImage()


def colours_in(picture: QImage) -> set[str]:
    y = picture.height() // 2
    return {picture.pixelColor(x, y).name().upper() for x in range(picture.width())}


def test_bars_are_painted_in_the_company_s_colours_and_hatched_when_asked(chart: Chart) -> None:
    chart.pane.list.clearSelection()
    chart.pane.list.setCurrentIndex(QModelIndex())
    assert style(Level.GENERAL).colour in colours_in(painted(chart, 2))
    palettes.set_palette(chart.session.company, PRESETS[-1][1])
    chart.page.refresh()
    chart.settle()
    assert PRESETS[-1][1].general in colours_in(painted(chart, 2))
    before = painted(chart, 2)
    chart.page.faces.hatching.trigger()
    assert painted(chart, 2) != before


def test_methods_never_share_an_axis(chart: Chart) -> None:
    chart.event("crane", rules="ls-t1", L=5, S=5)
    chart.page.refresh()
    chart.settle()
    assert all(row.axis.ranked and row.size in (1, 2, 3, 4) for row in chart.bars)
    assert chart.pane.model.rows[0].edges == ()
    assert not any("540" in row.words for row in chart.bars)
    chart.choose("methods")
    assert len(chart.headings()) == 2
    assert all(not row.axis.ranked for row in chart.bars)
    assert [row.label for row in chart.bars] == ["tank · fire", "pump · fire", "shop · fire", "crane · fire"]
    assert len({id(row.axis) for row in chart.bars}) == 2


def test_counts_stand_apart_for_equipment_and_activities_and_lead_to_their_list(chart: Chart) -> None:
    chart.event("yard", "place")
    chart.choose("counts")
    assert chart.headings() == ["1 Equipment, facilities, places", "2 Activities"]
    assert [(row.level, row.size) for row in chart.bars if row.size] == [
        (Level.LOW, 1), (Level.UNASSESSED, 1), (Level.MAJOR, 1), (Level.GENERAL, 1)]
    assert not chart.pane.choice.by.isEnabled()


def test_bars_of_activities_leave_out_places(chart: Chart) -> None:
    chart.choose(by="activity")
    assert [row.label for row in chart.bars] == ["tank", "pump"]


def test_the_mode_switch_and_a_new_judgement_are_followed(chart: Chart) -> None:
    assessing.assess(chart.session.company, chart.events["tank"], "residual", "lec-e1",
                     {"L": Decimal(1), "E": Decimal(1), "C": Decimal(3)})
    chart.page.refresh()
    chart.settle()
    assert chart.bars[0].label == "pump · fire"
    chart.page.mode.buttons["inherent"].click()
    chart.settle()
    assert chart.bars[0].label == "tank · fire"


def test_the_choice_is_remembered_and_its_print_is_one_click_away(chart: Chart, qtbot: QtBot) -> None:
    chart.choose("methods", "point")
    assert chart.page.frame.primary is not None
    chart.page.frame.primary.click()
    assert chart.asked == [Destination("print", "document", "comparison")]
    from dualprev_desktop.ui.pages.print_centre.body import PrintCentre
    centre = PrintCentre(chart.session)
    qtbot.addWidget(centre)
    assert centre.show_record("document", "comparison")
    order = centre.choice.order()
    assert (order.document, order.chart.variant, order.chart.by) == ("comparison", "methods", "point")


def test_nothing_to_compare_says_what_belongs_here(session: Session, qtbot: QtBot) -> None:
    made = Chart(session, qtbot)
    made.open()
    assert made.pane.empty.isVisible()
    made.pane.empty.buttons[0].click()
    assert made.asked == [Destination("assess")]
