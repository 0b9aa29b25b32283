"""An explanation says what was chosen, what it amounts to, by which rule, and what would change it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import assessing, edit
from dualprev_desktop.services.directly import assess_directly
from dualprev_desktop.services.explaining import explanation, explanations
from dualprev_desktop.services.explaining_text import Line, Section, sections
from dualprev_desktop.store.company import Company

SEVENTY = {"L": Decimal(1), "E": Decimal(10), "C": Decimal(7)}


@pytest.fixture
def event(company: Company) -> str:
    point, _ = edit.create(company, "risk_point", {"name": "加油作业", "kind": "activity", "number": "R-0001"})
    created, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "油枪滴漏起火"})
    edit.create(company, "control_measure", {"risk_event_id": created, "measure_class": "technical",
                                             "content": "拉断阀完好", "state": "existing"})
    return created


def read(company: Company, event: str, language: str = "zh_CN", kind: str = "residual") -> dict[str, Section]:
    one = explanation(company, event, kind)
    assert one is not None
    return {section.title: section for section in sections(one, translator(language))}


def texts(section: Section) -> list[tuple[str, str, Level | None]]:
    return [(line.head, line.text, line.level) for line in section.lines]


def assess(company: Company, event: str, rules: str = "lec-e1", reason: str = "", cause: str = "") -> None:
    assessing.assess_kinds(company, event, rules, {"inherent": SEVENTY, "residual": SEVENTY},
                           said=assessing.Said(assessor="王建国", reason=reason, cause=cause))


def test_seventy_is_low_under_e1_and_says_why(company: Company, event: str) -> None:
    assess(company, event)
    found = read(company, event, "en")
    assert ("L = 1", Level.LOW) not in [(head, level) for head, _text, level in texts(found["Chosen values"])]
    result = texts(found["Result"])
    assert result[0] == ("Score", "D = 1 × 10 × 7 = 70", None)
    assert result[1] == ("Band", "0 < D ≤ 70", Level.LOW)
    assert result[2][1].startswith("D = 70 stands on a limit")
    editions = texts(found["By other editions"])
    assert ("LEC, likelihood × exposure × consequence (edition E2)", "70 ≤ D < 160", Level.GENERAL) in editions
    assert "D = 70 is low risk" in found["Source of the rules"].lines[1].text


def test_seventy_is_general_under_e2_and_says_why(company: Company, event: str) -> None:
    assess(company, event, "lec-e2")
    found = read(company, event, "en")
    assert texts(found["Result"])[1] == ("Band", "70 ≤ D < 160", Level.GENERAL)
    editions = texts(found["By other editions"])
    assert ("LEC, likelihood × exposure × consequence (edition E1)", "0 < D ≤ 70", Level.LOW) in editions


def test_chosen_values_stand_in_the_wording_of_the_scale(company: Company, event: str) -> None:
    assess(company, event)
    heads = [line.head for line in read(company, event)["取值"].lines]
    assert heads == ["L = 1", "E = 10", "C = 7"]
    assert "连续暴露" in read(company, event)["取值"].lines[1].text


def test_one_step_down_an_exposure_and_up_a_consequence(company: Company, event: str) -> None:
    assess(company, event, "lec-e2")
    steps = {line.head: line.level for line in read(company, event, "en")["One step on a scale"].lines}
    assert steps["E 10 → 6"] is Level.LOW
    assert steps["L 1 → 0.5"] is Level.LOW
    assert steps["L 1 → 3"] is Level.CONSIDERABLE


def test_what_would_lower_the_level_names_steps_and_measures(company: Company, event: str) -> None:
    assess(company, event, "lec-e2")
    found = read(company, event, "en")["What would lower the level"]
    assert {line.head for line in found.lines} >= {"L 1 → 0.5", "E 10 → 6", "C 7 → 3", "Technology"}
    hint = next(line for line in found.lines if line.head == "Technology")
    assert hint.level is Level.LOW
    assert "0.5" in hint.text
    assert hint.quiet
    assert "standard" in found.lines[-1].text


def test_who_when_why_and_the_measures(company: Company, event: str) -> None:
    assess(company, event, reason="现场复核", cause="first")
    found = read(company, event)
    who = texts(found["评定人与时间"])
    assert who[0][1].startswith("王建国 · 20")
    assert ("理由", "现场复核", None) in who
    assert ("下次评审期限", "2027-09-21", None) in who
    assert ("技术", "拉断阀完好", None) in texts(found["已考虑的管控措施"])


def test_a_correction_is_said_with_both_levels(company: Company, event: str) -> None:
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": SEVENTY}, raised={"inherent": Level.MAJOR},
                           said=assessing.Said(reason="涉及重点监管工艺"))
    who = read(company, event, "en", "inherent")["Who and when"]
    assert Line("raised by a person; the rules give Low", "Correction", Level.MAJOR) in who.lines


def test_a_direct_judgement_has_no_working_but_its_basis(company: Company, event: str) -> None:
    assess_directly(company, event, ["law"], "GB 50156，间距不足")
    found = read(company, event, "en")
    assert "Result" not in found
    assert ("Residual risk", "Direct judgement", Level.MAJOR) in texts(found["Judgement"])
    assert ("Reason", "GB 50156，间距不足", None) in texts(found["Who and when"])


def test_only_what_was_judged_is_explained(company: Company, event: str) -> None:
    assert explanation(company, event, "residual") is None
    assert explanations(company, "residual") == ()
    assess(company, event)
    assert [one.row.event_id for one in explanations(company, "inherent")] == [event]


def test_rules_that_would_judge_otherwise_do_not_explain_a_judgement(company: Company, event: str) -> None:
    """As where two copies of a file each brought a rule set of one id."""
    for kind, chosen, level in (("inherent", "L=1;E=10;C=7", "major"), ("residual", "X=1", "low")):
        with company.work("x") as uow:
            uow.add(Assessment(id=new_id(), risk_event_id=event, kind=kind, rule_set="lec-e1", chosen=chosen,
                               score=Decimal(70), level=level))
            uow.commit()
    for kind, level in (("inherent", Level.MAJOR), ("residual", Level.LOW)):
        found = read(company, event, "en", kind)
        assert "Result" not in found
        assert level in [level for _head, _text, level in texts(found["Judgement"])]
