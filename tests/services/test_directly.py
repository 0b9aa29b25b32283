"""Direct judgement: a condition that holds makes the risk major, with its basis, whatever a calculation gave."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.comparison import comparison
from dualprev_desktop.services.directly import assess_directly, direct_conditions
from dualprev_desktop.services.register import register
from dualprev_desktop.services.rulebook import rule_set, rule_set_name
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

BASIS = "GB 50156-2021，卸油口与站外道路间距不足"


@pytest.fixture
def event(company: Company) -> str:
    point, _ = edit.create(company, "risk_point", {"name": "卸油区", "kind": "activity"})
    created, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "油气闪爆"})
    return created


def assess_low(company: Company, event: str) -> None:
    chosen = {"L": Decimal("0.5"), "E": Decimal(6), "C": Decimal(15)}
    assessing.assess_kinds(company, event, "lec-e1", {"inherent": chosen, "residual": chosen})


def test_the_delivered_list_has_the_five_items_and_marks_what_is_recalled() -> None:
    listed = direct_conditions()
    assert [one.id for one in listed.conditions if not one.candidate] == ["law", "recurring", "mhi", "crowd", "highest"]
    assert not any(one.verified for one in listed.conditions)
    assert "凭记忆" in listed.source["zh_CN"]
    assert listed.by_id["crowd"].text("zh_CN") == "具有中毒、爆炸、火灾、坍塌等危险的场所，作业人员在10人及以上的"


def test_both_kinds_become_major_in_one_transaction_and_the_calculated_judgement_stays(
        company: Company, event: str, clock: StillClock) -> None:
    assess_low(company, event)
    clock.tick(60)
    assess_directly(company, event, ["mhi", "law"], f"  {BASIS} ", computed={"residual": Decimal(45)})
    (row,) = register(company)
    assert row.inherent
    assert row.residual
    for view in (row.inherent, row.residual):
        assert (view.rule_set, view.level, view.reason) == (DIRECT, Level.MAJOR, BASIS)
        assert view.chosen == {"law": Decimal(1), "mhi": Decimal(1)}
    assert (row.inherent.score, row.residual.score) == (None, Decimal(45))
    earlier = [(kind, view.rule_set, view.score) for kind, view in assessing.judgements(company, event)][2:]
    assert sorted(earlier) == [("inherent", "lec-e1", Decimal(45)), ("residual", "lec-e1", Decimal(45))]
    company.undo()
    assert register(company)[0].level is Level.LOW


@pytest.mark.parametrize(("ids", "basis", "said"), [
    (["law"], " \n", "A direct judgement needs its basis"),
    ([], BASIS, "No condition for a direct judgement is ticked"),
    (["law", "luck"], BASIS, "There is no condition “luck”"),
])
def test_what_is_missing_is_said_and_nothing_is_kept(company: Company, event: str, ids: list[str], basis: str,
                                                     said: str) -> None:
    with pytest.raises(InputError, match=said):
        assess_directly(company, event, ids, basis)
    assert query.count(company, "assessment") == 0


def test_an_event_that_does_not_exist_is_named(company: Company) -> None:
    with pytest.raises(NotFound):
        assess_directly(company, "nobody", ["law"], BASIS)


def test_every_condition_at_once_fits_into_the_record(company: Company, event: str) -> None:
    assess_directly(company, event, direct_conditions().by_id, BASIS)
    assert len(register(company)[0].residual.chosen) == len(direct_conditions().conditions)  # type: ignore[union-attr]


def test_it_is_named_and_no_rule_set() -> None:
    assert rule_set_name(DIRECT, "en") == "Direct judgement"
    assert rule_set_name(DIRECT, "zh_CN") == "直接判定"
    with pytest.raises(NotFound):
        rule_set(DIRECT)


def test_a_kept_score_is_not_compared_with_calculated_ones(company: Company, event: str) -> None:
    assess_directly(company, event, ["law"], BASIS, computed={"inherent": Decimal(45), "residual": Decimal(45)})
    (bar,) = comparison(company).bars
    assert (bar.value, bar.level, comparison(company).rule_set) == (None, Level.MAJOR, "")


def test_a_judgement_is_found_again_by_its_rule_set_after_other_editions_came(company: Company, event: str) -> None:
    """70 is low under E1 and general under E2: what was judged by one is not regraded by the other."""
    chosen = {"L": Decimal(1), "E": Decimal(10), "C": Decimal(7)}
    assessing.assess(company, event, "inherent", "lec-e2", chosen)
    assessing.assess(company, event, "residual", "lec-e1", chosen)
    (row,) = register(company)
    for view, level in ((row.inherent, Level.GENERAL), (row.residual, Level.LOW)):
        assert view is not None
        again = rule_set(view.rule_set).judge(view.chosen)
        assert (view.score, view.level) == (again.score, again.level) == (Decimal(70), level)
