"""The lists of the field: methods, operations, hidden dangers, measure schemes, obsolete equipment, causes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.codelists import CodeItem, CodeList, code_list
from dualprev_desktop.services.data_files import read_object

SEED_SEVEN = set(code_list("measure_class").codes())
FOREIGN_SCHEMES = [item.attribute("list") for item in code_list("measure_scheme").items if item.code != "seed-seven"]
# GB/T 33000-2025, 8.2 names four defences; wearing protection is none of them
FITS_NOWHERE = {"measure_treatment": {"ppe"}}
# a word met more often in the shipped catalogues than this would cry wolf in every register
HITS_ALLOWED = 2
# the catalogues name this lamp itself as a failure of several measures: each hit is a real one
RIGHTLY_FOUND_OFTEN = {"碘钨灯"}


def with_value(found: CodeList, attribute: str, value: object = True) -> list[str]:
    return [item.code for item in found.items if item.attributes.get(attribute) == value]


@pytest.mark.parametrize(("list_id", "count"), [
    ("danger_basic", 13), ("danger_site", 11), ("danger_link", 10), ("danger_level", 2),
    ("measure_scheme", 5), ("measure_five", 5), ("measure_hierarchy", 5), ("measure_treatment", 4),
])
def test_the_lists_are_complete(list_id: str, count: int) -> None:
    assert len(code_list(list_id).items) == count


@pytest.mark.parametrize(("list_id", "written", "code"), [
    ("identification_method", "作业危害分析法", "jha"), ("identification_method", "安全检查表法", "scl"),
    ("identification_method", "hazop", "hazop"), ("identification_method", "事故树", "fta"),
    ("special_operation", "动火", "hot_work"), ("special_operation", "高空作业", "height"),
    ("special_operation", "有限空间", "limited_space"), ("special_operation", "受限空间", "confined_space"),
    ("special_worker", "低压电工", "1.2"), ("special_worker", "焊工", "2"), ("special_worker", "架子工", "3.1"),
    ("danger_basic", "责任制", "responsibility"), ("danger_site", "用电", "electricity"),
    ("danger_cause", "管理缺陷", "management"), ("danger_discipline", "消防", "mem_fire"),
    ("danger_discipline", "消防类", "general_fire"), ("danger_link", "维保", "upkeep"),
    ("danger_level", "重大隐患", "major"), ("danger_grade", "一般B", "general_b"),
    ("measure_scheme", "四防", "treatment"), ("measure_mem", "交接班", "3-3"),
    ("measure_hierarchy", "替代", "substitution"),
    ("assessment_cause", "年度评审", "yearly"), ("assessment_cause", "隐患销号", "danger_closed"),
    ("obsolete", "手提式酸碱灭火器", "I2019-10"),
])
def test_a_word_of_the_field_finds_its_code(list_id: str, written: str, code: str) -> None:
    assert code_list(list_id).find(written) == code


def test_each_method_says_what_its_rows_are_and_whether_they_are_scored() -> None:
    methods = code_list("identification_method")
    assert all(item.attribute("steps") for item in methods.items)
    rows = {code: methods.by_code[code].attribute("steps") for code in ("jha", "scl", "hazop")}
    assert rows == {"jha": "step", "scl": "check_item", "hazop": "node"}
    assert with_value(methods, "scored") == ["jha", "scl", "experience"]


def test_the_eight_special_operations_and_their_levels() -> None:
    operations = code_list("special_operation")
    special = with_value(operations, "kind", "special")
    assert [operations.label(code, "zh_CN") for code in special] == [
        "动火作业", "受限空间作业", "盲板抽堵作业", "高处作业", "吊装作业", "临时用电作业", "动土作业", "断路作业"]
    assert {item.attribute("kind") for item in operations.items} == {"special", "dangerous"}
    graded = {item.code: len(item.codes_of("levels")) for item in operations.items if item.codes_of("levels")}
    assert graded == {"hot_work": 3, "height": 4, "lifting": 3}
    assert operations.by_code["hot_work"].codes_of("levels") == ("特级", "一级", "二级")
    assert all(operations.by_code[code].attribute("standard") == "GB 30871-2022" for code in special)


def test_special_trades_are_51_kinds_under_eleven_and_the_later_three() -> None:
    trades = code_list("special_worker")
    kinds = [item for item in trades.items if item.attribute("parent")]
    later = with_value(trades, "later")
    assert len(trades.items) - len(kinds) == 11
    assert len(kinds) - len(later) == 51
    assert [trades.label(code, "zh_CN") for code in later] == ["电力电缆作业", "继电保护作业", "电气试验作业"]
    assert all(item.code.startswith(item.attribute("parent") + ".") for item in kinds)
    assert {item.attribute("parent") for item in kinds} < set(trades.codes())


@pytest.mark.parametrize(("list_id", "numbers"), [
    ("danger_cause", range(1, 4)), ("danger_discipline", range(1, 9)), ("danger_link", range(1, 11)),
    ("danger_level", range(2)),
])
def test_the_numbers_of_the_exchange_are_each_there_once(list_id: str, numbers: range) -> None:
    found = [item.attribute("mem") for item in code_list(list_id).items if item.attribute("mem")]
    assert found == [str(number) for number in numbers]


def test_disciplines_come_in_two_schemes() -> None:
    disciplines = code_list("danger_discipline")
    assert [len(with_value(disciplines, "scheme", scheme)) for scheme in ("mem", "general")] == [8, 6]
    assert len(disciplines.items) == 14


@pytest.mark.parametrize(("scheme", "labels"), [
    ("two", ["重大隐患", "一般隐患"]), ("three", ["重大隐患", "较大隐患", "一般隐患"]),
    ("four", ["重大隐患", "较大隐患", "一般隐患", "较低隐患"]),
    ("abc", ["重大隐患", "一般A隐患", "一般B隐患", "一般C隐患"]),
])
def test_finer_grades_lead_back_to_the_two_levels_of_the_law(scheme: str, labels: list[str]) -> None:
    grades = [item for item in code_list("danger_grade").items if scheme in item.codes_of("schemes")]
    assert [item.label("zh_CN") for item in grades] == labels
    assert [item.attribute("level") for item in grades] == ["major"] + ["general"] * (len(grades) - 1)
    assert set(code_list("danger_level").codes()) == {"general", "major"}


def levels_of(scheme: CodeList) -> Iterator[list[CodeItem]]:
    """The rows of a scheme on top, and those below a parent where it has any."""
    below = [item for item in scheme.items if item.attribute("parent")]
    yield [item for item in scheme.items if not item.attribute("parent")]
    if below:
        yield below


@pytest.mark.parametrize("list_id", FOREIGN_SCHEMES)
def test_each_of_the_seven_classes_has_one_place_in_every_other_scheme(list_id: str) -> None:
    for items in levels_of(code_list(list_id)):
        placed = [seed for item in items for seed in item.codes_of("default_for")]
        assert sorted(placed) == sorted(SEED_SEVEN - FITS_NOWHERE.get(list_id, set()))


@pytest.mark.parametrize("list_id", FOREIGN_SCHEMES)
def test_every_class_of_another_scheme_leads_back_to_one_of_the_seven(list_id: str) -> None:
    for item in code_list(list_id).items:
        assert item.codes_of("from")
        assert set(item.codes_of("default_for")) <= set(item.codes_of("from")) <= SEED_SEVEN


def test_a_parent_of_the_exchange_takes_what_its_children_take() -> None:
    scheme = code_list("measure_mem")
    children = [item for item in scheme.items if item.attribute("parent")]
    assert (len(scheme.items) - len(children), len(children)) == (4, 17)
    for parent in (item for item in scheme.items if item not in children):
        below = [set(item.codes_of("from")) for item in children if item.attribute("parent") == parent.code]
        assert set.union(*below) == set(parent.codes_of("from"))


def test_the_five_classes_agree_with_the_columns_of_the_registers() -> None:
    five, columns = code_list("measure_five"), code_list("register_column")
    assert [(item.code, item.labels) for item in five.items] == [(item.code, item.labels) for item in columns.items]
    for item in code_list("measure_class").items:
        assert item.code in five.by_code[item.attribute("register_column")].codes_of("from")
    for item in five.items:
        assert item.codes_of("from")[0] == columns.by_code[item.code].attribute("default_class")


def test_causes_that_make_an_assessment_due() -> None:
    causes = code_list("assessment_cause")
    assert with_value(causes, "trigger") == [
        "process", "equipment", "material", "organisation", "law", "accident", "danger_closed"]
    assert causes.codes()[0] == "first"


def texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def points_and_events() -> Iterator[str]:
    """All words of each shipped risk point, and of each of its events."""
    for path in sorted(resource("catalogues").glob("*.json")):
        for point in read_object(path).children("points"):
            yield "\n".join(texts({key: value for key, value in point.data.items() if key != "events"}))
            for event in point.children("events"):
                yield "\n".join(texts(event.data))


def test_no_keyword_of_an_obsolete_thing_cries_wolf_in_the_shipped_catalogues() -> None:
    shipped = list(points_and_events())
    assert len(shipped) > 1000
    words = {word for item in code_list("obsolete").items for word in item.codes_of("keywords")}
    noisy = {word: count for word in words if (count := sum(word in text for text in shipped)) > HITS_ALLOWED}
    assert noisy.keys() <= RIGHTLY_FOUND_OFTEN


def test_a_keyword_leads_to_one_obsolete_thing_and_is_no_single_word() -> None:
    words = [word for item in code_list("obsolete").items for word in item.codes_of("keywords")]
    assert len(words) == len(set(words))
    assert min(map(len, words)) >= 2


def test_each_obsolete_thing_says_where_it_stands_and_what_replaces_it() -> None:
    things = code_list("obsolete").items
    assert len(things) >= 30
    for item in things:
        assert item.codes_of("keywords")
        assert "《" in item.attribute("basis")
        assert any(sign.isdigit() for sign in item.attribute("basis"))
        assert all((item.attribute("instead"), item.attribute("sectors")))
        assert item.attribute("evidence") in {"transcription", "recalled"}
        assert not item.verified


def test_what_is_only_restricted_says_when() -> None:
    restricted = [item for item in code_list("obsolete").items if item.attribute("ban") == "restricted"]
    assert len(restricted) > 5
    assert all(item.attribute("condition") for item in restricted)
    assert {item.attribute("ban") for item in code_list("obsolete").items} == {"restricted", "prohibited"}


def test_what_was_not_read_in_its_source_is_not_called_verified() -> None:
    for list_id in ("danger_site", "special_operation", "special_worker", "measure_hierarchy", "obsolete"):
        assert not any(item.verified for item in code_list(list_id).items)
    assert not code_list("danger_cause").by_code["environment"].verified
    assert not code_list("assessment_cause").by_code["yearly"].verified


@pytest.fixture
def factors() -> Node:
    return read_object(resource("measures", "reference_factors.json"))


def test_reference_factors_follow_the_register_column(factors: Node) -> None:
    given = {row.text("class"): Decimal(row.text("factor")) for row in factors.children("items")}
    # the source gives none for training
    assert set(given) == SEED_SEVEN - {"training"}
    of_column = {"technical": Decimal("0.50"), "management": Decimal("0.70"), "ppe": Decimal("0.85"),
                 "emergency": Decimal("0.90")}
    for item in code_list("measure_class").items:
        if item.code in given:
            assert given[item.code] == of_column[item.attribute("register_column")]


def test_reference_factors_say_that_they_are_no_standard(factors: Node) -> None:
    source = factors.texts("source")
    assert [word for word in ("不是标准", "仅供参考") if word not in source["zh_CN"]] == []
    assert [word for word in ("no standard", "one software vendor") if word not in source["en"]] == []
