"""The overview: each number opens the list it counts, the plan is drawn behind, what is due and changed leads there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services import edit, reporting
from dualprev_desktop.services.overview import unread
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.page_stack import PageStack
from dualprev_desktop.ui.pages.overview.body import OverviewPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.widgets.count_tile import NOT_READ, CountTile
from dualprev_desktop.ui.widgets.level_tile import LevelTile
from dualprev_desktop.ui.widgets.register_pane import RegisterPane


def stacked(qtbot: QtBot, session: Session) -> PageStack:
    made = PageStack(session)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    made.show_page("overview")
    return made


@pytest.fixture
def stack(qtbot: QtBot, sample_session: Session) -> PageStack:
    return stacked(qtbot, sample_session)


def overview_of(stack: PageStack) -> OverviewPage:
    page = stack.show_page("overview")
    assert isinstance(page, OverviewPage)
    return page


def register(stack: PageStack) -> RegisterPane:
    return next(pane for pane in stack.current.findChildren(RegisterPane) if pane.isVisible())


def test_every_level_tile_opens_the_register_of_just_its_events(stack: PageStack) -> None:
    tiles, opened = overview_of(stack).tiles, 0
    for (mode, level), tile in tiles.items():
        stack.show_page("overview")
        if not tile.count:
            continue
        tile.click()
        pane = register(stack)
        assert pane.model.declared.id == "risk_event"
        assert pane.model.count == tile.count, (mode, level)
        (chip,) = pane.chips.chips
        assert chip.text.startswith("Inherent level: " if mode == "inherent" else "Level: ")
        opened += 1
    assert opened >= 5


def test_the_counts_open_their_registers_with_no_filter(stack: PageStack) -> None:
    page = overview_of(stack)
    for name, type_id in (("points", "risk_point"), ("events", "risk_event"), ("measures", "control_measure")):
        stack.show_page("overview")
        page.counts[name].click()
        pane = register(stack)
        assert pane.model.declared.id == type_id
        pane.filter.setText("xyzzy")
        assert pane.model.count == 0
        stack.show_page("overview")
        page.counts[name].click()
        assert str(pane.model.count) == page.counts[name].number
        assert pane.filter.text() == ""


def test_a_nought_is_no_button_and_says_why(qtbot: QtBot, session: Session) -> None:
    stack = stacked(qtbot, session)
    page = overview_of(stack)
    for tile in (*page.counts.values(), *page.tiles.values()):
        assert not tile.isEnabled()
        assert tile.toolTip()
        assert tile.accessibleName().endswith(": 0")
    proxy = page.focusProxy()
    assert proxy is not None
    assert proxy.isEnabled()
    session.do(lambda: edit.create(session.company, "risk_point", {"name": "新仓库", "kind": "place"}))
    qtbot.waitUntil(lambda: page.counts["points"].isEnabled())
    assert page.counts["points"].toolTip() == ""


def test_what_is_not_read_yet_is_no_nought(qtbot: QtBot, sample_session: Session) -> None:
    standing = standing_of(sample_session)
    standing.now = unread()
    stack = stacked(qtbot, sample_session)
    page = overview_of(stack)
    tiles: list[CountTile | LevelTile] = [*page.counts.values(), *page.tiles.values()]
    assert {tile.number for tile in tiles} == {NOT_READ}
    assert not any(tile.isEnabled() for tile in tiles)
    standing.renew()
    assert NOT_READ not in {tile.number for tile in tiles}


# the plan --------------------------------------------------------------------------------------------------------


def test_the_plan_is_drawn_with_the_colours_of_its_zones(stack: PageStack, qtbot: QtBot) -> None:
    tile = overview_of(stack).plan
    qtbot.waitUntil(lambda: tile.now is not None)
    assert tile.now is not None
    assert tile.now.plan is not None
    image = tile.image
    seen = {QColor(image.pixel(x, y)).hue() for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}
    for level in (Level.LOW, Level.GENERAL):
        assert any(abs(hue - QColor(style(level).colour).hue()) < 4 for hue in seen), level
    assert "总平面图" in tile.accessibleName()
    heard: list[Destination] = []
    tile.wanted.connect(heard.append)
    tile.click()
    assert heard == [Destination("plan", "plan", tile.now.plan.id)]
    assert stack.current_id == "plan"


def test_the_plan_is_drawn_anew_only_where_something_changed(stack: PageStack, qtbot: QtBot,
                                                            sample_session: Session) -> None:
    tile = overview_of(stack).plan
    qtbot.waitUntil(lambda: tile.now is not None)
    before = tile.now
    with qtbot.waitSignal(tile.drawn):
        tile.renew()
    assert tile.now is before
    sample_session.do(lambda: edit.create(sample_session.company, "risk_point", {"name": "新仓库", "kind": "place"}))
    qtbot.waitUntil(lambda: tile.now is not before)


def test_without_a_plan_the_tile_says_how_to_make_one(qtbot: QtBot, session: Session) -> None:
    stack = stacked(qtbot, session)
    tile = overview_of(stack).plan
    qtbot.waitUntil(lambda: tile.now is not None)
    assert "Take a picture of the site" in tile.accessibleName()
    tile.click()
    assert stack.current_id == "plan"


# what is due, what changed ---------------------------------------------------------------------------------------


def test_what_is_due_leads_to_exactly_these(stack: PageStack, qtbot: QtBot, sample_session: Session) -> None:
    page, company = overview_of(stack), sample_session.company
    assert page.due.buttons()[0].said.startswith("The next reviews are due on")
    happened = {"cause": "accident", "happened_on": local_date(company.clock()), "what": "油枪起火"}
    sample_session.do(lambda: edit.create(company, "review_trigger", happened))
    standing_of(sample_session).renew()
    line = page.due.buttons()[0]
    assert "something happened" in line.said
    line.click()
    assert stack.current_id == "assess"
    listed = stack.current.events.listed()  # type: ignore[attr-defined]
    assert line.said.startswith(f"{len(listed)} assessments")


def test_before_the_first_report_the_line_leads_to_reporting(stack: PageStack) -> None:
    (line,) = overview_of(stack).changed.buttons()
    assert "Nothing has been reported yet" in line.said
    line.click()
    assert stack.current_id == "report"


def test_what_changed_since_the_report_is_opened_by_its_type(stack: PageStack, sample_session: Session) -> None:
    page, company = overview_of(stack), sample_session.company
    reporting.finish(company, reporting.reserve(company, "Bureau"), "one.dpb", "00")
    standing_of(sample_session).renew()
    (way,) = page.changed.ways
    assert way.text.startswith("Nothing has changed since the report of")
    made = [edit.create(company, "risk_point", {"name": name, "kind": "place"})[0] for name in ("甲", "乙")]
    standing_of(sample_session).renew()
    (line,) = page.changed.buttons()
    assert line.said == "Risk points: 2 changed"
    line.click()
    pane = register(stack)
    assert {pane.model.record_id(row) for row in range(pane.model.count)} == set(made)
    assert pane.chips.chips[0].text.startswith("Changed since the report of")
    edit.remove(company, "risk_point", made)
    standing_of(sample_session).renew()
    assert [way.text for way in page.changed.ways] == ["2 records removed"]


def test_lines_that_stay_keep_the_keyboard(stack: PageStack, sample_session: Session) -> None:
    page = overview_of(stack)
    (line,) = page.changed.buttons()
    line.setFocus()
    standing_of(sample_session).renew()
    assert page.changed.buttons() == [line]
    assert stack.window().focusWidget() is line


def test_days_are_said_as_everywhere(stack: PageStack, sample_session: Session) -> None:
    said = overview_of(stack).due.buttons()[0].said
    day = date.fromisoformat(said.split(" on ")[1].split(":")[0])
    assert day > local_date(sample_session.company.clock()) + timedelta(days=300)
