"""An old coloured map is read: the station's plan, a worn photograph of it, and maps painted for the purpose."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter
from shapely import MultiPolygon, Point, Polygon, from_wkt, unary_union
from shapely.affinity import affine_transform

from dualprev_desktop.domain.geometry import WHOLE, check_shape, parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.map_colours import PALETTES, Seen, judge
from dualprev_desktop.domain.palette import JUDGED
from dualprev_desktop.exchange.coloured_map import Doubt, ReadMap, read
from dualprev_desktop.exchange.coloured_map.lab_pixels import to_lab
from dualprev_desktop.kernel.errors import BadFile

STATION = Path(__file__).parents[2].parent / "shared" / "inputs" / "plans" / "station-plan.png"
Corners = Sequence[tuple[float, float]]

station = pytest.mark.skipif(not STATION.exists(), reason="the station's plan lies beside the checkout, not in it")


def _placed(corners: Corners, left: float, top: float, larger: float) -> Polygon:
    return Polygon([(left + x / larger, top + y / larger) for x, y in corners])


# digitised by hand from enlarged crops, along the middle of the black outlines; in pixels of the picture
LARGE = {
    "canopy": _placed([
        (20, 1035), (270, 1068), (420, 395), (428, 375), (445, 350), (470, 330), (500, 320), (545, 318), (575, 326),
        (605, 348), (625, 375), (922, 973), (1076, 898), (713, 120), (700, 100), (670, 72), (630, 50), (580, 34),
        (530, 27), (485, 29), (430, 41), (380, 65), (340, 97), (314, 128)], 170, 195, 1.898),
    "service": _placed([(253, 28), (313, 128), (267, 270), (209, 165)], 170, 195, 1.898),
    "house": _placed([
        (497, 47), (455, 62), (420, 92), (385, 145), (360, 195), (205, 660), (135, 880), (113, 940), (118, 985),
        (140, 1025), (175, 1045), (210, 1047), (900, 993), (945, 980), (980, 950), (992, 915), (980, 880), (960, 840),
        (640, 160), (600, 105), (560, 70), (530, 50)], 360, 420, 5.46)}
SMALL = {
    "tank 1": _placed([(170, 206), (269, 203), (286, 480), (189, 487)], 430, 680, 5.72),
    "tank 2": _placed([(362, 185), (461, 181), (474, 456), (381, 462)], 430, 680, 5.72),
    "tank 3": _placed([(532, 155), (630, 151), (642, 424), (549, 427)], 430, 680, 5.72),
    "tank 4": _placed([(693, 143), (791, 139), (806, 411), (713, 417)], 430, 680, 5.72),
    "unloading": _placed([(376, 543), (708, 505), (708, 612), (376, 653)], 430, 680, 5.72),
    "recovery": _placed([(370, 298), (730, 250), (730, 400), (375, 440)], 555, 770, 10.0)}
VENTS = {f"vent {number}": Point(x, y).buffer(radius) for number, (x, y, radius) in enumerate(
    ((462.7, 816.2, 4.96), (476.6, 814.8, 4.86), (490.2, 812.8, 4.94), (571.5, 801.4, 4.88)), start=1)}
"""Too worn by JPEG to be digitised by eye: discs with an outline, blurred, fitted to the lightness by least squares,
with one pen and one blur for all four (2 and 2.5 pixels of the enlarged picture). By eye they were 4.7 to 5.0."""


MOST_CORNERS = {"canopy": 60, "house": 25}


def _corners(shape: MultiPolygon) -> int:
    return sum(len(ring.coords) - 1 for part in shape.geoms for ring in (part.exterior, *part.interiors))


def _shapes(found: ReadMap, width: float, height: float) -> list[tuple[Level, MultiPolygon]]:
    factors = (width / WHOLE, 0, 0, height / WHOLE, 0, 0)
    return [(one.level, affine_transform(from_wkt(one.shape), factors)) for one in found.regions]


def _best(shapes: list[tuple[Level, MultiPolygon]], truth: Polygon) -> tuple[Level, MultiPolygon]:
    return max(shapes, key=lambda one: one[1].intersection(truth).area)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@station
def test_every_region_of_the_stations_plan_is_found() -> None:
    found = read(STATION.read_bytes(), "image/png", file=STATION.name)
    shapes = _shapes(found, 918, 1000)
    assert len(shapes) == 13
    for one in found.regions:
        check_shape(parse_shape(one.shape))
    for name, truth in (LARGE | SMALL | VENTS).items():
        level, shape = _best(shapes, truth)
        assert level == (Level.LOW if name == "house" else Level.CONSIDERABLE), name
        error = shape.area / truth.area - 1
        print(f"{name}: {truth.area:.0f} px, read {shape.area:.0f} px, {error:+.1%}")
        assert abs(error) < 0.05, name
        assert _corners(shape) <= MOST_CORNERS.get(name, 12), name


@station
def test_a_tilted_worn_photograph_is_read_after_straightening() -> None:
    photographed, corners = _photograph(Image.open(STATION).convert("RGB"))
    straight = photographed.transform((918, 1000), Image.Transform.PERSPECTIVE, _plane(
        [(0, 0), (918, 0), (918, 1000), (0, 1000)], corners), Image.Resampling.BICUBIC)
    shapes = _shapes(read(_png(straight), "image/png", file="photo.png"), 918, 1000)
    for level in (Level.CONSIDERABLE, Level.LOW):
        truth = unary_union([shape for name, shape in (LARGE | SMALL | VENTS).items()
                             if (name == "house") == (level is Level.LOW)])
        seen = unary_union([shape for one, shape in shapes if one is level])
        shared = seen.intersection(truth).area / truth.area
        print(f"{level}: {shared:.1%} of the area, intersection over union "
              f"{seen.intersection(truth).area / seen.union(truth).area:.1%}")
        assert seen.intersection(truth).area / seen.union(truth).area > 0.9
    assert {level for level, shape in shapes if shape.area > 400} == {Level.CONSIDERABLE, Level.LOW}


def _photograph(image: Image.Image) -> tuple[Image.Image, Corners]:
    """About 10° from above and aside, darker to one corner, a little blurred, JPEG quality 40."""
    width, height = image.size
    corners = [(70.0, 55.0), (925.0, 20.0), (985.0, 1050.0), (15.0, 1010.0)]
    tilted = image.transform((1000, 1080), Image.Transform.PERSPECTIVE, _plane(
        corners, [(0, 0), (width, 0), (width, height), (0, height)]), Image.Resampling.BICUBIC, fillcolor=(90, 80, 70))
    down, across = np.mgrid[0:1080, 0:1000] / 1000
    light = 1 - 0.22 * across - 0.15 * down * down
    lit = np.asarray(tilted, float) * light[..., None] * np.array([1.0, 0.97, 0.9])
    noise = np.random.default_rng(5).normal(0, 4, lit.shape)
    worn = Image.fromarray(np.clip(lit + noise, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))
    out = io.BytesIO()
    worn.save(out, "JPEG", quality=40)
    return Image.open(io.BytesIO(out.getvalue())), corners


def _plane(there: Corners, here: Corners) -> tuple[float, ...]:
    """Pillow's eight numbers by which places `there` come from places `here`."""
    rows, values = [], []
    for (x, y), (u, v) in zip(there, here, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(float(one) for one in np.linalg.solve(np.array(rows), np.array(values)))


EVERY_DAY = 0
"""The palette that is read from a picture in every run; the others are only judged."""
BOXES = [(60, 60, 380, 320), (420, 60, 740, 320), (60, 360, 380, 620), (420, 360, 740, 620)]


def _painted(colours: Sequence[str], strength: float = 1.0, paper: str = "#FFFFFF") -> Image.Image:
    sheet = Image.new("RGB", (800, 680), paper)
    over = Image.new("RGB", sheet.size, "white")
    mask = Image.new("L", sheet.size, 0)
    for box, colour in zip(BOXES, colours, strict=True):
        ImageDraw.Draw(over).rectangle(box, fill=colour)
        ImageDraw.Draw(mask).rectangle(box, fill=round(255 * strength))
    filtered = Image.composite(Image.fromarray(
        (np.asarray(over, float) * np.asarray(sheet, float) / 255).astype(np.uint8)), sheet, mask)
    pen = ImageDraw.Draw(filtered)
    for box in BOXES:
        pen.rectangle(box, outline="black", width=3)
        pen.line((box[0] + 40, box[1] + 60, box[2] - 90, box[1] + 60), fill="black", width=2)
        pen.text((box[0] + 60, box[1] + 100), "PUMP 12", fill="black", font_size=32)
    return filtered


def _levels(found: ReadMap) -> list[Level]:
    shapes = _shapes(found, 800, 680)
    assert len(shapes) == 4, [(one.level, round(one.area, 4), one.doubt) for one in found.regions]
    levels = []
    for left, top, right, bottom in BOXES:
        truth = Polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
        level, shape = _best(shapes, truth)
        assert shape.intersection(truth).area / shape.union(truth).area > 0.97
        levels.append(level)
    return levels


def test_an_arc_keeps_its_shape_with_few_corners() -> None:
    sheet = Image.new("RGB", (1000, 1000), "white")
    ImageDraw.Draw(sheet).ellipse((200, 200, 800, 800), fill="#F39800", outline="black", width=3)
    ((_level, shape),) = _shapes(read(_png(sheet), "image/png", file="map.png"), 1000, 1000)
    assert _corners(shape) <= 50
    ring = np.array(shape.geoms[0].exterior.segmentize(2).coords) - 500.5
    away = np.abs(np.hypot(ring[:, 0], ring[:, 1]) - 298.5)
    assert away.max() < 1.5
    assert away.mean() < 0.6


def test_a_round_spot_on_a_line_is_round_and_no_larger_than_drawn() -> None:
    large = Image.new("RGB", (4000, 3200), "white")
    pen = ImageDraw.Draw(large)
    pen.line((200, 1800, 3800, 1300), fill="black", width=10)
    spots = [(1000 + 700 * number, 1689 - 97 * number, 30 + 5 * number) for number in range(4)]
    for x, y, radius in spots:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill="#F39800", outline="black", width=8)
    small = large.resize((1000, 800), Image.Resampling.LANCZOS)
    shapes = _shapes(read(_png(small), "image/png", file="map.png"), 1000, 800)
    assert len(shapes) == len(spots)
    for x, y, radius in spots:
        truth = Point(x / 4, y / 4).buffer((radius - 4) / 4)
        level, shape = _best(shapes, truth)
        print(f"radius {radius / 4}: {shape.area / truth.area - 1:+.1%}, {_corners(shape)} corners")
        assert level is Level.CONSIDERABLE
        away = [Point(corner).distance(shape.centroid) for corner in shape.geoms[0].exterior.coords]
        print(f"from the middle {min(away):.2f} to {max(away):.2f}")
        assert max(away) - min(away) < 0.03 * radius / 4
        assert abs(shape.area / truth.area - 1) < 0.05


@pytest.mark.parametrize("palette", [
    pytest.param(number, marks=[] if number == EVERY_DAY else pytest.mark.slow) for number in range(len(PALETTES))])
def test_each_known_palette_means_the_four_levels(palette: int) -> None:
    found = read(_png(_painted(PALETTES[palette])), "image/png", file="map.png")
    assert _levels(found) == list(JUDGED)


def test_the_colours_of_each_known_palette_are_judged_as_its_levels() -> None:
    for palette in PALETTES:
        rgb = np.array([[int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)] for colour in palette],
                       np.float32)
        seen = [Seen((float(one[0]), float(one[1]), float(one[2])), 0.15) for one in to_lab(rgb)]
        assert [one.level for one in judge(seen)] == list(JUDGED), palette


def test_half_transparent_fills_on_yellowed_paper_keep_their_levels() -> None:
    painted = _painted(PALETTES[0], 0.5, "#F2E4C4")
    assert _levels(read(_png(painted), "image/png", file="map.png")) == list(JUDGED)


def test_green_is_left_to_the_person() -> None:
    found = read(_png(_painted(("#FF0000", "#FFA500", "#FFFF00", "#52C41A"))), "image/png", file="map.png")
    green = [one for one in found.regions if one.doubt is Doubt.GREEN]
    assert len(green) == 1
    assert green[0].confidence <= 0.2
    assert sorted(one.level for one in found.regions if one not in green) == sorted(JUDGED[:3])


def test_a_hole_stays_a_hole_and_neighbours_share_their_border() -> None:
    sheet = Image.new("RGB", (800, 600), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((100, 100, 400, 500), fill="#E60012", outline="black", width=3)
    pen.rectangle((400, 100, 700, 500), fill="#FFE100", outline="black", width=3)
    pen.rectangle((180, 220, 300, 380), fill="white", outline="black", width=3)
    found = read(_png(sheet), "image/png", file="map.png")
    red, yellow = (from_wkt(next(one.shape for one in found.regions if one.level is level))
                   for level in (Level.MAJOR, Level.GENERAL))
    assert [len(part.interiors) for part in red.geoms] == [1]
    assert red.intersection(yellow).area == 0
    assert red.intersection(yellow).length > 0.95 * 400 / 600 * WHOLE


def test_grey_is_read_only_when_asked_for() -> None:
    painted = _png(_painted(("#FF0000", "#FFA500", "#FFFF00", "#BFBFBF")))
    assert Level.UNASSESSED not in {one.level for one in read(painted, "image/png", file="map.png").regions}
    asked = read(painted, "image/png", file="map.png", grey=True)
    assert Level.UNASSESSED in {one.level for one in asked.regions}


def test_the_patches_of_a_legend_are_doubted() -> None:
    painted = Image.new("RGB", (1000, 800), "white")
    pen = ImageDraw.Draw(painted)
    pen.rectangle((50, 50, 600, 700), fill="#F39800", outline="black", width=3)
    for place, colour in enumerate(("#E60012", "#F39800", "#FFE100", "#0068B7")):
        pen.rectangle((800, 500 + 60 * place, 860, 535 + 60 * place), fill=colour, outline="black")
    found = read(_png(painted), "image/png", file="map.png")
    assert len(found.regions) == 5
    assert sorted(one.area for one in found.regions if one.doubt is Doubt.LEGEND) == \
        sorted(one.area for one in found.regions)[:4]


def test_a_blank_sheet_has_no_region() -> None:
    assert read(_png(Image.new("RGB", (600, 400), "#F5EBD0")), "image/png", file="map.png").regions == ()


def test_what_is_no_picture_is_refused_by_name() -> None:
    with pytest.raises(BadFile, match=r"map\.png"):
        read(b"no picture at all", "image/png", file="map.png")
