"""A drawing sheet's parts: frame, title, and the title block with who made it, who reviewed it, date and version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.lines import Block, fit, single_line
from dualprev_desktop.documents.typeset import INK, LEAST_TYPE, QUIET, RULE, Scale, font, line_mm, text_at
from dualprev_desktop.domain.drawing import Anchor, Box, Item, Line, Rect
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.views import PlanView

A3_AREA = 420 * 297
A3_SHORT = 200
"""A long narrow board takes its measure from its short side, where it would else be all title."""
MARGIN, TITLE, FOOT = 10, 22, 11
TITLE_SIZES = (24, 22, 20, 18, 16, 14)
FOLDED_SIZES = (14, 12, 11, 10, 9, 8, 7, 6)
SUBTITLE_SIZES = (11, 10, 9, 8, 7)
CELLS = (0.4, 0.15, 0.15, 0.17, 0.13)
"""Shares of the title block: who issues the plan, drew it, reviewed it, the date, the version."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of a sheet, in millimetres."""

    page: Box
    frame: Box
    title: Box
    body: Box
    foot: Box
    scale: Scale

    @classmethod
    def on(cls, size: str, orientation: str = paper.LANDSCAPE) -> Sheet:
        width, height = paper.sheet_size(size, orientation)
        scale = Scale(min(sqrt(width * height / A3_AREA), min(width, height) / A3_SHORT))
        page = Box(0, 0, width, height)
        frame = page.inset(scale.mm(MARGIN))
        title = Box(frame.x, frame.y, frame.width, scale.mm(TITLE))
        foot = Box(frame.x, frame.bottom - scale.mm(FOOT), frame.width, scale.mm(FOOT))
        return cls(page, frame, title, Box(frame.x, title.bottom, frame.width, foot.y - title.bottom), foot, scale)


def frame(sheet: Sheet) -> list[Item]:
    box = sheet.frame
    lines = [Line(box.x, y, box.right, y, RULE, 0.2) for y in (sheet.title.bottom, sheet.foot.y)]
    return [Rect(box.x, box.y, box.width, box.height, stroke=INK, stroke_width=0.5), *lines]


def title(sheet: Sheet, text: str, subtitle: str) -> list[Item]:
    """Both centred, as large as fits the frame; a long title takes two lines."""
    big = _block(sheet, text, TITLE_SIZES, bold=True)
    small = _block(sheet, subtitle, SUBTITLE_SIZES, bold=False)
    height = sum(line_mm(block.size) * len(block.lines) for block in (big, small))
    top, middle = sheet.title.y + (sheet.title.height - height) / 2, sheet.title.centre[0]
    items: list[Item] = []
    for block, colour in ((big, INK), (small, QUIET)):
        for line in block.lines:
            items.append(text_at(middle, top, line.strip(), block.size, bold=block is big, colour=colour,
                                 anchor=Anchor.MIDDLE))
            top += line_mm(block.size)
    return items


def _block(sheet: Sheet, text: str, sizes: tuple[float, ...], bold: bool) -> Block:
    room, name = (sheet.title.width - sheet.scale.mm(8)) * fonts.POINTS_PER_MM, font(bold)
    plain = fonts.one_line(text)
    one = single_line(plain, name, [sheet.scale.pt(size) for size in sizes], room)
    if one:
        return Block((plain,), name, one)
    height = sheet.title.height * (0.64 if bold else 0.34) * fonts.POINTS_PER_MM
    return fit(plain, name, [*(sheet.scale.pt(size) for size in FOLDED_SIZES), 5, 4, 3], room, height)


def title_block(sheet: Sheet, plan: PlanView, t: Translator) -> list[Item]:
    """Cells with a caption; where nobody is named there is room to sign by hand."""
    texts = ((t.gettext("Compiled by"), plan.enterprise), (t.gettext("Drawn by"), plan.drawn_by),
             (t.gettext("Reviewed by"), plan.reviewed_by), (t.gettext("Date"), plan.dated.isoformat()),
             (t.gettext("Version"), plan.version))
    items: list[Item] = []
    x = sheet.foot.x
    for (caption, text), share in zip(texts, CELLS, strict=True):
        cell = Box(x, sheet.foot.y, sheet.foot.width * share, sheet.foot.height)
        items += _cell(cell, caption, text, sheet.scale)
        x = cell.right
        if x < sheet.foot.right - 1:
            items.append(Line(x, cell.y, x, cell.bottom, RULE, 0.2))
    return items


def _cell(box: Box, caption: str, text: str, scale: Scale) -> Iterator[Item]:
    small, pad = scale.pt(6.5), scale.mm(1.8)
    top = box.y + scale.mm(0.5)
    yield text_at(box.x + pad, top, caption, small, colour=QUIET)
    if not text:
        return
    below = top + line_mm(small) - scale.mm(0.4)
    block = fit(fonts.one_line(text), font(False), [scale.pt(size) for size in (9.5, 8.5, 7.5, 6.5)] + [LEAST_TYPE],
                (box.width - 2 * pad) * fonts.POINTS_PER_MM, (box.bottom - below) * fonts.POINTS_PER_MM)
    height = line_mm(block.size) * len(block.lines)
    top = below + max((box.bottom - below - height) / 2 - scale.mm(0.3), 0)
    for number, line in enumerate(block.lines):
        yield text_at(box.x + pad, top + number * line_mm(block.size), line.strip(), block.size)
