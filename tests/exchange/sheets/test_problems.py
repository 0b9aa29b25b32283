"""Every problem is told with its cell, its cause and what to do; all of them at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dualprev_desktop.exchange.register_in import DryRun, read_register
from tests.exchange.sheets.workbooks import (
    LEC_COLUMNS,
    UNLOADING,
    event,
    lec_workbook,
    plain_workbook,
    sheet_of,
    with_part,
)

SCALE_L = "Choose one of: 10, 6, 3, 1, 0.5, 0.2, 0.1."


def errors(found: DryRun) -> list[str]:
    return [problem.text() for problem in found.errors]


def warnings(found: DryRun) -> list[str]:
    return [problem.text() for problem in found.warnings]


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"作业单元": ""},
     "Sheet1 B3: “作业单元” is empty. Fill it in, or merge it with the cell above it if it is the same."),
    ({"典型风险事件": "　"},
     "Sheet1 C3: “典型风险事件” is empty. Fill it in, or merge it with the cell above it if it is the same."),
    ({"L": None}, f"Sheet1 E3: “可能性大小L” is empty, so the row cannot be judged. {SCALE_L}"),
    ({"L": 2}, "Sheet1 E3: “可能性大小L”: 2 is not on the scale of "),
    ({"L": "1_000"}, f"Sheet1 E3: “可能性大小L”: “1_000” is not a number in plain digits. {SCALE_L}"),
    ({"L": "nan"}, f"Sheet1 E3: “可能性大小L”: “nan” is not a number in plain digits. {SCALE_L}"),
    ({"L": "1e400"}, f"Sheet1 E3: “可能性大小L”: “1e400” is not a number in plain digits. {SCALE_L}"),
    ({"L": "0,5"}, f"Sheet1 E3: “可能性大小L”: “0,5” is not a number in plain digits. {SCALE_L}"),
    ({"L": "6²"}, f"Sheet1 E3: “可能性大小L”: “6²” is not a number in plain digits. {SCALE_L}"),
    ({"L": True}, f"Sheet1 E3: “可能性大小L”: “True” is not a number in plain digits. {SCALE_L}"),
    ({"L": 1e10}, "Sheet1 E3: “可能性大小L”: 10000000000 is not on the scale of "),
    ({"C": "#N/A"}, "Sheet1 G3: “结果严重程度C” holds the error value #N/A. Correct the formula or type the value."),
    ({"责任人": "#REF!"}, "Sheet1 S3: “责任人” holds the error value #REF!. Correct the formula or type the value."),
    ({"E": "=2*3"}, "Sheet1 F3: “暴露频繁程度E” holds a formula that was never calculated. "
                    "Open the workbook in Excel or WPS, save it there and import it again."),
    ({"责任人": 110101199003074511},
     "Sheet1 S3: “责任人” holds a number of 16 or more digits, of which the workbook kept only the first 15. "
     "Format the cell as text and type the number again."),
    ({"管控级别": "车问"}, "Sheet1 J3: “管控级别”: “车问” is not among the known terms. Did you mean “车间”?"),
    ({"管控岗位": "班长，" + "岗" * 61}, "Sheet1 R3: “管控岗位” has 61 characters; at most 60 fit. Shorten it."),
    ({"管理措施": "长" * 2001}, "Sheet1 L3: “管理措施” has 2001 characters; at most 2000 fit. Shorten it."),
    ({"作业单元": "长" * 101}, "Sheet1 B3: “作业单元” has 101 characters; at most 100 fit. Shorten it."),
])
def test_an_error_names_cell_cause_and_remedy(tmp_path: Path, changes: dict[str, Any], sentence: str) -> None:
    (told,) = errors(read_register(lec_workbook(tmp_path / "a.xlsx", [event(**changes)])))
    assert told.startswith(sentence)


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"D": 320}, "Sheet1 H3: The file says 320 较大; by LEC"),
    ({"D": 270, "风险等级": "一般"}, "Sheet1 I3: The file says 270 一般; by LEC"),
    ({"致险因素": None}, "Sheet1 D3: “致险因素” is empty; the event says no cause."),
    ({"责任人": "张\u200b三"}, "Sheet1 S3: “责任人” held invisible characters; they were left out."),
    ({"L": None, "E": None, "C": None, "D": None, "风险等级": None},
     "Sheet1 A3: The row is not judged. Assess the event after the import."),
    ({"典型风险事件": "车辆伤害"}, "Sheet1 C3: “典型风险事件”: Vehicle injury (GB 6441-1986) may be "
                             "Vehicle on the premises、Vehicle on road or rail in GB 6441-2025; that stays empty."),
])
def test_a_doubt_is_told_and_does_not_forbid_the_import(tmp_path: Path, changes: dict[str, Any], sentence: str) -> None:
    found = read_register(lec_workbook(tmp_path / "a.xlsx", [event(**changes)]))
    (told,) = warnings(found)
    assert told.startswith(sentence)
    assert not found.errors


def test_a_difference_from_the_files_score_names_both_results(tmp_path: Path) -> None:
    found = read_register(lec_workbook(tmp_path / "a.xlsx", [event(L=1, D=320, 风险等级="重大")]))
    (told,) = warnings(found)
    assert "The file says 320 重大; by" in told
    assert "it is 90 General" in told
    assert found.register.events[0].judgements[0].level == "general"


def test_the_noise_of_a_workbooks_own_product_is_no_difference(tmp_path: Path) -> None:
    row = event(L=0.2, E=6, C=100, D=0.2 * 6 * 100, 风险等级="黄")
    assert row["风险值D"] != 120
    assert read_register(lec_workbook(tmp_path / "a.xlsx", [row])).problems == ()


def test_all_problems_are_listed_not_the_first(tmp_path: Path) -> None:
    rows = [event(序号=1, L=7, 管控级别="厅级"), event(序号=2, 作业单元=None), event(序号=1)]
    told = errors(read_register(lec_workbook(tmp_path / "a.xlsx", rows)))

    assert [line.split(":")[0] for line in told] == ["Sheet1 E3", "Sheet1 J3", "Sheet1 B4", "Sheet1 A5"]
    assert told[-1] == ("Sheet1 A5: The number 1 stands also in Sheet1 A3. "
                        "Give each row its own number, or leave it empty.")


def test_a_missing_heading_is_named_and_no_row_is_read(tmp_path: Path) -> None:
    columns = [column for column in LEC_COLUMNS if column[1] != "结果严重程度C"]
    found = read_register(lec_workbook(tmp_path / "a.xlsx", [UNLOADING], columns=columns))

    assert errors(found) == ["Sheet1: The column “结果严重程度C (Severity C)” is missing. "
                             "Add it with this heading, or rename the column that holds it."]
    assert found.register.events == ()


def test_a_doubled_heading_names_both_cells(tmp_path: Path) -> None:
    columns = [*LEC_COLUMNS, ("", "评估单元")]
    (told,) = errors(read_register(lec_workbook(tmp_path / "a.xlsx", [UNLOADING], columns=columns)))
    assert told.startswith("Sheet1 U1: “评估单元” means the same as the column “作业单元” in B1.")


def test_headings_are_read_through_blanks_hints_and_invisible_characters(tmp_path: Path) -> None:
    renamed = {"序号": "\ufeff序 号", "作业单元": "作业\u200b单元*",
               "典型风险事件": "典型风险\u3000事件（必填，不超过200字）",
               "可能性大小L": "可能性大小 Ｌ", "备注": "备\u00a0注【选填】"}
    columns = [(group, renamed.get(own, own)) for group, own in LEC_COLUMNS]
    row = {renamed.get(heading, heading): value for heading, value in UNLOADING.items()}

    found = read_register(lec_workbook(tmp_path / "a.xlsx", [row], columns=columns))
    assert not found.errors
    assert found.register.events[0].point_name == "卸油口"
    assert [problem.cell for problem in found.warnings] == ["A1", "B1"]
    assert "held invisible characters; they were ignored" in warnings(found)[0]


def test_an_unknown_column_is_reported_as_not_read(tmp_path: Path) -> None:
    found = read_register(lec_workbook(tmp_path / "a.xlsx", [UNLOADING], columns=[*LEC_COLUMNS, ("", "天气")]))
    assert warnings(found) == ["Sheet1 U1: The column “天气” is not known and is not read. "
                               "Rename it if it belongs to the register."]


def test_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [event(), event(序号=2)])
    book = openpyxl.load_workbook(workbook)
    other = book.copy_worksheet(sheet_of(book))
    other.title, other.sheet_state = "旧", "hidden"
    sheet_of(book).row_dimensions[4].hidden = True
    book.save(workbook)

    found = read_register(workbook)
    assert len(found.register.events) == 2
    assert warnings(found) == [
        "Sheet1: Hidden rows are read like the others: 4. Delete them in the workbook if they do not count.",
        "旧: The sheet is hidden and was not read. Show it if it belongs to the register."]


def test_a_never_calculated_score_is_only_a_warning_since_it_is_calculated_here(tmp_path: Path) -> None:
    found = read_register(lec_workbook(tmp_path / "a.xlsx", [event(D="=E3*F3*G3", 风险等级=None)]))
    assert not found.errors
    assert found.warnings[0].cell == "H3"
    assert found.register.events[0].judgements[0].score == 270


def test_a_text_formula_without_result_is_an_empty_text(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [event(备注="=IF(1=1,\"\",\"\")")])
    with_part(workbook, "xl/worksheets/sheet1.xml", {b'<c r="T3"': b'<c r="T3" t="str"'})
    assert read_register(workbook).problems == ()


def test_dates_and_whole_numbers_become_plain_text(tmp_path: Path) -> None:
    from datetime import date

    found = read_register(lec_workbook(tmp_path / "a.xlsx", [event(序号=1.0, 责任部门=12.5, 备注=date(2026, 11, 3))]))
    (only,) = found.register.events
    assert (only.number, only.unit, only.note) == ("1", "12.5", "2026-11-03")


def test_a_date_beyond_the_calendar_does_no_harm(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [event(L=2958466, 备注=1e10)])
    book = openpyxl.load_workbook(workbook)
    sheet_of(book)["E3"].number_format = sheet_of(book)["T3"].number_format = "yyyy-mm-dd"
    book.save(workbook)
    (told,) = errors(read_register(workbook))
    assert told.startswith("Sheet1 E3: “可能性大小L”")


def test_points_with_numbers_of_their_own_may_count_their_events_anew(tmp_path: Path) -> None:
    columns = [("", "风险点编号"), *LEC_COLUMNS]
    rows = [event(风险点编号="P1"), event(风险点编号="P2"), event(风险点编号="P1", 典型风险事件="另一事件")]
    (told,) = errors(read_register(lec_workbook(tmp_path / "a.xlsx", rows, columns=columns)))
    assert told.startswith("Sheet1 B5: The number 1 stands also in Sheet1 B3.")


def test_accident_types_stand_in_a_column_of_their_own(tmp_path: Path) -> None:
    columns = [*LEC_COLUMNS, ("", "事故类型")]
    rows = [event(序号=1, 事故类型="机械伤害"), event(序号=2, 事故类型="中毒和窒息"),
            event(序号=3, 事故类型="高处坠落、触电"),
            event(序号=4, 事故类型="淹溾"), event(序号=5, 事故类型=""), event(序号=6, 事故类型="其他")]
    found = read_register(lec_workbook(tmp_path / "a.xlsx", rows, columns=columns))

    assert [(item.accident_type, item.accident_type_1986) for item in found.register.events] == [
        ("WSA10004", "03"), ("", "19"), ("WSA10010", "09"), ("", ""), ("", ""), ("WSA10099", "")]
    told = warnings(found)
    assert "may be" in told[0]
    assert "names several accident types; Fall from height is taken" in told[1]
    assert "no accident type is recognised in “淹溾”; it stays empty. Did you mean “淹溺”?" in told[2]


def test_a_plain_sheet_of_stated_levels_refuses_grades_that_mean_different_things(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "a.xlsx", [["风险编号", "作业过程", "危险源或潜在事件", "等级"],
                                                    [1, "动火", "起火", "1级"]])
    assert errors(read_register(workbook)) == [
        "Sheet D2: “等级”: “1级” is not a level. Write 重大, 较大, 一般 or 低, or the colour 红, 橙, 黄 or 蓝."]
