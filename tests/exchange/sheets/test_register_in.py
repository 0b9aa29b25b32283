"""Practitioners' workbooks come in as they are: any order of columns, titles above, merged cells, both groups."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.kernel.errors import BadFile, Cancelled, NotFound
from dualprev_desktop.services.incoming import IncomingJudgement, IncomingMeasure
from tests.exchange.sheets.workbooks import (
    LEC_COLUMNS,
    UNLOADING,
    event,
    filled_form,
    lec_workbook,
    plain_workbook,
    sheet_of,
)


def test_a_row_becomes_an_event_with_its_judgement_and_measures(tmp_path: Path) -> None:
    found = read_register(lec_workbook(tmp_path / "a.xlsx", [UNLOADING]))

    assert found.problems == ()
    assert (found.register.layout, found.register.file) == ("lec", "a.xlsx")
    (only,) = found.register.events
    assert (only.row, only.number, only.point_name, only.point_kind) == (3, "1", "卸油口", "activity")
    assert (only.accident_type, only.accident_type_1986) == ("WSA10009", "08")
    assert only.judgements == (IncomingJudgement("residual", "lec-e1", "L=3;E=6;C=15", Decimal(270), "considerable"),)
    assert only.measures == (
        IncomingMeasure("technical", "静电接地报警仪", "existing"),
        IncomingMeasure("technical", "密闭卸油", "existing"),
        IncomingMeasure("rules", "双人监卸", "existing"), IncomingMeasure("rules", "稳油15分钟", "existing"),
        IncomingMeasure("training", "卸油操作规程", "existing"), IncomingMeasure("ppe", "防静电服", "existing"),
        IncomingMeasure("ppe", "防静电鞋", "existing"), IncomingMeasure("emergency", "停卸关阀", "existing"),
        IncomingMeasure("emergency", "拨打119", "existing"), IncomingMeasure("training", "每季演练一次", "proposed"),
    )
    assert (only.tier, only.unit, only.post, only.posts, only.person) == (
        "workshop", "加油站", "卸油员", ("加油员",), "张三")


def test_the_order_of_columns_and_titles_above_do_not_matter(tmp_path: Path) -> None:
    grouped = {"": [], "风险评估": [], "现有控制措施": []}  # type: dict[str, list[tuple[str, str]]]
    for column in LEC_COLUMNS:
        grouped[column[0]].append(column)
    shuffler = random.Random(7)
    blocks = [[column] for column in grouped.pop("")] + list(grouped.values())
    for block in blocks:
        shuffler.shuffle(block)
    shuffler.shuffle(blocks)
    columns = [column for block in blocks for column in block]
    assert columns != list(LEC_COLUMNS)

    plain = read_register(lec_workbook(tmp_path / "a.xlsx", [UNLOADING]))
    shuffled = read_register(lec_workbook(tmp_path / "a.xlsx", [UNLOADING], columns=columns,
                                          titles=["某加油站风险辨识清单", "编制：张三", ""]))

    assert shuffled.problems == ()
    (expected,), (found,) = plain.register.events, shuffled.register.events
    assert found.row == expected.row + 3
    assert set(found.measures) == set(expected.measures)
    assert (found.name, found.judgements, found.posts) == (expected.name, expected.judgements, expected.posts)


def test_merged_cells_hold_for_every_row_but_their_number_only_for_the_first(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [event(), event(序号=None, 作业单元=None, 典型风险事件="车辆碰撞")])
    book = openpyxl.load_workbook(workbook)
    sheet_of(book).merge_cells("B3:B4")
    sheet_of(book).merge_cells("A3:A4")
    book.save(workbook)

    first, second = read_register(workbook).register.events
    assert (first.number, second.number) == ("1", "")
    assert (first.point_name, second.point_name) == ("卸油口", "卸油口")
    assert second.name == "车辆碰撞"


def test_two_groups_of_judgement_are_told_apart_by_their_headings(tmp_path: Path) -> None:
    both = [column for group in ("固有风险评估", "现有风险评估")
            for column in ((group, "L"), (group, "E"), (group, "C"), (group, "D"), (group, "风险等级"))]
    columns = [*LEC_COLUMNS[:4], *both, *LEC_COLUMNS[9:]]
    row = UNLOADING | {"固有风险评估/L": 10, "固有风险评估/E": 6, "固有风险评估/C": 40,
                       "现有风险评估/L": 0.5, "现有风险评估/E": "６", "现有风险评估/C": "15 "}

    found = read_register(lec_workbook(tmp_path / "a.xlsx", [row], columns=columns))

    assert not found.errors
    inherent, residual = found.register.events[0].judgements
    assert (inherent.kind, inherent.score, inherent.level) == ("inherent", Decimal(2400), "major")
    assert (residual.kind, residual.chosen, residual.level) == ("residual", "L=0.5;E=6;C=15", "low")


def test_one_header_row_with_short_headings_is_enough(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "a.xlsx", [
        ["某公司安全风险分级管控清单"],
        ["序号", "风险点", "所在位置", "风险事件", "主要危险(有害)因素", "可能导致事故类别", "可能性(L)", "暴露(E)",
         "后果(C)", "D", "风险等级/色度", "主要管控措施", "责任部门", "责任人"],
        [1, "配电室", "一楼", "检修触电", "未断电", "触电", 1, 6, 15, 90, "黄", "挂牌上锁；培训：电工复训", "设备科",
         "李四"],
    ])
    found = read_register(workbook)

    assert found.problems == ()
    (only,) = found.register.events
    assert (only.point_name, only.location, only.accident_type) == ("配电室", "一楼", "WSA10006")
    assert only.judgements[0].level == "general"
    assert [(item.measure_class, item.content) for item in only.measures] == [
        ("technical", "挂牌上锁"), ("training", "电工复训")]


def test_prepared_rows_and_lines_for_signatures_are_no_events(tmp_path: Path) -> None:
    empty = dict.fromkeys(UNLOADING)
    workbook = lec_workbook(tmp_path / "a.xlsx", [
        event(), {**empty, "序号": 2, "风险值D": 0, "风险等级": "低"}, {**empty, "序号": "分析人：　　审核人："}])
    book = openpyxl.load_workbook(workbook)
    sheet_of(book).merge_cells("A5:T5")
    book.save(workbook)

    found = read_register(workbook)
    assert len(found.register.events) == 1
    assert [problem.text() for problem in found.problems] == [
        "Sheet1 A5: The text “分析人： 审核人：” across the sheet was left out. "
        "If it belongs to an event, write it into that event's row."]


def test_a_stated_level_is_taken_over_without_scores(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "a.xlsx", [
        ["风险编号", "作业过程", "作业步骤", "危险源或潜在事件", "事故后果", "等级\n【按提示填写：红,橙,黄,蓝】",
         "管控级别"],
        ["F-1", "动火作业", "切割", "引燃可燃物造成火灾", "人员烧伤", "橙色", "公司"],
    ])
    found = read_register(workbook)

    assert (found.register.layout, found.problems) == ("activity", ())
    (only,) = found.register.events
    assert (only.number, only.step, only.consequence, only.tier) == ("F-1", "切割", "人员烧伤", "company")
    assert only.judgements == (IncomingJudgement("residual", "stated", "", None, "considerable"),)


def test_registers_of_several_workshops_are_read_together(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [event()])
    book = openpyxl.load_workbook(workbook)
    other = book.copy_worksheet(sheet_of(book))
    other.title = "二车间"
    other["A3"] = 2
    book.save(workbook)

    events = read_register(workbook).register.events
    assert [(item.sheet, item.number) for item in events] == [("Sheet1", "1"), ("二车间", "2")]


def test_a_sheet_that_lacks_headings_beside_a_whole_one_is_left_out(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [event()])
    book = openpyxl.load_workbook(workbook)
    summary = book.create_sheet("汇总")
    summary.append(["作业单元", "典型风险事件", "L", "E", "风险等级"])
    summary.append(["卸油口", "起火", 3, 6, "较大"])
    book.save(workbook)

    found = read_register(workbook)
    assert len(found.register.events) == 1
    assert [problem.text() for problem in found.problems] == [
        "汇总: The sheet was not read, since it lacks the columns 结果严重程度C. "
        "Add them if it belongs to the register."]


def test_headings_without_rows_say_so(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"a\.xlsx: the sheet “Sheet1” has its headings but no rows below them\."):
        read_register(lec_workbook(tmp_path / "a.xlsx", []))


def test_a_workbook_of_another_kind_says_what_it_has_and_what_is_known(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "staff.xlsx", [["工号", "姓名", "工资"], [1, "张三", 100]])
    with pytest.raises(BadFile, match=r"Its headings are: 工号、姓名、工资\. Known layouts: lec \(.*activity"):
        read_register(workbook)


def test_an_unknown_layout_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no layout “xyz”\. Known are: lec, ls, activity, river"):
        read_register(lec_workbook(tmp_path / "a.xlsx", [event()]), layout="xyz")


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled("stopped")

    workbook = lec_workbook(tmp_path / "a.xlsx", [event(序号=number) for number in range(600)])
    with pytest.raises(Cancelled):
        read_register(workbook, progress=Impatient())


def test_the_real_lec_form_is_read(tmp_path: Path) -> None:
    row = [1, "卸油口", "卸油起火", "静电", 3, 6, 15, 270, "较大风险", "车间级", "接地", "监卸", "培训", "防静电服",
           "119", "", "加油站", "卸油员", "张三", ""]
    found = read_register(filled_form("lecExcel.xlsx", tmp_path / "f.xlsx", [row, [2, *row[1:]]]))

    assert (found.register.layout, found.problems) == ("lec", ())
    assert [item.judgements[0].level for item in found.register.events] == ["considerable", "considerable"]


def test_the_real_ls_form_is_read(tmp_path: Path) -> None:
    row = [1, "卸油口", "卸油起火", "静电", 2, 4, 8, "一般", "班组", "接地", "监卸", "培训", "防静电服", "119", "",
           "加油站"]
    found = read_register(filled_form("lsExcel.xlsx", tmp_path / "f.xlsx", [row]))

    assert found.register.layout == "ls"
    assert found.register.events[0].judgements == (
        IncomingJudgement("residual", "ls-t3", "L=2;S=4", Decimal(8), "general"),)


def test_the_real_activity_form_is_read(tmp_path: Path) -> None:
    row = ["A1", "卸油", "连接油管", "静电起火", "火灾烧伤", "红", "接地", "监卸", "培训", "关阀", "手套", "公司级",
           "站长、卸油员"]
    found = read_register(filled_form("riskSourceActivity.xlsx", tmp_path / "f.xlsx", [row]))

    assert (found.register.layout, found.problems) == ("activity", ())
    (only,) = found.register.events
    assert (only.judgements[0].level, only.post, only.posts) == ("major", "站长", ("卸油员",))
    assert {item.content: item.measure_class for item in only.measures} == {
        "接地": "technical", "监卸": "rules", "培训": "training", "关阀": "emergency", "手套": "ppe"}


def test_the_real_water_form_is_read(tmp_path: Path) -> None:
    row = ["P1", "设施", "闸门", 1, "启闭机失灵", "保养不到位", "淹溺", "限位", "点检", "培训", "救生衣", "停机", "",
           1, 6, 15, 90, "一般", "车间", "水管所", "值班员", "张三", ""]
    found = read_register(filled_form("riverLec.xlsx", tmp_path / "f.xlsx", [row]))

    assert not found.errors
    (only,) = found.register.events
    assert (found.register.layout, only.point_number, only.point_kind, only.name) == (
        "river", "P1", "facility", "启闭机失灵")


def test_the_real_export_form_is_read_with_its_stated_levels(tmp_path: Path) -> None:
    row = [1, "卸油口", "卸油起火", "静电", "", 270, "较大", "车间级", "接地", "监卸", "培训", "服装", "119", "",
           "加油站", "卸油员", "张三", "", "设施"]
    found = read_register(filled_form("exportTemplate.xlsx", tmp_path / "f.xlsx", [row]))

    assert not found.errors
    assert found.register.events[0].judgements[0].level == "considerable"
    assert "风险值D/R" in " ".join(problem.text() for problem in found.warnings)
