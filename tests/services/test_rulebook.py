"""The delivered rule sets give the levels that the published tables give, exactly."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from dualprev_desktop.domain.bands import Limit
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.rules import STATED, Judgement, RuleSet
from dualprev_desktop.kernel.errors import BadFile, InputError, NotFound
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services import rulebook

LEC, LS = "lec-e1", "ls-t3"


def judged(rule_set: RuleSet, text: str) -> Judgement:
    return rule_set.judge(rule_set.parse_chosen(text))


@pytest.mark.parametrize(("rule_set", "chosen", "score", "level"), [
    (LEC, "L=10;E=6;C=40", "2400", Level.MAJOR),
    (LEC, "L=3;E=6;C=15", "270", Level.CONSIDERABLE),
    (LEC, "L=1;E=6;C=15", "90", Level.GENERAL),
    (LEC, "L=1;E=10;C=7", "70", Level.LOW),
    (LEC, "L=10;E=1;C=7", "70", Level.LOW),
    (LEC, "L=0.2;E=6;C=100", "120", Level.GENERAL),
    (LEC, "L=0.1;E=2;C=100", "20", Level.LOW),
    (LEC, "L=10;E=10;C=100", "10000", Level.MAJOR),
    (LEC, "L=0.1;E=0.5;C=1", "0.05", Level.LOW),
    (LS, "L=2;S=4", "8", Level.GENERAL),
    (LS, "L=2;S=3", "6", Level.LOW),
    (LS, "L=3;S=3", "9", Level.GENERAL),
    (LS, "L=3;S=4", "12", Level.GENERAL),
    (LS, "L=3;S=5", "15", Level.CONSIDERABLE),
    (LS, "L=4;S=4", "16", Level.CONSIDERABLE),
    (LS, "L=4;S=5", "20", Level.MAJOR),
    (LS, "L=5;S=5", "25", Level.MAJOR),
    (LS, "L=5;S=1", "5", Level.LOW),
])
def test_published_judgements(rule_set: str, chosen: str, score: str, level: Level) -> None:
    judgement = judged(rulebook.rule_set(rule_set), chosen)
    assert (str(judgement.score.normalize() + 0), judgement.level) == (str(Decimal(score).normalize() + 0), level)
    assert judgement.rule_set_id == rule_set
    assert rulebook.rule_set(rule_set).chosen_text(judgement.chosen) == chosen


def scores(id: str) -> Counter[Decimal]:
    rule_set = rulebook.rule_set(id)
    return Counter(rule_set.score(chosen) for chosen in rule_set.choices())


def test_lec_has_252_choices_103_scores_and_never_160_or_320() -> None:
    found = scores(LEC)
    assert (found.total(), len(found)) == (252, 103)
    assert not {Decimal(160), Decimal(320)} & set(found)
    assert [score for score in sorted(found) if rulebook.rule_set(LEC).on_edge(score)] == [Decimal(70)]


def test_lec_levels_are_distributed_as_computed_by_hand() -> None:
    rule_set = rulebook.rule_set(LEC)
    levels = Counter(rule_set.judge(chosen).level for chosen in rule_set.choices())
    assert levels == {Level.LOW: 163, Level.GENERAL: 28, Level.CONSIDERABLE: 21, Level.MAJOR: 40}


def test_ls_has_14_scores() -> None:
    assert sorted(scores(LS)) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25]


@pytest.mark.parametrize("id", [LEC, LS])
def test_every_choice_is_in_exactly_one_band(id: str) -> None:
    rule_set = rulebook.rule_set(id)
    for chosen in rule_set.choices():
        assert sum(rule_set.score(chosen) in band for band in rule_set.bands) == 1


def test_the_limits_of_the_chart() -> None:
    assert rulebook.rule_set(LEC).limits == (
        Limit(Decimal(70), False, Level.GENERAL), Limit(Decimal(160), False, Level.CONSIDERABLE),
        Limit(Decimal(320), False, Level.MAJOR))
    assert all(limit.included for limit in rulebook.rule_set(LS).limits)


def test_the_limits_of_the_matrix() -> None:
    assert [band.interval("R") for band in rulebook.rule_set(LS).bands] == [
        "R ≥ 20", "15 ≤ R < 20", "8 ≤ R < 15", "0 < R < 8"]


def test_neighbours_are_one_row_away() -> None:
    found = {(near.parameter, near.step): near.judgement
             for near in rulebook.rule_set(LEC).neighbours({"L": Decimal(10), "E": Decimal(6), "C": Decimal(1)})}
    assert set(found) == {("L", -1), ("E", 1), ("E", -1), ("C", 1)}
    assert [found["L", -1].score, found["E", 1].score, found["C", 1].score] == [36, 100, 180]
    assert found["C", 1].level is Level.CONSIDERABLE


@pytest.mark.parametrize(("chosen", "said"), [
    ({"L": Decimal(4), "E": Decimal(6), "C": Decimal(1)}, "lec-e1: L = 4 is not on the scale. Choose one of: 10, 6, 3"),
    ({"L": Decimal(3), "C": Decimal(1)}, "lec-e1: no value is chosen for E. Choose one of: 10, 6, 3, 2, 1, 0.5."),
    ({"L": Decimal(3), "S": Decimal(1)}, "lec-e1 has no parameter “S”. Its parameters are: L, E, C."),
])
def test_a_choice_that_does_not_fit_is_named(chosen: dict[str, Decimal], said: str) -> None:
    with pytest.raises(InputError) as caught:
        rulebook.rule_set(LEC).judge(chosen)
    assert said in str(caught.value)


def test_texts_are_there_in_both_languages_and_say_where_they_come_from() -> None:
    for rule_set in rulebook.rule_sets():
        assert not rule_set.verified, "the standard's own text was not at hand"
    for rule_set in map(rulebook.rule_set, (LEC, LS)):
        assert "DB41/T 1646-2018" in rule_set.source["zh_CN"]
        assert all(row.text("zh_CN") != row.text("en") for item in rule_set.parameters for row in item.scale)
    assert rulebook.rule_set(LEC).by_key["C"].scale[2].text("zh_CN") == "非常严重，1人死亡"
    assert "取最严重的一列" in rulebook.rule_set(LS).tie_rule["zh_CN"]


def test_unknown_rule_sets() -> None:
    with pytest.raises(NotFound, match=r"There is no rule set “mes-1”\. There are: lec-e1, ls-t3"):
        rulebook.rule_set("mes-1")
    assert rulebook.rule_set_name("mes-1", "en") == "mes-1"
    assert rulebook.rule_set_name(LS, "zh_CN") == "风险矩阵法 LS（T3版）"
    assert rulebook.rule_set_name(STATED, "en")


def copied(folder: Path, name: str, **changes: object) -> Path:
    data = json.loads(resource("rules", "lec_e1.json").read_text(encoding="utf-8"))
    path = folder / name
    path.write_text(json.dumps({**data, **changes}), encoding="utf-8")
    return path


def test_a_rule_set_is_found_by_being_a_file(tmp_path: Path) -> None:
    copied(tmp_path, "a.json")
    copied(tmp_path, "own.json", id="own")
    assert [item.id for item in rulebook.rule_sets_in(tmp_path)] == [LEC, "own"]


def test_two_files_must_not_share_an_id(tmp_path: Path) -> None:
    copied(tmp_path, "a.json")
    copied(tmp_path, "b.json")
    with pytest.raises(InputError, match=r"b\.json: the id “lec-e1” is taken by a\.json"):
        rulebook.rule_sets_in(tmp_path)


def test_stated_is_no_rule_set(tmp_path: Path) -> None:
    copied(tmp_path, "a.json", id=STATED)
    with pytest.raises(InputError, match="the id “stated” is taken"):
        rulebook.rule_sets_in(tmp_path)


def test_the_loader_proves_what_it_reads(tmp_path: Path) -> None:
    path = copied(tmp_path, "gap.json", bands=[{"level": "low", "low": 0, "high": 70, "high_inclusive": True}])
    with pytest.raises(InputError, match=r"gap\.json \(lec-e1\): the highest band “Low” .* has an upper edge"):
        rulebook.rule_sets_in(path.parent)


@pytest.mark.parametrize(("text", "said"), [
    ('{"id": "x",\n', "broken.json is not valid JSON in line 2"),
    ('{"id": "x", "id": "y"}', "broken.json: the key “id” stands twice"),
    ("[]", r"broken.json is \[\]; it must be an object"),
])
def test_a_damaged_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((BadFile, InputError), match=said):
        rulebook.rule_sets_in(path.parent)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gbk.json"
    path.write_bytes('{"id": "风险"}'.encode("gb18030"))
    with pytest.raises(BadFile, match=r"gbk\.json could not be read"):
        rulebook.rule_sets_in(path.parent)
