"""Major hazard units: entered by keys, reckoned as one types, written out, and never in the colours of risk."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.hazard_substance import HazardSubstance
from dualprev_desktop.services import edit, query
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.survey.body import SECTIONS, SurveyPage
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.hazard_pane import HazardPane
from dualprev_desktop.ui.widgets.hazard_picker import hazard_choices
from dualprev_desktop.ui.widgets.hazard_substances import SubstanceModel
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.widgets.line_button import LineButton

Key = Qt.Key


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SurveyPage:
    made = SurveyPage(session)
    qtbot.addWidget(made)
    made.resize(934, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.tabs.setCurrentIndex([one.type_id for one in SECTIONS].index("hazard_installation"))
    return made


@pytest.fixture
def pane(page: SurveyPage) -> HazardPane:
    found = page.pane("hazard_installation")
    assert isinstance(found, HazardPane)
    return found


def focused(inside: QWidget) -> QWidget:
    """Offscreen, a list that was open keeps the application from saying it."""
    widget = inside.window().focusWidget()
    assert widget is not None
    return widget


def unit(session: Session, name: str, *held: tuple[str, str, str], **values: object) -> str:
    id = made(session, "hazard_installation", {"name": name, "kind": "storage", **values})
    for substance, category, amount in held:
        made(session, "hazard_substance", {"installation_id": id, "substance": substance, "category": category,
                                           "amount": amount})
    return id


def made(session: Session, type_id: str, values: dict[str, object]) -> str:
    found = session.do(lambda: edit.create(session.company, type_id, values))
    assert found is not None
    return found[0]


def write_cells(pane: HazardPane, *texts: str) -> None:
    """Into the empty row, cell by cell; an empty text passes one over."""
    pane.table.setFocus()
    pane.table.go_to_blank()
    for text in texts:
        if text:
            pane.table.edit(pane.table.currentIndex())
            written = QInputMethodEvent()
            written.setCommitString(text)
            editor = focused(pane)
            QApplication.sendEvent(editor, written)
            QTest.keyClick(editor, Key.Key_Tab)
        else:
            QTest.keyClick(pane.table, Key.Key_Right)


def test_chlorine_by_keys_alone(page: SurveyPage, pane: HazardPane, session: Session) -> None:
    """20 t of chlorine, 120 people: S = 4, R = 2 · 4 · 4 = 32, class 3."""
    assert not pane.list.isVisible()
    QTest.keyClick(focused(pane), Key.Key_Space)
    QTest.keyClicks(focused(pane), "Chlorine store")
    QTest.keyClick(focused(pane), Key.Key_Return)
    QTest.keyClicks(focused(pane), "storage")
    QTest.keyClick(focused(pane), Key.Key_Return)
    (store,) = query.page(session.company, "hazard_installation")
    assert (store.name, store.kind, pane.form.record_id) == ("Chlorine store", "storage", store.id)
    pane.form.focus_field("people_outside")
    QTest.keyClicks(focused(pane), "120")
    QTest.keyClick(focused(pane), Key.Key_Return)
    write_cells(pane, "7782-50-5", "", "20")
    (held,) = query.records(session.company, HazardSubstance)
    assert (held.substance, held.category, held.amount, held.installation_id) == ("12", "", Decimal(20), store.id)
    said = pane.reckoning.said
    assert said[0] == "Class 3 major hazard installation"
    assert "Chlorine | 20 | 5 | 4 | 4 | 16" in said
    assert "Σ | 4 | 16" in said
    assert "S = Σ q/Q = 4, not below 1: the unit is a major hazard installation (4.2.1)." in said
    assert "α = 2: 120 people outside (table 5: 100 people or more)" in said
    assert "R = α · Σ β·q/Q = 2 × 16 = 32" in said
    assert "Table 6: 10 ≤ R < 50, so it is Class 3." in said
    assert any("its class is no risk level" in line for line in said)
    assert any("recorded with the emergency management authority" in line for line in said)
    assert pane.list.model.shown[0].remark == "Class 3 major hazard installation"


def test_a_class_never_looks_like_a_risk_level(pane: HazardPane, session: Session) -> None:
    unit(session, "A", ("12", "", "20"), people_outside=120)
    assert pane.findChildren(LevelBadge) == []
    assert [one.level for one in pane.list.model.shown] == [None]


def test_a_filling_station_is_below_one_and_told_so(pane: HazardPane, session: Session) -> None:
    unit(session, "Tanks", ("66", "", "60"), ("柴油", "W5.4", "75"))
    said = pane.reckoning.said
    assert said[0] == "Not a major hazard installation"
    assert "Σ | 0.315 | 0.315" in said
    assert "S = Σ q/Q = 0.315, below 1: the unit is not a major hazard installation (4.2.1)." in said
    assert not any("must be recorded" in line for line in said)
    captions = [label.text() for label in pane.reckoning.findChildren(QLabel)]
    assert "Q: table 1 · β: W5.3 (table 4)" in captions
    assert "Q and β: W5.4 (tables 2 and 4)" in captions


def test_what_stands_in_the_way_is_a_sentence(pane: HazardPane, session: Session) -> None:
    id = unit(session, "Store", ("环己酮", "", "75"))
    assert pane.reckoning.said[0] == "Cannot be reckoned yet"
    assert "Store: 环己酮 is not in table 1" in pane.reckoning.said[1]
    (held,) = query.ids(session.company, "hazard_substance", equal={"installation_id": id})
    session.do(lambda: edit.change(session.company, "hazard_substance", held, {"category": "W5.4"}))
    assert pane.reckoning.said[0] == "Not a major hazard installation"


def test_unknown_people_leave_the_class_open(pane: HazardPane, session: Session) -> None:
    unit(session, "Store", ("12", "", "20"))
    assert pane.reckoning.said[0] == "Major hazard installation, class open"
    assert any("number of people outside is not given" in line for line in pane.reckoning.said)
    assert not any(line.startswith("R = ") for line in pane.reckoning.said)


def test_the_recorded_number_ends_the_reminder(pane: HazardPane, session: Session) -> None:
    unit(session, "Store", ("12", "", "20"), people_outside=0, record_number="BA豫411502")
    assert not any("must be recorded" in line for line in pane.reckoning.said)


def test_the_way_to_the_direct_judgement(pane: HazardPane, session: Session) -> None:
    point, _ = edit.create(session.company, "risk_point", {"name": "液氯库", "kind": "place"})
    event, _ = edit.create(session.company, "risk_event", {"risk_point_id": point, "name": "泄漏"})
    unit(session, "Store", ("12", "", "20"), people_outside=0, risk_point_id=point)
    wanted: list[Destination] = []
    session.asked_for.connect(wanted.append)
    (way,) = pane.reckoning.findChildren(LineButton)
    way.click()
    assert wanted == [Destination("assess", "risk_event", event)]


def test_substances_are_found_by_name_number_initials_and_category_by_symbol(session: Session) -> None:
    fields = SubstanceModel(session).fields
    substances = hazard_choices(session.company, fields[0])
    assert [one.text for one in substances if one.fits("7782-50-5")] == ["Chlorine"]
    assert "Chlorine" in [one.text for one in substances if one.fits("液氯")]
    assert "Chlorine" in [one.text for one in substances if one.fits("yl")]
    chlorine = next(one for one in substances if one.value == "12")
    assert chlorine.mark == "5 t · unverified"
    category = next(one for one in hazard_choices(session.company, fields[1]) if one.value == "W5.4")
    assert (category.code, category.mark) == ("W5.4", "5000 t · unverified")


def test_a_name_that_only_resembles_one_of_table_1_stays_its_own(pane: HazardPane, session: Session) -> None:
    """硫酸 is not 三氧化硫, though 硫酸酐 is."""
    unit(session, "Store")
    write_cells(pane, "硫酸", "J5", "40")
    (held,) = query.records(session.company, HazardSubstance)
    assert (held.substance, held.category) == ("硫酸", "J5")
    shown = pane.substances.data(pane.substances.index(0, 1))
    assert shown.startswith("J5 Acute toxicity: category 2")


def test_the_cell_opens_the_list_with_its_quantities(pane: HazardPane, session: Session) -> None:
    unit(session, "Store")
    pane.table.setFocus()
    pane.table.go_to_blank()
    pane.table.edit(pane.table.currentIndex())
    editor = focused(pane)
    assert isinstance(editor, ChoiceEdit)
    editor.open_list()
    assert editor.popup.isVisible()
    assert editor.popup.model().rowCount() == 85


def test_a_new_unit_gives_way_to_a_chosen_one(page: SurveyPage, pane: HazardPane, session: Session) -> None:
    first = unit(session, "A")
    page.start_new()
    assert (pane.current, pane.form.record_id) == (None, "")
    QTest.mouseClick(pane.list.view.viewport(), Qt.MouseButton.LeftButton,
                     pos=pane.list.view.visualRect(pane.list.model.index(0)).center())
    assert pane.current is not None
    assert pane.form.record_id == first


def test_a_second_unit_has_its_own_substances(pane: HazardPane, session: Session) -> None:
    first, second = unit(session, "A", ("12", "", "20")), unit(session, "B", ("66", "", "1"))
    assert pane.show_record(second)
    assert (pane.form.record_id, pane.substances.count) == (second, 1)
    assert pane.substances.value(0, "substance") == "66"
    assert pane.show_record(first)
    assert pane.substances.value(0, "substance") == "12"
    assert not pane.show_record("x")


def test_a_unit_goes_with_its_substances_and_comes_back(pane: HazardPane, session: Session) -> None:
    unit(session, "A", ("12", "", "20"), people_outside=0)
    pane.remove()
    assert not pane.list.isVisible(), "what belongs here is said again"
    assert query.count(session.company, "hazard_substance") == 0
    session.do(session.company.undo)
    assert pane.reckoning.said[0] == "Class 4 major hazard installation"


def test_the_model_is_sound(session: Session) -> None:
    model = SubstanceModel(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    id = unit(session, "A", ("12", "", "20"))
    model.show_unit(id)
    assert (model.count, tester.model()) == (1, model)
