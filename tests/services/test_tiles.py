"""Large pictures in tiles: cut once, kept within bounds, made anew when somebody threw them away."""

from __future__ import annotations

import hashlib
import io
import os
import shutil

import pytest
from PIL import Image, ImageDraw

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.services import plans, tiles
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.store.company import Company


def scan(width: int = 4500, height: int = 1300, kind: str = "PNG", mark: int = 0) -> IncomingPicture:
    """White, a red square of 200 pixels in its lower right corner."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((width - 200, height - 200, width, height), fill=(220, mark, 0))
    out = io.BytesIO()
    image.save(out, kind)
    return IncomingPicture("scan", out.getvalue(), f"image/{kind.lower()}", width, height)


def cut(company: Company, picture: IncomingPicture) -> tiles.TileSet:
    found = tiles.tiles_of(company, plans.add_plan(company, "厂区", picture)[0])
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_every_level_is_half_of_the_one_before_and_covers_the_picture(company: Company, kind: str) -> None:
    found = cut(company, scan(kind=kind))
    assert found.levels == ((4500, 1300), (2250, 650), (1125, 325), (563, 163), (282, 82))
    for level, (width, height) in enumerate(found.levels):
        columns, rows = found.grid(level)
        sizes = {}
        for column in range(columns):
            for row in range(rows):
                with Image.open(found.path(level, column, row)) as tile:
                    sizes[column, row] = tile.size
        assert sum(sizes[column, 0][0] for column in range(columns)) == width
        assert sum(sizes[0, row][1] for row in range(rows)) == height
        with Image.open(found.path(level, columns - 1, rows - 1)) as last:
            red = last.convert("RGB").getpixel((last.width - 2, last.height - 2))
            assert isinstance(red, tuple)
            assert red[0] > 180
            assert red[1] < 60
    assert found.sha256 == hashlib.sha256(scan(kind=kind).data).hexdigest()


def test_thin_black_lines_of_a_fax_are_still_seen_in_small(company: Company) -> None:
    image = Image.new("1", (5000, 1000), 1)
    ImageDraw.Draw(image).line((0, 500, 4999, 500), fill=0, width=2)
    out = io.BytesIO()
    image.save(out, "PNG")
    found = cut(company, IncomingPicture("fax", out.getvalue(), "image/png", 5000, 1000))
    with Image.open(found.path(len(found.levels) - 1, 0, 0)) as small:
        darkest, lightest = small.convert("L").getextrema()
    assert isinstance(darkest, int)
    assert darkest < 245 < lightest


def test_small_pictures_and_drawings_have_no_tiles(company: Company) -> None:
    small, _ = plans.add_plan(company, "小", scan(800, 600))
    blank, _ = plans.add_plan(company, "空")
    vector, _ = plans.add_plan(company, "图", IncomingPicture("a.svg", b"<svg/>", "image/svg+xml", 9000, 9000))
    assert [tiles.tiles_of(company, one) for one in (small, blank, vector)] == [None, None, None]


def test_tiles_are_cut_once_and_anew_when_they_are_gone(company: Company) -> None:
    plan_id, _ = plans.add_plan(company, "厂区", scan())
    first = tiles.tiles_of(company, plan_id)
    assert first is not None
    written = first.path(0, 0, 0).stat().st_mtime_ns
    assert tiles.tiles_of(company, plan_id) == first
    assert first.path(0, 0, 0).stat().st_mtime_ns == written
    shutil.rmtree(company.paths.tiles)
    assert tiles.tiles_of(company, plan_id) == first
    assert first.path(0, 0, 0).exists()


def test_tiles_without_their_index_are_cut_anew(company: Company) -> None:
    found = cut(company, scan())
    (found.folder / tiles.INDEX).unlink()
    assert tiles.cached(company.paths, found.sha256, ".png") is None
    assert cut(company, scan()) == found
    assert (found.folder / tiles.INDEX).exists()


def test_a_damaged_picture_is_told_and_leaves_nothing_behind(company: Company) -> None:
    broken = IncomingPicture("scan", scan().data[:200], "image/png", 4500, 1300)
    plan_id, _ = plans.add_plan(company, "厂区", broken)
    with pytest.raises(BadFile, match="The picture of this plan cannot be shown: it is damaged"):
        tiles.tiles_of(company, plan_id)
    assert list(company.paths.tiles.iterdir()) == []


def test_those_longest_unseen_are_swept_first(company: Company) -> None:
    sets = [cut(company, scan(mark=mark)) for mark in range(3)]
    for age, one in enumerate(sets):
        os.utime(one.folder / tiles.INDEX, (1_000_000 + age, 1_000_000 + age))
    sizes = [sum(file.stat().st_size for file in one.folder.iterdir()) for one in sets]
    assert tiles.cached(company.paths, sets[0].sha256, ".png") is not None  # seen just now
    tiles.sweep(company.paths, most=sizes[0] + sizes[2])
    assert [one.folder.exists() for one in sets] == [True, False, True]
    tiles.sweep(company.paths, keep=sets[2].sha256, most=0)
    assert [one.folder.exists() for one in sets] == [False, False, True]
