"""The rule sets' page: what it shows, comparing, copies and templates that open Save only when proved, re-assessing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.own_rule_set import OwnRuleSet
from dualprev_desktop.domain.rule_text import as_mapping
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.rulebook import book, rule_set, rule_sets
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.pages.rules.body import RulesPage
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.tab_order import stops
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, LevelBadge
from dualprev_desktop.ui.widgets.rules_regrade_model import AFTER, BEFORE, EVENT, REMARK

Role = Qt.ItemDataRole


class Scripted(Protocol):
    answers: list[Path | None]


def shown_page(session: Session, qtbot: QtBot) -> RulesPage:
    page = RulesPage(session)
    session.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(934, 680)
    page.show()
    return page


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RulesPage:
    return shown_page(session, qtbot)


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def judged(company: Company, name: str, **chosen: str) -> str:
    points = query.titles(company, "risk_point")
    point = next(iter(points), "") or edit.create(company, "risk_point", {
        "number": "R-1", "name": "Unloading", "kind": "activity"})[0]
    event, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": name})
    assessing.assess_kinds(company, event, "lec-e1", {kind: rule_set("lec-e1").parse_chosen(text)
                                                      for kind, text in chosen.items()})
    return event


def typed(page: RulesPage, **values: str) -> None:
    """Fills limits and fields of the editor; Chinese comes from an input method, not by key."""
    rows = {row.limit.level.value: row.low for row in page.editor.limits.rows}
    fields = {"id": page.editor.id, "edition": page.editor.edition, "chinese": page.editor.chinese,
              "english": page.editor.english, **rows}
    for name, text in values.items():
        fields[name].clear()
        if text.isascii():
            QTest.keyClicks(fields[name], text)
        else:
            fields[name].setText(text)
        fields[name].edited.emit()


# what is shown -----------------------------------------------------------------------------------------


def test_every_set_is_listed_with_what_it_is_and_how_often_it_was_used(page: RulesPage, company: Company) -> None:
    QAbstractItemModelTester(page.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    model = page.list.model
    assert [one.id for one in model.shown] == [one.id for one in rule_sets()]
    assert model.shown[0].remark() == "LEC · E1 · not verified"
    judged(company, "Fire", inherent="L=3;E=6;C=15")
    page.refresh()
    assert model.shown[0].remark() == "LEC · E1 · 1 judgement · not verified"
    assert page.heading() == f"3 Assess · {len(rule_sets())} rule sets"
    page.list.filter.setText("mes")
    assert {one.id.split("-")[0] for one in model.shown} == {"mes"}


def test_a_set_says_its_bands_its_proof_and_its_wording(page: RulesPage) -> None:
    said = words_of(page.detail)
    for words in ("LEC · E1 · lec-e1 · D = L × E × C", "160 < D ≤ 320", "Entirely to be expected",
                  rule_set("lec-e1").source["en"], rule_set("lec-e1").tie_rule["en"]):
        assert words in said
    assert page.detail.proof_panel is not None
    assert page.detail.proof_panel.text.split("\n") == [
        "Proved: each of the 252 combinations has exactly one level.", "Combinations: 252", "Different scores: 103",
        "Highest score: D = 10000 · Major risk", "Scores that stand on a limit: D = 70",
        "Major risk: 40", "Considerable risk: 21", "General risk: 28", "Low risk: 163"]


def test_rows_that_were_not_read_in_their_standard_are_marked(page: RulesPage) -> None:
    assert "not verified" not in words_of(page.detail).split("\n")
    page.list.choose("lec-db37")
    assert words_of(page.detail).split("\n").count("not verified") == 6, "the six rows of C"


def test_the_page_speaks_chinese(session: Session, qtbot: QtBot) -> None:
    i18n.use("zh_CN")
    page = shown_page(session, qtbot)
    assert page.list.model.shown[0].name == "作业条件危险性评价法 LEC（E1版）"
    assert "完全可以预料" in words_of(page.detail)


def test_keys_lead_from_the_list_to_the_set(page: RulesPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    assert page.list.current_id == "ls-t3"
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.focusWidget() is page.detail
    assert {page.list.view, page.detail, page.new_button} <= set(stops(page))


# comparing ---------------------------------------------------------------------------------------------


def test_two_editions_are_compared_by_choice(page: RulesPage) -> None:
    page.start_comparing()
    assert page.compare.others.currentData() == "lec-e2", "the one most like it comes first"
    said = words_of(page.compare)
    for words in ("2 combinations get another level.", "D = 70", "1 × 10 × 7、10 × 1 × 7", "0 < D ≤ 70", "0 < D < 70"):
        assert words in said
    badges = [badge.level for badge in page.compare.area.findChildren(LevelBadge)]
    assert badges[:2] == [Level.LOW, Level.GENERAL]


@pytest.mark.parametrize(("other", "sentence"), [
    ("lec-db37", "Every choice that both allow gets the same level from both."),
    ("ls-t3", "The two methods have different parameters (E, C here, S there), so no choice can be judged by both."),
])
def test_what_cannot_be_compared_by_score_is_said(page: RulesPage, other: str, sentence: str) -> None:
    page.start_comparing()
    page.compare.compare_with(other)
    assert sentence in words_of(page.compare)
    page.compare.leave.click()
    assert page.body.currentIndex() == 0


def test_a_value_of_one_scale_only_is_named(page: RulesPage) -> None:
    page.start_comparing()
    page.compare.compare_with("lec-db37")
    lines = words_of(page.compare).split("\n")
    assert lines.count("not on this scale") == 2
    assert {"C 3", "C 2"} <= set(lines)


# copies and templates ----------------------------------------------------------------------------------


def test_a_changed_copy_is_kept_as_a_set_of_its_own(page: RulesPage, company: Company, said: list[Message]) -> None:
    page.start_editing()
    assert page.editor.id.text() == "lec-e1-2"
    assert page.editor.save_button.isEnabled(), "an untouched copy has names of its own"
    typed(page, id="lec-county", edition="2024", chinese="县版", english="County", general="60")
    assert page.editor.line.sentence.text() == (
        "Proved: each of the 252 combinations has exactly one level. Major risk 40 · Considerable risk 21 · "
        "General risk 31 · Low risk 160")
    page.editor.save_button.click()
    kept = book(company).rule_set("lec-county")
    assert (kept.edition, kept.name("zh_CN"), kept.verified) == ("2024", "县版", False)
    assert [band.interval("D") for band in kept.bands][2:] == ["60 < D ≤ 160", "0 < D ≤ 60"]
    assert page.list.current_id == "lec-county"
    assert page.list.model.shown[0].remark() == "LEC · 2024 · own · not verified", "own sets stand first"
    assert page.heading() == f"3 Assess · {len(rule_sets()) + 1} rule sets · 1 of your own"
    assert said[-1].tone is Tone.GOOD
    company.undo()
    page.refresh()
    assert page.list.current_id == "lec-e1"


@pytest.mark.parametrize(("values", "sentence"), [
    ({"general": "170"}, "The limits do not run downwards: “Considerable” begins at 160, “General” at 170."),
    ({"general": ""}, "It is not said where the level “General” begins."),
    ({"major": "viel"}, "The limit of “Major” is “viel”, which is no number."),
    ({"major": "20000"}, "the highest score that can be reached, 10000, gives “Considerable”"),
    ({"id": "lec-e2"}, "the identifier “lec-e2” belongs to “LEC, likelihood"),
    ({"id": ""}, "“Identifier of the rule set” is empty."),
    ({"english": "LEC, likelihood × exposure × consequence (edition E2)"}, "belongs to the rule set lec-e2 already"),
])
def test_save_is_closed_while_something_is_wrong_and_says_what(
        page: RulesPage, values: dict[str, str], sentence: str) -> None:
    page.start_editing()
    typed(page, **values)
    assert sentence in page.editor.line.sentence.text()
    assert not page.editor.save_button.isEnabled()
    page.editor.save()
    assert query.records(page.session.company, OwnRuleSet) == []


def test_a_limit_may_belong_to_the_level_above_it(page: RulesPage) -> None:
    page.start_editing()
    general = page.editor.limits.rows[2]
    assert general.sign.text() == "D >"
    general.included.click()
    assert general.sign.text() == "D ≥"
    assert page.editor.rules is not None
    assert [band.interval("D") for band in page.editor.rules.bands][2:] == ["70 ≤ D ≤ 160", "0 < D < 70"]
    assert "General risk 30 · Low risk 161" in page.editor.line.sentence.text()


def test_values_and_wording_of_a_scale_are_edited_parameter_by_parameter(page: RulesPage) -> None:
    page.start_editing()
    scales = page.editor.scales
    scales.rows[0].wording.setPlainText("Bound to happen")
    scales.tabs.setCurrentIndex(2)
    assert [row.value.text() for row in scales.rows] == ["100", "40", "15", "7", "3", "1"]
    scales.add.click()
    added = scales.rows[-1]
    QTest.keyClicks(added.value, "25")
    assert "C: the row 25 has no wording" in page.editor.line.sentence.text()
    added.wording.setPlainText("Two people killed")
    added.value.editingFinished.emit()
    assert [row.value.text() for row in scales.rows] == ["100", "40", "25", "15", "7", "3", "1"], "in its place"
    scales.rows[-1].remove.click()
    scales.tabs.setCurrentIndex(0)
    rules = page.editor.rules
    assert rules is not None
    first, severity = rules.by_key["L"].scale[0], rules.by_key["C"]
    assert (first.text("en"), first.text("zh_CN"), first.verified) == ("Bound to happen", "Bound to happen", False)
    assert [row.value for row in severity.scale] == [100, 40, 25, 15, 7, 3]
    assert rules.by_key["E"] == rule_set("lec-e1").by_key["E"], "what was not touched keeps both languages"


def test_a_template_asks_for_its_edition_and_limits(page: RulesPage, company: Company) -> None:
    (bridge,) = [one for one in page.new_button.menu().actions() if one.data() == "highway-bridge"]
    bridge.trigger()
    assert page.editor.line.sentence.text() == "“Edition” is empty. Fill it in."
    typed(page, edition="2024")
    assert "It is not said where the level “Major” begins" in page.editor.line.sentence.text()
    typed(page, major="70", considerable="50", general="30", id="bridges")
    assert page.editor.save_button.isEnabled(), page.editor.line.sentence.text()
    page.editor.source.setPlainText("Notice of the county, 2024, table 3")
    page.editor.save_button.click()
    kept = book(company).rule_set("bridges")
    assert (kept.formula, kept.source["zh_CN"]) == ("sum", "Notice of the county, 2024, table 3")
    assert page.detail.proof is not None
    assert page.detail.proof.highest == 100


def test_nothing_is_kept_of_what_was_cancelled(page: RulesPage, company: Company) -> None:
    page.start_editing()
    typed(page, general="60")
    page.editor.leave.click()
    assert page.body.currentIndex() == 0
    assert query.records(company, OwnRuleSet) == []
    page.start_editing()
    assert page.editor.limits.rows[2].low.text() == "70"


# files -------------------------------------------------------------------------------------------------


def county(folder: Path, **changes: object) -> Path:
    path = folder / "county.json"
    content = as_mapping(rule_set("lec-e2")) | {"id": "county", "names": {"en": "County", "zh_CN": "县版"}} | changes
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def test_a_file_is_imported_and_shown(page: RulesPage, qtbot: QtBot, tmp_path: Path, chosen_files: Scripted,
                                      said: list[Message], company: Company) -> None:
    chosen_files.answers = [county(tmp_path), county(tmp_path)]
    page.import_file()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said.pop().text == "“County” is imported and proved. Undo with Ctrl+Z."
    assert page.list.current_id == "county"
    page.import_file()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said.pop().text == "“County” is here already. Nothing was changed."
    assert book(company).own == {"county"}


def test_a_file_that_is_refused_changes_nothing(page: RulesPage, qtbot: QtBot, tmp_path: Path, chosen_files: Scripted,
                                                said: list[Message]) -> None:
    chosen_files.answers = [county(tmp_path, id="lec-e1"), None]
    page.import_file()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "county.json (lec-e1): the identifier “lec-e1” belongs to" in said[-1].text
    assert said[-1].tone is Tone.PROBLEM
    page.import_file()
    assert page.list.current_id == "lec-e1"


def test_a_set_is_exported_under_the_name_that_was_chosen(page: RulesPage, tmp_path: Path, chosen_files: Scripted,
                                                          said: list[Message]) -> None:
    chosen_files.answers = [tmp_path / "out", None]
    page.exporting.trigger()
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["id"] == "lec-e1"
    assert said[-1].text == f"Written: {tmp_path / 'out.json'}"
    page.exporting.trigger()


def test_only_an_own_set_is_removed_and_not_while_it_is_used(page: RulesPage, company: Company,
                                                             said: list[Message]) -> None:
    assert not page.removing.isEnabled()
    page.start_editing()
    page.editor.save_button.click()
    assert page.removing.isEnabled()
    point, _ = edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})
    event, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "Fire"})
    assessing.assess(company, event, "inherent", "lec-e1-2", rule_set("lec-e1").parse_chosen("L=3;E=6;C=15"))
    page.removing.trigger()
    assert "cannot be removed: assessments were made by it (1)" in said[-1].text
    company.undo()
    page.removing.trigger()
    assert book(company).own == frozenset()
    assert page.list.current_id == "lec-e1"


# re-assessing ------------------------------------------------------------------------------------------


def cell(page: RulesPage, row: int, column: int, role: int = Role.DisplayRole) -> object:
    return page.regrade.model.index(row, column).data(role)


@pytest.fixture
def regrading(page: RulesPage, company: Company) -> RulesPage:
    judged(company, "Fire", inherent="L=3;E=6;C=15", residual="L=1;E=10;C=7")
    judged(company, "Fall", inherent="L=10;E=1;C=7", residual="L=1;E=10;C=7")
    page.refresh()
    page.list.choose("lec-e2")
    page.start_regrading()
    return page


def test_the_differences_are_listed_with_both_levels_and_counted(regrading: RulesPage) -> None:
    panel = regrading.regrade
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    levels = [(cell(regrading, row, BEFORE, LEVEL_ROLE), cell(regrading, row, AFTER, LEVEL_ROLE))
              for row in range(panel.model.count())]
    assert levels == [("considerable", "considerable"), ("low", "general"), ("low", "general"), ("low", "general")]
    assert panel.moves == ["Low risk → General risk × 3", "1 keeps its level"]
    assert cell(regrading, 1, EVENT) == "Unloading · Fire"
    assert panel.apply_button.text() == "Apply 4"
    panel.changing.click()
    assert panel.model.count() == 3


def test_ticked_judgements_are_taken_over_and_undone_together(
        regrading: RulesPage, company: Company, said: list[Message]) -> None:
    panel = regrading.regrade
    panel.table.setCurrentIndex(panel.model.index(0, REMARK))
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.apply_button.text() == "Apply 3"
    panel.apply_button.click()
    assert len(query.records(company, Assessment, rule_set="lec-e2")) == 3
    assert said[-1].text == "3 judgements re-assessed. Undo with Ctrl+Z."
    assert regrading.body.currentIndex() == 0
    assert regrading.list.model.shown[2].remark().startswith("LEC · E2 · 3 judgements")
    company.undo()
    assert query.records(company, Assessment, rule_set="lec-e2") == []


def test_a_tick_that_would_put_residual_above_inherent_closes_apply(regrading: RulesPage) -> None:
    panel = regrading.regrade
    assert panel.warning.isHidden()
    panel.model.setData(panel.model.index(2, EVENT), Qt.CheckState.Unchecked, Role.CheckStateRole)
    assert cell(regrading, 3, REMARK) == "Residual would stand above inherent"
    assert panel.warning.text().startswith("1 event would have its residual level above the inherent one.")
    assert not panel.apply_button.isEnabled()
    panel.none.click()
    assert panel.warning.isHidden()
    assert not panel.apply_button.isEnabled()
    panel.every.click()
    assert panel.apply_button.isEnabled()


def test_what_does_not_fit_the_scales_cannot_be_ticked_and_enter_leads_to_it(regrading: RulesPage) -> None:
    regrading.show_sets()
    regrading.list.choose("ls-t3")
    regrading.start_regrading()
    panel = regrading.regrade
    assert cell(regrading, 0, REMARK) == "Not on these scales: choose anew"
    assert cell(regrading, 0, EVENT, Role.CheckStateRole) is None
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert panel.apply_button.text() == "Apply 0"
    asked: list[Destination] = []
    regrading.session.asked_for.connect(asked.append)
    panel.table.activated.emit(panel.model.index(0, EVENT))
    assert asked == [Destination("assess", "risk_event", panel.model.line(0).row.event_id)]


def test_where_nothing_is_to_do_that_is_said(page: RulesPage) -> None:
    page.start_regrading()
    assert page.regrade.sentence.text().startswith("There is nothing to re-assess")
    assert page.regrade.table.isHidden()
    assert page.regrade.apply_button.isHidden()


# a file open for reading only ----------------------------------------------------------------------------


@pytest.fixture
def reading(company: Company, paths: AppPaths, qtbot: QtBot) -> Iterator[RulesPage]:
    with Company.open(company.path, paths, user="inspector", read_only=True) as opened:
        session = Session(opened, Settings(), paths, JobRunner())
        yield shown_page(session, qtbot)
        session.jobs.shut_down()


def test_read_only_nothing_that_changes_can_be_pressed(reading: RulesPage, tmp_path: Path,
                                                       chosen_files: Scripted) -> None:
    assert reading.frame.primary is not None
    for part in (reading.frame.primary, reading.editing, reading.importing, reading.removing, reading.new_button):
        assert not part.isEnabled()
    assert reading.comparing.isEnabled()
    chosen_files.answers = [tmp_path / "out.json"]
    reading.exporting.trigger()
    assert (tmp_path / "out.json").is_file()


def test_while_something_stands_in_front_the_tools_wait(page: RulesPage) -> None:
    page.start_editing()
    QCoreApplication.processEvents()
    for action in (page.comparing, page.editing, page.importing, page.exporting):
        assert not action.isEnabled()
    page.editor.leave.click()
    assert page.comparing.isEnabled()


def test_search_leads_to_an_own_set(page: RulesPage) -> None:
    page.start_editing()
    page.editor.save_button.click()
    page.list.choose("ls-t3")
    (record,) = query.records(page.session.company, OwnRuleSet)
    assert page.show_record("own_rule_set", record.id)
    assert page.list.current_id == "lec-e1-2"
    assert not page.show_record("own_rule_set", "x")


def test_escape_goes_back_to_the_sets_but_loses_nothing_that_is_typed(page: RulesPage) -> None:
    for start, front in ((page.start_comparing, page.compare), (page.start_regrading, page.regrade)):
        start()
        assert page.body.currentWidget() is front
        QTest.keyClick(front.focusProxy() or front, Qt.Key.Key_Escape)
        assert page.body.currentWidget() is not front
    page.start_editing()
    QTest.keyClick(page.editor.id, Qt.Key.Key_Escape)
    assert page.body.currentWidget() is page.editor


def test_the_first_set_from_a_template_has_the_templates_name(page: RulesPage) -> None:
    page.start_template("highway-road")
    assert page.editor.id.text() == "highway-road"
