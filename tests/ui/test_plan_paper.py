"""Screen and paper show one plan: the same corners, and each choice of the print centre changes the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from dualprev_desktop.documents.layout import layout
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_map import picture_box
from dualprev_desktop.documents.plan_sheet import plan_drawings
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.geometry import WHOLE, format_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.print_choice import BOARD, BOTH, PrintChoice
from tests.documents.printed import filled_paths

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
    sheet = Sheet.on(size)
    picture = picture_box(plan, layout("standard").arrange(sheet).maps[0], sheet.scale)
    across, down = picture.width / scene.sheet.width, picture.height / scene.sheet.height
    # the legend's fields are printed in the same tone, and have no other mark: zones lie on the picture
    pdf = drawing_pdf(plan_drawings(plan, translator("en"), size=size), "x")
    printed = [corners for _, corners in filled_paths(pdf)
               if all(picture.inset(-0.2).x <= x <= picture.right + 0.2 for x, _ in corners)]
    for zone in plan.zones:
        path = scene.zones[zone.id].outline.path()
        corners = [path.elementAt(number) for number in range(path.elementCount())]
        seen = [(picture.x + one.x * across, picture.y + one.y * down) for one in corners]
        assert any(_agree(seen, other) for other in printed), zone.name
    scene.deleteLater()


def _agree(seen: list[tuple[float, float]], printed: list[tuple[float, float]]) -> bool:
    return len(printed) >= 3 and abs(len(printed) - len(seen)) <= 1 and all(
        abs(one[0] - other[0]) < 0.1 and abs(one[1] - other[1]) < 0.1
        for one, other in zip(seen, printed, strict=False))


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
    assert choice.sheet.isHidden()
