"""Pieces on sheets: none on another, all within the margin, each back behind its front, marks on no piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.documents.imposing import Imposition, impose
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.paper import LANDSCAPE, PORTRAIT, sheet_size
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.domain.drawing import Box, Drawing, Line, Rect, Text, Window
from dualprev_desktop.kernel.errors import InputError

A4 = sheet_size("A4", PORTRAIT)


def piece(name: str, width: float = 90, height: float = 54, faces: int = 1, *, two_sided: bool = False,
          ground: str = "") -> Piece:
    drawn = tuple(Drawing(width, height, (Text(5, 10, f"{name}-{number}", 9),)) for number in range(faces))
    return Piece(name, Subject("post", name), drawn, two_sided=two_sided, ground=ground)


def boxes(sheet: Drawing) -> list[Box]:
    return [item.box for item in sheet.items if isinstance(item, Window)]


def words(sheet: Drawing) -> list[str]:
    return sheet.texts()


sizes = st.tuples(st.floats(30, 180), st.floats(30, 250))


@given(st.lists(sizes, min_size=1, max_size=25), st.floats(5, 14), st.floats(0, 10), st.integers(0, 9),
       st.sampled_from((PORTRAIT, LANDSCAPE)))
def test_every_piece_lies_on_a_sheet_and_none_on_another(given: Sequence[tuple[float, float]], margin: float,
                                                         gap: float, first: int, turned: str) -> None:
    pieces = [piece(str(number), width, min(height, 180)) for number, (width, height) in enumerate(given)]
    how = Imposition("A4", turned, margin, gap, first=first)
    sheets = list(impose(pieces, how))
    width, height = sheet_size("A4", turned)
    free = Box(margin, margin, width - 2 * margin, height - 2 * margin).inset(-1e-6)
    assert [word for sheet in sheets for word in words(sheet)] == [f"{number}-0" for number in range(len(pieces))]
    for sheet in sheets:
        assert (sheet.width, sheet.height) == (width, height)
        placed = boxes(sheet)
        assert all(free.holds(box) for box in placed)
        assert not any(one.inset(1e-6).meets(other.inset(1e-6)) for one, other in combinations(placed, 2))


@given(st.lists(sizes, min_size=1, max_size=12), st.floats(0, 8), st.floats(0, 3))
def test_no_mark_lies_on_a_piece(given: Sequence[tuple[float, float]], gap: float, bleed: float) -> None:
    pieces = [piece(str(number), width, height, ground="#E60012") for number, (width, height) in enumerate(given)]
    for sheet in impose(pieces, Imposition("A4", gap=gap, bleed=bleed)):
        marks = [item for item in sheet.items if isinstance(item, Line)]
        assert marks
        for mark in marks:
            reach = Box(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1).inset(-0.001)
            assert not any(reach.meets(box.inset(0.01)) for box in boxes(sheet))


def test_pocket_cards_lie_two_by_five_on_a_sheet() -> None:
    (sheet,) = impose([piece(str(number), 90, 50) for number in range(10)], Imposition("A4", gap=5))
    assert sorted({(box.x, box.y) for box in boxes(sheet)}) == sorted(
        (x, 10 + 55 * row) for x in (10, 105) for row in range(5))


def test_places_of_the_first_sheet_that_are_used_up_stay_free() -> None:
    first, second = impose([piece(str(number)) for number in range(8)], Imposition("A4", first=3))
    assert next((box.x, box.y) for box in boxes(first)) == (10 + 94, 10 + 58)
    assert (len(boxes(first)), len(boxes(second))) == (5, 3)
    assert (boxes(second)[0].x, boxes(second)[0].y) == (10, 10)


def test_a_back_lies_behind_its_front() -> None:
    pieces = [piece("站长", faces=2, two_sided=True), piece("卸油员", 60, 40, faces=4, two_sided=True)]
    front, back = impose(pieces, Imposition("A4", duplex=True))
    assert words(front) == ["站长-0", "卸油员-0", "卸油员-2"]
    assert words(back) == ["站长-1", "卸油员-1", "卸油员-3"]
    for one, other in zip(boxes(front), boxes(back), strict=True):
        assert (one.y, one.width, one.height) == (other.y, other.width, other.height)
        assert one.x == pytest.approx(A4[0] - other.right)


def test_without_duplex_both_sides_lie_beside_each_other() -> None:
    (sheet,) = impose([piece("站长", faces=2, two_sided=True)], Imposition("A4"))
    assert words(sheet) == ["站长-0", "站长-1"]
    one, other = boxes(sheet)
    assert one.y == other.y
    assert other.x == one.right + 4


def test_copies_and_the_colour_beyond_the_cut() -> None:
    (sheet,) = impose([piece("站长", ground="#E60012")], Imposition("A4", bleed=2, copies=3))
    assert words(sheet) == ["站长-0"] * 3
    grounds = [item for item in sheet.items if isinstance(item, Rect)]
    assert next((one.x, one.width, one.fill) for one in grounds) == (8, 94, "#E60012")


def test_without_a_paper_each_face_is_a_sheet() -> None:
    sheets = list(impose([piece("a", faces=2), piece("b", 148, 210)], Imposition(copies=2)))
    assert [(one.width, *words(one)) for one in sheets] == [
        (90, "a-0"), (90, "a-1"), (90, "a-0"), (90, "a-1"), (148, "b-0"), (148, "b-0")]


def test_what_is_too_large_is_named() -> None:
    with pytest.raises(InputError, match=r"“墙” is 200 × 100 mm and does not fit on A4 with a margin of 10 mm"):
        list(impose([piece("墙", 200, 100)], Imposition("A4")))
    with pytest.raises(InputError, match="Choose from 1 to 500"):
        list(impose([piece("墙")], Imposition(copies=0)))


def test_a_sheet_of_cards_is_printed_with_every_word(paper_text: Callable[[bytes], str]) -> None:
    pdf = drawing_pdf(impose([piece(f"卡{number}") for number in range(9)], Imposition("A4")), "cards")
    found = paper_text(pdf)
    assert all(f"卡{number}-0" in found for number in range(9))
