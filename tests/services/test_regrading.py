"""Re-assessing under another rule set: the list of what would change, and taking over what a person ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.rule_draft import RuleDraft
from dualprev_desktop.kernel.errors import Conflict, NotFound
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.services.directly import assess_directly
from dualprev_desktop.services.drafting import draft, unconfirmed
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.services.register import INHERENT, RESIDUAL, register
from dualprev_desktop.services.regrading import Regrading, above, apply, counts, differences
from dualprev_desktop.services.reviewing import review
from dualprev_desktop.services.rule_sets import save_own
from dualprev_desktop.services.rulebook import book, rule_set
from dualprev_desktop.store.company import Company

RED, ORANGE, YELLOW, BLUE = Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW


@pytest.fixture
def point(company: Company) -> str:
    return edit.create(company, "risk_point", {"number": "R-1", "name": "Unloading", "kind": "activity"})[0]


def event(company: Company, point: str, name: str, *, rules: str = "lec-e1", raised: Level | None = None,
          **chosen: str) -> str:
    """An event judged by `rules`: inherent="L=3;E=6;C=15", residual="…"."""
    made, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": name})
    values = {kind: book(company).rule_set(rules).parse_chosen(text) for kind, text in chosen.items()}
    assessing.assess_kinds(company, made, rules, values, raised=dict.fromkeys(chosen, raised) if raised else None,
                           said=assessing.Said(reason="a fire in 2019" if raised else ""))
    return made


def shown(lines: tuple[Regrading, ...]) -> list[tuple[str, str, Level, Level | None]]:
    return [(one.row.event, one.kind, one.standing.level, one.level) for one in lines]


def keys(lines: tuple[Regrading, ...]) -> set[tuple[str, str]]:
    return {one.key for one in lines if one.judged is not None}


def test_d_70_alone_gets_another_level_under_the_other_edition(company: Company, point: str) -> None:
    event(company, point, "Fire", inherent="L=3;E=6;C=15", residual="L=1;E=10;C=7")
    event(company, point, "Fall", inherent="L=10;E=1;C=7")
    lines = differences(company, "lec-e2")
    assert shown(lines) == [("Fire", INHERENT, ORANGE, ORANGE), ("Fire", RESIDUAL, BLUE, YELLOW),
                            ("Fall", INHERENT, BLUE, YELLOW)]
    assert [one.changes for one in lines] == [False, True, True]
    assert dict(counts(lines)) == {(ORANGE, ORANGE): 1, (BLUE, YELLOW): 2}
    assert not any(one.reworded for one in lines), "the editions share their scales"


def test_looking_changes_nothing_and_what_stands_by_the_set_itself_is_not_listed(company: Company, point: str) -> None:
    event(company, point, "Fire", rules="lec-e2", inherent="L=1;E=10;C=7")
    before = query.records(company, Assessment)
    assert differences(company, "lec-e2") == ()
    assert len(differences(company, "lec-e1")) == 1
    assert query.records(company, Assessment) == before


def test_direct_and_stated_levels_are_left_alone(company: Company, point: str) -> None:
    judged = event(company, point, "Fire", inherent="L=1;E=10;C=7")
    assess_directly(company, judged, ["law"], "GB 50156-2021")
    assert differences(company, "lec-e2") == ()


def test_only_the_judgement_that_counts_is_listed(company: Company, point: str) -> None:
    made = event(company, point, "Fire", inherent="L=10;E=10;C=100")
    assessing.assess(company, made, INHERENT, "lec-e1", rule_set("lec-e1").parse_chosen("L=1;E=10;C=7"))
    assert shown(differences(company, "lec-e2")) == [("Fire", INHERENT, BLUE, YELLOW)]


def test_values_that_are_not_on_the_new_scales_must_be_chosen_anew(company: Company, point: str) -> None:
    event(company, point, "Fire", inherent="L=3;E=6;C=3")
    for id in ("ls-t3", "lec-db37"):
        (line,) = differences(company, id)
        assert (line.judged, line.level, line.changes) == (None, None, False)
        with pytest.raises(Conflict, match="Nothing was changed"):
            apply(company, id, {line.key})
    assert dict(counts(differences(company, "ls-t3"))) == {}


def test_a_value_that_means_something_else_on_the_new_scale_is_marked(company: Company, point: str) -> None:
    event(company, point, "Fire", rules="ls-t3", inherent="L=3;S=3")
    (line,) = differences(company, "ls-water")
    assert line.level is BLUE
    assert line.reworded == ("L", "S"), "3 is the middle of one scale and the least of the other"


def test_an_unknown_set_is_refused(company: Company) -> None:
    with pytest.raises(NotFound, match="There is no rule set “lec-e9”"):
        differences(company, "lec-e9")


def test_what_is_accepted_is_taken_over_in_one_step_and_undone_in_one(company: Company, point: str) -> None:
    fire = event(company, point, "Fire", inherent="L=3;E=6;C=15", residual="L=1;E=10;C=7")
    fall = event(company, point, "Fall", inherent="L=10;E=1;C=7")
    changed = apply(company, "lec-e2", {(fire, RESIDUAL), (fall, INHERENT)})
    assert len(changed.ids("assessment")) == 2
    assert shown(differences(company, "lec-e2")) == [("Fire", INHERENT, ORANGE, ORANGE)], "that was not ticked"
    kind, view = assessing.judgements(company, fall)[0]
    assert (kind, view.rule_set, view.level, view.score, view.cause) == (
        INHERENT, "lec-e2", YELLOW, Decimal(70), "rules")
    assert view.reason == ("Re-assessed under “LEC, likelihood × exposure × consequence (edition E2)”. Before, by "
                           "“LEC, likelihood × exposure × consequence (edition E1)”: Low risk.")
    assert len(assessing.judgements(company, fall)) == 2, "the earlier one stays in the history"
    assert undo_label(company) == "Re-assess under LEC, likelihood × exposure × consequence (edition E2)"
    company.undo()
    assert len(differences(company, "lec-e2")) == 3
    assert [one.level for one in query.records(company, Assessment)].count("general") == 0


def test_under_an_own_set_too(company: Company, point: str) -> None:
    copied = RuleDraft.copy_of(rule_set("lec-e1"), "strict")
    strict = replace(copied, names={"en": "Strict", "zh_CN": "从严"}, limits=tuple(
        replace(one, low={"major": "160", "considerable": "70", "general": "20"}.get(one.level, "0"))
        for one in copied.limits))
    save_own(company, strict.rules())
    fire = event(company, point, "Fire", inherent="L=3;E=6;C=15", residual="L=1;E=6;C=7")
    assert shown(differences(company, "strict")) == [("Fire", INHERENT, ORANGE, RED), ("Fire", RESIDUAL, BLUE, YELLOW)]
    apply(company, "strict", {(fire, INHERENT), (fire, RESIDUAL)})
    assert differences(company, "strict") == ()


# residual above inherent --------------------------------------------------------------------------------


def test_taking_over_one_kind_alone_may_not_put_residual_above_inherent(company: Company, point: str) -> None:
    fire = event(company, point, "Fire", inherent="L=1;E=10;C=7", residual="L=1;E=10;C=7")
    lines = differences(company, "lec-e2")
    assert above(lines, {(fire, RESIDUAL)}) == {fire}
    assert above(lines, {(fire, INHERENT)}) == frozenset()
    assert above(lines, keys(lines)) == frozenset()
    with pytest.raises(Conflict, match=r"Fire: under .*E2.* would stand above the inherent one.*Nothing was changed"):
        apply(company, "lec-e2", {(fire, RESIDUAL)})
    assert len(query.records(company, Assessment)) == 2
    apply(company, "lec-e2", keys(lines))
    assert {one.level for one in query.records(company, Assessment, rule_set="lec-e2")} == {"general"}


def test_one_event_that_would_contradict_keeps_all_from_being_taken_over(company: Company, point: str) -> None:
    fire = event(company, point, "Fire", inherent="L=1;E=10;C=7", residual="L=1;E=10;C=7")
    fall = event(company, point, "Fall", inherent="L=10;E=1;C=7")
    with pytest.raises(Conflict, match="Fire"):
        apply(company, "lec-e2", {(fire, RESIDUAL), (fall, INHERENT)})
    assert query.records(company, Assessment, rule_set="lec-e2") == []


def test_what_was_taken_over_before_does_not_count_twice(company: Company, point: str) -> None:
    fire = event(company, point, "Fire", inherent="L=1;E=10;C=7")
    apply(company, "lec-e2", {(fire, INHERENT)})
    with pytest.raises(Conflict, match="has changed meanwhile"):
        apply(company, "lec-e2", {(fire, INHERENT)})
    assert len(query.records(company, Assessment)) == 2


# corrections ----------------------------------------------------------------------------------------------


def test_a_raised_level_is_not_lowered(company: Company, point: str) -> None:
    fire = event(company, point, "Fire", raised=RED, inherent="L=1;E=10;C=7")
    (line,) = differences(company, "lec-e2")
    assert line.judged is not None
    assert (line.judged.level, line.level, line.kept, line.changes) == (YELLOW, RED, True, False)
    apply(company, "lec-e2", {line.key})
    _kind, view = assessing.judgements(company, fire)[0]
    assert (view.rule_set, view.level, view.calculated) == ("lec-e2", RED, YELLOW)
    assert view.reason.endswith("The level had been raised; the worse of both counts. Reason then: a fire in 2019")


def test_rules_that_are_stricter_than_the_correction_count(company: Company, point: str) -> None:
    fire = event(company, point, "Fire", rules="ls-t1", raised=YELLOW, inherent="L=2;S=4")
    (line,) = differences(company, "ls-t4")
    assert line.judged is not None
    assert (line.judged.level, line.level, line.kept) == (YELLOW, YELLOW, False)
    apply(company, "ls-t4", {line.key})
    _kind, view = assessing.judgements(company, fire)[0]
    assert (view.level, view.calculated) == (YELLOW, None)


def test_a_long_reason_still_fits(company: Company, point: str) -> None:
    made, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "Fire"})
    assessing.assess_kinds(company, made, "lec-e1", {INHERENT: {"L": Decimal(1), "E": Decimal(10), "C": Decimal(7)}},
                           raised={INHERENT: RED}, said=assessing.Said(reason="长" * 1990))
    apply(company, "lec-e2", {(made, INHERENT)})
    assert query.records(company, RiskEvent)[0].name == "Fire"
    assert len(assessing.judgements(company, made)) == 2


def test_new_rules_are_no_new_look_at_the_site(company: Company) -> None:
    point, _ = edit.create(company, "risk_point", {"name": "卸油区", "kind": "activity"})
    event, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "油气闪爆"})
    chosen = {"L": Decimal(1), "E": Decimal(10), "C": Decimal(7)}
    said = assessing.Said(assessed_on=date(2026, 1, 5))
    assessing.assess_kinds(company, event, "lec-e1", {"residual": chosen}, said=said)
    apply(company, "lec-e2", {(event, "residual")})
    view = register(company)[0].residual
    assert view is not None
    assert (view.rule_set, view.level, view.assessed_on) == ("lec-e2", Level.GENERAL, date(2026, 1, 5))
    assert [one.event_id for one in review(company, date(2027, 1, 5)).due] == [event]


def test_reference_values_stay_reference_values(company: Company) -> None:
    restaurant = catalogue("restaurant")
    draft(company, restaurant, [restaurant.points[0].name])
    before = unconfirmed(company)
    apply(company, "lec-e2", {one.key for one in differences(company, "lec-e2")})
    assert unconfirmed(company) == before != []
    assert {view.rule_set for row in register(company) for view in (row.inherent, row.residual) if view} == {"lec-e2"}
    assert {view.assessor for row in register(company) for view in (row.inherent, row.residual) if view} == {""}
