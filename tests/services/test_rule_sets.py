"""Every delivered rule set: its figures, its levels by the published tables, and that its worst choice is major."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.rules import RuleSet
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.rulebook import rule_set, rule_sets, rule_sets_in, shipped

CLASSIC = "L 10 6 3 1 0.5 0.2 0.1 · E 10 6 3 2 1 0.5 · C 100 40 15 7 3 1"
FIVE = "L 5 4 3 2 1 · S 5 4 3 2 1"
MES = "M 5 3 1 · E 10 6 3 2 1 0.5 · S 10 8 4 2 1"
FIGURES = {
    "lec-e1": f"{CLASSIC} · D > 320, > 160, > 70",
    "ls-t3": f"{FIVE} · R ≥ 20, ≥ 15, ≥ 8",
    "lec-e2": f"{CLASSIC} · D ≥ 320, ≥ 160, ≥ 70",
    "lec-e3": f"{CLASSIC} · D > 320, ≥ 160, ≥ 70",
    "lec-e1-construction": f"{CLASSIC} · D > 320, > 160, > 70",
    "lec-e1-ten": f"{CLASSIC} · D > 320, > 160, > 70",
    "lec-db37": "L 10 6 3 1 0.5 0.2 0.1 · E 10 6 3 2 1 0.5 · C 100 40 15 7 2 1 · D > 320, > 160, > 70",
    "ls-t1": f"{FIVE} · R ≥ 20, ≥ 15, ≥ 9",
    "ls-t2": f"{FIVE} · R ≥ 17, ≥ 11, ≥ 5",
    "ls-t4": f"{FIVE} · R ≥ 20, ≥ 9, ≥ 4",
    "ls-b-t2": f"{FIVE} · R ≥ 17, ≥ 11, ≥ 5",
    "ls-b-t1": f"{FIVE} · R ≥ 20, ≥ 15, ≥ 9",
    "ls-b-t3": f"{FIVE} · R ≥ 20, ≥ 15, ≥ 8",
    "ls-b-t4": f"{FIVE} · R ≥ 20, ≥ 9, ≥ 4",
    "mes-i": f"{MES} · R ≥ 180, ≥ 90, ≥ 50",
    "mes-ii": f"{MES} · R > 180, ≥ 90, ≥ 40",
    "mes-iii": f"{MES} · R > 180, > 90, > 50",
    "mes-iv": f"{MES} · R ≥ 180, ≥ 90, ≥ 50",
    "mes-property": "M 5 3 1 · S 10 8 4 2 1 · R ≥ 30, ≥ 20, ≥ 8",
    "lc-transport": "L 10 8 5 3 1 · C 10 5 2 1 · D > 55, > 20, > 5",
    "lec-water": "L 10 6 3 1 0.5 0.2 · E 10 6 3 2 1 0.5 · C 100 40 15 7 3 1 · D > 320, > 160, > 70",
    "ls-water": "L 60 36 18 6 3 · S 100 40 15 7 3 · R > 320, > 160, > 70",
}
"""What an id stands for, for good: an assessment names its rule set by it. Other figures are another edition."""

IDS = list(FIGURES)
RED, ORANGE, YELLOW, BLUE = Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW


def figures(rules: RuleSet) -> str:
    scales = [" ".join([parameter.key, *(plain_decimal(row.value) for row in parameter.scale)])
              for parameter in rules.parameters]
    limits = ", ".join(f"{'≥' if limit.included else '>'} {plain_decimal(limit.edge)}"
                       for limit in reversed(rules.limits))
    return " · ".join([*scales, f"{rules.symbol} {limits}"])


def test_an_id_stands_for_the_same_figures_for_good_and_the_usual_methods_come_first() -> None:
    assert {rules.id: figures(rules) for rules in rule_sets()} == FIGURES
    assert [rules.id for rules in rule_sets()] == IDS


@pytest.mark.parametrize("id", IDS)
def test_the_worst_choice_is_major_and_a_higher_score_never_lowers_the_level(id: str) -> None:
    rules = rule_set(id)
    worst = {parameter.key: parameter.scale[0].value for parameter in rules.parameters}
    assert rules.judge(worst).level is RED
    assert max(rules.reachable()) == rules.score(worst)
    ranks = [style(rules.level_of(score)).rank for score in sorted(rules.reachable())]
    assert ranks[0] == 1
    assert all(lower <= upper for lower, upper in pairwise(ranks))


@pytest.mark.parametrize("id", IDS)
def test_every_choice_is_in_exactly_one_band_and_every_score_is_found(id: str) -> None:
    rules = rule_set(id)
    scores = Counter(rules.score(chosen) for chosen in rules.choices())
    assert set(scores) == set(rules.reachable())
    assert all(rules.score(chosen) == score for score, chosen in rules.reachable().items())
    assert all(sum(score in band for band in rules.bands) == 1 for score in scores)


@pytest.mark.parametrize(("id", "at_70", "spread"), [
    ("lec-e1", BLUE, (40, 21, 28, 163)), ("lec-e2", YELLOW, (40, 21, 30, 161)), ("lec-e3", YELLOW, (40, 21, 30, 161)),
    ("lec-e1-construction", BLUE, (40, 21, 28, 163)), ("lec-e1-ten", BLUE, (40, 21, 28, 163)),
])
def test_the_editions_of_lec_differ_at_70_only(id: str, at_70: Level, spread: tuple[int, ...]) -> None:
    rules, first = rule_set(id), rule_set("lec-e1")
    scores = Counter(rules.score(chosen) for chosen in rules.choices())
    assert (scores.total(), len(scores)) == (252, 103)
    differing = {score for score in scores if rules.level_of(score) is not first.level_of(score)}
    assert differing == ({Decimal(70)} if at_70 is YELLOW else set())
    assert rules.level_of(Decimal(70)) is at_70
    levels = Counter(rules.level_of(score) for score in scores.elements())
    assert tuple(levels[level] for level in (RED, ORANGE, YELLOW, BLUE)) == spread
    assert [score for score in sorted(scores) if rules.on_edge(score)] == [70]


LS_TABLE = {
    # dossier 3.2:  1  2  3  4  5  6  8  9 10 12 15 16 20 25
    "ls-t1":        "蓝 蓝 蓝 蓝 蓝 蓝 蓝 黄 黄 黄 橙 橙 红 红",
    "ls-t2":        "蓝 蓝 蓝 蓝 黄 黄 黄 黄 黄 橙 橙 橙 红 红",
    "ls-b-t2":      "蓝 蓝 蓝 蓝 黄 黄 黄 黄 黄 橙 橙 橙 红 红",
    "ls-t3":        "蓝 蓝 蓝 蓝 蓝 蓝 黄 黄 黄 黄 橙 橙 红 红",
    "ls-t4":        "蓝 蓝 蓝 黄 黄 黄 黄 橙 橙 橙 橙 橙 红 红",
}
COLOURS = {RED: "红", ORANGE: "橙", YELLOW: "黄", BLUE: "蓝"}


@pytest.mark.parametrize("id", LS_TABLE)
def test_the_fourteen_scores_of_the_matrix_have_the_published_colours(id: str) -> None:
    rules = rule_set(id)
    scores = sorted(rules.reachable())
    assert scores == [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]
    assert " ".join(COLOURS[rules.level_of(score)] for score in scores) == LS_TABLE[id]


@pytest.mark.parametrize(("id", "levels"), [
    # at 180, 90, 50, 40 and 20, all of which can occur
    ("mes-i", (RED, ORANGE, YELLOW, BLUE, BLUE)), ("mes-ii", (ORANGE, ORANGE, YELLOW, YELLOW, BLUE)),
    ("mes-iii", (ORANGE, YELLOW, BLUE, BLUE, BLUE)), ("mes-iv", (RED, ORANGE, YELLOW, BLUE, BLUE)),
])
def test_the_limits_of_mes_can_occur_and_fall_as_published(id: str, levels: tuple[Level, ...]) -> None:
    rules = rule_set(id)
    assert rules.judge({"M": Decimal(3), "E": Decimal(6), "S": Decimal(10)}).level is levels[0]
    edges = [Decimal(180), Decimal(90), Decimal(50), Decimal(40), Decimal(20)]
    assert set(edges) <= set(rules.reachable())
    assert tuple(map(rules.level_of, edges)) == levels


@pytest.mark.parametrize(("id", "scores"), [
    # the published intervals: nothing that can occur lies between them
    ("mes-i", {RED: (180, 9999), ORANGE: (90, 150), YELLOW: (50, 80), BLUE: (0, 48)}),
    ("mes-property", {RED: (30, 9999), ORANGE: (20, 24), YELLOW: (8, 12), BLUE: (0, 6)}),
])
def test_published_intervals_have_no_holes(id: str, scores: dict[Level, tuple[int, int]]) -> None:
    rules = rule_set(id)
    for score in rules.reachable():
        assert [level for level, (low, high) in scores.items() if low <= score <= high] == [rules.level_of(score)]


@pytest.mark.parametrize(("id", "chosen", "level"), [
    ("lc-transport", "L=10;C=10", RED), ("lc-transport", "L=5;C=10", ORANGE), ("lc-transport", "L=10;C=2", YELLOW),
    ("lc-transport", "L=5;C=1", BLUE), ("ls-water", "L=60;S=7", RED), ("ls-water", "L=18;S=15", ORANGE),
    ("ls-water", "L=6;S=15", YELLOW), ("ls-water", "L=3;S=15", BLUE), ("lec-water", "L=10;E=1;C=7", BLUE),
    ("lec-db37", "L=10;E=10;C=2", ORANGE), ("mes-property", "M=3;S=8", ORANGE),
])
def test_judgements_of_the_sectors(id: str, chosen: str, level: Level) -> None:
    rules = rule_set(id)
    assert rules.judge(rules.parse_chosen(chosen)).level is level


@pytest.mark.parametrize(("id", "score", "grade"), [
    ("lec-e3", "321", "极其危险"), ("lec-e3", "320", "高度危险"), ("lec-e3", "70", "显著危险"),
    ("lec-e3", "20", "一般危险"), ("lec-e3", "18", "稍有危险"), ("ls-t1", "4", "4级 轻度危险"),
    ("ls-t1", "3", "5级 稍有危险"), ("mes-i", "18", "五级"), ("mes-property", "4", "四级"), ("lec-e1", "70", ""),
])
def test_five_grades_keep_their_names_and_fold_to_four_levels(id: str, score: str, grade: str) -> None:
    assert rule_set(id).grade(Decimal(score), "zh_CN") == grade
    assert len(rule_set(id).limits) == 3, "the limit between two grades of one level is none of the levels"


def test_the_edge_between_two_grades_of_one_level_is_no_disputed_score() -> None:
    assert not rule_set("lec-e3").on_edge(Decimal(20))


def test_names_are_distinct_and_every_text_says_what_was_not_compared() -> None:
    for language in ("en", "zh_CN"):
        assert len({rules.name(language) for rules in rule_sets()}) == len(IDS)
    for rules in rule_sets():
        assert "未取得" in rules.source["zh_CN"]
        assert "not at hand" in rules.source["en"]
        assert all(row.text("zh_CN") != row.text("en") for item in rules.parameters for row in item.scale)


@pytest.mark.parametrize("id", ["lec-db37", "lc-transport"])
def test_what_was_recalled_is_marked(id: str) -> None:
    assert not any(row.verified for row in rule_set(id).by_key["C"].scale)


def test_a_wording_stands_once() -> None:
    assert rule_set("lec-e2").parameters is rule_set("lec-e1").parameters
    assert rule_set("ls-t1").parameters is rule_set("ls-t3").parameters
    assert rule_set("mes-ii").by_key["E"] is rule_set("mes-iv").by_key["E"]
    assert rule_set("mes-iii").by_key["S"] is rule_set("mes-ii").by_key["S"]


def test_products_show_their_sign() -> None:
    assert {shipped().sign(id) for id in (*IDS, "of-another-program")} == {"×"}


FILES = sorted(path.name for path in resource("rules").glob("*.json"))


def gap(bands: list[dict[str, Any]]) -> str:
    bands[0]["low_inclusive"] = bands[1]["high_inclusive"] = False
    return "there is a gap between the bands"


def overlap(bands: list[dict[str, Any]]) -> str:
    bands[0]["low_inclusive"] = bands[1]["high_inclusive"] = True
    return "overlap"


def hole_at_the_top(bands: list[dict[str, Any]]) -> str:
    bands[0]["high"] = "9999"
    return "the highest band “Major”"


def not_monotone(bands: list[dict[str, Any]]) -> str:
    bands[0]["level"], bands[1]["level"] = bands[1]["level"], bands[0]["level"]
    return "but has the lesser level"


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", [gap, overlap, hole_at_the_top, not_monotone])
def test_a_damaged_band_is_refused_in_every_file_with_its_place(
        file: str, damage: Callable[[list[dict[str, Any]]], str], tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(resource("rules", name).read_bytes())
    data = json.loads((tmp_path / file).read_text(encoding="utf-8"))
    said = damage(data["bands"])
    (tmp_path / file).write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        rule_sets_in(tmp_path)
    assert str(caught.value).startswith(f"{file} ({data['id']}): ")
    assert said in str(caught.value)


def test_the_order_is_the_files_wish_then_their_names(tmp_path: Path) -> None:
    data = json.loads(resource("rules", "lec_e1.json").read_text(encoding="utf-8"))
    for name, order in (("a", None), ("b", 5), ("c", None), ("d", "0.5")):
        own = copy.deepcopy(data) | {"id": name, "order": order}
        if order is None:
            del own["order"]
        (tmp_path / f"{name}.json").write_text(json.dumps(own), encoding="utf-8")
    assert [rules.id for rules in rule_sets_in(tmp_path)] == ["d", "b", "a", "c"]
