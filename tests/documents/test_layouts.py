"""Every layout on every paper: what is printed where, in the drawing list and in the PDF made from it.

The golden texts are remade by `DUALPREV_GOLDEN=1 python -m pytest tests/documents/test_layouts.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dualprev_desktop.documents.base import Options
from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.hatching import INK
from dualprev_desktop.documents.layout import LAYOUTS, Layout, Manner, layout
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_legend import round_length
from dualprev_desktop.documents.plan_list import list_rows, set_rows
from dualprev_desktop.documents.plan_map import picture_box
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.documents.plan_sheet import arranged, map_rooms
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.svg_painter import drawing_svg
from dualprev_desktop.domain.drawing import Anchor, Box, Hatch, Polygon, Polyline, Rect, Text
from dualprev_desktop.domain.geometry import WHOLE, parse_shape
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.plans import plan_views
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.store.company import Company
from tests.documents.conftest import box
from tests.documents.printed import collisions, filled_paths, outside, readable, sheets, source_of

PaperText = Callable[[bytes], str]
GOLDEN = Path(__file__).parent / "golden"
SIZES = ("A4", "A3", "A0", "1200x900", "2400x1200")


@pytest.fixture
def residual(plan: PlanView) -> PlanView:
    return replace(plan, metres=Decimal(86), drawn_by="王建国", version="2026-1")


@pytest.fixture
def inherent(residual: PlanView) -> PlanView:
    zones = tuple(replace(zone, level=Level.MAJOR) if zone.id == "z1" else zone for zone in residual.zones)
    return replace(residual, mode="inherent", zones=zones)


def dense(plan: PlanView) -> PlanView:
    zones = tuple(ZoneView(f"q{n}", f"第{n}车间" + "装配" * (n % 5),
                           box(20_000 + n % 15 * 64_000, 20_000 + n // 15 * 97_000, 62_000, 92_000), list(Level)[n % 5],
                           ((f"R-{n}", f"风险点{n}", Level.LOW),)) for n in range(150))
    return replace(plan, zones=zones)


@pytest.fixture(params=LAYOUTS.ids())
def chosen(request: pytest.FixtureRequest) -> Layout:
    return layout(request.param)


def test_golden(chosen: Layout, inherent: PlanView, residual: PlanView) -> None:
    found = readable(sheets(inherent, residual, layout=chosen.id, paper="A3", hatched=True))
    kept = GOLDEN / f"{chosen.id}-A3.txt"
    if os.environ.get("DUALPREV_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(found, "utf-8")
    assert found == kept.read_text("utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_blocks_lie_apart_and_within_the_body(chosen: Layout, size: str, orientation: str) -> None:
    sheet = Sheet.on(size, orientation)
    blocks = [one.inset(0.01) for one in chosen.arrange(sheet).blocks()]
    assert [pair for pair in combinations(blocks, 2) if pair[0].meets(pair[1])] == []
    assert all(sheet.body.holds(one) for one in blocks)


@pytest.mark.parametrize("size", ["A4", "A3", "1200x900"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_lies_on_anything_or_outside(chosen: Layout, size: str, language: str, inherent: PlanView,
                                             residual: PlanView) -> None:
    long = replace(residual, enterprise="河南省信阳市浉河区某某某新能源材料科技股份有限公司第一分厂",
                   version="2026-修订-12")
    for before, after in ((inherent, residual), (dense(inherent), dense(residual)),
                          (replace(inherent, zones=()), replace(residual, zones=(), metres=None)), (long, long)):
        for orientation in ("landscape", "portrait"):
            for sheet in sheets(before, after, layout=chosen.id, paper=size, language=language,
                                orientation=orientation):
                assert collisions(sheet) == []
                assert outside(sheet) == []
                assert [item.text for item in sheet.items if isinstance(item, Text) and item.size < 5.99] == []


@pytest.mark.parametrize("size", ["A4", "A3", "A1"])
def test_zones_in_the_pdf_are_the_stored_ones(chosen: Layout, size: str, inherent: PlanView,
                                              residual: PlanView) -> None:
    sheet = Sheet.on(size, chosen.orientation)
    pdf = drawing_pdf(sheets(inherent, residual, layout=chosen.id, paper=size), "x")
    plans = (inherent, residual) if chosen.pairs else (residual,)
    printed = [corners for _, corners in filled_paths(pdf, page=1 if chosen.cover else 0)]
    rooms = map_rooms(plans, chosen, sheet, Manner(translator("zh_CN")))
    for plan, room in zip(plans, rooms, strict=True):
        picture = picture_box(plan, room, sheet.scale)
        for zone in plan.zones:
            wanted = [(picture.x + picture.width * x / WHOLE, picture.y + picture.height * y / WHOLE)
                      for x, y in parse_shape(zone.shape)[0][0]]
            assert any(_near(wanted, corners) for corners in printed), (plan.mode, zone.name)


def _near(wanted: list[tuple[float, float]], found: list[tuple[float, float]]) -> bool:
    return len(found) >= len(wanted) and all(
        abs(one[0] - other[0]) < 0.1 and abs(one[1] - other[1]) < 0.1
        for one, other in zip(wanted, found, strict=False))


def test_words_are_selectable_and_fonts_embedded(chosen: Layout, inherent: PlanView, residual: PlanView,
                                                 paper_text: PaperText, tmp_path: Path) -> None:
    pdf = drawing_pdf(sheets(inherent, residual, layout=chosen.id), "x")
    found = paper_text(pdf)
    words = ("信阳顺达加油站有限公司安全风险四色分布图", "王建国", "2026-1", "2026-11-24", "重大", "加油区",
             "油气回收处理装置")
    assert [word for word in words if word not in found] == []
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("pdffonts (poppler) is not installed")
    (tmp_path / "x.pdf").write_bytes(pdf)
    lines = subprocess.run([program, str(tmp_path / "x.pdf")], capture_output=True, text=True,
                           check=True).stdout.splitlines()[2:]
    assert lines
    assert [line for line in lines if line.split()[-5:-4] != ["yes"]] == []


def test_a_board_has_all_its_names_on_one_sheet(residual: PlanView) -> None:
    full = dense(residual)
    for size in ("A4", "A3", "A1", "2400x1200"):
        for orientation in ("landscape", "portrait"):
            found = sheets(full, full, layout="board", paper=size, orientation=orientation)
            assert len(found) == 1, (size, orientation)
            words = "".join(found[0].texts())
            assert [zone.name for zone in full.zones if zone.name not in words] == []


def test_a_board_whose_names_all_fit_gives_the_plan_the_whole_room(residual: PlanView) -> None:
    few = replace(residual, zones=residual.zones[:3])
    sheet, chosen, manner = Sheet.on("A3"), layout("board"), Manner(translator("zh_CN"))
    assert arranged((few,), chosen, sheet, manner) == chosen.arrange(sheet)
    small = arranged((residual,), chosen, sheet, manner)
    assert picture_box(residual, small.maps[0], sheet.scale).width >= 0.9 * picture_box(
        residual, chosen.arrange(sheet).maps[0], sheet.scale).width


def test_no_column_ends_with_a_heading(residual: PlanView) -> None:
    t, scale = translator("zh_CN"), Sheet.on("A3").scale
    rows = list_rows(dense(residual), {}, t, scale, 70)
    for height in range(20, 90):
        _items, rest = set_rows(rows, Box(0, 0, 70, height), scale)
        assert rest
        assert not rows[len(rows) - len(rest) - 1].bold


def test_a_level_set_by_hand_is_told_with_its_reason(residual: PlanView) -> None:
    raised = replace(residual.zones[0], level=Level.MAJOR, override=Level.MAJOR, reason="毗邻幼儿园")
    found = sheets(residual, replace(residual, zones=(raised, *residual.zones[1:])))[0].texts()
    assert "人工设定：重大。理由：毗邻幼儿园" in found


@pytest.mark.parametrize(("level", "words"), [
    (Level.UNASSESSED, "Set by hand to “Low”, which does not count: its risks are not assessed yet."),
    (Level.GENERAL, "Set by hand to “Low”, which does not count: its risks are higher.")])
def test_a_level_set_by_hand_that_does_not_count_is_told(residual: PlanView, level: Level, words: str) -> None:
    low = replace(residual.zones[4], level=level, override=Level.LOW, reason="")
    drawing = sheets(residual, replace(residual, zones=(*residual.zones[:4], low)), language="en", paper="A1")[0]
    assert words in " ".join(" ".join(drawing.texts()).split())
    areas = [item for item in drawing.items if isinstance(item, Polygon) and item.opacity < 1]
    assert style(level).colour in {item.fill for item in areas}
    assert style(Level.LOW).colour not in {item.fill for item in areas[-1:]}


@pytest.mark.parametrize("size", ["A4", "A3", "A0", "1200x2400"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_both_risks_of_the_sample_take_one_sheet(sample_company: Company, size: str, orientation: str,
                                                 language: str) -> None:
    before, after = (plan_views(sample_company, mode)[0] for mode in ("inherent", "residual"))
    found = sheets(before, after, layout="pair", paper=size, orientation=orientation, language=language)
    assert len(found) == 1
    words = " ".join(found[0].texts())
    assert [name for zone in after.zones for _, name, _ in zone.points if name not in words] == []
    assert collisions(found[0]) == []


def test_the_overview_counts_all_plans_in_its_legend(residual: PlanView) -> None:
    floor = replace(residual, id="p2", name="二层")
    source = source_of([], [residual, floor])
    found = all_sheets(source, Options(translator("zh_CN"), layout="floors"), Silent())[0].texts()
    counts = [(2, 2), (4, 2), (2, 4), (2, 4), (2, 0)]
    assert [text for text in found if text.startswith("区域")] == [
        f"区域{zones}个 · 风险点{points}个" for zones, points in counts]


def test_a_book_of_floors_on_upright_sheets_gives_each_plan_the_width(residual: PlanView) -> None:
    sheet = Sheet.on("A3", "portrait")
    picture = picture_box(residual, layout("floors").arrange(sheet).maps[0], sheet.scale)
    assert picture.width > 0.9 * sheet.body.width


def test_columns_of_a_list_begin_at_one_height(residual: PlanView) -> None:
    scale = Sheet.on("A3").scale
    rows = list_rows(dense(residual), {}, translator("zh_CN"), scale, 70)
    for height in range(40, 60):
        first, rest = set_rows(rows, Box(0, 10, 70, height), scale)
        second, _ = set_rows(rest, Box(80, 10, 70, height), scale)
        tops = [min(bounds(item).y for item in items if isinstance(item, Text)) for items in (first, second)]
        assert abs(tops[0] - tops[1]) < 1


def test_no_character_of_a_name_stands_alone(residual: PlanView) -> None:
    full = dense(residual)
    bold = [item.text for item in sheets(full, full, layout="board", paper="A2")[0].items
            if isinstance(item, Text) and item.bold and item.anchor is Anchor.MIDDLE]
    labels = [words for words in bold if not words.isdigit() and words != "北"]
    assert len(labels) > 30
    assert [words for words in labels if len(words) < 2] == []


def test_what_changed_and_the_list_share_the_strip(inherent: PlanView, residual: PlanView) -> None:
    found = sheets(inherent, residual, layout="pair", paper="A3")
    assert len(found) == 1
    assert "FXD-008 检维修动火" in found[0].texts()


def test_both_risks_stand_side_by_side_with_what_changed(inherent: PlanView, residual: PlanView) -> None:
    first = sheets(inherent, residual, layout="pair")[0]
    assert [text for text in first.texts() if text.startswith("加油区") and "→" in text]
    assert len([item for item in first.items if isinstance(item, Polyline) and item.closed]) == 4
    same = sheets(replace(residual, mode="inherent"), residual, layout="pair")[0]
    assert not [item for item in same.items if isinstance(item, Polyline) and item.closed]


def test_a_faded_picture_lies_under_a_veil(residual: PlanView, svg: bytes) -> None:
    view = replace(residual, picture=svg, media_type="image/svg+xml", fade=40)
    veils = [item for item in sheets(view, view)[0].items if isinstance(item, Rect) and item.opacity == 0.4]
    assert len(veils) == 1


def test_without_level_words_the_label_names_the_zone_only(residual: PlanView) -> None:
    plain = sheets(residual, residual, level_words=False)[0].texts()
    spoken = sheets(residual, residual)[0].texts()
    hatched = sheets(residual, residual, level_words=False, hatched=True)[0].texts()
    assert plain.count("■ 重大") == 0 < spoken.count("■ 重大") == hatched.count("■ 重大")


@pytest.mark.parametrize(("most", "length"), [(7.3, 5), (49.9, 20), (50, 50), (0.34, "0.2"), (1, 1), (1999, 1000)])
def test_a_scale_bar_has_a_round_length(most: float, length: float | str) -> None:
    assert round_length(most) == Decimal(length)


def test_the_scale_bar_is_true(residual: PlanView) -> None:
    (first, *_) = sheets(residual, residual)
    label = next(item for item in first.items if isinstance(item, Text) and item.text.endswith(" m"))
    nought = next(item for item in first.items if isinstance(item, Text) and item.text == "0"
                  and abs(item.y - label.y) < 0.01)
    sheet = Sheet.on("A3")
    picture = picture_box(residual, layout("standard").arrange(sheet).maps[0], sheet.scale)
    assert (label.x - nought.x) * 86 / picture.width == pytest.approx(float(label.text[:-2]))


def test_svg_says_the_same_as_paper(residual: PlanView, svg: bytes) -> None:
    drawing = sheets(residual, replace(residual, picture=svg, media_type="image/svg+xml"), hatched=True)[0]
    root = ElementTree.fromstring(drawing_svg(drawing, "图"))
    assert root.get("viewBox") == "0 0 420 297"
    space = "{http://www.w3.org/2000/svg}"
    assert [node.text for node in root.iter(f"{space}text")] == [text for text in drawing.texts() if text]
    assert len(list(root.iter(f"{space}image"))) == 1


def test_svg_hatches_end_at_the_zone_without_a_clip(residual: PlanView) -> None:
    """Office programs and Qt show a clip as a black field."""
    drawing = sheets(residual, residual, hatched=True, layout="board")[0]
    root = ElementTree.fromstring(drawing_svg(drawing, "图"))
    space = "{http://www.w3.org/2000/svg}"
    assert not list(root.iter(f"{space}clipPath"))
    inks = [node for node in root.iter(f"{space}line") if node.get("stroke") == INK]
    filled = [item for item in drawing.items if isinstance(item, Polygon | Rect) and item.hatch is not Hatch.NONE]
    boxes = [bounds(item).inset(-0.01) for item in filled]
    assert len(inks) > 100
    for node in inks:
        x1, y1, x2, y2 = (float(node.get(name, "nan")) for name in ("x1", "y1", "x2", "y2"))
        stroke = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        assert any(box.holds(stroke) for box in boxes)


@pytest.mark.parametrize("size", ["90x50", "20000x900", "B9", "x"])
def test_a_board_of_no_size_is_told(size: str) -> None:
    with pytest.raises(InputError, match=r"(Choose|Write)"):
        Sheet.on(size)


def test_an_unknown_layout_is_told() -> None:
    with pytest.raises(InputError, match="standard"):
        layout("poster")
