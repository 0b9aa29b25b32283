"""DXF drawings as backgrounds: layers, units, texts, blocks; and drawings that are hostile, broken or odd."""

from __future__ import annotations

import re
from decimal import Decimal
from math import cos, sin
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree

import pytest

from dualprev_desktop.exchange.backgrounds import look, preview, read
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.services.incoming import Choice, LayerLook
from dualprev_desktop.services.passive_svg import passive_size
from dualprev_desktop.services.plan_lines import lines_of
from tests.support.dxf import drawing, line, old, polyline, saved, text, workshop

GBK_AS_WESTERN = "9\n$DWGCODEPAGE\n3\nANSI_1252\n"


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg) if element.tag.endswith("text")]


def test_what_a_drawing_holds_is_told_by_layer(tmp_path: Path) -> None:
    seen = look(saved(workshop(), tmp_path / "a.dxf"))
    assert (seen.kind, seen.unit, seen.encodings, seen.remarks) == ("dxf", "mm", (), ())
    assert seen.layers == (LayerLook("墙", 2, True), LayerLook("家具", 1, False), LayerLook("设备", 2, True))
    assert (seen.width, seen.height) == (4000, 2039)
    assert seen.drawn_width == pytest.approx(40_800)  # with a margin of 1 % all round


def test_the_layers_that_are_shown_become_lines_and_texts_to_scale(tmp_path: Path) -> None:
    picture = read(saved(workshop(), tmp_path / "a.dxf"))
    assert picture.metres == Decimal("40.800")
    assert passive_size(picture.data) == (picture.width, picture.height) == (4000, 2039)
    assert texts(picture.data) == ["消防通道"]
    assert {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture.data)} == {"path", "text"}
    assert set("".join(re.findall(rb' d="([^"]*)"', picture.data)[0].decode())) <= set("ML 0123456789.-")
    assert len(lines_of(picture.data)) == 3


def test_lines_stand_where_they_were_drawn(tmp_path: Path) -> None:
    wall, door, circle = lines_of(read(saved(workshop(), tmp_path / "a.dxf")).data)
    scale = 4000 / 40_800
    assert wall[0] == wall[-1] == pytest.approx((400 * scale, 2039 - 400 * scale), abs=0.5)
    assert wall[2] == pytest.approx((40_400 * scale, 400 * scale), abs=0.5)
    # the door: a metre along x in its block, turned upright, twice as large, standing at x = 5 m
    assert door[0] == pytest.approx((5_400 * scale, wall[0][1]), abs=0.5)
    assert door[1] == pytest.approx((5_400 * scale, wall[0][1] - 2_000 * scale), abs=0.5)
    middle = (10_400 * scale, wall[0][1] - 10_000 * scale)
    radii = [((x - middle[0]) ** 2 + (y - middle[1]) ** 2) ** 0.5 for x, y in circle]
    assert min(radii) > 3_000 * scale - 0.6
    assert max(radii) < 3_000 * scale + 0.6
    assert len(circle) > 30


def test_layers_are_chosen(tmp_path: Path) -> None:
    path = saved(workshop(), tmp_path / "a.dxf")
    picture = read(path, Choice(layers=("设备", "家具")))
    assert len(lines_of(picture.data)) == 2
    assert texts(picture.data) == ["消防通道"]
    for none in ((), ("无此层",)):
        with pytest.raises(BadFile, match=r"nothing to draw on the chosen layers of a\.dxf"):
            read(path, Choice(layers=none))


def test_a_missing_unit_is_asked_for(tmp_path: Path) -> None:
    path = saved(drawing(unit=0), tmp_path / "none.dxf")
    with pytest.raises(BadFile, match="holds no lines"):
        look(path)
    old(path, line(0, 0, 100, 50))
    assert look(path).unit == ""
    assert read(path).metres is None
    assert read(path, Choice(unit="m")).metres == Decimal("102.000")
    assert read(path, Choice(unit="ft")).metres == Decimal("31.090")


def test_a_drawing_is_turned_with_its_width(tmp_path: Path) -> None:
    path = saved(workshop(), tmp_path / "a.dxf")
    picture = read(path, Choice(quarter_turns=1))
    assert (picture.width, picture.height, picture.metres) == (2039, 4000, Decimal("20.800"))
    assert "rotate(90)" in picture.data.decode()


def test_a_preview_is_the_drawing_itself(tmp_path: Path) -> None:
    path = saved(workshop(), tmp_path / "a.dxf")
    assert preview(path, Choice(), 300).data == read(path).data


def test_what_is_white_on_black_becomes_black_on_white(tmp_path: Path) -> None:
    svg = read(saved(workshop(), tmp_path / "a.dxf")).data.decode()
    assert 'stroke="#000000"' in svg
    assert "#ffff00" not in svg  # yellow on white is not seen
    assert "#9e9e00" in svg


def test_chinese_under_a_western_code_page_is_read_as_chinese(tmp_path: Path) -> None:
    path = old(tmp_path / "a.dxf", line(0, 0, 10, 10) + text("消防通道"), "gbk", GBK_AS_WESTERN)
    assert look(path).encodings == ("gbk", "cp1252")
    assert texts(read(path).data) == ["消防通道"]
    assert texts(read(path, Choice(encoding="cp1252")).data) == ["Ïû·ÀÍ¨µÀ"]


@pytest.mark.parametrize(("words", "encoding", "page"), [
    ("Größe über Straße", "cp1252", "ANSI_1252"), ("消防通道", "gbk", "ANSI_936"),
    ("ввод воды", "cp1251", "ANSI_1251")])
def test_what_is_declared_rightly_is_not_doubted(tmp_path: Path, words: str, encoding: str, page: str) -> None:
    path = old(tmp_path / "a.dxf", line(0, 0, 10, 10) + text(words), encoding, f"9\n$DWGCODEPAGE\n3\n{page}\n")
    assert look(path).encodings == ()
    assert texts(read(path).data) == [words]


def test_utf_8_in_an_old_drawing(tmp_path: Path) -> None:
    path = old(tmp_path / "a.dxf", line(0, 0, 10, 10) + text("消防通道"), "utf-8", GBK_AS_WESTERN)
    assert look(path).encodings[0] == "utf-8"
    assert texts(read(path).data) == ["消防通道"]


def test_texts_cannot_break_the_drawing(tmp_path: Path) -> None:
    path = old(tmp_path / "a.dxf", line(0, 0, 10, 10) + text("</text><script/>&%%d"))
    picture = read(path)
    assert passive_size(picture.data)
    assert texts(picture.data) == ["</text><script/>&°"]


def test_a_block_within_itself_is_left_out_and_told(tmp_path: Path) -> None:
    document = workshop()
    block = document.blocks.new("圈")
    block.add_line((0, 0), (9, 9))
    block.add_blockref("圈", (5, 5))
    document.modelspace().add_blockref("圈", (0, 0))
    picture = read(saved(document, tmp_path / "a.dxf"))
    assert picture.remarks == ("Left out: blocks within themselves (圈).",)
    assert len(lines_of(picture.data)) == 4


def test_two_blocks_within_each_other(tmp_path: Path) -> None:
    document = workshop()
    for name, other in (("甲", "乙"), ("乙", "甲")):
        block = document.blocks.new(name)
        block.add_line((0, 0), (9, 9))
        block.add_blockref(other, (1, 1))
        document.modelspace().add_blockref(name, (0, 0))
    seen, picture = look(saved(document, tmp_path / "a.dxf")), read(tmp_path / "a.dxf")
    assert sum(layer.count for layer in seen.layers if layer.shown) == len(lines_of(picture.data)) + 1


def bomb(path: Path, *, empty: bool) -> Path:
    """Ten blocks within ten within ten …: 10^11 lines, or as many empty places, in a few kilobytes."""
    document = drawing()
    block = document.blocks.new("B0")
    if not empty:
        block.add_line((0, 0), (1, 1))
    for depth in range(1, 12):
        block = document.blocks.new(f"B{depth}")
        for step in range(10):
            block.add_blockref(f"B{depth - 1}", (step, step))
    document.modelspace().add_blockref("B11", (0, 0), dxfattribs={"layer": "炸弹"})
    document.modelspace().add_line((0, 0), (10, 10), dxfattribs={"layer": "墙"})
    return saved(document, path)


def test_a_bomb_of_blocks_is_counted_and_never_lit(tmp_path: Path) -> None:
    started = monotonic()
    path = bomb(tmp_path / "a.dxf", empty=False)
    seen = look(path)
    assert {layer.name: layer.count for layer in seen.layers} == {"墙": 1, "炸弹": 10**11}
    assert "choose those that the plan needs" in seen.remarks[0]
    with pytest.raises(BadFile, match=r"a\.dxf holds 100,000,000,001 lines and texts .* at most 200,000"):
        read(path)
    assert len(lines_of(read(path, Choice(layers=("墙",))).data)) == 1
    assert monotonic() - started < 30


def test_a_bomb_of_empty_blocks_is_nothing(tmp_path: Path) -> None:
    assert len(lines_of(read(bomb(tmp_path / "a.dxf", empty=True)).data)) == 1


def test_an_array_of_blocks_counts_as_what_it_is(tmp_path: Path) -> None:
    document = workshop()
    document.modelspace().add_blockref("门", (0, 0), dxfattribs={
        "row_count": 3, "column_count": 4, "row_spacing": 2_000, "column_spacing": 3_000, "layer": "墙"})
    assert len(lines_of(read(saved(document, tmp_path / "a.dxf"), Choice(layers=("墙",))).data)) == 14
    reach = max(x for drawn in lines_of(read(tmp_path / "a.dxf").data)[2:14] for x, _y in drawn)
    assert reach == pytest.approx((400 + 3 * 3_000 + 1_000) * 4000 / 40_800, abs=0.5)


def test_coordinates_that_are_no_numbers_are_dropped_and_counted(tmp_path: Path) -> None:
    path = old(tmp_path / "a.dxf", line(0, 0, 10, 10) + line("nan", 0, 1, 1) + line(0, "1e308", 1, 1)
               + line("inf", 0, 1, 1))
    picture = read(path)
    assert picture.remarks == ("Left out: objects whose coordinates are no numbers or lie beyond all measure (3).",)
    assert len(lines_of(picture.data)) == 1
    assert (picture.width, picture.height) == (4000, 4000)


def test_what_lies_far_away_does_not_make_a_speck_of_the_drawing(tmp_path: Path) -> None:
    rows = "".join(line(500_000, 4_000_000 + step, 500_100, 4_000_000 + step) for step in range(60))
    picture = read(old(tmp_path / "a.dxf", rows + line(0, 0, 1, 1)))
    assert picture.remarks == ("Left out: objects that lie far away from the drawing (1).",)
    assert len(lines_of(picture.data)) == 60


def test_a_line_of_300_000_corners_is_simplified(tmp_path: Path) -> None:
    rough = [(cos(step / 40_000) * 100 + sin(step), sin(step / 40_000) * 100) for step in range(300_000)]
    smooth = [(cos(step / 50_000) * 100, sin(step / 50_000) * 100) for step in range(0, 300_000, 10)]
    path = old(tmp_path / "a.dxf", polyline(rough) + polyline(smooth))
    jagged, rounded = lines_of(read(path).data)
    assert len(rounded) < 500
    assert 1_000 < len(jagged) < 300_000
    reach = max(x for x, _y in rounded) - min(x for x, _y in rounded)
    assert reach == pytest.approx(4_000 * 200 / (202 * 1.02), rel=0.02)


def test_a_level_line_alone_has_a_sheet(tmp_path: Path) -> None:
    picture = read(old(tmp_path / "a.dxf", line(0, 5, 100, 5)))
    assert picture.width == 4000
    assert picture.height > 50


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_drawing_that_was_cut_short(tmp_path: Path, kept: float) -> None:
    data = saved(workshop(), tmp_path / "whole.dxf").read_bytes()
    (tmp_path / "a.dxf").write_bytes(data[:int(len(data) * kept)])
    with pytest.raises(BadFile, match=r"a\.dxf ends too early"):
        look(tmp_path / "a.dxf")


@pytest.mark.parametrize(("content", "sentence"), [
    (b"AC1032\0\0\0\0\0" + bytes(500), r"a\.dxf is a DWG drawing.*AutoCAD 2010 DXF"),
    (b"  0\r\nSECTION\r\n  2\r\nHEADER\r\nnonsense\r\n" * 9 + b"EOF", r"a\.dxf is damaged|a\.dxf holds no lines"),
    (b"0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n", r"a\.dxf holds no lines"),
    (b"hello", r"a\.dxf is not a picture this program reads"),
])
def test_what_is_no_drawing(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "a.dxf").write_bytes(content)
    for reading in (look, read):
        with pytest.raises(BadFile, match=sentence):
            reading(tmp_path / "a.dxf")


def test_lines_of_other_drawings_are_not_guessed() -> None:
    foreign = b"<svg xmlns='http://www.w3.org/2000/svg'><g transform='scale(2)'><path d='M 0 0 L 1 1'/></g></svg>"
    assert lines_of(foreign) == ()
    assert lines_of(b"<svg data-dualprev-lines='1'><path d='M 0 0") == ()
    assert lines_of(b"<!DOCTYPE s [<!ENTITY a 'b'>]><svg data-dualprev-lines='1'><path d='M 0 0 L 1 1'/></svg>") == ()
    curved = b"<svg data-dualprev-lines='1'><path d='M 0 0 C 1 1 2 2 3 3'/><path d='M 0 0 L 1.5 -2'/></svg>"
    assert lines_of(curved) == (((0.0, 0.0), (1.5, -2.0)),)
