"""The reference lists: classes of industry, scale of enterprise, functional zones and major hazard figures."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal

import pytest

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.codelists import CodeItem, code_list
from dualprev_desktop.services.enterprise_scale import scale

INDUSTRY, SUBSTANCES, CATEGORIES = (code_list(id) for id in ("gbt_4754", "critical_quantity", "critical_category"))
CATALOGUES = sorted(resource("catalogues").glob("*.json"))


def above(code: str) -> str:
    """The code of the next coarser level: C2651 → C265 → C26 → C."""
    return code[:-1] if len(code) > 3 else code[0]


def test_the_four_levels_of_industry() -> None:
    assert Counter(len(code) for code in INDUSTRY.codes()) == {1: 20, 3: 97, 4: 473, 5: 1381}
    assert all(above(code) in INDUSTRY.by_code for code in INDUSTRY.codes() if len(code) > 1)


def test_no_level_of_industry_is_left_without_a_finer_one() -> None:
    parents = {above(code) for code in INDUSTRY.codes() if len(code) > 1}
    assert parents == {code for code in INDUSTRY.codes() if len(code) < 5}


@pytest.mark.parametrize(("written", "code"), [
    ("2651", "C2651"), ("c26", "C26"), ("快递服务", "G6020"), ("快递服务（中类）", "G602"), ("国际组织", "T9700"),
    ("机动车燃油零售", "F5265"), ("Storage of hazardous chemicals", "G5942"), ("木制品制造", "C203")])
def test_a_name_of_several_levels_means_the_finest(written: str, code: str) -> None:
    assert INDUSTRY.find(written) == code


def test_the_industries_that_sectors_and_catalogues_name_exist() -> None:
    named = {code for sector in code_list("sector").items for code in sector.codes_of("gbt_4754")}
    named |= {json.loads(path.read_text(encoding="utf-8")).get("gbt_4754", "") for path in CATALOGUES}
    single = {code for code in named if re.fullmatch(r"[A-T]\d*", code)}
    assert len(single) > 50
    assert not [code for code in sorted(single) if code not in INDUSTRY.by_code]


def scale_row(industry: str) -> str:
    return scale(Enterprise(id="-", name="-", industry=industry), "en").industry


@pytest.mark.parametrize(("industry", "row"), [
    ("A0111", "agriculture"), ("B0610", "industry"), ("C2651", "industry"), ("D4420", "industry"),
    ("E4710", "construction"), ("F5162", "wholesale"), ("F5265", "retail"), ("G5320", "other"),
    ("G5435", "transport"), ("G5910", "transport"), ("G5942", "storage"), ("G6020", "post"),
    ("H6210", "lodging-catering"), ("I6410", "information"), ("I6513", "software"), ("K7010", "real-estate"),
    ("K7020", "property"), ("K7030", "other"), ("L7271", "leasing-business"), ("Q8514", "other")])
def test_a_class_of_industry_is_measured_by_its_row(industry: str, row: str) -> None:
    assert scale_row(industry) == code_list("enterprise_scale").label(row, "en")


def test_every_class_of_industry_has_a_row_and_every_row_a_class() -> None:
    rows = [scale_row(code) for code in INDUSTRY.codes() if len(code) == 5]
    assert set(rows) == {item.label("en") for item in code_list("enterprise_scale").items}


def test_an_industry_the_rule_of_2017_leaves_out_is_marked() -> None:
    marked = {item.code for item in INDUSTRY.items if item.attributes.get("scale_outside")}
    assert marked == {"G53", "J", "K704", "P", "Q84", "S", "T"}
    assert {INDUSTRY.by_code[code].attribute("scale") for code in marked} == {"other"}


@pytest.mark.parametrize("row", code_list("enterprise_scale").items, ids=lambda row: row.code)
def test_the_bounds_of_a_scale_fall_from_large_to_small(row: CodeItem) -> None:
    indicators = row.codes_of("indicators")
    assert indicators
    assert set(indicators) <= {"employees", "revenue", "assets"}
    for large, medium, small in zip(*(row.codes_of(size) for size in ("large", "medium", "small")), strict=True):
        assert Decimal(large) > Decimal(medium) > Decimal(small) > 0
    assert len(row.codes_of("large")) == len(indicators)


def test_functional_zones_lie_in_districts_and_may_be_one_s_own() -> None:
    zones = code_list("functional_zone")
    assert zones.open
    assert [zone.label("zh_CN") for zone in zones.items if zone.verified] == ["羊山新区"]
    assert {zone.attribute("district") for zone in zones.items} - {""} <= set(code_list("district").codes())


@pytest.mark.parametrize(("written", "quantity", "beta"), [
    ("液氯", "5", "4"), ("氨", "10", "2"), ("光气", "0.3", "20"), ("汽油", "200", "1"), ("天然气", "50", "1.5"),
    ("LPG", "50", "1.5"), ("硫化氢", "5", "5"), ("7440-23-5", "10", "1"), ("TNT", "5", "2"), ("乙醚", "10", "1.5")])
def test_a_substance_has_its_critical_quantity_and_factor(written: str, quantity: str, beta: str) -> None:
    found = SUBSTANCES.by_code[SUBSTANCES.find(written) or ""]
    of_category = CATEGORIES.by_code.get(found.attribute("category"))
    factor = found.attribute("beta") or (of_category.attribute("beta") if of_category else "")
    assert (found.attribute("quantity"), factor) == (quantity, beta)


def test_table_1_is_whole_and_its_categories_exist() -> None:
    assert SUBSTANCES.codes() == tuple(f"{n:02d}" for n in range(1, 86))
    assert all(Decimal(item.attribute("quantity")) > 0 for item in SUBSTANCES.items)
    # table 3 names 14 gases; carbon monoxide alone is not in table 1
    assert sum(bool(item.attribute("beta")) for item in SUBSTANCES.items) == 13
    assert {item.attribute("category") for item in SUBSTANCES.items} - {""} <= set(CATEGORIES.codes())


def test_every_cas_number_checks() -> None:
    numbers = [number for item in SUBSTANCES.items for number in item.attribute("cas").split("; ") if number]
    assert len(numbers) == 85
    for number in numbers:
        *digits, check = map(int, number.replace("-", ""))
        assert sum(place * digit for place, digit in enumerate(reversed(digits), 1)) % 10 == check, number


def test_every_category_of_table_2_has_quantity_and_factor() -> None:
    assert len(CATEGORIES.items) == 24
    for item in CATEGORIES.items:
        assert Decimal(item.attribute("quantity")) > 0
        assert Decimal(item.attribute("beta")) >= 1


def test_factors_for_people_and_classes_are_those_of_tables_5_and_6() -> None:
    factors = {item.code: item.attribute("alpha") for item in code_list("exposure_factor").items}
    assert factors == {"0": "0.5", "1": "1.0", "30": "1.2", "50": "1.5", "100": "2.0"}
    begins = [(item.label("zh_CN"), item.attribute("from")) for item in code_list("major_hazard_class").items]
    assert begins == [("一级", "100"), ("二级", "50"), ("三级", "10"), ("四级", "0")]


@pytest.mark.parametrize("id", ["gbt_4754", "enterprise_scale", "critical_quantity", "critical_category"])
def test_what_was_not_read_in_its_source_says_so(id: str) -> None:
    found = code_list(id)
    assert not any(item.verified for item in found.items)
    assert "official text was not at hand" in found.source["en"]
    assert "未见官方文本" in found.source["zh_CN"]
