"""A layout is one file; its headings are data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dualprev_desktop.exchange import header, sheets
from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.exchange.sheets.base import LAYOUTS, SheetLayout, heading_forms, judgement_kind
from dualprev_desktop.kernel.registry import Registry
from tests.exchange.sheets.workbooks import plain_workbook

FISHERY = '''
from dualprev_desktop.exchange.sheets import columns as c
from dualprev_desktop.exchange.sheets.base import SheetLayout

VESSEL = c.Column("point_name", "渔船", "Vessel", required=True, filled=True)
LAYOUT = SheetLayout(id="fishery", title="Fishery", order=90, rule_set="stated", default_kind="facility",
                     columns=(VESSEL, c.Column("name", "险情", "Peril", required=True), c.LEVEL))
'''


def test_a_layout_is_found_by_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fishery.py").write_text(FISHERY, encoding="utf-8")
    monkeypatch.setattr(sheets, "__path__", [*sheets.__path__, str(tmp_path)])
    registry = Registry("dualprev_desktop.exchange.sheets", "LAYOUT", SheetLayout)
    monkeypatch.setattr(header, "LAYOUTS", registry)
    workbook = plain_workbook(tmp_path / "a.xlsx", [["渔船", "险情", "风险等级"], ["豫信渔1", "倾覆", "红"]])
    try:
        found = read_register(workbook)
    finally:
        sys.modules.pop("dualprev_desktop.exchange.sheets.fishery", None)

    assert found.problems == ()
    assert found.register.layout == "fishery"
    assert (found.register.events[0].point_name, found.register.events[0].judgements[0].level) == ("豫信渔1", "major")


def test_no_heading_of_a_layout_means_two_of_its_columns() -> None:
    for layout in LAYOUTS:
        for column in layout.columns:
            for heading in (column.chinese, column.english):
                group, _, own = heading.rpartition(" / ")
                assert layout.column_of(group, own) is column, (layout.id, heading)


@pytest.mark.parametrize(("heading", "forms"), [
    ("等级\n【按提示填写：红,橙,黄,蓝】\n", ("等级",)),
    ("可能性 (Ｌ)", ("可能性l", "可能性")),
    ("建议新增（改进）措施", ("建议新增改进措施", "建议新增措施")),
    ("\ufeff 序 号*：", ("序号",)),
    ("金额（单位：万元）", ("金额",)),
])
def test_a_heading_is_compared_without_its_hints(heading: str, forms: tuple[str, ...]) -> None:
    assert heading_forms(heading) == forms


@pytest.mark.parametrize(("group", "own", "kind"), [
    ("固有风险评估", "L", "inherent"), ("现有风险评估", "L", "residual"), ("剩余风险", "等级", "residual"),
    ("控制后风险", "D", "residual"), ("", "固有风险等级", "inherent"), ("风险评估", "L", "residual"),
    ("Inherent risk", "Score D", "inherent"), ("Residual risk", "Level", "residual"),
])
def test_a_judgement_is_inherent_or_residual_by_its_headings(group: str, own: str, kind: str) -> None:
    assert judgement_kind(group, own, "residual") == kind
