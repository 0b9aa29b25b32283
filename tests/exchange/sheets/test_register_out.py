"""The exported register is one that practitioners know, and it comes in again as it went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from dualprev_desktop.domain.chosen import parse_chosen
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.exchange.register_in import DryRun, read_register
from dualprev_desktop.exchange.register_out import write_register
from dualprev_desktop.kernel.errors import BadFile, InputError, StoreUnavailable
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.incoming import IncomingEvent
from dualprev_desktop.services.rulebook import RuleBook, rule_set, shipped
from dualprev_desktop.services.views import AssessmentView, MeasureView, RegisterRow

CHINESE, ENGLISH = translator("zh_CN"), translator("en")


def judged(rules: str, text: str) -> AssessmentView:
    judgement = rule_set(rules).judge(rule_set(rules).parse_chosen(text))
    return AssessmentView("", rules, judgement.chosen, judgement.score, judgement.level, "张三", None, "")


def stated(level: Level) -> AssessmentView:
    return AssessmentView("", "stated", {}, None, level, "", None, "")


def direct(chosen: str, score: Decimal | None) -> AssessmentView:
    return AssessmentView("", "direct", parse_chosen(chosen), score, Level.MAJOR, "", None, "")


def measure(measure_class: str, content: str, state: str = "existing") -> MeasureView:
    return MeasureView("", measure_class, content, state, "workshop", "", "", "")


def row(number: str, event: str = "卸油起火", *, measures: tuple[MeasureView, ...] = (),
        **changes: object) -> RegisterRow:
    values: dict[str, object] = {
        "point_id": "p", "point_number": "P1", "point_name": "卸油口", "point_kind": "place", "location": "站区东侧",
        "event_id": number, "event_number": number, "step": "连接油管", "event": event,
        "hazard_factor": "静电未导除；油气积聚\n无人监卸",
        "accident_type": "WSA10009", "accident_type_1986": "08", "consequence": "人员烧伤",
        "inherent": judged("lec-e1", "L=6;E=6;C=15"), "residual": judged("lec-e1", "L=0.5;E=6;C=15"),
        "measures": measures, "unit": "加油站", "post": "卸油员", "person": "张三", "note": "",
    }
    return RegisterRow(**values | changes)  # type: ignore[arg-type]


ROWS = [
    row("1", measures=(
        measure("technical", "1.5m防撞柱"), measure("technical", "静电接地；与泵联锁"), measure("rules", "双人监卸"),
        measure("training", "卸油规程"), measure("ppe", "防静电服\n防静电鞋"), measure("emergency", "（1）停卸"),
        measure("organisation", "设安全员"), measure("instructions", "卸油操作卡"),
        measure("technical", "培训：不是培训", "proposed"), measure("training", "1. 每季演练；每月抽查", "proposed"),
        measure("emergency", "配发对讲机", "proposed"), measure("technical", "报警器", "proposed"))),
    row("2", "油品泄漏", inherent=None, accident_type="WSA10026", accident_type_1986="", hazard_factor="",
        post="卸油员、加油员", note="=1+1"),
    row("3", "车辆碰撞", inherent=judged("ls-t3", "L=4;S=4"), residual=judged("ls-t3", "L=2;S=4"), accident_type="",
        accident_type_1986="02", point_number="", step="", location="", consequence=""),
    row("4", "滑跌", inherent=stated(Level.GENERAL), residual=stated(Level.LOW), point_kind="activity"),
    row("6", "高处坠落", inherent=direct("law=1;mhi=1", None), residual=direct("law=1", Decimal(45))),
    row("5", "未评定的事件", inherent=None, residual=None, unit="", post="", person=""),
]


def exported(path: Path, rows: list[RegisterRow], language: str = "zh_CN") -> DryRun:
    write_register(path, rows, "某加油站", translator(language), dated=date(2026, 11, 24))
    return read_register(path)


def assert_same(event: IncomingEvent, out: RegisterRow) -> None:
    same = ("point_number", "point_name", "point_kind", "location", "step", "hazard_factor", "accident_type",
            "accident_type_1986", "consequence", "unit", "post", "person", "note")
    assert {name: getattr(event, name) for name in same} == {name: getattr(out, name) for name in same}
    assert (event.number, event.name, event.posts) == (out.event_number, out.event, ())
    assert sorted((item.measure_class, item.content, item.state) for item in event.measures) == sorted(
        (item.measure_class, item.content, item.state) for item in out.measures)
    views = {"inherent": out.inherent, "residual": out.residual}
    assert {item.kind: (item.rule_set, item.score, item.level) for item in event.judgements} == {
        kind: (view.rule_set, view.score, view.level) for kind, view in views.items() if view}
    for item in event.judgements:
        view = views[item.kind]
        assert view is not None
        assert item.chosen == ";".join(f"{key}={value}" for key, value in view.chosen.items())


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_export_comes_in_again_without_loss(tmp_path: Path, language: str) -> None:
    found = exported(tmp_path / "r.xlsx", ROWS, language)

    assert found.register.layout == "lec"
    assert [problem.text() for problem in found.errors] == []
    assert len(found.register.events) == len(ROWS)
    for event, out in zip(found.register.events, ROWS, strict=True):
        assert_same(event, out)
    assert [event.tier for event in found.register.events] == ["workshop", "", "", "", "", ""]


def test_the_sheet_is_one_that_practitioners_know(tmp_path: Path) -> None:
    sheet = written_sheet(tmp_path / "r.xlsx", ROWS[:1])
    headings = [sheet.cell(2, column).value for column in range(1, sheet.max_column + 1)]

    assert "某加油站" in str(sheet["A1"].value)
    assert "2026-11-24" in str(sheet["A1"].value)
    assert [heading for heading in headings if heading][:4] == ["序号", "风险点编号", "作业单元", "风险点类型"]
    assert {"固有风险评估", "现有风险评估", "现有控制措施", "建议新增（改进）措施"} <= set(headings)
    assert sheet.cell(3, headings.index("固有风险评估") + 1).value == "可能性大小L"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("D4", "$2:$3")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape", 8, 0)
    assert sheet.oddFooter is not None
    assert "&P" in str(sheet.oddFooter.center.text)


def test_a_level_is_shown_by_its_colour_and_its_word(tmp_path: Path) -> None:
    sheet = written_sheet(tmp_path / "r.xlsx", ROWS[:1])
    levels = [cell for cell in sheet[4] if cell.value in ("重大风险", "低风险")]
    assert [(cell.value, cell.fill.fgColor.rgb) for cell in levels] == [
        ("重大风险", "FFE60012"), ("低风险", "FF0068B7")]


def test_terms_and_scales_can_be_chosen_from_a_list(tmp_path: Path) -> None:
    sheet = written_sheet(tmp_path / "r.xlsx", ROWS[:1])
    book = sheet.parent
    assert book is not None
    offered = {}
    for validation in sheet.data_validations.dataValidation:
        name, cells = validation.formula1.rsplit("!", 1)
        column = sheet.cell(3, column_index_from_string(str(validation.sqref).split("4")[0])).value
        table = book[name.strip("'")]
        (line,) = table[cells.replace("$", "")]
        offered[column] = [cell.value for cell in line]
    assert offered["可能性大小L"] == ["10", "6", "3", "1", "0.5", "0.2", "0.1"]
    assert offered["风险等级"] == ["重大风险", "较大风险", "一般风险", "低风险"]
    assert all(all(values) for values in offered.values())


def test_an_empty_register_is_a_form_to_fill(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="has its headings but no rows"):
        exported(tmp_path / "r.xlsx", [])


@pytest.mark.parametrize("text", ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "_x0041_", "<b>&amp;"])
def test_text_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    found = exported(tmp_path / "r.xlsx", [row("1", text, note=text)])
    (note,) = [cell for cell in openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0][4]
               if cell.value and str(cell.value).endswith(text.strip()[-4:]) and cell.column > 12]
    assert note.data_type == "s"
    assert found.register.events[0].name == text.strip()


def test_control_characters_are_replaced_and_reported(tmp_path: Path) -> None:
    told = write_register(tmp_path / "r.xlsx", [row("1", "卸油\x0b起火\ud800")], "某加油站", CHINESE)
    assert [problem.text(ENGLISH) for problem in told] == [
        "风险分级管控清单 G4: “典型风险事件” held characters that no workbook can keep; each was replaced by \ufffd. "
        "Check the text in the register."]
    assert read_register(tmp_path / "r.xlsx").register.events[0].name == "卸油\ufffd起火\ufffd"


def test_a_text_too_long_for_a_cell_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "r.xlsx"
    target.write_bytes(b"old")
    measures = tuple(measure("rules", "长" * 1999) for _ in range(17))
    with pytest.raises(InputError) as caught:
        write_register(target, [row("1"), row("2", measures=measures)], "某加油站", CHINESE)
    assert caught.value.text().startswith("Row 5, “管理措施”: ")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["r.xlsx"]


def test_a_place_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable, match="could not be written"):
        write_register(tmp_path / "file" / "r.xlsx", ROWS, "某加油站", CHINESE)


def test_rare_ideographs_and_values_of_a_scale_survive(tmp_path: Path) -> None:
    found = exported(tmp_path / "r.xlsx", [row("1", "𠮷𰻞泄漏", residual=judged("lec-e1", "L=0.1;E=0.5;C=1"))])
    assert found.register.events[0].name == "𠮷𰻞泄漏"
    assert found.register.events[0].judgements[1].score == Decimal("0.05")


def written_sheet(path: Path, rows: list[RegisterRow]) -> Worksheet:
    write_register(path, rows, "某加油站", CHINESE, dated=date(2026, 11, 24))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_corrected_level_and_what_only_some_registers_say_come_back(tmp_path: Path, language: str) -> None:
    general = judged("lec-e1", "L=1;E=6;C=15")
    raised = row("1", aspect="equipment", factor_code="210301", trigger="接地夹夹在油漆面上", standard="接地良好",
                 residual=replace(general, level=Level.CONSIDERABLE, calculated=Level.GENERAL, reason="夜间单人作业"))
    found = exported(tmp_path / "r.xlsx", [raised, row("2")], language)
    assert found.problems == ()
    first, second = found.register.events
    assert (first.aspect, first.factor_code, first.trigger, first.standard) == (
        "equipment", "210301", "接地夹夹在油漆面上", "接地良好")
    back = next(one for one in first.judgements if one.kind == "residual")
    assert (back.level, back.calculated, back.reason) == ("considerable", "general", "夜间单人作业")
    assert (second.aspect, second.factor_code) == ("", "")
    assert not any(one.calculated for one in second.judgements)


def test_a_rule_set_of_the_companys_own_goes_out_and_comes_in_by_its_name(tmp_path: Path) -> None:
    own = replace(rule_set("lec-e2"), id="station-2026", names={"en": "Our own LEC", "zh_CN": "本站LEC"})
    names = RuleBook((*shipped().sets, own), frozenset({own.id}))
    judgement = own.judge(own.parse_chosen("L=1;E=10;C=7"))
    view = AssessmentView("", own.id, judgement.chosen, judgement.score, judgement.level, "", None, "")
    write_register(tmp_path / "r.xlsx", [row("1", residual=view)], "某加油站", CHINESE, names=names)
    back = read_register(tmp_path / "r.xlsx", book=names).register.events[0].judgements[-1]
    assert (back.rule_set, back.level) == ("station-2026", "general")
    stranger = read_register(tmp_path / "r.xlsx")
    assert "“本站LEC” is not known" in stranger.errors[0].text()


def test_a_direct_judgement_comes_back_with_its_basis_and_the_companys_own_condition(tmp_path: Path) -> None:
    own = "0a" * 16
    view = replace(direct(f"law=1;{own}=1", None), reason="GB 50156，间距不足")
    found = exported(tmp_path / "r.xlsx", [row("1", residual=view)])
    assert found.problems == ()
    back = next(one for one in found.register.events[0].judgements if one.kind == "residual")
    assert (back.rule_set, back.chosen, back.reason) == ("direct", f"law=1;{own}=1", "GB 50156，间距不足")
