"""The delivered code lists, and how a person's word finds its code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.domain.record import record_types
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.services.codelists import CodeList, code_list, code_lists, label, read_code_list

NEW, OLD = "accident_type_2025", "accident_type_1986"


@pytest.fixture
def chinese_screen() -> None:
    i18n.use("zh_CN")


@pytest.mark.parametrize("found", code_lists(), ids=lambda found: found.id)
def test_every_list_speaks_both_languages_and_says_its_source(found: CodeList) -> None:
    assert len(set(found.codes())) == len(found.items) > 0
    for item in found.items:
        assert item.labels["zh_CN"].strip()
        assert item.labels["en"].isascii() or "“" in item.labels["en"]
    assert found.source["en"] != found.source["zh_CN"]


def test_every_list_a_record_names_exists() -> None:
    named = {field.code_list for item in record_types() for field in item.fields if field.code_list}
    assert {code_list(name).id for name in named} == named
    assert "level" in named


def test_levels_are_those_of_the_program() -> None:
    assert code_list("level").codes() == tuple(style.level.value for style in LEVELS)


def test_27_new_and_20_old_accident_types() -> None:
    assert (len(code_list(NEW).items), len(code_list(OLD).items)) == (27, 20)
    assert code_list(NEW).codes() == (*(f"WSA1{n:04d}" for n in range(1, 27)), "WSA10099")
    assert code_list(OLD).codes() == tuple(f"{n:02d}" for n in range(1, 21))
    assert label(NEW, "WSA10099", "zh_CN") == "其他"
    assert code_list(NEW).find("粉尘爆炸") == "WSA10018"


def test_the_mapping_of_accident_types_is_the_same_both_ways() -> None:
    forth = {(item.code, new) for item in code_list(OLD).items for new in item.codes_of("to_2025")}
    back = {(old, item.code) for item in code_list(NEW).items for old in item.codes_of("from_1986")}
    assert forth == back
    assert {old for old, _ in forth} == set(code_list(OLD).codes())
    # leakage is new: the 1986 edition had nothing for it
    assert set(code_list(NEW).codes()) - {new for _, new in forth} == {code_list(NEW).find("泄漏")}


def test_where_the_mapping_loses_information_a_person_decides() -> None:
    asked = [item.label("zh_CN") for item in code_list(OLD).items if item.attributes.get("ask")]
    assert asked == ["车辆伤害", "其他爆炸", "中毒和窒息", "其他伤害"]


@pytest.mark.parametrize(("list_id", "written", "code"), [
    ("level", "红", "major"), ("level", "重大", "major"), ("level", "橙色", "considerable"),
    ("level", "一般风险", "general"), ("level", " 低 风险 ", "low"), ("level", "蓝", "low"),
    ("level", "MAJOR", "major"), ("level", "low risk", "low"),
    ("control_tier", "公司级", "company"), ("control_tier", "公司(厂)级", "company"),
    ("control_tier", "部室", "workshop"),
    ("control_tier", "车间级", "workshop"), ("control_tier", "班组级", "team"), ("control_tier", "岗位级", "post"),
    (NEW, "厂(场)内车辆致害", "WSA10002"), (NEW, "ｗｓａ１０００１", "WSA10001"),
    (OLD, "1", "01"), (OLD, "010", "10"), (OLD, "高处坠落", "09"),
    ("measure_class", "工程技术措施", "technical"), ("risk_point_kind", "作业活动", "activity"),
    ("assessment_kind", "剩余风险", "residual"), ("sector", "学校", "02"), ("district", "浉河", "411502"),
])
def test_a_word_finds_its_code(list_id: str, written: str, code: str) -> None:
    assert code_list(list_id).find(written) == code


@pytest.mark.parametrize(("list_id", "written", "meant"), [
    (OLD, "机械伤人", "机械伤害"), (OLD, "淹溾", "淹溺"), (OLD, "中毒窒息", "中毒和窒息"),
    (NEW, "机械伤害", "机械致害"), (NEW, "dust explosoin", "Dust explosion"),
])
def test_a_word_that_is_nearly_right_is_not_taken_but_suggested(list_id: str, written: str, meant: str) -> None:
    assert code_list(list_id).find(written) is None
    assert code_list(list_id).nearest(written) == meant


def test_nothing_is_suggested_for_nonsense() -> None:
    assert code_list(OLD).nearest("qqq") is None
    assert code_list(OLD).find("") is None
    # green is not the colour of low risk, whatever some products paint
    assert code_list("level").find("绿") is None


def test_labels_follow_the_screen_and_keep_what_they_do_not_know(chinese_screen: None) -> None:
    assert label("level", "major") == "重大风险"
    assert label("level", "major", "en") == "Major risk"
    assert label("level", "major", "fr") == "重大风险"
    assert label("level", "") == ""
    assert label("level", "purple") == "purple"


def test_the_seven_classes_go_into_the_five_columns_and_back() -> None:
    columns, classes = code_list("register_column"), code_list("measure_class")
    assert (len(classes.items), len(columns.items)) == (7, 5)
    assert {item.attribute("register_column") for item in classes.items} == set(columns.codes())
    for column in columns.items:
        assert classes.by_code[column.attribute("default_class")].attribute("register_column") == column.code


def test_each_level_has_its_default_tier() -> None:
    defaults = {item.attribute("default_for"): item.code for item in code_list("control_tier").items}
    assert defaults == {"major": "company", "considerable": "workshop", "general": "team", "low": "post"}


def test_hazard_factors_form_a_tree_and_admit_what_is_recalled() -> None:
    factors = code_list("hazard_factor")
    parents = {1: None, 2: 1, 4: 2, 6: 4}
    for item in factors.items:
        cut = parents[len(item.code)]
        assert cut is None or item.code[:cut] in factors.by_code, item.code
        assert item.verified is (len(item.code) == 1)
    assert [item.label("zh_CN") for item in factors.items if len(item.code) == 1] == [
        "人的因素", "物的因素", "环境因素", "管理因素"]


def test_26_sectors_with_their_departments() -> None:
    sectors = code_list("sector")
    assert sectors.codes() == tuple(f"{n:02d}" for n in range(1, 27))
    assert sectors.by_code["17"].attribute("department") == "市粮食局"
    assert sectors.by_code["17"].codes_of("gbt_4754") == ("G595",)


def test_sectors_are_those_of_the_notice() -> None:
    notice = Path(__file__).resolve().parents[3] / "shared" / "domain" / "seed.txt"
    if not notice.is_file():
        pytest.skip("the notice lies beside the checkout only where it was written")
    annex = "".join(notice.read_text(encoding="utf-8").split("附件2")[-1].split())
    for item in code_list("sector").items:
        assert item.label("zh_CN") in annex
        assert item.attribute("department") in annex


def test_an_unknown_list() -> None:
    with pytest.raises(NotFound, match="There is no code list “colours”"):
        code_list("colours")


def written(folder: Path, *items: Mapping[str, object], id: str = "own") -> Path:
    both = {"en": "x", "zh_CN": "某"}
    path = folder / "own.json"
    path.write_text(json.dumps({"id": id, "title": both, "source": both, "items": items}), encoding="utf-8")
    return path


A, B = {"code": "a", "en": "A", "zh_CN": "甲"}, {"code": "b", "en": "B", "zh_CN": "乙"}


def test_attributes_and_flags_of_an_item(tmp_path: Path) -> None:
    found = read_code_list(written(tmp_path, {**A, "verified": True, "parent": "z", "of": ["1", "2"]}, B))
    assert (found.items[0].verified, found.items[1].verified) == (True, False)
    assert found.items[0].attribute("parent") == "z"
    assert found.items[0].codes_of("of") == ("1", "2")
    assert found.items[1].attribute("parent") == ""


@pytest.mark.parametrize(("items", "said"), [
    ((A, {**B, "code": "a"}), "own.json: the code “a” stands there twice"),
    ((A, {**B, "aliases": ["甲 "]}), "own.json: “甲 ” stands for both a and b"),
    ((A, {"code": "b", "en": "B"}), "own.json › items 2: “zh_CN” is missing"),
    ((A, {**B, "order": 3}), "own.json › items 2: “order” is 3; it must be a text, a list of texts, or true or false"),
])
def test_a_bad_list_is_named(tmp_path: Path, items: tuple[Mapping[str, object], ...], said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_code_list(written(tmp_path, *items))
    assert said in str(caught.value)


def test_a_list_is_called_by_its_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"own\.json: the id “other” differs from the file's name"):
        read_code_list(written(tmp_path, A, id="other"))
