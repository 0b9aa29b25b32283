"""An old coloured map read in the helper: from its pixels to regions with a level and an outline."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely import MultiPolygon, get_parts, make_valid, set_precision
from shapely.affinity import scale

from dualprev_desktop.domain.geometry import WHOLE, format_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.map_colours import Judged, Seen, judge
from dualprev_desktop.domain.palette import JUDGED
from dualprev_desktop.exchange.coloured_map.found import Doubt
from dualprev_desktop.exchange.coloured_map.hues import Hue, hues
from dualprev_desktop.exchange.coloured_map.joining import joined
from dualprev_desktop.exchange.coloured_map.lab_pixels import Pixels, to_lab
from dualprev_desktop.exchange.coloured_map.legend import legend
from dualprev_desktop.exchange.coloured_map.outlines import outlines
from dualprev_desktop.exchange.coloured_map.paper import whitened
from dualprev_desktop.exchange.coloured_map.patches import NONE, Patches, patches
from dualprev_desktop.exchange.coloured_map.raster import opened

TOLERANCE = 0.0015
"""Of the longest side: within it an outline is simplified; the lines laid through its parts come twice as close."""
SPECK, THIN = 0.00002, 0.0012
"""The least area in parts of the picture's; half the width, in parts of the longest side, of what is but a stroke."""
SMALLEST_HOLE, NARROWEST_HOLE = 0.0002, 0.005
"""Of holes: what is smaller or narrower was a letter or the room round one."""
UNSURE = 0.25
LEGEND_SURE, GREEN_SURE = 0.3, 0.2
"""How sure it is at most where a patch may be one of a legend, or is green."""
EVEN = 14.0
"""Spread of a region's colour at which its evenness counts half."""
GREEN, GREY = len(JUDGED), len(JUDGED) + 1
LEVELS = (*JUDGED, Level.LOW, Level.UNASSESSED)


@dataclass(frozen=True)
class _Region:
    kind: int
    shape: MultiPolygon
    colour: Any
    spread: float


def read_in_helper(request: dict[str, Any]) -> dict[str, Any]:
    """`data` is the picture as base64, `grey` whether grey regions are wanted."""
    image = opened(base64.b64decode(request["data"]))
    rgb = whitened(image)
    lab = to_lab(rgb)
    seen = hues(lab)
    judged = judge([Seen(one.colour, one.count / lab[..., 0].size) for one in seen])
    kinds = [_kind(one) for one in judged]
    if request["grey"]:
        seen, kinds = _with_grey(seen, kinds)
    found = joined(patches(lab, seen, kinds), lab)
    regions = _regions(found, lab, rgb)
    return {"regions": _told(regions, image.size), "other": _others(seen, kinds, lab)}


def _kind(judged: Judged) -> int:
    if judged.green:
        return GREEN
    return NONE if judged.level is None else JUDGED.index(judged.level)


def _with_grey(seen: Sequence[Hue], kinds: Sequence[int]) -> tuple[list[Hue], list[int]]:
    """Greys between paper and ink; they have no hue by which they would be found."""
    greys = [Hue((lightness, 0.0, 0.0), 0, 0.0) for lightness in (78.0, 68.0)]
    return [*seen, *greys], [*kinds, *(GREY for _one in greys)]


def _others(seen: Sequence[Hue], kinds: Sequence[int], lab: Pixels) -> int:
    least = 0.002 * lab[..., 0].size
    return sum(kind == NONE and one.count > least for one, kind in zip(seen, kinds, strict=True))


def _regions(found: Patches, lab: Pixels, rgb: Pixels) -> list[_Region]:
    side = max(lab.shape[:2])
    whole = lab.shape[0] * lab.shape[1]
    regions = []
    for number, drawn in outlines(found.labels, TOLERANCE * side).items():
        shape = _cleaned(drawn, side, whole)
        if shape.is_empty:
            continue
        inside = found.labels == number
        pixels = lab[inside]
        middle = np.median(pixels, axis=0)
        spread = float(np.median(np.linalg.norm(pixels - middle, axis=1)))
        regions.append(_Region(found.kinds[number - 1], shape, np.median(rgb[inside], axis=0), spread))
    return regions


def _cleaned(shape: MultiPolygon, side: int, whole: int) -> MultiPolygon:
    """Without specks, strokes, and the holes that letters leave."""
    kept = []
    for part in get_parts(shape):
        if part.area < SPECK * whole or part.buffer(-THIN * side).is_empty:
            continue
        holes = [hole for hole in part.interiors if _is_hole(type(part)(hole), side, whole)]
        kept.append(type(part)(part.exterior, holes))
    return MultiPolygon(kept)


def _is_hole(hole: Any, side: int, whole: int) -> bool:
    return bool(hole.area > SMALLEST_HOLE * whole and not hole.buffer(-NARROWEST_HOLE * side).is_empty)


def _told(regions: Sequence[_Region], size: tuple[int, int]) -> list[dict[str, Any]]:
    """In reading order, as plain data."""
    ordered = sorted(regions, key=lambda one: (round(one.shape.bounds[1] * 12 / size[1]), one.shape.bounds[0]))
    levels = [None if one.kind == GREEN else LEVELS[one.kind] for one in ordered]
    in_legend = legend([one.shape for one in ordered], levels, size[0] * size[1])
    sure = judge([Seen(_lab(one.colour), one.shape.area / (size[0] * size[1])) for one in ordered])
    told = []
    for place, region in enumerate(ordered):
        wkt, area = _whole(region.shape, size)
        if not wkt:
            continue
        confidence, doubt = _doubt(region, sure[place], place in in_legend)
        told.append({"level": LEVELS[region.kind].value, "shape": wkt, "area": area, "confidence": confidence,
                     "colour": "#" + "".join(f"{round(float(part) * 255):02X}" for part in region.colour),
                     "doubt": doubt.value})
    return told


def _lab(colour: Any) -> tuple[float, float, float]:
    lightness, a_star, b_star = (float(one) for one in to_lab(np.asarray(colour, np.float32)[None])[0])
    return lightness, a_star, b_star


def _doubt(region: _Region, judged: Judged, in_legend: bool) -> tuple[float, Doubt]:
    evenness = EVEN ** 2 / (EVEN ** 2 + region.spread ** 2)
    agreed = judged.level is None or judged.level == LEVELS[region.kind]
    sureness = evenness * (judged.confidence if agreed else 0.0) ** 0.5
    if region.kind == GREY:
        sureness = evenness * 0.6
    if region.kind == GREEN:
        return min(sureness, GREEN_SURE), Doubt.GREEN
    if in_legend:
        return min(sureness, LEGEND_SURE), Doubt.LEGEND
    return sureness, Doubt.UNSURE if sureness < UNSURE else Doubt.NONE


def _whole(shape: MultiPolygon, size: tuple[int, int]) -> tuple[str, float]:
    """The shape in whole millionths, valid; empty where nothing is left of it."""
    placed = scale(shape, WHOLE / size[0], WHOLE / size[1], origin=(0, 0))
    snapped = set_precision(make_valid(placed), 1)
    parts = [part for part in get_parts(snapped) if part.geom_type == "Polygon" and part.area > 0]
    made = tuple(tuple(tuple((min(max(x, 0), WHOLE), min(max(y, 0), WHOLE)) for x, y in ring.coords[:-1])
                       for ring in (part.exterior, *part.interiors)) for part in parts)
    return (format_shape(made) if made else ""), sum(part.area for part in parts) / WHOLE ** 2
