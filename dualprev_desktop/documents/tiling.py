"""A large sheet over several of the printer's: parts that overlap, with marks to cut by and an overview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from dualprev_desktop.documents import paper
from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.typeset import INK, QUIET, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item, Line, Rect, Window
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Translator

MARGIN = 10
"""Millimetres of the printer's paper that stay free: office printers leave about five blank."""
MARK, LABEL_SIZE = 5, 9
LEAST_OVERLAP, MOST_OVERLAP = 0, 50
BAD_OVERLAP = N_("The parts cannot overlap by {overlap} mm. Choose from {least} to {most} mm.")


@dataclass(frozen=True, slots=True)
class Tile:
    """`part` is what it shows of the sheet; rows and columns count from 1."""

    row: int
    column: int
    part: Box

    @property
    def label(self) -> str:
        return f"{self.row}-{self.column}"


def tiles(drawing: Drawing, printer: str, overlap: float) -> list[Tile]:
    """In rows from the upper left; the printer's paper is turned so that it takes fewer. Raises InputError."""
    if not LEAST_OVERLAP <= overlap <= MOST_OVERLAP:
        raise InputError(BAD_OVERLAP, overlap=f"{overlap:g}", least=LEAST_OVERLAP, most=MOST_OVERLAP)
    width, height = _room(drawing, printer, overlap)
    across, down = _count(drawing.width, width, overlap), _count(drawing.height, height, overlap)
    return [Tile(row + 1, column + 1, Box((width - overlap) * column, (height - overlap) * row, width, height))
            for row in range(down) for column in range(across)]


def fits(drawing: Drawing, printer: str) -> bool:
    """Whether the printer takes the sheet in one piece."""
    sides = sorted(paper.upright(printer))
    return all(one <= other + 0.5 for one, other in zip(sorted((drawing.width, drawing.height)), sides, strict=True))


def _room(drawing: Drawing, printer: str, overlap: float) -> tuple[float, float]:
    sizes = [(width - 2 * MARGIN, height - 2 * MARGIN) for width, height in (paper.lying(printer),
                                                                             paper.upright(printer))]
    return min(sizes, key=lambda size: (_count(drawing.width, size[0], overlap)
                                        * _count(drawing.height, size[1], overlap)))


def _count(length: float, room: float, overlap: float) -> int:
    return max(ceil((length - overlap) / (room - overlap)), 1)


def tiled(drawings: list[Drawing], printer: str, overlap: float, t: Translator) -> list[Drawing]:
    """Each sheet that is larger than the printer's paper in parts, its overview first; the others as they are."""
    sheets: list[Drawing] = []
    for drawing in drawings:
        sheets += [drawing] if fits(drawing, printer) else _parts(drawing, printer, overlap, t)
    return sheets


def _parts(drawing: Drawing, printer: str, overlap: float, t: Translator) -> list[Drawing]:
    found = tiles(drawing, printer, overlap)
    return [_overview(drawing, found, overlap, t), *(tile_drawing(drawing, tile, overlap, found[-1]) for tile in found)]


def tile_drawing(drawing: Drawing, tile: Tile, overlap: float, last: Tile) -> Drawing:
    """One part in its true size; only what reaches into it is on the page."""
    part = tile.part
    shown = tuple(item for item in drawing.items if _reaches(item, part))
    window = Window(MARGIN, MARGIN, part, shown)
    page = Drawing(part.width + 2 * MARGIN, part.height + 2 * MARGIN, ())
    return Drawing(page.width, page.height, (window, *_marks(window.box, tile, overlap, last), *_label(page, tile)))


def _reaches(item: Item, part: Box) -> bool:
    """With room for the thickness of lines and for the air round letters."""
    return bounds(item).inset(-3).meets(part)


def _marks(box: Box, tile: Tile, overlap: float, last: Tile) -> Iterator[Item]:
    """Crosses at the corners, and dashes where the neighbour begins: cut on one, lay the other up to it."""
    for x in (box.x, box.right):
        yield Line(x, box.y - MARK - 1, x, box.y - 1, INK, 0.15)
        yield Line(x, box.bottom + 1, x, box.bottom + 1 + MARK, INK, 0.15)
    for y in (box.y, box.bottom):
        yield Line(box.x - MARK - 1, y, box.x - 1, y, INK, 0.15)
        yield Line(box.right + 1, y, box.right + 1 + MARK, y, INK, 0.15)
    if not overlap:
        return
    for x in [*([box.right - overlap] if tile.column < last.column else []),
              *([box.x + overlap] if tile.column > 1 else [])]:
        for y in (box.y - MARK, box.bottom + 1):
            yield Line(x, y, x, y + MARK - 1, INK, 0.15, (1, 0.7))
    for y in [*([box.bottom - overlap] if tile.row < last.row else []), *([box.y + overlap] if tile.row > 1 else [])]:
        for x in (box.x - MARK, box.right + 1):
            yield Line(x, y, x + MARK - 1, y, INK, 0.15, (1, 0.7))


def _label(page: Drawing, tile: Tile) -> list[Item]:
    top = page.height - MARGIN + (MARGIN - line_mm(LABEL_SIZE)) / 2
    return [text_at(page.width / 2, top, tile.label, LABEL_SIZE, bold=True, anchor=Anchor.MIDDLE)]


def _overview(drawing: Drawing, found: list[Tile], overlap: float, t: Translator) -> Drawing:
    """The whole sheet small, the parts numbered, and how to put them together."""
    part = found[0].part
    page = Drawing(part.width + 2 * MARGIN, part.height + 2 * MARGIN, ())
    words = [t.gettext("How to put the sheet together"),
             t.gettext("Sheet of {width} × {height} mm in {count} parts, {rows} rows of {columns}.").format(
                 width=round(drawing.width), height=round(drawing.height), count=len(found), rows=found[-1].row,
                 columns=found[-1].column),
             t.gettext("Print at 100 %, do not fit to the page. Trim at the marks; neighbours overlap by {overlap} mm "
                       "between the dashed marks.").format(overlap=f"{overlap:g}")]
    items, top = _sentences(words, page)
    room = Box(MARGIN, top + 4, page.width - 2 * MARGIN, page.height - MARGIN - top - 4)
    reach = max(tile.part.right for tile in found), max(tile.part.bottom for tile in found)
    factor = min(room.width / reach[0], room.height / reach[1])
    items.append(Window(room.x, room.y, Box(0, 0, drawing.width, drawing.height), drawing.items, factor))
    items.append(Rect(room.x, room.y, drawing.width * factor, drawing.height * factor, stroke=QUIET))
    for tile in found:
        items += _small(tile, room, factor)
    return Drawing(page.width, page.height, tuple(items))


def _sentences(words: list[str], page: Drawing) -> tuple[list[Item], float]:
    from dualprev_desktop.documents import fonts
    from dualprev_desktop.documents.lines import wrap

    items: list[Item] = []
    top: float = MARGIN
    for number, sentence in enumerate(words):
        size = 14 if number == 0 else 9
        name = fonts.BOLD if number == 0 else fonts.REGULAR
        for line in wrap(sentence, name, size, (page.width - 2 * MARGIN) * fonts.POINTS_PER_MM):
            items.append(text_at(MARGIN, top, line.strip(), size, bold=number == 0))
            top += line_mm(size)
    return items, top


def _small(tile: Tile, room: Box, factor: float) -> list[Item]:
    part = tile.part
    x, y = room.x + part.x * factor, room.y + part.y * factor
    width, height, size = part.width * factor, part.height * factor, 10
    middle, half = (x + width / 2, y + height / 2), 7
    return [Rect(x, y, width, height, stroke=INK, stroke_width=0.25),
            Rect(middle[0] - half, middle[1] - 3, 2 * half, 6, "#FFFFFF", INK, 0.15, 0.85, radius=1),
            text_at(middle[0], middle[1] - line_mm(size) / 2, tile.label, size, bold=True, anchor=Anchor.MIDDLE)]
