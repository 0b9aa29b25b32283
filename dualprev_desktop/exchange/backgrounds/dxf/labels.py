"""The texts of a drawing: what they say without codes of formatting, where, how large and in which direction."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin
from typing import Any

from dualprev_desktop.exchange.backgrounds.dxf.outlines import Beyond
from dualprev_desktop.exchange.backgrounds.dxf.pieces import Label, measurable

TEXTS = frozenset(("TEXT", "ATTRIB", "MTEXT"))
LINE_STEP = 5 / 3
"""Of the height of letters, from line to line of a block of text."""
LONGEST = 300
"""Letters of one line; a floor plan's longest note is shorter."""
ANCHORS = ("start", "middle", "end")


def labels(entity: Any, layer: str, colour: int) -> Iterator[Label]:
    """One for each line. Raises Beyond for coordinates that are no numbers."""
    read = _of_block if entity.dxftype() == "MTEXT" else _of_line
    for text, at, angle, height, anchor in read(entity):
        said = _clean(text)
        if not measurable(*at, angle, height):
            raise Beyond
        if said and height > 0:
            across = (cos(angle), sin(angle))
            yield Label(layer, colour, said, at, across, (-across[1] * height, across[0] * height), anchor)


def _clean(text: str) -> str:
    from ezdxf.lldxf.encoding import decode_mif_to_unicode, has_mif_encoding

    if has_mif_encoding(text):
        text = decode_mif_to_unicode(text)
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()[:LONGEST]


Found = tuple[str, tuple[float, float], float, float, str]
"""Text, place of its base line, angle in radians, height, anchor."""


def _of_line(entity: Any) -> Iterator[Found]:
    align, first, second = entity.get_placement()
    angle, height, name = radians(entity.dxf.rotation), entity.dxf.height, align.name
    if name in ("ALIGNED", "FIT") and second is not None:
        angle = (second - first).angle
    ocs = entity.ocs()
    if entity.dxf.extrusion.z < 0:  # seen from behind
        angle = radians(180) - angle
    place = ocs.to_wcs(first)
    lowered = 1.0 if name.startswith("TOP") else 0.5 if name.startswith("MIDDLE") else 0.0
    at = (place.x + sin(angle) * height * lowered, place.y - cos(angle) * height * lowered)
    yield entity.plain_text(), at, angle, height, _anchor(name)


def _anchor(name: str) -> str:
    if name == "MIDDLE" or name.endswith("CENTER"):
        return "middle"
    return "end" if name.endswith("RIGHT") else "start"


def _of_block(entity: Any) -> Iterator[Found]:
    lines = entity.plain_text(split=True)
    height, angle = entity.dxf.char_height, radians(entity.get_rotation())
    place, step = entity.dxf.insert, height * LINE_STEP * entity.dxf.get("line_spacing_factor", 1.0)
    row, column = divmod(entity.dxf.attachment_point - 1, 3)
    whole = height + step * (len(lines) - 1)
    first = height - (0.0, whole / 2, whole)[row % 3]
    for index, line in enumerate(lines):
        down = first + index * step
        yield (line, (place.x + sin(angle) * down, place.y - cos(angle) * down), angle, height, ANCHORS[column])
