"""Several pieces on a sheet of the printer's paper: in rows, with marks to cut by, fronts and backs of one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dualprev_desktop.documents.paper import PORTRAIT, sheet_size
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.documents.typeset import INK
from dualprev_desktop.domain.drawing import Box, Drawing, Item, Line, Rect, Window
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_

MARK, MARK_AWAY, MARK_WIDTH = 4.0, 1.0, 0.15
TOO_LARGE = N_("“{title}” is {width} × {height} mm and does not fit on {paper} with a margin of {margin} mm. Choose a "
               "larger paper, or a smaller card.")
MOST_COPIES = 500
BAD_COPIES = N_("{copies} copies of each are not printed at once. Choose from 1 to {most}.")


@dataclass(frozen=True, slots=True)
class Imposition:
    """How pieces lie on sheets; all lengths in millimetres. Without `paper` every face is a sheet of its own size."""

    paper: str = ""
    orientation: str = PORTRAIT
    margin: float = 10
    gap: float = 4
    bleed: float = 0
    marks: bool = True
    first: int = 0
    """So many places of the first sheet are used up already."""
    duplex: bool = False
    """Backs on the back of the sheet, turned over its long edge; otherwise they lie beside their fronts."""
    copies: int = 1


EACH_ITS_OWN = Imposition()


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What lies in one place: a front, and the back of it where both are printed."""

    front: Drawing
    back: Drawing | None
    ground: str
    title: str


@dataclass(slots=True)
class _Sheet:
    size: tuple[float, float]
    placed: list[tuple[float, float, _Leaf]] = field(default_factory=list)


def impose(pieces: Iterable[Piece], how: Imposition) -> Iterator[Drawing]:
    """The sheets, fronts and backs in turn where they are duplex. Raises InputError."""
    if not 1 <= how.copies <= MOST_COPIES:
        raise InputError(BAD_COPIES, copies=how.copies, most=MOST_COPIES)
    if not how.paper:
        for piece in pieces:
            for _copy in range(how.copies):
                yield from piece.faces
        return
    for sheet in _sheets(_leaves(pieces, how), how):
        yield _front(sheet, how)
        if how.duplex:
            yield _back(sheet, how)


def _leaves(pieces: Iterable[Piece], how: Imposition) -> Iterator[_Leaf]:
    for piece in pieces:
        for _copy in range(how.copies):
            yield from _of_piece(piece, how.duplex)


def _of_piece(piece: Piece, duplex: bool) -> Iterator[_Leaf]:
    if piece.two_sided and duplex:
        for front, back in zip(piece.faces[::2], (*piece.faces[1::2], None), strict=False):
            yield _Leaf(front, back, piece.ground, piece.title)
    else:
        for face in piece.faces:
            yield _Leaf(face, None, piece.ground, piece.title)


def _sheets(leaves: Iterable[_Leaf], how: Imposition) -> Iterator[_Sheet]:
    """Rows from the upper left, each as high as its highest piece."""
    width, height = size = sheet_size(how.paper, how.orientation)
    skip, sheet, x, y, row = how.first, _Sheet(size), how.margin, how.margin, 0.0
    for leaf in leaves:
        for blank in (*(True,) * skip, False):
            if x > how.margin and x + leaf.front.width > width - how.margin:
                x, y, row = how.margin, y + row + how.gap, 0.0
            if y > how.margin and y + leaf.front.height > height - how.margin:
                yield sheet
                sheet, x, y, row = _Sheet(size), how.margin, how.margin, 0.0
            _check(leaf, how, size)
            if not blank:
                sheet.placed.append((x, y, leaf))
            x, row = x + leaf.front.width + how.gap, max(row, leaf.front.height)
        skip = 0
    if sheet.placed:
        yield sheet


def _check(leaf: _Leaf, how: Imposition, size: tuple[float, float]) -> None:
    if leaf.front.width > size[0] - 2 * how.margin or leaf.front.height > size[1] - 2 * how.margin:
        raise InputError(TOO_LARGE, title=leaf.title, width=f"{leaf.front.width:g}", height=f"{leaf.front.height:g}",
                         paper=how.paper, margin=f"{how.margin:g}")


def _front(sheet: _Sheet, how: Imposition) -> Drawing:
    return _drawn(sheet.size, [(x, y, leaf, leaf.front) for x, y, leaf in sheet.placed], how)


def _back(sheet: _Sheet, how: Imposition) -> Drawing:
    """Turned over the long edge of an upright sheet, left and right change places."""
    placed = [(sheet.size[0] - x - leaf.front.width, y, leaf, leaf.back) for x, y, leaf in sheet.placed if leaf.back]
    return _drawn(sheet.size, placed, how)


def _drawn(size: tuple[float, float], placed: Sequence[tuple[float, float, _Leaf, Drawing | None]],
           how: Imposition) -> Drawing:
    items: list[Item] = []
    for x, y, leaf, face in placed:
        if face is None:
            continue
        if leaf.ground and how.bleed:
            items.append(Rect(x - how.bleed, y - how.bleed, face.width + 2 * how.bleed, face.height + 2 * how.bleed,
                              leaf.ground))
        items.append(Window(x, y, Box(0, 0, face.width, face.height), face.items))
    if how.marks:
        boxes = [Box(x, y, face.width, face.height) for x, y, _leaf, face in placed if face]
        items += _marks(boxes, how)
    return Drawing(*size, tuple(items))


def _marks(boxes: Sequence[Box], how: Imposition) -> Iterator[Item]:
    """At every corner, outside of all pieces, as long as the room between them lets them be."""
    away = max(MARK_AWAY, how.bleed)
    seen: set[tuple[float, ...]] = set()
    for box in boxes:
        for x in (box.x, box.right):
            for top, bottom in ((box.y - away - MARK, box.y - away), (box.bottom + away, box.bottom + away + MARK)):
                yield from _mark(Line(x, top, x, bottom, INK, MARK_WIDTH), boxes, seen)
        for y in (box.y, box.bottom):
            for left, right in ((box.x - away - MARK, box.x - away), (box.right + away, box.right + away + MARK)):
                yield from _mark(Line(left, y, right, y, INK, MARK_WIDTH), boxes, seen)


def _mark(line: Line, boxes: Sequence[Box], seen: set[tuple[float, ...]]) -> Iterator[Line]:
    """The part of it that lies on no piece; marks of neighbours fall together."""
    key = tuple(round(value, 2) for value in (line.x1, line.y1, line.x2, line.y2))
    if key in seen:
        return
    seen.add(key)
    upright = line.x1 == line.x2
    low, high = (line.y1, line.y2) if upright else (line.x1, line.x2)
    for box in boxes:
        side, begin, end = ((line.x1, box.y, box.bottom) if upright else (line.y1, box.x, box.right))
        near, far = (box.x, box.right) if upright else (box.y, box.bottom)
        if near - 0.01 <= side <= far + 0.01 and begin < high and end > low:
            low, high = (max(low, end + 0.3), high) if begin <= low else (low, min(high, begin - 0.3))
    if high - low > 0.5:
        yield replace(line, y1=low, y2=high) if upright else replace(line, x1=low, x2=high)
