"""The proof of a rule set in figures, what differs between two, and that a draft is proved or told what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualprev_desktop.domain.bands import Band
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.rule_diff import choices_giving, differences
from dualprev_desktop.domain.rule_draft import RowDraft, RuleDraft
from dualprev_desktop.domain.rule_proof import combinations_by_score, prove, require
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services.rule_templates import templates
from dualprev_desktop.services.rulebook import rule_set, rule_sets

RED, ORANGE, YELLOW, BLUE = Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW


def said(rules: RuleSet) -> str:
    refusal = prove(rules).refusal
    assert refusal is not None
    return str(refusal)


def changed_bands(id: str, change: Callable[[list[Band]], None]) -> RuleSet:
    """The set with other bands; they run from the worst down."""
    bands = sorted(rule_set(id).bands, key=lambda band: -band.low)
    change(bands)
    return replace(rule_set(id), bands=tuple(bands))


# proof -------------------------------------------------------------------------------------------------


def test_the_figures_of_lec() -> None:
    proof = prove(rule_set("lec-e1"))
    assert (proof.combinations, proof.scores, proof.unclear) == (252, 103, 0)
    assert dict(proof.levels) == {RED: 40, ORANGE: 21, YELLOW: 28, BLUE: 163}
    assert list(proof.levels) == [RED, ORANGE, YELLOW, BLUE], "worst first"
    assert proof.edges == (Decimal(70),)
    assert (proof.highest, proof.highest_level, proof.holds) == (Decimal(10000), RED, True)


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.id)
def test_every_delivered_set_is_proved_and_its_figures_are_those_of_going_through_all_choices(rules: RuleSet) -> None:
    proof = prove(rules)
    judged = [rules.judge(chosen) for chosen in rules.choices()]
    assert proof.holds
    assert proof.combinations == len(judged) == sum(proof.levels.values())
    assert proof.scores == len({one.score for one in judged})
    levels = Counter(one.level for one in judged)
    assert {level: count for level, count in proof.levels.items() if count} == levels
    assert combinations_by_score(rules) == Counter(one.score for one in judged)


def gap(bands: list[Band]) -> None:
    bands[1] = replace(bands[1], high=Decimal(300))


def overlap(bands: list[Band]) -> None:
    bands[0] = replace(bands[0], low_inclusive=True)


def hole_at_the_top(bands: list[Band]) -> None:
    bands[0] = replace(bands[0], high=Decimal(9999), high_inclusive=True)


def not_monotone(bands: list[Band]) -> None:
    bands[1], bands[2] = replace(bands[1], level=YELLOW), replace(bands[2], level=ORANGE)


@pytest.mark.parametrize(("damage", "sentence"), [
    (gap, "a gap between the bands “Considerable” (160 < D ≤ 300) and “Major” (D > 320)"),
    (overlap, "“Considerable” (160 < D ≤ 320) and “Major” (D ≥ 320) overlap"),
    (hole_at_the_top, "the highest band “Major” (320 < D ≤ 9999) has an upper edge"),
    (not_monotone, "the band “General” (160 < D ≤ 320) lies above “Considerable” (70 < D ≤ 160) "
                   "but has the lesser level"),
])
def test_what_is_wrong_is_said_with_its_place_and_the_figures_stand(
        damage: Callable[[list[Band]], None], sentence: str) -> None:
    rules = changed_bands("lec-e1", damage)
    proof = prove(rules)
    assert said(rules).startswith(f"{rules.file} (lec-e1): ")
    assert sentence in said(rules)
    assert (proof.combinations, proof.scores) == (252, 103)
    with pytest.raises(InputError, match="lec-e1"):
        require(rules)


def test_choices_without_one_level_are_counted() -> None:
    assert prove(changed_bands("lec-e1", hole_at_the_top)).unclear == 1, "10 × 10 × 100"
    assert prove(changed_bands("ls-t3", overlap)).unclear == 0, "T3 has its edge there already"


def test_a_scale_out_of_order_is_refused() -> None:
    first, *others = rule_set("lec-e1").parameters
    rules = replace(rule_set("lec-e1"), parameters=(replace(first, scale=first.scale[::-1]), *others))
    assert "the scale of L does not run from its highest to its lowest value" in said(rules)


def test_a_set_by_which_nothing_is_ever_major_is_refused() -> None:
    def raised(bands: list[Band]) -> None:
        bands[0], bands[1] = replace(bands[0], low=Decimal(26)), replace(bands[1], high=Decimal(26))

    rules = changed_bands("ls-t3", raised)
    rules.prove()
    assert said(rules).endswith("the highest score that can be reached, 25, gives “Considerable”, so that no choice is "
                                "ever “Major”. Lower the limit of “Major”.")


def test_a_table_that_would_keep_the_program_busy_is_refused_at_once() -> None:
    first = rule_set("lec-e1").parameters[0]
    rows = tuple(replace(first.scale[0], value=Decimal(f"{number}.{number:06d}")) for number in range(40, 0, -1))
    wide = replace(rule_set("lec-e1"), parameters=tuple(replace(first, key=f"A{place}", scale=rows)
                                                        for place in range(8)))
    assert "more than 5000 different scores" in said(wide)


edges = st.integers(0, 12).map(lambda whole: Decimal(whole) * 25)


@st.composite
def band_lists(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands as a person may type them: mostly joined, sometimes with an edge, a level or a switch of their own."""
    lows = sorted(draw(st.lists(edges, min_size=1, max_size=5)), reverse=True)
    levels = draw(st.lists(st.sampled_from([RED, ORANGE, YELLOW, BLUE]), min_size=len(lows), max_size=len(lows)))
    if draw(st.booleans()):
        levels.sort(key=[RED, ORANGE, YELLOW, BLUE].index)
    bands, above, included = [], None, False
    for low, level in zip(lows, levels, strict=True):
        begins = draw(st.booleans())
        high = draw(st.sampled_from([above, above, above, Decimal(60)]))
        ends = draw(st.sampled_from([not included, not included, included]))
        bands.append(Band(level, low, begins, high, high is not None and ends))
        above, included = low, begins
    return tuple(bands)


@settings(max_examples=300, deadline=None)
@given(band_lists())
def test_edited_bands_are_proved_or_refused_with_a_place(bands: tuple[Band, ...]) -> None:
    rules = replace(rule_set("ls-t3"), bands=bands)
    proof = prove(rules)
    holding = {score: sum(score in band for band in bands) for score in rules.reachable()}
    if proof.holds:
        assert set(holding.values()) == {1}, "every score that can be reached has exactly one level"
        assert rules.level_of(Decimal(25)) is RED
        assert proof.unclear == 0
    else:
        assert str(proof.refusal).startswith("ls_t3.json (ls-t3): ")
    if set(holding.values()) != {1}:
        assert not proof.holds
        assert proof.unclear > 0


# drafts ------------------------------------------------------------------------------------------------


def draft_of(id: str, **lows: str) -> RuleDraft:
    """A copy with other limits, by level."""
    copied = RuleDraft.copy_of(rule_set(id), f"{id}-own")
    return replace(copied, limits=tuple(replace(one, low=lows.get(one.level, one.low)) for one in copied.limits))


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.id)
def test_an_untouched_draft_says_what_it_was_copied_from(rules: RuleSet) -> None:
    made = RuleDraft.copy_of(rules, "copy").rules()
    assert (made.id, made.names, made.parameters) == ("copy", rules.names, rules.parameters)
    assert set(made.bands) == set(rules.bands)
    found = differences(rules, made)
    assert found.none, found


def test_moving_a_limit_moves_both_bands_that_meet_there() -> None:
    made = draft_of("lec-e1", general="60").rules()
    assert [band.interval("D") for band in made.bands] == ["D > 320", "160 < D ≤ 320", "60 < D ≤ 160", "0 < D ≤ 60"]
    require(made)


@pytest.mark.parametrize(("lows", "sentence"), [
    ({"general": ""}, "It is not said where the level “General” begins. Fill in its limit."),
    ({"major": "ab"}, "The limit of “Major” is “ab”, which is no number. Write one such as 160 or 0.5."),
    ({"major": "1e30"}, "The limit of “Major” is “1e30”, which is no number."),
    ({"general": "170"}, "The limits do not run downwards: “Considerable” begins at 160, “General” at 170."),
])
def test_limits_that_make_no_bands_are_named(lows: dict[str, str], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        draft_of("lec-e1", **lows).rules()
    assert str(caught.value).startswith(sentence)


def test_a_limit_typed_in_full_width_is_a_number() -> None:
    assert draft_of("lec-e1", general="６０").rules().level_of(Decimal(63)) is YELLOW


limits = st.lists(st.one_of(st.integers(0, 400).map(str), st.sampled_from(["", "x", "-5", "70.5"])),
                  min_size=3, max_size=3)


@settings(max_examples=200, deadline=None)
@given(limits, st.lists(st.booleans(), min_size=4, max_size=4))
def test_any_limits_typed_are_proved_or_refused(lows: list[str], included: list[bool]) -> None:
    copied = RuleDraft.copy_of(rule_set("lec-e1"), "own")
    typed = tuple(replace(one, low=low, included=inside)
                  for one, low, inside in zip(copied.limits, [*lows, "0"], included, strict=True))
    numbers = [Decimal(low) if low not in ("", "x") else None for low in lows]
    try:
        rules = replace(copied, limits=typed).rules()
        require(rules)
    except InputError:
        good = all(number is not None and number > 0 for number in numbers) and numbers == sorted(
            {number for number in numbers if number is not None}, reverse=True)
        assert not good, "limits that run downwards to 0 are always proved"
    else:
        for score in rules.reachable():
            assert sum(score in band for band in rules.bands) == 1


def test_rows_are_put_in_order_and_their_wording_checked() -> None:
    copied = RuleDraft.copy_of(rule_set("lec-e1"), "own")
    likelihood = copied.parameters[0]

    def with_rows(*rows: RowDraft) -> RuleSet:
        changed = replace(likelihood, rows=(*likelihood.rows, *rows))
        return replace(copied, parameters=(changed, *copied.parameters[1:])).rules()

    added = with_rows(RowDraft("8", {"en": "Often", "zh_CN": "经常"}, False))
    assert [row.value for row in added.parameters[0].scale][:3] == [10, 8, 6]
    with pytest.raises(InputError, match="L: the row 8 has no wording"):
        with_rows(RowDraft("8", {"en": "", "zh_CN": ""}, False))
    with pytest.raises(InputError, match="L: “acht” is not a number"):
        with_rows(RowDraft("acht", {"en": "x", "zh_CN": "x"}, False))
    with pytest.raises(InputError, match="the scale of L does not run"):
        require(with_rows(RowDraft("3", {"en": "x", "zh_CN": "x"}, False)))


def test_a_reworded_row_says_the_same_in_every_language_and_is_not_verified() -> None:
    row = RuleDraft.copy_of(rule_set("lec-e1"), "own").parameters[0].rows[0]
    assert row.worded("zh_CN", "完全可以预料") is row
    assert row.worded("zh_CN", "必然发生") == RowDraft("10", {"en": "必然发生", "zh_CN": "必然发生"}, False)
    assert not row.valued("9").verified


# templates ---------------------------------------------------------------------------------------------


CEILINGS = {"highway-road": (100, "A1 10 A2 10 A3 10 A4 10 A5 10 A6 25 A7 10 A8 15"),
            "highway-bridge": (100, "A1 20 A2 10 A3 20 A4 5 A5 10 A6 25 A7 10"),
            "highway-tunnel": (113, "A1 12 A2 14 A3 20 A4 20 A5 10 A6 12 A7 15 A8 10"),
            "road-section": (100, "A1 25 A2 16 A3 10 A4 12 A5 12 A6 10 A7 15")}


def test_the_published_tables_have_their_indicators_and_ceilings() -> None:
    found = {one.id: (sum(item.scale[0].value for item in one.rules.parameters),
                      " ".join(f"{item.key} {item.scale[0].value}" for item in one.rules.parameters))
             for one in templates()}
    assert found == CEILINGS
    assert "113" in next(one for one in templates() if one.id == "highway-tunnel").rules.source["zh_CN"]
    for one in templates():
        assert one.rules.formula == "sum"
        assert not any(row.verified for item in one.rules.parameters for row in item.scale)
        assert all(row.text("zh_CN") != row.text("en") for item in one.rules.parameters for row in item.scale)
        assert all("未给出分级界限" in text for language, text in one.rules.source.items() if language == "zh_CN")


@pytest.mark.parametrize("id", CEILINGS)
def test_a_template_is_proved_once_its_limits_and_edition_are_given(id: str) -> None:
    template = next(one for one in templates() if one.id == id)
    draft = template.draft("own")
    for missing, sentence in (("edition", "“Edition” is empty"), ("limits", "It is not said where the level “Major”")):
        with pytest.raises(InputError, match=sentence):
            filled(draft, leave_out=missing).rules()
    rules = filled(draft).rules()
    proof = prove(rules)
    assert proof.holds
    assert proof.highest == CEILINGS[id][0]
    least = {item.key: item.scale[-1].value for item in rules.parameters}
    assert rules.judge(least).level is BLUE, "also where nothing counts and the sum is 0"


def filled(draft: RuleDraft, leave_out: str = "") -> RuleDraft:
    given_: dict[str, Any] = {"edition": "2024", "limits": tuple(
        replace(one, low=low) for one, low in zip(draft.limits, ("75", "50", "25", "0"), strict=True))}
    given_.pop(leave_out, None)
    return replace(draft, **given_)


# differences -------------------------------------------------------------------------------------------


def working(found: Any) -> list[str]:
    return ["·".join(map(str, chosen.values())) for chosen in found.examples]


def test_the_two_editions_of_lec_differ_at_70_only() -> None:
    found = differences(rule_set("lec-e1"), rule_set("lec-e2"))
    (score,) = found.scores
    assert (score.score, score.old, score.new, score.combinations) == (Decimal(70), BLUE, YELLOW, 2)
    assert working(score) == ["1·10·7", "10·1·7"]
    assert found.tie_rule
    assert not found.rows
    assert [one.level for one in found.bands] == [RED, ORANGE, YELLOW, BLUE]
    assert found.bands[3].old[0].interval("D") == "0 < D ≤ 70"
    assert found.bands[3].new[0].interval("D") == "0 < D < 70"


def test_t1_and_t3_of_the_matrix_differ_at_8_only() -> None:
    found = differences(rule_set("ls-t1"), rule_set("ls-t3"))
    (score,) = found.scores
    assert (score.score, score.old, score.new) == (Decimal(8), BLUE, YELLOW)
    assert working(score) == ["2·4", "4·2"]


def test_scales_that_differ_are_compared_over_what_both_have() -> None:
    found = differences(rule_set("lec-e1"), rule_set("lec-db37"))
    only_old = [row.value for row in found.rows if row.parameter == "C" and row.new is None]
    only_new = [row.value for row in found.rows if row.parameter == "C" and row.old is None]
    assert (only_old, only_new) == ([Decimal(3)], [Decimal(2)])
    assert found.comparable
    assert found.scores == ()


def test_methods_with_other_parameters_cannot_be_compared_by_score() -> None:
    found = differences(rule_set("lec-e1"), rule_set("ls-t3"))
    assert (found.dropped, found.added, found.comparable, found.scores) == (("E", "C"), ("S",), False, ())


@pytest.mark.parametrize("rules", rule_sets(), ids=lambda rules: rules.id)
def test_a_set_does_not_differ_from_itself(rules: RuleSet) -> None:
    assert differences(rules, rules).none


@pytest.mark.parametrize("id", ["lec-e1", "mes-i", "ls-t3"])
def test_the_choices_of_a_score_are_all_that_give_it(id: str) -> None:
    rules = rule_set(id)
    by_score: dict[Decimal, list[dict[str, Decimal]]] = {}
    for chosen in rules.choices():
        by_score.setdefault(rules.score(chosen), []).append(chosen)
    for score, expected in by_score.items():
        found = list(choices_giving(rules, score))
        assert len(found) == len(expected)
        assert all(chosen in expected for chosen in found)


def test_a_table_of_eight_indicators_is_compared_without_going_through_its_millions_of_choices() -> None:
    draft = filled(templates()[0].draft("one"))
    other = replace(draft, id="two", limits=tuple(replace(one, included=False) if one.low != "0" else one
                                                  for one in draft.limits))
    found = differences(draft.rules(), other.rules())
    assert [(one.score, one.old, one.new) for one in found.scores] == [
        (Decimal(25), YELLOW, BLUE), (Decimal(50), ORANGE, YELLOW), (Decimal(75), RED, ORANGE)]
    assert found.scores[2].combinations > 100_000
    assert len(found.scores[2].examples) == 12
    assert all(sum(chosen.values()) == 75 for chosen in found.scores[2].examples)
