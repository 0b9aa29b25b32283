"""A large sheet over small ones: the parts fit together, and what two of them share is the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.tiling import MARGIN, tile_drawing, tiled, tiles
from dualprev_desktop.domain.drawing import Drawing, Window
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.views import PlanView
from tests.documents.printed import filled_paths, sheets

EN = translator("en")


@pytest.fixture
def board(plan: PlanView) -> Drawing:
    return sheets(plan, replace(plan, picture=None), layout="board", paper="1200x900")[0]


@pytest.mark.parametrize("printer", ["A4", "A3"])
@pytest.mark.parametrize("overlap", [0, 10, 25])
def test_the_parts_cover_the_sheet_and_overlap_as_asked(board: Drawing, printer: str, overlap: int) -> None:
    found = tiles(board, printer, overlap)
    assert max(tile.part.right for tile in found) >= board.width
    assert max(tile.part.bottom for tile in found) >= board.height
    for one, other in pairwise(found):
        if one.row == other.row:
            assert one.part.right - other.part.x == pytest.approx(overlap)


def test_neighbours_show_the_same_in_their_overlap(board: Drawing) -> None:
    """Of both PDFs: the corners of the zones, brought back to the whole sheet, agree to a tenth of a millimetre."""
    found = tiles(board, "A3", 10)
    compared = 0
    for one, other in pairwise(found):
        if one.row != other.row:
            continue
        seen = []
        for tile in (one, other):
            pdf = drawing_pdf([tile_drawing(board, tile, 10, found[-1])], "x")
            seen.append([[(x - MARGIN + tile.part.x, y - MARGIN + tile.part.y) for x, y in corners]
                         for _, corners in filled_paths(pdf)])
        shared = [corners for corners in seen[0] if any(x > other.part.x + 4 for x, _ in corners)
                  and any(x < one.part.right - 4 for x, _ in corners)]
        for corners in shared:
            if max(x for x, _ in corners) < other.part.x:
                continue
            assert any(len(corners) == len(twin) and all(
                abs(a[0] - b[0]) < 0.1 and abs(a[1] - b[1]) < 0.1
                for a, b in zip(corners, twin, strict=True)) for twin in seen[1])
            compared += 1
    assert compared > 3


def test_the_first_page_shows_how_they_go_together(board: Drawing) -> None:
    pages = tiled([board], "A3", 10, EN)
    parts = tiles(board, "A3", 10)
    assert len(pages) == 1 + len(parts)
    assert {tile.label for tile in parts} <= set(pages[0].texts())
    assert [tile.label for tile in parts] == [page.texts()[-1] for page in pages[1:]]
    assert all(isinstance(page.items[0], Window) for page in pages[1:])


def test_what_fits_stays_whole(plan: PlanView) -> None:
    whole = sheets(plan, plan, paper="A3")
    assert tiled(whole, "A3", 10, EN) == whole
    assert len(tiled(whole, "A4", 10, EN)) > len(whole)


@pytest.mark.parametrize("overlap", [-1, 60])
def test_an_impossible_overlap_is_told(board: Drawing, overlap: int) -> None:
    with pytest.raises(InputError, match="from 0 to 50"):
        tiles(board, "A4", overlap)
