"""The sample company's register, posts, units and code lists fit together."""

from __future__ import annotations

import json
import re
import runpy
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.domain.credit_code import check
from dualprev_desktop.exchange.measures_text import measures_in, posts_in
from dualprev_desktop.exchange.sheets.lec import LAYOUT
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.codelists import code_list

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "sample" / "make_register.py"
SAMPLE = resource("sample")
NUMBERS_OF_THE_DOSSIER = {"95%", "15分钟", "35kg", "19.5%", "21%", "10%"}


@pytest.fixture(scope="module")
def sample() -> Any:
    return json.loads((SAMPLE / "company.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def register() -> list[dict[str, Any]]:
    """One dictionary a row; the second judgement's columns end in `.1`."""
    rows = list(_cells(SAMPLE / "register.xlsx"))
    headings = _unique(own or group for group, own in _headings(rows))
    return [dict(zip(headings, row, strict=True)) for row in rows[2:]]


def _cells(path: Path) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook

    workbook = load_workbook(path)
    yield from workbook.worksheets[0].iter_rows(values_only=True)
    workbook.close()


def _headings(rows: list[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    group = ""
    for upper, lower in zip(*rows[:2], strict=True):
        group = upper or group
        yield group, lower or ""


def _unique(headings: Iterator[str]) -> list[str]:
    seen: Counter[str] = Counter()
    named = []
    for heading in headings:
        named.append(f"{heading}.{seen[heading]}" if seen[heading] else heading)
        seen[heading] += 1
    return named


def test_codes_exist(sample: Any) -> None:
    enterprise = sample["enterprise"]
    for list_id in ("sector", "district", "accident_edition"):
        assert enterprise[list_id] in code_list(list_id).codes()
    assert {unit["kind"] for unit in sample["units"]} <= set(code_list("org_unit_kind").codes())
    assert check(enterprise["credit_code"]) == enterprise["credit_code"]


def test_units_and_posts_hang_together(sample: Any) -> None:
    units = {unit["name"]: unit for unit in sample["units"]}
    assert [unit["name"] for unit in units.values() if not unit["parent"]] == [sample["enterprise"]["name"]]
    assert {unit["parent"] for unit in units.values()} - {""} <= units.keys()
    assert {post["unit"] for post in sample["posts"]} <= units.keys()


def test_binding_and_register_name_the_same_points(sample: Any, register: list[dict[str, Any]]) -> None:
    assert set(sample["binding"]) == {row["作业单元"] for row in register}
    assert set(sample["binding"].values()) == {zone["name"] for zone in sample["zones"]}


def test_register_names_units_and_posts_of_the_company(sample: Any, register: list[dict[str, Any]]) -> None:
    assert {row["责任部门"] for row in register} <= {unit["name"] for unit in sample["units"]}
    named = {post for row in register for post in posts_in(row["管控岗位"])}
    assert named == {post["name"] for post in sample["posts"]}, "a post without a risk has nothing to tell its holder"


def test_register_is_large_enough_and_numbered(register: list[dict[str, Any]]) -> None:
    assert [row["序号"] for row in register] == list(range(1, len(register) + 1))
    assert 22 <= len(register) <= 28
    assert 10 <= len({row["作业单元"] for row in register}) <= 13
    assert {row["备注"] for row in register} == {"参考值"}


@pytest.mark.parametrize("suffix", ["", ".1"])
def test_levels_follow_edition_e1(register: list[dict[str, Any]], suffix: str) -> None:
    for row in register:
        factors = [Decimal(str(row[name + suffix])) for name in ("可能性大小L", "暴露频繁程度E", "结果严重程度C")]
        score = factors[0] * factors[1] * factors[2]
        assert Decimal(str(row["风险值D" + suffix])) == score, row["典型风险事件"]
        assert row["风险等级" + suffix] == _level_e1(score), row["典型风险事件"]


def _level_e1(score: Decimal) -> str:
    limits = ((320, "重大风险"), (160, "较大风险"), (70, "一般风险"))
    return next((level for limit, level in limits if score > limit), "低风险")


def test_controls_never_worsen_and_all_levels_occur(register: list[dict[str, Any]]) -> None:
    assert all(row["风险值D.1"] <= row["风险值D"] for row in register)
    assert {row["风险等级"] for row in register} == {"重大风险", "较大风险", "一般风险", "低风险"}
    assert {row["风险等级.1"] for row in register} == {"一般风险", "低风险"}


def test_coded_words_are_those_of_the_lists(register: list[dict[str, Any]]) -> None:
    for heading, list_id in (("风险点类型", "risk_point_kind"), ("事故类型", "accident_type_2025"),
                             ("管控级别", "control_tier"), ("风险等级", "level")):
        official = {item.label("zh_CN") for item in code_list(list_id).items}
        assert {row[heading] for row in register} <= official, heading


def test_measures_are_sentences_with_known_numbers_only(register: list[dict[str, Any]]) -> None:
    classes = [item.label("zh_CN") for item in code_list("register_column").items]
    for row in register:
        measures = [measure for name in classes for measure in measures_in(row[name] or "")]
        assert len(measures) >= 4, row["典型风险事件"]
        assert all(len(measure) >= 5 for measure in measures)
        numbers = set(re.findall(r"[\d.]+(?:%|分钟|kg)", "".join(measures)))
        assert numbers <= NUMBERS_OF_THE_DOSSIER


def test_the_importer_knows_every_heading() -> None:
    rows = list(_cells(SAMPLE / "register.xlsx"))
    unknown = [(group, own) for group, own in _headings(rows) if LAYOUT.column_of(group, own or group) is None]
    assert not unknown


def test_committed_workbook_is_what_the_script_writes(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.xlsx"
    runpy.run_path(str(SCRIPT))["build"]().save(fresh)
    assert list(_cells(fresh)) == list(_cells(SAMPLE / "register.xlsx"))
