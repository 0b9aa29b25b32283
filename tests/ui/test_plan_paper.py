"""Screen and paper show one plan: the same corners, and each choice of the print centre changes the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.documents.layout import layout
from dualprev_desktop.documents.plan_map import picture_box
from dualprev_desktop.documents.plan_sheet import plan_drawings
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.geometry import WHOLE, format_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.symbol_art import symbol_box, symbol_items, units_mm
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.views import PlanView, SymbolView, ZoneView
from dualprev_desktop.ui.pages.print_centre.body import PrintCentre
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.symbol_item import SymbolItem
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.print_choice import BOARD, BOTH, PrintChoice
from tests.ui.plan_on_paper import off_paper

part = st.integers(0, 9)


@st.composite
def plans(draw: st.DrawFn) -> PlanView:
    """Triangles and quadrangles in cells of a grid, on a sheet of any proportions."""
    zones = []
    for cell in draw(st.sets(st.tuples(part, part), min_size=1, max_size=12)):
        left, top = cell[0] * WHOLE // 10, cell[1] * WHOLE // 10
        side = draw(st.integers(20_000, 99_000))
        cut = draw(st.integers(1_000, 19_000))
        corners = [(left, top + cut), (left + side, top), (left + side - cut, top + side)]
        corners += [(left + cut // 2, top + side - cut)] if draw(st.booleans()) else []
        zones.append(ZoneView(f"{cell}", f"Z{cell}", format_shape(((tuple(corners),),)),
                              draw(st.sampled_from(list(Level))), ()))
    width, height = draw(st.integers(200, 12_000)), draw(st.integers(200, 9_000))
    return PlanView("p", "E", "P", width, height, 0, None, "", "residual", tuple(zones), (), date(2026, 11, 24))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans(), size=st.sampled_from(["A4", "A3", "A1", "1200x900"]))
def test_screen_and_paper_agree_to_a_tenth_of_a_millimetre(qapp: object, plan: PlanView, size: str) -> None:
    scene = PlanScene()
    scene.show(plan)
    assert off_paper(scene, plan, size) == []
    scene.deleteLater()


@pytest.fixture
def choice(qtbot: QtBot, session: Session) -> PrintChoice:
    made = PrintChoice(session)
    qtbot.addWidget(made)
    return made


def test_what_was_chosen_comes_back(qtbot: QtBot, session: Session, choice: PrintChoice) -> None:
    choice.sheet.layouts.setCurrentIndex(choice.sheet.layouts.findData("board"))
    choice.sheet.tiles.setCurrentIndex(choice.sheet.tiles.findData("A4"))
    choice.sheet.words.tick(False)
    choice.paper.setCurrentIndex(choice.paper.findData(BOARD))
    choice.sheet.wide.setValue(2400)
    order = choice.order()
    assert (order.paper, order.sheet.layout, order.sheet.tiles, order.sheet.level_words) == (
        "2400x900", "board", "A4", False)
    again = PrintChoice(session)
    qtbot.addWidget(again)
    assert again.order() == order


def test_each_choice_is_told(qtbot: QtBot, choice: PrintChoice) -> None:
    sheet = choice.sheet
    boxes = ((sheet.orientation, 2), (sheet.layouts, 1), (sheet.dots, 0), (sheet.tiles, 1))
    acts: list[Callable[[], None]] = [partial(box.setCurrentIndex, row) for box, row in boxes]
    acts.append(partial(sheet.overlap.setValue, 20))
    acts.append(partial(sheet.words.tick, False))
    for act in acts:
        before = choice.order()
        with qtbot.waitSignal(choice.changed, timeout=1000):
            act()
        assert choice.order() != before


def test_only_plans_are_printed_in_both_modes(choice: PrintChoice) -> None:
    choice.mode.setCurrentIndex(choice.mode.findData(BOTH))
    choice.choose("plan")
    assert choice.order().mode == BOTH
    choice.choose("cards")
    assert choice.order().mode == "residual"
    assert [part for part in (choice.sheet.head, choice.sheet.words, choice.hatched, choice.sheet.more)
            if not part.isHidden()] == []


def test_a_layout_of_both_risks_leaves_no_choice_of_one(choice: PrintChoice) -> None:
    choice.choose("plan")
    choice.sheet.layouts.setCurrentIndex(choice.sheet.layouts.findData("pair"))
    assert not choice.mode.isEnabled()
    assert "both" in choice.mode.toolTip()
    choice.choose("cards")
    assert choice.mode.isEnabled()
    choice.choose("plan")
    choice.sheet.layouts.setCurrentIndex(choice.sheet.layouts.findData("standard"))
    assert choice.mode.isEnabled()


def test_a_layout_limits_the_papers(choice: PrintChoice) -> None:
    choice.paper.setCurrentIndex(choice.paper.findText("A3"))
    choice.offer_papers(("A1", "A0"))
    assert [choice.paper.itemText(row) for row in range(choice.paper.count())] == ["A0", "A1", "Board of any size"]
    assert choice.order().paper == "A1"
    choice.offer_papers(("A4", "A3"))
    assert choice.order().paper == "A3"
    assert choice.paper.findData(BOARD) == 2


def test_what_is_not_as_usual_is_not_folded_away(qtbot: QtBot, session: Session, choice: PrintChoice) -> None:
    assert not choice.sheet.more.is_open
    QTest.keyClick(choice.sheet.more.button, Qt.Key.Key_Space)
    assert choice.sheet.more.is_open
    choice.sheet.orientation.setCurrentIndex(choice.sheet.orientation.findData("portrait"))
    again = PrintChoice(session)
    qtbot.addWidget(again)
    assert again.sheet.more.is_open


def test_the_preview_is_made_from_what_is_chosen(qtbot: QtBot, sample_session: Session) -> None:
    page = PrintCentre(sample_session)
    qtbot.addWidget(page)
    page.resize(940, 640)
    page.show()
    choice, sheet = page.choice, page.choice.sheet
    boxes = ((sheet.layouts, "above"), (sheet.orientation, "landscape"), (choice.mode, "inherent"),
             (sheet.tiles, "A4"), (choice.language, "zh_CN"))
    acts: list[Callable[[], None]] = [partial(box.setCurrentIndex, box.findData(code)) for box, code in boxes]
    acts += [partial(choice.paper.setCurrentIndex, choice.paper.findText("A2")), partial(sheet.words.tick, False),
             partial(choice.hatched.tick, True), partial(sheet.overlap.setValue, 20)]
    qtbot.waitUntil(lambda: page.printed is not None, timeout=30_000)
    seen = {page.printed.files[0].read_bytes()} if page.printed else set()
    for act in acts:
        act()
        assert page.printed is None, "what is shown is not what would be saved"
        qtbot.waitUntil(lambda: page.printed is not None, timeout=30_000)
        assert page.printed is not None
        assert page.printed.order == choice.order()
        seen.add(page.printed.files[0].read_bytes())
    assert len(seen) == len(acts) + 1


@pytest.mark.parametrize("paper", ["A3", "A1", "A0"])
def test_symbols_are_as_large_on_paper_as_on_the_screen(qtbot: QtBot, paper: str) -> None:
    symbol = SymbolView("s", "extinguisher", 200_000, 300_000)
    plan = PlanView("p", "E", "P", 1600, 1100, 0, None, "", "residual", (), (), date(2026, 11, 24), symbols=(symbol,))
    scene = PlanScene()
    scene.show(plan)
    drawn = [item.covered.width() for item in scene.items() if isinstance(item, SymbolItem)]
    sheet = Sheet.on(paper)
    picture = picture_box(plan, layout("standard").arrange(sheet).maps[0], sheet.scale)
    unit = units_mm(picture.width)
    wanted = symbol_items(symbol, picture.x + picture.width * 0.2, picture.y + picture.height * 0.3, unit)
    printed = plan_drawings(plan, translator("en"), size=paper)[0].items
    assert [item for item in wanted if item not in printed] == []
    reach = symbol_box(symbol, 0, 0, unit)
    assert [width / scene.sheet.width for width in drawn] == [pytest.approx(reach.width / picture.width)]
    scene.deleteLater()
