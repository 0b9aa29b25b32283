"""Grids of QR codes: as ISO/IEC 18004 has them, which another encoder and another decoder confirm."""

from __future__ import annotations

from typing import Any

import pytest

from dualprev_desktop.documents.code_matrix import BYTES, cells_of, kind, largest, matrix, rectangles, room

numpy = pytest.importorskip("numpy")
EVERY = [(version, level) for level in BYTES for version in range(1, len(BYTES[level]) + 1)]


def decoded(grid: Any) -> bytes:
    import zxingcpp

    picture = numpy.kron(numpy.pad(1 - grid, 4, constant_values=1), numpy.ones((4, 4))) * 255
    found = zxingcpp.read_barcode(picture.astype(numpy.uint8))
    assert found is not None
    return bytes(found.bytes)


@pytest.mark.parametrize(("version", "level"), EVERY, ids=lambda value: str(value))
def test_a_full_code_is_cell_by_cell_what_segno_makes(version: int, level: str) -> None:
    import segno

    data = bytes(97 + place * 7 % 26 for place in range(BYTES[level][version - 1]))
    grid = matrix(data, version, level)
    codes = (segno.make_qr(data, version=version, error=level, mask=mask, mode="byte", boost_error=False)
             for mask in range(8))
    assert any((numpy.array(code.matrix) == grid).all() for code in codes)
    with pytest.raises(segno.DataOverflowError):
        segno.make_qr(data + b"x", version=version, error=level, mode="byte")


@pytest.mark.parametrize(("version", "level"), EVERY, ids=lambda value: str(value))
def test_every_length_up_to_full_is_decoded(version: int, level: str) -> None:
    most = BYTES[level][version - 1]
    for length in (1, most // 3, most - 2, most - 1, most):
        data = bytes(97 + place * 5 % 26 for place in range(length))
        assert decoded(matrix(data, version, level)) == data


def test_the_mask_leaves_few_traps() -> None:
    """segno weighs by the same clause, but counts look-alikes in another way: it is close, not equal."""
    import segno

    texts = [f"第{number}条：油气积聚、静电未导除、周边火源".encode() for number in range(20)]
    ours = [_traps(matrix(text, 8, "M")) for text in texts]
    masks = [[_traps(segno.make_qr(text, version=8, error="M", mask=mask, mode="byte", boost_error=False).matrix)
              for mask in range(8)] for text in texts]
    assert all(trap < sorted(eight)[4] + 60 for trap, eight in zip(ours, masks, strict=True))


def _traps(grid: Any) -> int:
    """Counted cell by cell: runs of five and more, and blocks, in the plain words of the clause."""
    cells = [list(map(int, row)) for row in grid]
    points = 0
    for line in (*cells, *map(list, zip(*cells, strict=True))):
        text = "".join(map(str, line))
        runs = [len(run) for run in text.replace("01", "0 1").replace("10", "1 0").split()]
        points += sum(run - 2 for run in runs if run >= 5)
        points += 40 * sum(text[at:at + 11] in ("10111010000", "00001011101") for at in range(len(text) - 10))
    return points


@pytest.mark.parametrize(("side", "version", "bytes_"), [(9, 0, 0), (14, 4, 62), (18, 7, 122), (22, 10, 213),
                                                         (29.4, 16, 450)])
def test_a_place_has_room_for_the_largest_code_with_cells_that_print(side: float, version: int, bytes_: int) -> None:
    assert largest(side) == version
    assert room(side) == bytes_
    if version:
        assert side / (cells_of(version) + 8) >= 0.33
        assert side / (cells_of(version + 1) + 8) < 0.33


def test_level_q_where_it_fits_and_then_the_largest_cells() -> None:
    assert kind(322, 29.4) == (16, "Q")
    assert kind(323, 29.4) == (13, "M")
    assert kind(450, 29.4) == (16, "M")
    assert kind(20, 29.4) == (2, "Q")


def test_rectangles_are_the_dark_cells_each_once() -> None:
    grid = matrix("卸油作业".encode() * 9, 9, "M")
    filled = numpy.zeros_like(grid)
    flat = rectangles(grid)
    for at in range(0, len(flat), 4):
        x, y, across, down = flat[at:at + 4]
        filled[y:y + down, x:x + across] += 1
    assert (filled == grid).all()
    assert len(flat) / 4 < grid.sum() / 2
