"""Boards, announcement and chart on paper: every word, none on another, all within, none too small, of any size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from dualprev_desktop.documents.base import DOCUMENTS, Options, PrintSource
from dualprev_desktop.documents.board_sheet import board_drawings
from dualprev_desktop.documents.board_text import board_text
from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.commitment_page import commitment_drawings, commitment_text
from dualprev_desktop.documents.layout import Manner
from dualprev_desktop.documents.level_chart_page import chart_drawings
from dualprev_desktop.documents.major_board import major_drawings
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.paper import sheet_size
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.documents.wall import least_type
from dualprev_desktop.domain.drawing import Box, Drawing, Item, Polygon, Rect, Text
from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.domain.palette import USUAL
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services import commitments
from dualprev_desktop.services.board_views import BoardView, LevelCount, MajorRiskView, RiskLine
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.commitments import CHEMICAL, CommitmentView
from dualprev_desktop.services.level_counts import LevelChartView, UnitCount
from dualprev_desktop.services.views import MeasureView, PlanView
from dualprev_desktop.store.company import Company

PaperText = Callable[[bytes], str]
EN = translator("en")
SIZES = ("A4", "A3", "A1", "1200x2400", "2400x1200")
DAY = date(2026, 11, 24)

LINE = RiskLine("p", "R-001", "卸油作业", "站区东侧卸油口", Level.MAJOR, ("油气积聚", "静电未导除"),
                ("WSA10009", "WSA10017"), ("人员伤亡、站毁",), ("静电接地报警仪", "双人监卸、稳油15分钟"), "company",
                "卸油班", "卸油员", "王建国", "138 0000 0000")
COUNTS = tuple(LevelCount(one.level, number, 2 * number) for number, one in enumerate(LEVELS))


def verbose(line: RiskLine) -> RiskLine:
    """Forty hazards, measures of two thousand characters, each another."""
    long = tuple(f"第{n}条措施：" + "安全阀、压力表定期检验，" * 160 + f"止{n}。" for n in range(6))
    return replace(line, name="埋地油罐区及操作井" * 6, hazards=tuple(f"第{n}项危险：油气积聚" for n in range(40)),
                   consequences=tuple(f"第{n}种后果" for n in range(20)), measures=long, phone="0376-6666666 " * 4,
                   location="站区东侧" * 20, person="王建国" * 8)


@pytest.fixture
def board(plan: PlanView) -> BoardView:
    return BoardView("信阳顺达加油站有限公司", "e", "residual", "0376-6666666", "accident_type_2025",
                     (LINE, replace(LINE, point_id="q", name="配电间", level=Level.CONSIDERABLE)), COUNTS,
                     replace(plan, picture=None), "", "", "王建国", DAY)


@pytest.fixture
def major() -> MajorRiskView:
    return MajorRiskView("信阳顺达加油站有限公司", "residual", "0376-6666666", "accident_type_2025", LINE,
                         ("WSA10009", "WSA10017"), (MeasureView("", "rules", "双人监卸", "existing", "", "", "", ""),),
                         ("静电接地报警仪",), ("停卸关阀",), DAY)


@pytest.fixture
def commitment() -> CommitmentView:
    names = ("units", "running", "stopped", "overhaul", "fire_special", "fire_first", "fire_second", "confined",
             "blinding", "height", "lifting", "power", "digging", "road", "maintenance", "transfer", "tank_cleaning",
             "draining", "contractor", "altered", "premises")
    counters = {name: 20 + number for number, name in enumerate(names)} | {"units": 66}
    answers = {"trial": False, "starting": False, "hazards_safe": True, "fire_gear": True}
    return CommitmentView("信阳化工有限公司", "e", CHEMICAL, DAY, "王建国", counters, answers, "", "2#储罐检修",
                          "0376-1")


@pytest.fixture
def chart() -> LevelChartView:
    def unit(name: str, *counts: int) -> UnitCount:
        return UnitCount(name, tuple(zip((one.level for one in LEVELS), counts, strict=True)))
    return LevelChartView("信阳顺达加油站有限公司", "e", "residual", unit("", 3, 4, 5, 6, 1),
                          (unit("卸油班", 3, 0, 5, 0, 0), unit("", 0, 4, 0, 6, 1)), "accident_type_2025",
                          (("WSA10009", 12), ("WSA10017", 6), ("", 1)), USUAL, DAY)


def texts(items: Sequence[Item]) -> list[Text]:
    return [item for item in items if isinstance(item, Text) and item.text.strip()]


def check(drawings: Sequence[Drawing]) -> None:
    """No text on another, none outside, none below the least size of the sheet."""
    for drawing in drawings:
        found = texts(drawing.items)
        assert found
        least = least_type(drawing.width, drawing.height)
        assert [one.text for one in found if one.size < least - 0.001] == []
        boxes = [(one.text, bounds(one)) for one in found]
        page = Box(0, 0, drawing.width, drawing.height)
        assert [text for text, box in boxes if not page.holds(box)] == []
        assert [(one[0], other[0]) for one, other in combinations(boxes, 2)
                if one[1].inset(0.01).meets(other[1].inset(0.01))] == []


def sheets(board: BoardView, t: Translator, size: str = "A3", *, hatched: bool = False,
           batch: str = "") -> list[Drawing]:
    return list(board_drawings(board_text(board, t, batch), board.plan, sheet_size(size), Manner(t, hatched)))


def read(drawings: Sequence[Drawing], paper_text: PaperText) -> str:
    return paper_text(drawing_pdf(drawings, "board"))


def lacking(wanted: Sequence[str], found: str) -> list[str]:
    return [text for text in wanted if "".join(text.split()) not in found]


def test_type_grows_with_the_board_and_is_never_below_that_of_a3() -> None:
    assert [round(least_type(*sheet_size(size)), 1) for size in ("A5", "A4", "A3", "A2", "A1", "A0", "2400x1200")] == [
        8, 8, 8, 9.5, 11.3, 13.5, 18.3]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("hatched", [False, True])
def test_nothing_on_the_board_is_too_small_or_on_another(size: str, hatched: bool, board: BoardView,
                                                         t: Translator) -> None:
    made = sheets(board, t, size, hatched=hatched, batch="20261124-01")
    check(made)
    assert all((one.width, one.height) == sheet_size(size) for one in made)
    if size != "A4":
        assert len(made) == 1


def test_every_text_of_the_board_is_on_it(board: BoardView, t: Translator, paper_text: PaperText) -> None:
    found = read(sheets(board, t, batch="20261124-01"), paper_text)
    assert board.plan is not None
    wanted = ["信阳顺达加油站有限公司", "卸油作业", "配电间", "站区东侧卸油口", "油气积聚", "静电未导除",
              "人员伤亡、站毁", "静电接地报警仪", "双人监卸、稳油15分钟", "王建国", "138 0000 0000",
              "0376-6666666", "119", "120", "110", "12350", "2026-11-24", "20261124-01",
              *(zone.name for zone in board.plan.zones)]
    wanted += [label("accident_type_2025", code, t.language) for code in LINE.accidents]
    wanted += [f"{one.shape}{t.gettext(one.word)}" for one in LEVELS]
    assert lacking(wanted, found) == []


def test_without_a_batch_nothing_is_said_of_it(board: BoardView) -> None:
    assert not any("Batch" in text for sheet in sheets(board, EN) for text in sheet.texts())


@pytest.mark.parametrize("size", ["A3", "1200x2400"])
def test_forty_hazards_and_long_measures_go_on_to_further_sheets_whole(size: str, board: BoardView, t: Translator,
                                                                       paper_text: PaperText) -> None:
    line = verbose(LINE)
    made = sheets(replace(board, lines=(line, replace(line, point_id="q"))), t, size)
    check(made)
    found = read(made, paper_text)
    assert lacking([*line.hazards, *line.consequences, line.phone, line.location, line.person], found) == []
    for number in range(6):
        assert found.count(f"止{number}。") == 2
    assert found.count("安全阀、压力表定期检验，") >= 0.9 * 160 * 6 * 2
    assert len(made) > 1
    continued = t.gettext("{text} (continued)").format(text=t.gettext("Safety risk notice board"))
    assert all(continued in sheet.texts() for sheet in made[1:])


def test_each_level_is_told_by_colour_shape_and_word(board: BoardView) -> None:
    (sheet,) = sheets(board, EN)
    for look in LEVELS:
        grounds = [Box(item.x, item.y, item.width, item.height) for item in sheet.items
                   if isinstance(item, Rect) and item.fill == look.colour]
        assert grounds
        words = f"{look.shape} {look.word}"
        said = [bounds(text).inset(0.3) for text in texts(sheet.items) if text.text.startswith(words)]
        assert all(any(ground.holds(text) for text in said) for ground in grounds)


def test_the_zones_of_the_plan_are_on_the_board_in_their_colours(board: BoardView) -> None:
    (sheet,) = sheets(board, EN)
    zones = [item for item in sheet.items if isinstance(item, Polygon) and item.opacity < 1]
    assert board.plan is not None
    assert sorted(item.fill for item in zones) == sorted(style(zone.level).colour for zone in board.plan.zones)


def test_an_empty_board_says_what_is_missing(board: BoardView) -> None:
    nothing = replace(board, lines=(), plan=None, counts=tuple(LevelCount(one.level, 0, 0) for one in LEVELS),
                      duty_phone="")
    said = " ".join(text for sheet in sheets(nothing, EN) for text in sheet.texts())
    for words in ("No risk points are recorded yet", "No four-colour map is drawn yet", "No duty phone is recorded"):
        assert words.split()[0] in said
    check(sheets(nothing, EN))
    some = replace(nothing, counts=(*nothing.counts[:-1], LevelCount(Level.UNASSESSED, 3, 0)))
    assert "not assessed yet" in " ".join(text for sheet in sheets(some, EN) for text in sheet.texts())


@pytest.mark.parametrize("size", ["A3", "A4", "600x900"])
def test_the_board_of_a_major_risk_says_all_on_one_sheet(size: str, major: MajorRiskView, t: Translator,
                                                         paper_text: PaperText) -> None:
    made = major_drawings(major, sheet_size(size), t, "20261124-01")
    check(made)
    assert len(made) == 1
    found = read(made, paper_text)
    look = style(Level.MAJOR)
    wanted = ["卸油作业", "R-001", "站区东侧卸油口", "油气积聚", "静电未导除", "人员伤亡、站毁",
              "静电接地报警仪", "双人监卸", "停卸关阀", "王建国", "138 0000 0000", "119", "0376-6666666", "20261124-01",
              look.shape, t.gettext(look.word),
              label("measure_class", "rules", t.language), label("control_tier", "company", t.language)]
    assert lacking(wanted, found) == []
    band = next(item for item in made[0].items if isinstance(item, Rect) and item.fill == look.colour)
    assert band.width > 0.9 * made[0].width


def test_a_major_risk_with_much_to_say_goes_on_whole(major: MajorRiskView, t: Translator,
                                                     paper_text: PaperText) -> None:
    line = verbose(LINE)
    controls = tuple(replace(major.controls[0], content=text) for text in line.measures)
    made = major_drawings(replace(major, line=line, controls=controls), sheet_size("A3"), t)
    check(made)
    found = read(made, paper_text)
    assert lacking([*line.hazards, *line.consequences, line.phone, line.location, *(f"止{n}。" for n in range(6))],
                   found) == []
    assert found.count("安全阀、压力表定期检验，") >= 0.9 * 160 * 6


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_the_chemical_announcement_has_every_counter_and_answer(size: str, commitment: CommitmentView, t: Translator,
                                                                paper_text: PaperText) -> None:
    made = list(commitment_drawings(commitment_text(commitment, t, "20261124-01"), sheet_size(size, "portrait"), t))
    check(made)
    assert len(made) == 1
    found = read(made, paper_text)
    counters = {name: value for name, value in commitment.counters.items() if name != "premises"}
    answers = t.gettext("yes"), t.gettext("no")
    assert lacking([*map(str, counters.values()), "王建国", "2#储罐检修", *answers], found) == []
    assert lacking(["2026", "11", "24", "20261124-01"], found) == []


def test_the_simple_announcement_names_the_operations_there_are(commitment: CommitmentView,
                                                                paper_text: PaperText) -> None:
    counters = dict.fromkeys(commitment.counters, 0) | {"height": 3, "premises": 7}
    text = commitment_text(replace(commitment, wording="simple", counters=counters, made_by=""), EN)
    found = read(list(commitment_drawings(text, sheet_size("A4", "portrait"), EN)), paper_text)
    wanted = ["Places of business in use 7", "special operations today 3", "Work at height 3", "____"]
    assert lacking(wanted, found) == []
    assert "Lifting" not in found
    assert "Productionunits" not in found


def test_a_long_promise_goes_on(commitment: CommitmentView, t: Translator, paper_text: PaperText) -> None:
    promise = "".join(f"第{n}项，本公司承诺落实各项措施。" for n in range(400))
    made = list(commitment_drawings(commitment_text(replace(commitment, pledge=promise), t),
                                    sheet_size("A4", "portrait"), t))
    check(made)
    assert len(made) > 1
    assert lacking([f"第{n}项，" for n in range(400)], read(made, paper_text)) == []


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_bars_are_as_long_as_their_counts_and_hatched(orientation: str, chart: LevelChartView, t: Translator) -> None:
    made = chart_drawings(chart, sheet_size("A3", orientation), t)
    check(made)
    (sheet,) = made
    bars = [item for item in sheet.items if isinstance(item, Rect) and item.hatch == style(Level.MAJOR).pattern]
    whole, unit = sorted(bars, key=lambda bar: bar.y)
    assert whole.fill == style(Level.MAJOR).colour
    other = next(item for item in sheet.items if isinstance(item, Rect) and item.y > whole.y
                 and item.hatch == style(Level.CONSIDERABLE).pattern)
    assert other.width / whole.width == pytest.approx(4 / 3, rel=0.001)
    following = next(item for item in sheet.items if isinstance(item, Rect) and item.y == unit.y and item is not unit
                     and item.hatch == style(Level.GENERAL).pattern)
    assert following.width / unit.width == pytest.approx(5 / 3, rel=0.001)
    assert following.x == pytest.approx(unit.x + unit.width)
    said = sheet.texts()
    assert any("12" in text for text in said)
    assert label("accident_type_2025", "WSA10009", t.language) in said


def test_a_chart_of_many_units_goes_on(chart: LevelChartView, t: Translator) -> None:
    many = tuple(replace(chart.units[0], unit=f"第{n}车间") for n in range(120))
    made = chart_drawings(replace(chart, units=many), sheet_size("A3"), t)
    check(made)
    said = [text for sheet in made for text in sheet.texts()]
    assert [one.unit for one in many if one.unit not in said] == []


@pytest.mark.parametrize("id", ["notice-board", "major-risk-board", "level-chart", "commitment"])
def test_the_documents_of_the_sample_company(id: str, sample_company: Company, t: Translator, tmp_path: Path) -> None:
    commitments.commit_today(sample_company, {"made_by": "王建国", "fire_gear": True})
    told: list[Piece] = []
    source = source_of(sample_company, "inherent")
    options = Options(t, mode="inherent", batch="20261124-01", made=told.append)
    (path,) = DOCUMENTS[id].build(source, tmp_path, options, Silent())
    assert path.read_bytes().startswith(b"%PDF-")
    assert told
    for piece in told:
        check(piece.faces)
        assert "issued_on" not in piece.says
        assert piece.says["enterprise"] == "示范加油站（示例）"


def test_a_large_board_is_printed_in_parts(sample_company: Company, tmp_path: Path) -> None:
    import pypdfium2

    options = Options(EN, paper="1200x2400", tiles="A3", mode="inherent")
    (path,) = DOCUMENTS["notice-board"].build(source_of(sample_company, "inherent"), tmp_path, options, Silent())
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) > 20


@pytest.mark.parametrize("id", ["notice-board", "major-risk-board", "level-chart", "commitment"])
def test_where_there_is_nothing_a_sentence_says_where_to_begin(id: str, tmp_path: Path) -> None:
    empty = PrintSource(lambda: [], lambda: [], lambda _choice: (), lambda: [], lambda: [])
    with pytest.raises(NotFound) as caught:
        DOCUMENTS[id].build(empty, tmp_path, Options(EN), Silent())
    assert "in step" in caught.value.text()
    assert list(tmp_path.iterdir()) == []


def test_numbers_that_do_not_add_up_are_not_announced(commitment: CommitmentView, tmp_path: Path) -> None:
    wrong = replace(commitment, counters={**commitment.counters, "units": 1})
    source = PrintSource(lambda: [], lambda: [], lambda _choice: (), lambda: [], lambda: [],
                         views=lambda _kind: [("e", wrong)])
    with pytest.raises(InputError, match="66"):
        DOCUMENTS["commitment"].build(source, tmp_path, Options(EN), Silent())


def test_characters_the_font_lacks_are_named_before_printing(board: BoardView, tmp_path: Path) -> None:
    source = PrintSource(lambda: [], lambda: [], lambda _choice: (), lambda: [], lambda: [],
                         views=lambda _kind: [("e", replace(board, enterprise="顺达\U0001F6E2"))])
    with pytest.raises(InputError, match="1F6E2"):
        DOCUMENTS["notice-board"].build(source, tmp_path, Options(EN), Silent())


@pytest.mark.parametrize("size", ["A5", "A4", "300x2000", "2000x300"])
def test_long_names_and_odd_sheets_stay_legible(size: str, board: BoardView, major: MajorRiskView,
                                                commitment: CommitmentView, chart: LevelChartView,
                                                t: Translator) -> None:
    name, given = "信阳市顺达石油化工产品销售有限公司" * 5, sheet_size(size)
    for made in (sheets(replace(board, enterprise=name), t, size),
                 major_drawings(replace(major, enterprise=name), given, t),
                 list(commitment_drawings(commitment_text(replace(commitment, enterprise=name), t), given, t)),
                 chart_drawings(replace(chart, enterprise=name), given, t)):
        check(made)
        assert name in "".join(made[0].texts())


def refusal(way: Callable[[], list[Drawing]]) -> str:
    """Empty where it is drawn, and as it should be."""
    try:
        check(way())
    except InputError as error:
        return error.text()
    return ""


@pytest.mark.parametrize("size", ["180x180", "180x6000", "6000x180"])
def test_a_paper_that_is_too_small_is_refused_and_nothing_else_happens(
        size: str, board: BoardView, major: MajorRiskView, commitment: CommitmentView, chart: LevelChartView) -> None:
    given, line = sheet_size(size), verbose(LINE)
    many = tuple(replace(chart.units[0], unit=f"第{n}车间") for n in range(40))
    ways: tuple[Callable[[], list[Drawing]], ...] = (
        lambda: sheets(replace(board, lines=(line,)), EN, size),
        lambda: major_drawings(replace(major, line=line), given, EN),
        lambda: list(commitment_drawings(commitment_text(commitment, EN), given, EN)),
        lambda: chart_drawings(replace(chart, units=many), given, EN))
    for way in ways:
        said = refusal(way)
        assert not said or "Choose another" in said
