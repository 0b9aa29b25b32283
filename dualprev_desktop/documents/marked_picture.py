"""An attached picture with the marks that lie on it, as paper and exported pictures show it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.raster import page_pictures
from dualprev_desktop.documents.typeset import font, line_mm, text_at
from dualprev_desktop.domain.annotation import AIR, HALO, PLATE, TEXT, Mark, Stroke, placed, strokes
from dualprev_desktop.domain.drawing import Box, Drawing, Item, Picture, Polygon, Polyline, Rect
from dualprev_desktop.services.pictures import SeenPicture

JPEG = "image/jpeg"
DPI = 254
"""One pixel is a tenth of a millimetre."""


def items_of(picture: SeenPicture, box: Box) -> Iterator[Item]:
    """The picture stretched over `box`, which has its proportions, and its marks in their order."""
    yield Picture(box.x, box.y, box.width, box.height, picture.data, picture.media_type, picture.about.file_name)
    for mark in picture.marks:
        yield from mark_items(mark, box)


def mark_items(mark: Mark, box: Box) -> Iterator[Item]:
    """One mark on a picture that lies in `box`."""
    if mark.kind == TEXT:
        yield from _words(mark, box)
        return
    line = mark.line(max(box.width, box.height))
    outlines = strokes(mark, box.width, box.height)
    # all halos below all ink: an arrow's head does not cut into its shaft
    for stroke in outlines:
        yield Polyline(_at(stroke, box), mark.halo, line * HALO, stroke.closed)
    for stroke in outlines:
        yield Polygon((_at(stroke, box),), mark.ink) if stroke.filled else \
            Polyline(_at(stroke, box), mark.ink, line, stroke.closed)


def _at(stroke: Stroke, box: Box) -> tuple[tuple[float, float], ...]:
    return tuple((box.x + x, box.y + y) for x, y in stroke.points)


def _words(mark: Mark, box: Box) -> Iterator[Item]:
    size = mark.letters(max(box.width, box.height)) * fonts.POINTS_PER_MM
    (left, top), (right, _same) = placed(mark, box.width, box.height)
    air = AIR * size / fonts.POINTS_PER_MM
    room = max(right - left - 2 * air, air)
    lines = wrap(fonts.numbered(mark.words), font(True), size, room * fonts.POINTS_PER_MM)
    width = max(fonts.text_width(one.rstrip(), font(True), size) for one in lines) / fonts.POINTS_PER_MM
    high = len(lines) * line_mm(size) + air
    top = max(min(top, box.height - high), 0)
    yield Rect(box.x + left, box.y + top, width + 2 * air, high, mark.halo, mark.ink, air / 3, PLATE, radius=air)
    for place, one in enumerate(lines):
        yield text_at(box.x + left + air, box.y + top + air / 2 + place * line_mm(size), one.rstrip(), size, bold=True,
                      colour=mark.ink)


def marked_copy(picture: SeenPicture) -> bytes:
    """The picture with its marks burnt in, pixel for pixel as large, in the format it has."""
    # a hair less than a whole pixel: the last one would otherwise be begun by rounding
    width, height = ((side - 0.02) * 25.4 / DPI for side in (picture.width, picture.height))
    sheet = Drawing(width, height, tuple(items_of(picture, Box(0, 0, width, height))))
    png = next(page_pictures(drawing_pdf([sheet], picture.about.file_name), DPI))
    return _jpeg(png) if picture.media_type == JPEG else png


def _jpeg(png: bytes) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()
