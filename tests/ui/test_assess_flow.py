"""Working through events on the assessment page: what waits, what is kept, where the keyboard and the eye are led."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, edit
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.services.drafting import draft, unconfirmed
from dualprev_desktop.services.register import register
from dualprev_desktop.services.rule_sets import save_own
from dualprev_desktop.services.rulebook import rule_set
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.pages.assess.body import AssessPage
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.assess_matrix import mark_text
from tests.ui.conftest import session_of
from tests.ui.test_assess_acts import SEVENTY, choose, shown, use

LONG = ("反应釜搅拌密封失效可燃气体外泄遇静电火花引发火灾爆炸" * 8)[:200]


@pytest.fixture
def events(company: Company) -> list[str]:
    point, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    return [edit.create(company, "risk_event", {"risk_point_id": point, "name": name})[0]
            for name in ("Vapour ignites", "Hose breaks", LONG)]


@pytest.fixture
def page(session: Session, events: list[str], qtbot: QtBot) -> AssessPage:
    return shown(session, qtbot)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


# drafts


def test_what_is_chosen_by_one_method_waits_while_another_is_used(page: AssessPage, said: list[Message],
                                                                  events: list[str]) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    use(page, "ls-t3")
    assert said[-1].text == ("1 judgement by “LEC, E1 edition” is not saved. It waits until you choose that method "
                             "again.".replace("LEC, E1 edition", rule_set("lec-e1").name("en")))
    assert page.board.chosen("inherent") == {}
    use(page, "lec-e1")
    assert page.board.chosen("inherent") == SEVENTY
    assert page.unsaved == {events[0]}


def test_events_that_are_only_looked_at_leave_nothing_behind(page: AssessPage, events: list[str]) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    for event in (events[1], events[2], events[1]):
        page.events.select(event)
    page.events.select(events[0])
    assert page.unsaved == {events[0]}
    assert page.board.chosen("inherent") == SEVENTY


def test_a_reason_goes_with_the_judgement_it_was_given_for(page: AssessPage, session: Session) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    page.panel.reason.setPlainText("seen on site")
    assert page.save()
    assert page.panel.reason.toPlainText() == ""
    choose(page, "inherent", "L=3;E=10;C=7")
    assert page.save()
    reasons = [view.reason for _kind, view in assessing.judgements(session.company, page.events.current)]
    assert reasons == ["", "seen on site"]


def test_undo_while_another_value_is_being_chosen_keeps_what_was_chosen(page: AssessPage, session: Session) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    assert page.save()
    choose(page, "residual", "L=1;E=1;C=7")
    session.do(session.company.undo)
    assert page.board.chosen("inherent") == {}
    assert page.board.chosen("residual") == {"L": 1, "E": 1, "C": 7}
    session.do(session.company.redo)
    assert page.board.chosen("inherent") == SEVENTY


def test_nothing_is_copied_where_nothing_is_chosen(page: AssessPage, said: list[Message]) -> None:
    choose(page, "residual", "L=1;E=1;C=7")
    page.copy_inherent()
    assert said[-1].text == "Nothing is chosen yet for the inherent risk."
    assert page.board.chosen("residual") == {"L": 1, "E": 1, "C": 7}


# reviews and reference values


def test_a_review_that_finds_the_values_right_is_kept(session: Session, events: list[str], qtbot: QtBot,
                                                      said: list[Message]) -> None:
    assessing.assess_kinds(session.company, events[0], "lec-e1", {"inherent": SEVENTY},
                           said=assessing.Said(assessed_on=date(2020, 1, 2)))
    page = shown(session, qtbot)
    page.events.select(events[0])
    assert "Its review was due on 2021-01-02." in page.panel.due.text()
    assert page.save()
    assert said[-1].text == "Assessed anew with the same values."
    assert page.panel.due.isHidden()
    first, second = (view for _kind, view in assessing.judgements(session.company, events[0]))
    assert (first.cause, first.chosen, second.assessed_on) == ("yearly", SEVENTY, date(2020, 1, 2))
    assert not page.save(), "it is not due any more"
    session.do(session.company.undo)
    assert page.panel.due.isVisible(), "what was due is due again"


def test_only_listed_reference_values_can_be_confirmed(session: Session, events: list[str], qtbot: QtBot) -> None:
    found = catalogue("filling-station")
    draft(session.company, found, [found.points[0].name])
    page = shown(session, qtbot)
    assert page.acts.confirm_all.isEnabled()
    page.events.filter.setText("Hose")
    assert not page.acts.confirm_all.isEnabled(), "none of them is in sight"
    page.events.filter.clear()
    page.acts.confirm_all.trigger()
    assert not unconfirmed(session.company)
    assert not page.acts.confirm_all.isVisible()


def test_the_page_follows_single_judgements_as_the_register_has_them(page: AssessPage, session: Session,
                                                                     events: list[str]) -> None:
    assessing.assess(session.company, events[1], "inherent", "lec-e1", SEVENTY)
    page.refresh()
    changed = assessing.assess(session.company, events[1], "inherent", "lec-e1", SEVENTY | {"L": Decimal(3)})
    session.changed.emit(changed)
    older = assessing.assess_kinds(session.company, events[1], "lec-e1", {"inherent": SEVENTY},
                                   said=assessing.Said(assessed_on=date(2020, 1, 2)))
    session.changed.emit(older)
    for _step in range(2):
        page.events.select(events[1])
        standing = next(row for row in register(session.company) if row.event_id == events[1])
        assert page.draft is not None
        assert page.draft.row == standing
        session.do(session.company.undo)


# the middle


def test_escape_leaves_direct_judgement_and_explanation_for_the_scales(page: AssessPage) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    for start in (page.acts.start_direct, page.acts.start_explaining):
        start()
        assert not page.board.isVisible()
        press(Qt.Key.Key_Escape)
        assert page.board.isVisible()
        focused = QApplication.focusWidget()
        assert focused in page.board.tab_stops()


def test_a_direct_judgement_in_the_making_stays_while_the_file_changes(page: AssessPage, session: Session) -> None:
    page.acts.start_direct()
    direct = page.centre.direct
    first = next(iter(direct.conditions))
    direct.conditions[first].tick(True)
    direct.basis.setPlainText("GB 1, 2")
    edited = edit.create(session.company, "risk_point", {"number": "R-2", "name": "Tank", "kind": "facility"})[1]
    session.changed.emit(edited)
    assert direct.ticked() == [first]
    assert direct.basis.toPlainText() == "GB 1, 2"


def test_an_added_condition_is_in_sight(page: AssessPage) -> None:
    page.acts.start_direct()
    direct = page.centre.direct
    direct.own.setText("Stored above the permitted amount")
    direct.add.click()
    QApplication.processEvents()
    last = list(direct.conditions.values())[-1]
    assert last.text == "Stored above the permitted amount"
    assert not last.visibleRegion().isEmpty()
    assert not direct.own.isUndoAvailable(), "Ctrl+Z takes the condition back, not the emptied field"


def test_the_matrix_goes_on_for_the_kind_that_the_scales_were_at(page: AssessPage) -> None:
    use(page, "ls-t3")
    page.board.use_kind("residual")
    page.acts.matrix.trigger()
    assert page.centre.matrix.kinds.mode == "residual"
    press(Qt.Key.Key_Space)
    assert page.board.chosen("inherent") == {}
    assert len(page.board.chosen("residual")) == 2


def test_enter_in_the_matrix_chooses_and_enter_again_keeps_and_goes_on(page: AssessPage, session: Session,
                                                                       events: list[str]) -> None:
    use(page, "ls-t3")
    page.acts.matrix.trigger()
    press(Qt.Key.Key_Return)
    assert page.events.current == events[0]
    press(Qt.Key.Key_Return)
    assert page.events.current == events[1]
    assert page.centre.matrix.isVisible()
    assert register(session.company)[0].inherent is not None


@pytest.mark.parametrize("size", [(1158, 680), (909, 472)])
def test_the_cells_of_the_matrix_stay_where_they_are(page: AssessPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    use(page, "ls-t3")
    page.acts.matrix.trigger()
    matrix = page.centre.matrix.matrix
    QApplication.processEvents()
    before = matrix.cell_rect(3, 3)
    assert before.height() >= 32
    choose(page, "inherent", "L=5;S=5")
    QApplication.processEvents()
    assert matrix.cell_rect(3, 3) == before


def test_a_mark_is_as_long_as_its_cell_allows() -> None:
    both = ["inherent", "residual"]
    assert mark_text(both, lambda text: len(text) < 100) == "Inherent risk Residual risk"
    assert mark_text(both, lambda text: len(text) <= 5) == "In Re"
    assert mark_text(both, lambda text: False) == "I R"


def test_a_long_event_takes_two_lines_and_the_scales_stay_in_place(page: AssessPage, events: list[str]) -> None:
    top = page.board.mapTo(page, page.board.rect().topLeft())
    page.events.select(events[2])
    QApplication.processEvents()
    title = page.centre.title
    assert page.board.mapTo(page, page.board.rect().topLeft()) == top
    assert title.text().endswith("…")
    assert title.text().removesuffix("…") in title.toolTip()
    assert title.toolTip().endswith(LONG)


def test_the_explanation_uses_the_width_it_has(page: AssessPage) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    page.acts.start_explaining()
    QApplication.processEvents()
    view = page.centre.explain.view
    wording = next(label for label in view.findChildren(QLabel) if label.text().startswith("Likelihood"))
    assert wording.width() > view.viewport().width() // 2
    buttons = page.centre.explain.kinds.buttons.values()
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_the_whole_scale_is_in_sight_when_the_keyboard_comes_to_it(page: AssessPage) -> None:
    page.centre.begin()
    group = page.board.groups["inherent", "C"]
    group.stop.setFocus(Qt.FocusReason.TabFocusReason)
    assert all(not cell.visibleRegion().isEmpty() for cell in group.cells)


# the right side, and what can be done


def test_what_an_own_set_judged_is_named_by_it(page: AssessPage, session: Session) -> None:
    own = replace(rule_set("lec-e1"), id="ours", names={"en": "Ours", "zh_CN": "我们的"})
    session.do(lambda: save_own(session.company, own))
    use(page, "ours")
    page.board.set_chosen("inherent", SEVENTY)
    page.board.changed.emit()
    assert page.save()
    use(page, "ls-t3")
    assert "Judged by: Ours" in page.panel.cards["inherent"].text


def test_the_panel_begins_at_its_top_with_each_event(page: AssessPage, session: Session, events: list[str]) -> None:
    for day in range(1, 31):
        assessing.assess_kinds(session.company, events[0], "lec-e1", {"inherent": SEVENTY},
                               said=assessing.Said(assessed_on=date(2026, 1, day)))
    page.refresh()
    page.events.select(events[0])
    QApplication.processEvents()
    bar = page.panel._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.events.select(events[1])
    page.events.select(events[0])
    QApplication.processEvents()
    assert bar.value() == 0


def test_a_file_to_read_is_explained_but_not_judged(company: Company, events: list[str], paths: AppPaths,
                                                    qtbot: QtBot) -> None:
    assessing.assess(company, events[0], "inherent", "lec-e1", SEVENTY)
    company.close()
    with Company.open(company.path, paths, user="inspector", read_only=True) as opened:
        page = shown(session_of(opened, paths), qtbot)
        page.events.select(events[0])
        assert page.frame.primary is not None
        assert not page.frame.primary.isEnabled()
        assert not page.acts.direct.isEnabled()
        assert page.acts.explain.isEnabled()


def test_where_nothing_is_listed_nothing_can_be_done(page: AssessPage) -> None:
    page.events.select(page.events.current)
    page.events.filter.setText("no such event")
    page.events.current = ""
    page.events._narrow()
    assert page.frame.primary is not None
    for able in (page.frame.primary, page.copying, page.acts.explain, page.acts.direct):
        assert not able.isEnabled()


def test_a_list_that_drops_down_shows_its_last_line(page: AssessPage) -> None:
    which = page.events.which
    which.setFocus()
    QApplication.processEvents()
    which.showPopup()
    QApplication.processEvents()
    last = which.view().visualRect(which.model().index(which.count() - 1, 0))
    assert last.bottom() < which.view().viewport().height()
    which.hidePopup()
