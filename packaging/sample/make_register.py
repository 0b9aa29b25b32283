"""Writes the sample company's register (风险清单) as a workbook, from the events authored in `events.json`.

Score, level and tier are not authored: they follow from the chosen values by the rule set and code lists shipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dualprev_desktop.domain.levels import style
from dualprev_desktop.domain.rules import Judgement, RuleSet
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.rulebook import rule_set

EVENTS = Path(__file__).with_name("events.json")
CHINESE = "zh_CN"
FACTORS = ("L", "E", "C")
JUDGEMENT = ("可能性大小L", "暴露频繁程度E", "结果严重程度C", "风险值D", "风险等级")
MEASURES = {"technical": "工程技术措施", "management": "管理措施", "training": "培训教育措施", "ppe": "个体防护措施",
            "emergency": "应急处置措施"}
HEADINGS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    # heading, sub headings, width of each column in characters
    ("序号", (), 6), ("作业单元", (), 14), ("风险点类型", (), 10), ("位置", (), 14), ("典型风险事件", (), 22),
    ("致险因素", (), 24), ("事故类型", (), 12), ("事故后果", (), 18), ("固有风险评估", JUDGEMENT, 8),
    ("现有风险评估", JUDGEMENT, 8), ("管控级别", (), 8), ("现有控制措施", tuple(MEASURES.values()), 30),
    ("建议新增（改进）措施", (), 22), ("责任部门", (), 10), ("管控岗位", (), 12), ("责任人", (), 8), ("备注", (), 8),
)
SEPARATOR = "；"
HEADER_ROWS = 2
LEVEL_COLUMNS = (13, 18)

_THIN = Side(style="thin", color="808080")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def build() -> Workbook:
    authored = json.loads(EVENTS.read_text(encoding="utf-8"))
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "风险清单"
    _write_headings(sheet)
    for row, values in enumerate(_rows(authored), HEADER_ROWS + 1):
        _write_row(sheet, row, values)
    _set_up_paper(sheet)
    return workbook


def _rows(authored: dict[str, Any]) -> Iterator[list[Any]]:
    rules = rule_set(authored["rule_set"])
    events = ((point, event) for point in authored["points"] for event in point["events"])
    for number, (point, event) in enumerate(events, 1):
        inherent, residual = (_judge(rules, event[kind]) for kind in ("inherent", "residual"))
        yield [
            number, point["name"], point["kind"], point["location"], event["event"], event["factor"],
            event["accident_type"], event["consequence"], *_judgement_cells(inherent), *_judgement_cells(residual),
            _tier(inherent), *(SEPARATOR.join(event[key]) for key in MEASURES), SEPARATOR.join(event["proposed"]),
            point["unit"], "，".join(point["posts"]), "", authored["remark"],
        ]


def _judge(rules: RuleSet, chosen: dict[str, str]) -> Judgement:
    return rules.judge({key: Decimal(value) for key, value in chosen.items()})


def _judgement_cells(judged: Judgement) -> list[Any]:
    numbers = [*(judged.chosen[key] for key in FACTORS), judged.score]
    return [*map(_number, numbers), code_list("level").label(judged.level, CHINESE)]


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _tier(judged: Judgement) -> str:
    """The usual tier of the inherent level: what is major without controls is the company's to watch."""
    return next(item.label(CHINESE) for item in code_list("control_tier").items
                if item.attribute("default_for") == judged.level)


def _write_headings(sheet: Worksheet) -> None:
    column = 1
    for heading, parts, width in HEADINGS:
        last = column + max(len(parts), 1) - 1
        _heading(sheet, 1, column, heading)
        for offset, part in enumerate(parts):
            _heading(sheet, 2, column + offset, part)
        sheet.merge_cells(start_row=1, end_row=1 if parts else HEADER_ROWS, start_column=column, end_column=last)
        for index in range(column, last + 1):
            sheet.column_dimensions[get_column_letter(index)].width = width
        column = last + 1


def _heading(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column, text)
    cell.font = Font(name="宋体", size=10, bold=True)
    cell.fill = PatternFill("solid", fgColor="E7ECEC")
    cell.border = GRID
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _write_row(sheet: Worksheet, row: int, values: list[Any]) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value if value != "" else None)
        cell.font = Font(name="宋体", size=9)
        cell.border = GRID
        cell.alignment = Alignment(vertical="center", wrap_text=True,
                                   horizontal="left" if isinstance(value, str) and len(value) > 8 else "center")
    for column in LEVEL_COLUMNS:
        _colour(sheet, row, column)


def _colour(sheet: Worksheet, row: int, column: int) -> None:
    cell = sheet.cell(row, column)
    shown = style(code_list("level").find(str(cell.value)) or "")
    cell.fill = PatternFill("solid", fgColor=shown.colour.lstrip("#"))
    cell.font = Font(name="宋体", size=9, bold=True, color=shown.ink.lstrip("#"))


def _set_up_paper(sheet: Worksheet) -> None:
    sheet.freeze_panes = "C3"
    sheet.print_title_rows = f"1:{HEADER_ROWS}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def main() -> None:
    with replacing(resource("sample", "register.xlsx")) as target:
        build().save(target)


if __name__ == "__main__":
    main()
