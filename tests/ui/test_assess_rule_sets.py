"""The assessment page builds itself from any rule set: its scales, its sign, the names of its grades."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel import i18n
from dualprev_desktop.services import edit
from dualprev_desktop.services.directly import assess_directly
from dualprev_desktop.services.rulebook import rule_set, rule_sets
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.pages.assess.body import AssessPage
from dualprev_desktop.ui.session import Session


@pytest.fixture
def event(company: Company) -> str:
    point, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    created, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "Vapour ignites"})
    return created


@pytest.fixture
def page(session: Session, event: str, qtbot: QtBot) -> AssessPage:
    made = AssessPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(942, 680)
    made.show()
    return made


def use(page: AssessPage, id: str) -> None:
    page.methods.setCurrentIndex(page.methods.findData(id))
    page.methods.activated.emit(page.methods.currentIndex())


def choose(page: AssessPage, kind: str, text: str) -> str:
    rules = rule_set(str(page.methods.currentData()))
    page.board.set_chosen(kind, rules.parse_chosen(text))
    page.board.changed.emit()
    return page.panel.cards[kind].text


def test_the_usual_methods_stand_first(page: AssessPage) -> None:
    assert [page.methods.itemData(place) for place in range(page.methods.count())] == [item.id for item in rule_sets()]
    assert [page.methods.itemData(place) for place in range(2)] == ["lec-e1", "ls-t3"]
    assert page.methods.currentData() == "lec-e1"


@pytest.mark.parametrize("id", [item.id for item in rule_sets()])
def test_every_rule_set_can_be_chosen_from_and_kept(page: AssessPage, id: str) -> None:
    use(page, id)
    worst = ";".join(f"{item.key}={item.scale[0].value}" for item in rule_set(id).parameters)
    assert "Major risk" in choose(page, "inherent", worst)
    assert page.save()
    assert worst.replace(";", "") == "".join(
        f"{key}={value}" for key, value in page.board.chosen("inherent").items())


@pytest.mark.parametrize(("language", "said"), [
    ("en", "D = 1 × 10 × 7 = 70 · General risk · 70 ≤ D < 160 · Notably dangerous"),
    ("zh_CN", "D = 1 × 10 × 7 = 70 · 一般风险 · 70 ≤ D < 160 · 显著危险"),
])
def test_the_grade_is_said_beside_the_band(page: AssessPage, language: str, said: str) -> None:
    i18n.use(language)
    use(page, "lec-e3")
    assert choose(page, "inherent", "L=1;E=10;C=7").startswith(said)


def test_a_direct_judgement_shows_its_score_without_a_working(page: AssessPage, session: Session, event: str) -> None:
    session.do(lambda: assess_directly(session.company, event, ["law", "mhi"], "GB 50156-2021",
                                       computed={"inherent": Decimal(270)}))
    assert page.panel.cards["inherent"].text == "270 · Major risk · Judged by: Direct judgement"
    assert [page.panel.earlier.item(place).text() for place in range(2)] == ["Residual risk", "Inherent risk · 270"]
    assert page.panel.earlier.item(0).toolTip() == "Direct judgement\nGB 50156-2021"
