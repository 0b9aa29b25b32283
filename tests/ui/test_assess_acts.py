"""The assessment page beyond choosing values: matrix, correction, direct judgement, explanation, reviews."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.services.drafting import draft, unconfirmed
from dualprev_desktop.services.register import register
from dualprev_desktop.services.rulebook import rule_set
from dualprev_desktop.services.views import AssessmentView
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.pages.assess.body import AssessPage
from dualprev_desktop.ui.session import Message, Session
from tests.ui.conftest import ScriptedDialogs

SEVENTY = {"L": Decimal(1), "E": Decimal(10), "C": Decimal(7)}


@pytest.fixture
def event(company: Company) -> str:
    point, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    made, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "Vapour ignites"})
    return made


@pytest.fixture
def page(session: Session, event: str, qtbot: QtBot) -> AssessPage:
    return shown(session, qtbot)


def shown(session: Session, qtbot: QtBot) -> AssessPage:
    made = AssessPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1158, 680)
    made.show()
    return made


def use(page: AssessPage, id: str) -> None:
    page.methods.setCurrentIndex(page.methods.findData(id))
    page.methods.activated.emit(page.methods.currentIndex())


def choose(page: AssessPage, kind: str, text: str) -> None:
    page.board.set_chosen(kind, rule_set(str(page.methods.currentData())).parse_chosen(text))
    page.board.changed.emit()


def kept(session: Session) -> tuple[AssessmentView | None, AssessmentView | None]:
    row = register(session.company)[0]
    return row.inherent, row.residual


# matrix


def test_a_cell_of_the_matrix_is_chosen_with_the_mouse_and_kept(page: AssessPage, session: Session) -> None:
    use(page, "ls-t3")
    page.acts.matrix.trigger()
    matrix = page.centre.matrix.matrix
    assert matrix.isVisible()
    assert not page.board.isVisible()
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(3, 3).center())
    assert page.board.chosen("inherent") == {"L": 2, "S": 4}
    assert "R = 2 × 4 = 8 · General risk" in matrix.cell_text(3, 3)
    assert page.save()
    inherent, residual = kept(session)
    assert inherent is not None
    assert (inherent.level, residual) == (Level.GENERAL, None)


def test_the_matrix_is_walked_with_the_arrow_keys_for_either_kind(page: AssessPage) -> None:
    use(page, "ls-t1")
    page.acts.matrix.trigger()
    matrix = page.centre.matrix.matrix
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(matrix, key)
    assert page.board.chosen("inherent") == {"L": 4, "S": 3}
    page.centre.matrix.kinds.buttons["residual"].click()
    QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert page.board.chosen("residual") == {"L": 3, "S": 3}
    assert page.board.chosen("inherent") == {"L": 4, "S": 3}
    assert "L = 3" in page.centre.matrix.wording.text()


def test_every_cell_of_the_matrix_has_the_level_of_the_rules(page: AssessPage) -> None:
    use(page, "ls-t2")
    rules, matrix = rule_set("ls-t2"), page.centre.matrix.matrix
    for row in range(5):
        for column in range(5):
            judged = rules.judge({"L": Decimal(5 - row), "S": Decimal(column + 1)})
            assert rules.formula_text(judged) in matrix.cell_text(column, row)


def test_three_factors_have_no_matrix(page: AssessPage) -> None:
    use(page, "ls-t1")
    page.acts.matrix.trigger()
    use(page, "lec-e1")
    assert page.board.isVisible()
    assert not page.acts.matrix.isChecked()


# correction


def test_a_level_is_raised_with_a_reason(page: AssessPage, session: Session, said: list[Message]) -> None:
    choose(page, "inherent", "L=1;E=6;C=15")
    correction = page.panel.cards["inherent"].correction
    assert [correction.itemData(place) for place in range(correction.count())] == ["", "considerable", "major"]
    correction.setCurrentIndex(1)
    correction.activated.emit(1)
    assert page.panel.cards["inherent"].text.startswith("D = 1 × 6 × 15 = 90 · Considerable risk")
    assert not page.save()
    assert said[-1].text.startswith("A corrected level needs its reason")
    page.panel.reason.setPlainText("works alone at night")
    assert page.save()
    inherent, _residual = kept(session)
    assert inherent is not None
    assert (inherent.level, inherent.calculated, inherent.cause) == (Level.CONSIDERABLE, Level.GENERAL, "first")


def test_a_correction_is_taken_back_by_assessing_anew(page: AssessPage, session: Session, event: str) -> None:
    assessing.assess_kinds(session.company, event, "lec-e1", {"inherent": SEVENTY}, raised={"inherent": Level.MAJOR},
                           said=assessing.Said(reason="x"))
    page.refresh()
    correction = page.panel.cards["inherent"].correction
    assert correction.currentData() == "major"
    correction.setCurrentIndex(0)
    correction.activated.emit(0)
    assert page.save()
    inherent, _residual = kept(session)
    assert inherent is not None
    assert (inherent.level, inherent.calculated) == (Level.LOW, None)


# direct judgement


def test_a_condition_and_its_basis_make_the_event_major(page: AssessPage, session: Session,
                                                        said: list[Message]) -> None:
    page.acts.direct.trigger()
    panel = page.centre.direct
    assert panel.isVisible()
    panel.take.click()
    assert said[-1].text.startswith("No condition for a direct judgement is ticked")
    panel.conditions["law"].tick(True)
    assert "clause" in panel._wanted.text()
    panel.take.click()
    assert said[-1].text.startswith("A direct judgement needs its basis")
    panel.basis.setPlainText("GB 50156, 5.0.10")
    panel.take.click()
    inherent, residual = kept(session)
    assert inherent is not None
    assert residual is not None
    assert (inherent.level, residual.level, residual.reason) == (Level.MAJOR, Level.MAJOR, "GB 50156, 5.0.10")
    page.acts.direct.trigger()
    assert panel.ticked() == ["law"]
    assert panel.basis.toPlainText() == "GB 50156, 5.0.10"


def test_an_own_condition_is_added_ticked_and_stays(page: AssessPage, session: Session, qtbot: QtBot) -> None:
    page.acts.direct.trigger()
    panel = page.centre.direct
    panel.basis.setPlainText("half written")
    panel.own.setText("Three or more people in an ammonia room")
    panel.add.click()
    assert [panel.conditions[id].text for id in panel.ticked()] == ["Three or more people in an ammonia room"]
    assert panel.basis.toPlainText() == "half written"
    other = shown(session, qtbot)
    assert "Three or more people in an ammonia room" in [line.text for line in other.centre.direct.conditions.values()]


def test_values_do_not_replace_a_direct_judgement_without_a_reason(page: AssessPage, session: Session,
                                                                   said: list[Message]) -> None:
    page.acts.direct.trigger()
    page.centre.direct.conditions["law"].tick(True)
    page.centre.direct.basis.setPlainText("GB 50156")
    page.centre.direct.take.click()
    choose(page, "residual", "L=1;E=6;C=15")
    assert not page.save()
    assert "was judged major directly, since: GB 50156" in said[-1].text
    page.panel.reason.setPlainText("moved to another site")
    assert page.save()
    assert kept(session)[1].level is Level.GENERAL  # type: ignore[union-attr]


# explanation


def explained(page: AssessPage) -> str:
    return "\n".join(f"{line.head} {line.text} {line.level or ''}"
                     for section in page.centre.explain.view.sections for line in section.lines)


@pytest.mark.parametrize(("rules", "band"), [("lec-e1", "0 < D ≤ 70 low"), ("lec-e2", "70 ≤ D < 160 general")])
def test_seventy_is_explained_under_both_editions(page: AssessPage, rules: str, band: str) -> None:
    use(page, rules)
    choose(page, "inherent", "L=1;E=10;C=7")
    page.acts.explain.trigger()
    words = explained(page)
    assert f"Band {band}" in words
    assert "D = 1 × 10 × 7 = 70" in words
    assert "stands on a limit" in words
    assert not page.centre.explain.print.isEnabled(), "nothing is kept yet"


def test_the_explanation_moves_with_the_choice_and_the_kind(page: AssessPage) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    page.acts.explain.trigger()
    choose(page, "inherent", "L=3;E=10;C=7")
    assert "= 210" in explained(page)
    choose(page, "residual", "L=0.5;E=10;C=7")
    page.centre.explain.kinds.buttons["residual"].click()
    assert "= 35" in explained(page)


def test_what_is_kept_is_printed(page: AssessPage, tmp_path: Path, chosen_files: ScriptedDialogs,
                                 said: list[Message], qtbot: QtBot) -> None:
    choose(page, "inherent", "L=1;E=10;C=7")
    page.save()
    page.acts.explain.trigger()
    target = tmp_path / "why.pdf"
    chosen_files.answers.append(target)
    with qtbot.waitSignal(page.session.said, timeout=20_000):
        page.centre.explain.print.click()
    assert said[-1].text == f"Written: {target}"
    assert target.read_bytes().startswith(b"%PDF-")


# reviews, reference values, measures


def test_what_is_due_is_listed_with_its_reason(session: Session, event: str, qtbot: QtBot) -> None:
    assessing.assess_kinds(session.company, event, "lec-e1", {"inherent": SEVENTY},
                           said=assessing.Said(assessed_on=date(2020, 1, 2)))
    edit.create(session.company, "review_trigger", {"cause": "accident", "happened_on": date(2020, 6, 1),
                                                    "what": "nozzle fire"})
    page = shown(session, qtbot)
    page.refresh()
    assert page.panel.due.text().startswith("To be assessed again since 2020-06-01: nozzle fire")
    assert page.panel.cause.currentData() == "accident"
    page.events.which.setCurrentIndex(page.events.which.findData("due"))
    assert page.events.listed() == [event]
    choose(page, "inherent", "L=3;E=10;C=7")
    assert page.save()
    assert page.panel.due.isHidden()
    assert kept(session)[0].cause == "accident"  # type: ignore[union-attr]


def test_reference_values_are_confirmed_as_ones_own(session: Session, qtbot: QtBot, said: list[Message]) -> None:
    restaurant = catalogue("restaurant")
    draft(session.company, restaurant, [restaurant.points[0].name])
    page = shown(session, qtbot)
    page.refresh()
    count = len(unconfirmed(session.company))
    assert count == len(page.events.listed()) > 0
    page.acts.confirm_all.trigger()
    assert said[-1].text.startswith(f"{count} event")
    assert unconfirmed(session.company) == []
    assert {row.residual.assessor for row in register(session.company) if row.residual} == {"officer"}


def test_saving_reference_values_as_they_stand_confirms_the_one(session: Session, qtbot: QtBot) -> None:
    restaurant = catalogue("restaurant")
    draft(session.company, restaurant, [point.name for point in restaurant.points[:3]])
    page = shown(session, qtbot)
    page.refresh()
    first = page.events.current
    assert page.panel.cause.currentData() == "first"
    before = unconfirmed(session.company)
    assert page.save()
    assert unconfirmed(session.company) == [one for one in before if one != first]


def test_changing_one_kind_of_a_reference_makes_the_other_ones_own(session: Session, qtbot: QtBot) -> None:
    restaurant = catalogue("restaurant")
    draft(session.company, restaurant, [restaurant.points[0].name])
    page = shown(session, qtbot)
    page.refresh()
    first = page.events.current
    residual = page.board.chosen("residual")
    choose(page, "inherent", "L=6;E=6;C=40")
    assert page.save()
    assert first not in unconfirmed(session.company)
    row = next(one for one in register(session.company) if one.event_id == first)
    assert row.residual is not None
    assert (dict(row.residual.chosen), row.residual.assessor) == (residual, "officer")


def test_a_drop_without_measures_is_warned_about_at_once(page: AssessPage, session: Session, event: str) -> None:
    choose(page, "inherent", "L=6;E=6;C=15")
    choose(page, "residual", "L=1;E=6;C=15")
    assert page.panel.bare.isVisible()
    edit.create(session.company, "control_measure", {"risk_event_id": event, "measure_class": "technical",
                                                     "content": "Breakaway", "state": "existing"})
    page.refresh()
    assert page.panel.bare.isHidden()
    assert query.count(session.company, "control_measure") == 1
