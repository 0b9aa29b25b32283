"""Primitives on paper: where they are put, in their colours, holes left open."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.raster import page_pictures
from dualprev_desktop.domain.drawing import Anchor, Circle, Drawing, Hatch, Item, Line, Polygon, Rect, Text
from dualprev_desktop.domain.geometry import box
from dualprev_desktop.kernel.errors import InputError

DPI = 254  # ten pixels a millimetre
WHITE, BLACK, RED = (255, 255, 255), (0, 0, 0), (255, 0, 0)


def picture(*items: Item) -> Any:
    from PIL import Image

    pdf = drawing_pdf([Drawing(40, 30, items)], "test")
    return Image.open(BytesIO(next(page_pictures(pdf, DPI)))).convert("RGB")


def at(image: Any, x: float, y: float) -> tuple[int, int, int]:
    found: tuple[int, int, int] = image.getpixel((round(x * 10), round(y * 10)))
    return found


def test_millimetres_count_from_the_upper_left() -> None:
    image = picture(Rect(2, 3, 10, 5, "#FF0000"))
    assert image.size == (400, 300)
    assert at(image, 3, 4) == RED
    assert at(image, 11, 7) == RED
    assert at(image, 13, 4) == WHITE
    assert at(image, 3, 9) == WHITE


def test_holes_stay_open() -> None:
    outer, inner = box(5, 5, 20, 20)[0], box(10, 10, 10, 10)[0]
    image = picture(Polygon((outer, inner), "#FF0000"), Circle(35, 5, 3, "#FF0000"))
    assert at(image, 7, 7) == RED
    assert at(image, 15, 15) == WHITE
    assert at(image, 35, 5) == RED


def test_opacity_blends_and_ends_with_its_item() -> None:
    image = picture(Rect(0, 0, 10, 10, "#FF0000", opacity=0.5), Rect(20, 0, 10, 10, "#FF0000"))
    assert at(image, 5, 5)[1] in (127, 128)
    assert at(image, 25, 5) == RED


@pytest.mark.parametrize("hatch", [hatch for hatch in Hatch if hatch is not Hatch.NONE])
def test_a_hatch_stays_within_its_shape(hatch: Hatch) -> None:
    image = picture(Polygon((((10, 5), (30, 5), (20, 25)),), hatch=hatch))
    dark = [(x / 10, y / 10) for x in range(400) for y in range(300) if sum(image.getpixel((x, y))) < 500]
    assert len(dark) > 300
    assert all(5 <= y <= 25 and 10 + (y - 5) / 2 - 0.2 <= x <= 30 - (y - 5) / 2 + 0.2 for x, y in dark)


def test_hatches_differ() -> None:
    seen = {picture(Rect(5, 5, 20, 20, hatch=hatch)).tobytes() for hatch in Hatch}
    assert len(seen) == len(Hatch)


@pytest.mark.parametrize(("anchor", "left", "right"), [
    (Anchor.START, 20, 32), (Anchor.MIDDLE, 14, 26), (Anchor.END, 8, 20)])
def test_text_hangs_on_its_anchor(anchor: Anchor, left: float, right: float) -> None:
    image = picture(Text(20, 15, "■■", 17, anchor=anchor))
    dark = [x / 10 for x in range(400) for y in range(300) if sum(image.getpixel((x, y))) < 300]
    assert left - 0.5 <= min(dark) <= left + 2
    assert right - 2 <= max(dark) <= right + 0.5


def test_a_dashed_line_has_gaps_and_the_next_has_none() -> None:
    image = picture(Line(0, 5, 40, 5, width=1, dash=(2, 2)), Line(0, 15, 40, 15, width=1))
    dashed = [at(image, x + 0.5, 5) for x in range(39)]
    assert BLACK in dashed
    assert WHITE in dashed
    assert {at(image, x + 0.5, 15) for x in range(39)} == {BLACK}


def test_nothing_is_printed_with_a_missing_glyph() -> None:
    with pytest.raises(InputError, match="U\\+1F525"):
        drawing_pdf([Drawing(40, 30, (Text(1, 1, "\U0001F525", 10),))], "test")


def test_every_sheet_keeps_its_own_size() -> None:
    import pypdfium2

    pdf = drawing_pdf([Drawing(40, 30, ()), Drawing(20, 60, ())], "test")
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [tuple(round(length * 25.4 / 72) for length in page.get_size()) for page in document]
    assert sizes == [(40, 30), (20, 60)]
