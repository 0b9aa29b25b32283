"""Makes the workbooks that the tests import: the practitioners' headings, rows, and every kind of disorder."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

FORMS = Path(__file__).resolve().parents[4] / "shared" / "inputs" / "forms"

GROUP = "风险评估"
MEASURES = "现有控制措施"
# (group heading, own heading) as in the transport sector's form
LEC_COLUMNS: tuple[tuple[str, str], ...] = (
    ("", "序号"), ("", "作业单元"), ("", "典型风险事件"), ("", "致险因素"),
    (GROUP, "可能性大小L"), (GROUP, "暴露频繁程度E"), (GROUP, "结果严重程度C"), (GROUP, "风险值D"), (GROUP, "风险等级"),
    ("", "管控级别"), (MEASURES, "工程技术措施"), (MEASURES, "管理措施"), (MEASURES, "培训教育措施"),
    (MEASURES, "个体防护措施"), (MEASURES, "应急处置措施"), ("", "建议新增（改进）措施"), ("", "责任部门"),
    ("", "管控岗位"), ("", "责任人"), ("", "备注"),
)
UNLOADING: dict[str, Any] = {
    "序号": 1, "作业单元": "卸油口", "典型风险事件": "卸油时油气遇静电起火（火灾）", "致险因素": "静电未导除",
    "可能性大小L": 3, "暴露频繁程度E": 6, "结果严重程度C": 15, "风险值D": 270, "风险等级": "较大",
    "管控级别": "车间级", "工程技术措施": "1.静电接地报警仪；2.密闭卸油", "管理措施": "双人监卸；稳油15分钟",
    "培训教育措施": "卸油操作规程", "个体防护措施": "①防静电服\n②防静电鞋", "应急处置措施": "停卸关阀；拨打119",
    "建议新增（改进）措施": "培训：每季演练一次", "责任部门": "加油站", "管控岗位": "卸油员，加油员", "责任人": "张三",
    "备注": "",
}


def event(**changes: Any) -> dict[str, Any]:
    """The unloading event, changed; `L=…`, `E=…`, `C=…`, `D=…` stand for the long headings."""
    short = {"L": "可能性大小L", "E": "暴露频繁程度E", "C": "结果严重程度C", "D": "风险值D"}
    return UNLOADING | {short.get(key, key): value for key, value in changes.items()}


def lec_workbook(target: Path, rows: Sequence[Mapping[str, Any]], *,
                 columns: Sequence[tuple[str, str]] = LEC_COLUMNS, titles: Sequence[str] = ()) -> Path:
    """A two-row header with merged cells below the titles, then the rows by heading."""
    book = openpyxl.Workbook()
    sheet = sheet_of(book)
    sheet.title = "Sheet1"
    for title in titles:
        sheet.append([title])
    write_header(sheet, columns, len(titles) + 1)
    for number, row in enumerate(rows, len(titles) + 3):
        for column, (group, own) in enumerate(columns, 1):
            sheet.cell(number, column).value = row.get(f"{group}/{own}", row.get(own))
    book.save(target)
    return target


def write_header(sheet: Worksheet, columns: Sequence[tuple[str, str]], top: int) -> None:
    start = 0
    for index, (group, own) in enumerate(columns):
        if not group:
            sheet.cell(top, index + 1, own)
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=index + 1, end_column=index + 1)
            continue
        sheet.cell(top + 1, index + 1, own)
        if index == 0 or columns[index - 1][0] != group:
            start = index
            sheet.cell(top, index + 1, group)
        if index + 1 == len(columns) or columns[index + 1][0] != group:
            sheet.merge_cells(start_row=top, end_row=top, start_column=start + 1, end_column=index + 1)


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def plain_workbook(target: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        sheet_of(book).append(list(row))
    book.save(target)
    return target


def filled_form(name: str, target: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """A copy of a real form with rows written below its two header rows; skips where the form is absent."""
    form = FORMS / name
    if not form.is_file():
        pytest.skip(f"the real form {name} is not beside this checkout")
    shutil.copyfile(form, target)
    target.chmod(0o644)
    book = openpyxl.load_workbook(target)
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 1):
            sheet_of(book).cell(number, column).value = value
    book.save(target)
    return target


def with_part(workbook: Path, part: str, change: Mapping[bytes, bytes]) -> Path:
    """The workbook with texts of one of its parts replaced: what no honest program writes."""
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in change.items():
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return workbook


def numbers(*values: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, values))
