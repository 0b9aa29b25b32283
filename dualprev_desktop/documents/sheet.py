"""A drawing sheet's parts: frame, title, foot with who made and who checked it."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.lines import single_line
from dualprev_desktop.documents.typeset import INK, QUIET, RULE, Scale, line_mm, text_at, width_mm
from dualprev_desktop.domain.drawing import Anchor, Box, Item, Line, Rect
from dualprev_desktop.kernel.i18n import Translator

A3_WIDTH = 420
MARGIN, TITLE, FOOT, COLUMN, GAP = 10, 22, 9, 82, 5
TITLE_SIZES = (24, 22, 20, 18, 16, 14, 12, 10, 8)
SUBTITLE_SIZES = (11, 10, 9, 8, 7)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of a lying sheet of one paper, in millimetres."""

    page: Box
    frame: Box
    title: Box
    body: Box
    foot: Box
    scale: Scale

    @classmethod
    def on(cls, size: str) -> Sheet:
        width, height = paper.lying(size)
        scale = Scale(width / A3_WIDTH)
        page = Box(0, 0, width, height)
        frame = page.inset(scale.mm(MARGIN))
        title = Box(frame.x, frame.y, frame.width, scale.mm(TITLE))
        foot = Box(frame.x, frame.bottom - scale.mm(FOOT), frame.width, scale.mm(FOOT))
        return cls(page, frame, title, Box(frame.x, title.bottom, frame.width, foot.y - title.bottom), foot, scale)

    @property
    def map(self) -> Box:
        return Box(self.body.x, self.body.y, self.body.width - self.scale.mm(COLUMN), self.body.height)

    @property
    def column(self) -> Box:
        gap = self.scale.mm(GAP)
        return Box(self.map.right, self.body.y, self.scale.mm(COLUMN), self.body.height).inset(gap)


def frame(sheet: Sheet) -> list[Item]:
    box = sheet.frame
    lines = [Line(box.x, y, box.right, y, RULE, 0.2) for y in (sheet.title.bottom, sheet.foot.y)]
    return [Rect(box.x, box.y, box.width, box.height, stroke=INK, stroke_width=0.5), *lines]


def title(sheet: Sheet, text: str, subtitle: str) -> list[Item]:
    """Both centred, as large as fits the frame."""
    big = _size(text, TITLE_SIZES, sheet, bold=True)
    small = _size(subtitle, SUBTITLE_SIZES, sheet, bold=False)
    middle = sheet.title.centre[0]
    top = sheet.title.y + (sheet.title.height - line_mm(big) - line_mm(small)) / 2
    return [text_at(middle, top, text, big, bold=True, anchor=Anchor.MIDDLE),
            text_at(middle, top + line_mm(big), subtitle, small, colour=QUIET, anchor=Anchor.MIDDLE)]


def _size(text: str, sizes: tuple[float, ...], sheet: Sheet, bold: bool) -> float:
    room = (sheet.title.width - sheet.scale.mm(8)) * fonts.POINTS_PER_MM
    scaled = [sheet.scale.pt(size) for size in sizes]
    found = single_line(text, fonts.BOLD if bold else fonts.REGULAR, scaled, room)
    # beyond the smallest step the line shrinks as far as it must: a title is never cut
    return found or scaled[-1] * room / fonts.text_width(text, fonts.BOLD if bold else fonts.REGULAR, scaled[-1])


def foot(sheet: Sheet, enterprise: str, dated: str, t: Translator) -> list[Item]:
    """Who issued the sheet, blanks for two signatures, the date."""
    size = sheet.scale.pt(9)
    top = sheet.foot.y + (sheet.foot.height - line_mm(size)) / 2
    left, right = sheet.foot.x + sheet.scale.mm(GAP), sheet.foot.right - sheet.scale.mm(GAP)
    issued = t.gettext("Issued by: {enterprise}").format(enterprise=enterprise)
    items: list[Item] = [
        text_at(left, top, issued, size),
        text_at(right, top, t.gettext("Date: {date}").format(date=dated), size, anchor=Anchor.END)]
    x = max(left + width_mm(issued, size) + sheet.scale.mm(12), sheet.foot.x + sheet.foot.width * 0.42)
    for word in (t.gettext("Prepared by:"), t.gettext("Reviewed by:")):
        items.append(text_at(x, top, word, size))
        start = x + width_mm(word, size) + 1.5
        x = start + sheet.scale.mm(32)
        items.append(Line(start, top + line_mm(size), x, top + line_mm(size), QUIET, 0.2))
        x += sheet.scale.mm(8)
    return items
