"""The four-colour plan on paper: every word is there, colours are the levels', nothing lies on anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from math import cos, radians

import pytest

from dualprev_desktop.documents.layout import layout
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_legend import north_arrow
from dualprev_desktop.documents.plan_map import picture_box
from dualprev_desktop.documents.plan_sheet import MODES, plan_drawing, plan_drawings
from dualprev_desktop.documents.raster import page_pictures
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.documents.typeset import KEY_RADIUS, Scale, line_mm, width_mm
from dualprev_desktop.domain.drawing import Anchor, Box, Circle, Drawing, Picture, Polygon, Text
from dualprev_desktop.domain.geometry import WHOLE, parse_shape
from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.kernel.errors import BadFile, InputError
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.views import PlanView, ZoneView

PaperText = Callable[[bytes], str]
EN = translator("en")
DPI = 100


def printed(plan: PlanView, t: Translator = EN, *, size: str = "A3", hatched: bool = False) -> bytes:
    return drawing_pdf(plan_drawings(plan, t, size=size, hatched=hatched), "plan")


def text_box(text: Text) -> Box:
    width = width_mm(text.text, text.size, text.bold)
    left = text.x - width * {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor]
    height = line_mm(text.size) * 0.7
    return Box(left, text.y - height, width, height)


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    texts = [item for item in drawing.items if isinstance(item, Text) and item.text]
    return [(one.text, other.text) for one, other in combinations(texts, 2) if text_box(one).meets(text_box(other))]


def dense(plan: PlanView) -> PlanView:
    """Two hundred zones side by side, with names of many lengths."""
    zones = []
    for number in range(200):
        left, top = 20_000 + number % 20 * 48_000, 20_000 + number // 20 * 95_000
        corners = f"{left} {top}, {left + 46_000} {top}, {left + 46_000} {top + 90_000}, {left} {top + 90_000}"
        zones.append(ZoneView(f"q{number}", f"第{number}车间" + "装配" * (number % 9), f"MULTIPOLYGON ((({corners})))",
                              list(Level)[number % 5], ((f"R-{number}", f"风险点{number}", Level.LOW),)))
    return replace(plan, zones=tuple(zones))


def test_every_zone_point_and_word_is_on_the_sheet(plan: PlanView, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(plan, t))
    expected = [plan.enterprise, plan.name, t.gettext(MODES["residual"]), "2026-11-24"]
    expected += [t.gettext(look.word) for look in LEVELS] + [t.gettext(look.colour_word) for look in LEVELS]
    expected += [zone.name for zone in plan.zones]
    expected += [text for zone in plan.zones for number, name, _ in zone.points for text in (number, name)]
    expected += ["FXD-008", "检维修动火"]
    missing = [text for text in expected if "".join(text.split()) not in found]
    assert not missing


def test_the_sheet_says_which_risk_it_shows(plan: PlanView, t: Translator, paper_text: PaperText) -> None:
    found = paper_text(printed(replace(plan, mode="inherent"), t))
    assert "".join(t.gettext(MODES["inherent"]).split()) in found
    assert "".join(t.gettext(MODES["residual"]).split()) not in found


@pytest.mark.parametrize("size", ["A4", "A3", "A1"])
def test_no_text_lies_on_another(plan: PlanView, size: str, t: Translator) -> None:
    for view in (plan, dense(plan), replace(plan, zones=(), unbound=())):
        for drawing in plan_drawings(view, t, size=size):
            assert collisions(drawing) == []


def test_every_text_lies_inside_the_frame(plan: PlanView, t: Translator) -> None:
    for view in (plan, dense(plan), replace(plan, enterprise="信阳市" * 27, name="总平面图" * 15)):
        for drawing in plan_drawings(view, t):
            texts = [item for item in drawing.items if isinstance(item, Text)]
            assert [text.text for text in texts if not Sheet.on("A3").frame.holds(text_box(text))] == []


def test_zones_have_the_colour_of_their_level(plan: PlanView) -> None:
    sheet = Sheet.on("A3")
    picture = picture_box(plan, layout("standard").arrange(sheet).maps[0], sheet.scale)
    pixels = _pixels(printed(plan))
    for zone in plan.zones[:5]:
        (x, y), *_ = parse_shape(zone.shape)[0][0]
        seen = _common_colour(pixels, picture.x + picture.width * x / WHOLE, picture.y + picture.height * y / WHOLE)
        wanted = tuple((int(style(zone.level).colour[n:n + 2], 16) + 255) / 2 for n in (1, 3, 5))
        assert all(abs(one - other) <= 2 for one, other in zip(seen, wanted, strict=True)), zone.name


def test_hatched_zones_are_told_apart_without_colour(plan: PlanView) -> None:
    drawing = plan_drawing(plan, EN, hatched=True)
    zones = [item for item in drawing.items if isinstance(item, Polygon) and item.opacity < 1]
    assert {item.fill: item.hatch for item in zones} == {look.colour: look.pattern for look in LEVELS}
    plain, hatched = _pixels(printed(plan)), _pixels(printed(plan, hatched=True))
    sheet = Sheet.on("A3")
    picture = picture_box(plan, layout("standard").arrange(sheet).maps[0], sheet.scale)
    for zone in plan.zones[:5]:
        (x, y), *_ = parse_shape(zone.shape)[0][0]
        at = picture.x + picture.width * x / WHOLE, picture.y + picture.height * y / WHOLE
        darker = _ink(hatched, *at) - _ink(plain, *at)
        assert (darker > 10) is (zone.level is not Level.UNASSESSED), zone.name


def _pixels(pdf: bytes) -> object:
    from PIL import Image

    return Image.open(BytesIO(next(page_pictures(pdf, DPI)))).convert("RGB")


def _corner(pixels: object, x: float, y: float) -> list[tuple[int, int, int]]:
    """The pixels of 6 by 6 mm just within a zone's upper left corner, where no label stands."""
    from PIL import Image

    assert isinstance(pixels, Image.Image)
    left, top, right, bottom = (round(value / 25.4 * DPI) for value in (x + 1, y + 1, x + 7, y + 7))
    area = pixels.crop((left, top, right, bottom))
    raw = area.tobytes()
    return [(raw[n], raw[n + 1], raw[n + 2]) for n in range(0, len(raw), 3)]


def _common_colour(pixels: object, x: float, y: float) -> tuple[int, int, int]:
    return Counter(_corner(pixels, x, y)).most_common(1)[0][0]


def _ink(pixels: object, x: float, y: float) -> float:
    seen = _corner(pixels, x, y)
    return sum(255 * 3 - sum(pixel) for pixel in seen) / len(seen)


def test_a_name_that_does_not_fit_becomes_a_number_in_the_list(plan: PlanView) -> None:
    drawing = plan_drawing(plan, EN)
    discs = [item for item in drawing.items if isinstance(item, Circle) and item.radius == KEY_RADIUS]
    assert len(discs) == 2
    assert [text for text in drawing.texts() if text.startswith("油气回收")] == ["油气回收处理装置  ◆ Considerable"]
    roomy = plan_drawing(replace(plan, zones=plan.zones[:5]), EN)
    assert not [item for item in roomy.items if isinstance(item, Circle) and item.radius == KEY_RADIUS]


def test_a_list_too_long_for_the_side_goes_on_overleaf(plan: PlanView, t: Translator, paper_text: PaperText) -> None:
    unbound = tuple((f"N-{number:03}", f"某某作业第{number}号", Level.LOW) for number in range(400))
    view = replace(plan, unbound=unbound)
    found = paper_text(printed(view, t))
    assert [name for number, name, _ in unbound if f"{number}{name}" not in found] == []
    assert len(plan_drawings(view, t)) == 3


def test_counts_add_up(plan: PlanView) -> None:
    texts = plan_drawing(replace(plan, unbound=()), EN).texts()
    total = texts.index("Total")
    assert texts[total + 1:total + 3] == ["6", "6"]


def test_a_plan_without_zones_says_so(plan: PlanView, t: Translator) -> None:
    texts = plan_drawing(replace(plan, zones=()), t).texts()
    assert t.gettext("No zones are drawn on this plan yet.") in texts
    assert t.gettext("No zones are drawn on this plan yet.") not in plan_drawing(plan, t).texts()


def test_a_vector_picture_stays_vector_and_reads_chinese(plan: PlanView, svg: bytes, paper_text: PaperText) -> None:
    import pypdfium2
    from pypdfium2 import raw

    pdf = printed(replace(plan, picture=svg, media_type="image/svg+xml"))
    assert "人民路" in paper_text(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        kinds = {item.type for item in document[0].get_objects()}
    assert raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_a_picture_keeps_its_proportions(plan: PlanView) -> None:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (300, 900), "#00FF00").save(stream, "PNG")
    view = replace(plan, width=300, height=900, picture=stream.getvalue(), media_type="image/png", zones=())
    (picture,) = [item for item in plan_drawing(view, EN).items if isinstance(item, Picture)]
    assert picture.height / picture.width == pytest.approx(3)
    assert _common_colour(_pixels(printed(view)), picture.x, picture.y) == (0, 255, 0)


@pytest.mark.parametrize(("data", "media_type"), [
    (b"not a picture", "image/png"), (b"not a picture", "image/svg+xml"), (b"<svg", "image/svg+xml")])
def test_a_damaged_picture_is_named(plan: PlanView, data: bytes, media_type: str) -> None:
    with pytest.raises(BadFile) as caught:
        printed(replace(plan, picture=data, media_type=media_type))
    assert "总平面图" in caught.value.text()


def test_a_picture_reads_no_other_file(plan: PlanView, svg: bytes, paper_text: PaperText) -> None:
    entity = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + svg.replace("人民路".encode(), b"a&x;b")
    assert "ab" in paper_text(printed(replace(plan, picture=entity, media_type="image/svg+xml")))


def test_an_unreadable_shape_is_told(plan: PlanView) -> None:
    zone = replace(plan.zones[0], shape="POINT (1 2)")
    with pytest.raises(InputError, match="POINT"):
        plan_drawings(replace(plan, zones=(zone,)), EN)


def test_equal_plans_print_equal_bytes(plan: PlanView, svg: bytes) -> None:
    view = replace(plan, picture=svg, media_type="image/svg+xml")
    assert printed(view, hatched=True) == printed(view, hatched=True)


def test_north_turns_clockwise() -> None:
    for degrees in (0, 90, 210):
        tip = north_arrow(0, 0, degrees, EN, Scale(1))[0]
        assert isinstance(tip, Polygon)
        assert tip.rings[0][0][1] == pytest.approx(-8 * cos(radians(degrees)))
    tip = north_arrow(0, 0, 90, EN, Scale(1))[0]
    assert isinstance(tip, Polygon)
    assert tip.rings[0][0][0] == pytest.approx(8)


def test_an_unknown_paper_is_told(plan: PlanView) -> None:
    with pytest.raises(InputError, match="A3"):
        plan_drawing(plan, EN, size="B7")
