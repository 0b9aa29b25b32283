"""The sample's site plan: zones that fit the drawing, and a drawing that both renderers draw alike."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from dualprev_desktop.documents.fonts import missing_glyphs
from dualprev_desktop.kernel.paths import resource

SAMPLE = resource("sample")
DRAWING = SAMPLE / "site-plan.svg"
SVG = "{http://www.w3.org/2000/svg}"
BASIC_TAGS = {"svg", "g", "title", "rect", "line", "polyline", "polygon", "path", "circle", "text"}
# what the drawing shows in each zone, by the ids in the drawing
DRAWN_IN = {
    "加油区": ["canopy"], "卸油区": ["unloading-bay", "fill-box", "sand-box", "fire-cabinet"],
    "埋地油罐区": ["tank-pit"], "配电发电区": ["power-block"], "卫生间": ["toilet-block"], "停车区": ["parking-edge"],
}


@pytest.fixture(scope="module")
def sample() -> Any:
    return json.loads((SAMPLE / "company.json").read_text(encoding="utf-8"))


def _zones(sample: Any) -> dict[str, Any]:
    from shapely.geometry import MultiPolygon, Polygon

    return {zone["name"]: MultiPolygon([Polygon(ring) for ring in zone["rings"]]) for zone in sample["zones"]}


def _elements() -> dict[str, ElementTree.Element]:
    root = ElementTree.parse(DRAWING).getroot()
    return {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}


def test_zones_are_valid_and_lie_on_the_sheet(sample: Any) -> None:
    zones = _zones(sample)
    assert len(zones) == len(sample["zones"]) >= 9
    for name, shape in zones.items():
        assert shape.is_valid, name
        left, top, right, bottom = shape.bounds
        assert left >= 0, name
        assert top >= 0, name
        assert right <= 1_000_000, name
        assert bottom <= 1_000_000, name


def test_zones_do_not_overlap(sample: Any) -> None:
    for (first, one), (second, other) in combinations(_zones(sample).items(), 2):
        assert one.intersection(other).area == 0, f"{first} and {second}"


def test_zones_cover_what_the_drawing_shows_in_them(sample: Any) -> None:
    from shapely.geometry import box

    zones, drawn = _zones(sample), _elements()
    for zone, ids in DRAWN_IN.items():
        for id_ in ids:
            corners = box(*_in_millionths(_extent(drawn[id_]), sample["plan"]))
            # the sheet's height is no divisor of a million: half a millionth is rounding
            assert zones[zone].buffer(1).covers(corners), f"{id_} in {zone}"


def test_shop_and_offices_share_the_house(sample: Any) -> None:
    from shapely.geometry import box

    zones = _zones(sample)
    both = zones["便利店"].union(zones["办公值班区"])
    house = box(*_in_millionths(_extent(_elements()["house"]), sample["plan"]))
    assert both.symmetric_difference(house).area / house.area < 1e-4


def _extent(element: ElementTree.Element) -> tuple[float, float, float, float]:
    at = {name: float(value) for name, value in element.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
    if element.tag == f"{SVG}line":
        return at["x1"], at["y1"], at["x2"], at["y2"]
    return at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"]


def _in_millionths(extent: tuple[float, float, float, float], plan: Any) -> list[float]:
    return [value * 1_000_000 / side for value, side in zip(extent, (plan["width"], plan["height"]) * 2, strict=True)]


def test_drawing_uses_only_what_both_renderers_know(sample: Any) -> None:
    root = ElementTree.parse(DRAWING).getroot()
    elements = list(root.iter())
    assert {element.tag.removeprefix(SVG) for element in elements} <= BASIC_TAGS
    assert not [element for element in elements if {"class", "style", "clip-path"} & element.attrib.keys()]
    assert root.attrib["viewBox"] == f"0 0 {sample['plan']['width']} {sample['plan']['height']}"
    commands = {c for element in root.iter(f"{SVG}path") for c in re.findall("[A-Za-z]", element.attrib["d"])}
    assert commands <= set("MLCQAZ")
    ids = [element.attrib["id"] for element in elements if "id" in element.attrib]
    assert len(ids) == len(set(ids))


def test_font_has_every_character_of_the_drawing() -> None:
    texts = [element.text or "" for element in ElementTree.parse(DRAWING).getroot().iter(f"{SVG}text")]
    assert not missing_glyphs(texts)


@pytest.mark.gui
def test_both_renderers_draw_the_same_picture(qapp: Any, tmp_path: Path) -> None:
    from PIL import Image, ImageChops, ImageFilter, ImageStat

    printed, shown = (path.open("rb") for path in (_printed(tmp_path), _shown(tmp_path)))
    with printed, shown:
        one, other = (Image.open(stream).convert("L").filter(ImageFilter.BoxBlur(3)) for stream in (printed, shown))
    ink = 255 - ImageStat.Stat(one).mean[0]
    assert ink > 8, "the printed plan is nearly blank"
    difference = ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
    assert difference < ink / 8


def _printed(folder: Path) -> Path:
    import pypdfium2
    from reportlab.graphics import renderPDF
    from svglib.fonts import register_font
    from svglib.svglib import svg2rlg

    register_font("Noto Sans SC", str(resource("fonts", "NotoSansSC-Regular.ttf")))
    graphic = svg2rlg(str(DRAWING))
    assert graphic is not None
    renderPDF.drawToFile(graphic, str(folder / "plan.pdf"))
    with pypdfium2.PdfDocument(folder / "plan.pdf") as document:
        page = document[0]
        page.render(scale=1600 / page.get_width()).to_pil().save(folder / "printed.png")
        page.close()
    return folder / "printed.png"


def _shown(folder: Path) -> Path:
    from PySide6.QtGui import QFontDatabase, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    QFontDatabase.addApplicationFont(str(resource("fonts", "NotoSansSC-Regular.ttf")))
    renderer = QSvgRenderer(str(DRAWING))
    assert renderer.isValid()
    image = QImage(1600, 1100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.save(str(folder / "shown.png"))
    return folder / "shown.png"
