"""The commitment announcement (安全承诺公告): the wording with its numbers, other counters, promise, signature, day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.board_text import emergency
from dualprev_desktop.documents.typeset import INK, QUIET, RULE, line_mm
from dualprev_desktop.documents.wall import (
    CONTINUED,
    GROUND,
    Lines,
    batch_words,
    broken,
    foot,
    foot_height,
    head,
    head_height,
    least_type,
    margin,
    one_line,
    put,
    title_size,
    too_small,
)
from dualprev_desktop.documents.wall_flow import Paragraph, fill, section
from dualprev_desktop.domain.drawing import Anchor, Box, Drawing, Item, Rect
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.commitments import CHEMICAL, TYPE, CommitmentView

TITLE = N_("Safety commitment announcement")
# the wording of 应急〔2018〕74号 as it is in use (dossier 5.7, recalled)
UNITS = N_("Production units {units}, of which running {running}, stopped {stopped}, under repair {overhaul}; hot work "
           "of special, first and second class in {fire_special}, {fire_first}, {fire_second} places; confined space "
           "entries in {confined} places; trial production: {trial}; start-up or shut-down: {starting}; tank farms, "
           "warehouses and other major hazards in a safe state: {hazards_safe}.")
CHEMICAL_PLEDGE = N_("Today our company has studied its safety risks, and the measures against each are in effect. I "
                     "commit that all production units run safely, and that the risks of tank farms, warehouses and "
                     "other major hazards are under effective control.")
PREMISES = N_("Places of business in use {premises}; special operations today {special}; fire-fighting equipment in "
              "order: {fire_gear}.")
SIMPLE_PLEDGE = N_("Today our enterprise has checked its safety risks, and the measures against each are in effect. I "
                   "commit that equipment, exits and fire-fighting gear are in order, that nobody works against the "
                   "rules, and that hidden dangers are put right at once.")
SPECIAL = ("fire_special", "fire_first", "fire_second", "confined", "blinding", "height", "lifting", "power", "digging",
           "road")
BOXED = ("blinding", "height", "lifting", "power", "digging", "road", "maintenance", "transfer", "tank_cleaning",
         "draining", "contractor", "altered")
"""What stands in boxes below the chemical wording, whose sentence does not count it."""
GROWTH = tuple(1 + 0.1 * step for step in range(40, -1, -1))
ACROSS = 4


@dataclass(frozen=True, slots=True)
class CommitmentText:
    enterprise: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    boxes: tuple[tuple[str, str], ...]
    """(what is counted, how many)."""
    signature: str
    day: str
    foot: tuple[str, ...]


def commitment_text(view: CommitmentView, t: Translator, batch: str = "") -> CommitmentText:
    calls = emergency(view.duty_phone, t)
    return CommitmentText(
        fonts.one_line(view.enterprise), t.gettext(TITLE), tuple(_paragraphs(view, t)), tuple(_boxes(view, t)),
        t.gettext("Head of the enterprise (signature): {name}").format(name=view.made_by or "________________"),
        t.gettext("{year}-{month}-{day}").format(year=view.made_on.year, month=f"{view.made_on.month:02}",
                                                 day=f"{view.made_on.day:02}"),
        (*calls.loud, *calls.paragraphs, batch_words(batch, t)))


def _paragraphs(view: CommitmentView, t: Translator) -> Iterator[Paragraph]:
    chemical = view.wording == CHEMICAL
    answers = {name: t.gettext("yes") if answer else t.gettext("no")
               for name, answer in view.answers.items()}
    counted = {**view.counters, "special": sum(view.counters[name] for name in SPECIAL)}
    state = t.gettext(UNITS if chemical else PREMISES).format(**counted, **answers)
    yield from section(t.gettext("State today"), [state, *([] if chemical else _there(view, t))], "", numbered=False)
    if view.note:
        yield from section(t.gettext("Further facts"), [view.note], "", numbered=False)
    promise = view.pledge or t.gettext(CHEMICAL_PLEDGE if chemical else SIMPLE_PLEDGE)
    yield from section(t.gettext("Safety promise"), [promise], "", numbered=False)


def _there(view: CommitmentView, t: Translator) -> Iterator[str]:
    """The simple wording names the special operations that there are."""
    fields = record_type(TYPE).by_name
    found = [f"{t.gettext(fields[name].label)} {view.counters[name]}" for name in SPECIAL if view.counters[name]]
    if found:
        yield t.gettext(", ").join(found)


def _boxes(view: CommitmentView, t: Translator) -> Iterator[tuple[str, str]]:
    """Of the chemical wording."""
    fields = record_type(TYPE).by_name
    for name in BOXED if view.wording == CHEMICAL else ():
        yield t.gettext(fields[name].label), str(view.counters[name])


def commitment_drawings(text: CommitmentText, size: tuple[float, float], t: Translator) -> Iterator[Drawing]:
    sheets = _Sheets(text, size, t)
    rest: Sequence[Paragraph] = text.paragraphs
    drawing, rest = sheets.sheet(rest, text.title, text.boxes)
    yield drawing
    while rest:
        drawing, rest = sheets.sheet(rest, t.gettext(CONTINUED).format(text=text.title), ())
        yield drawing


class _Sheets:
    def __init__(self, text: CommitmentText, size: tuple[float, float], t: Translator) -> None:
        self._text, self._t, self._page = text, t, Box(0, 0, *size)
        self._least, self._big = least_type(*size), title_size(*size) * 1.3
        self._frame, self._gap = self._page.inset(margin(*size) * 1.3), margin(*size) * 0.8

    def sheet(self, paragraphs: Sequence[Paragraph], title: str,
              boxes: Sequence[tuple[str, str]]) -> tuple[Drawing, list[Paragraph]]:
        items, body = self._surround(title)
        high = self._boxes_height(boxes, body.width)
        room = Box(body.x, body.y, body.width, body.height - high - (self._gap if boxes else 0))
        listed, rest = fill(paragraphs, [room], [self._least * growth for growth in GROWTH], self._t)
        if not listed:
            raise too_small(self._page)
        grid = self._boxes(boxes, Box(body.x, body.bottom - high, body.width, high))
        return Drawing(self._page.width, self._page.height, (*items, *listed, *grid)), rest

    def _surround(self, title: str) -> tuple[list[Item], Box]:
        """Heading, signature and foot, and the room between them."""
        frame, text = self._frame, self._text
        band = Box(frame.x, frame.y, frame.width, head_height(frame.width, text.enterprise, title, self._big,
                                                              self._least))
        below = foot_height(frame.width, text.foot, self._least * 1.2)
        signature = one_line(text.signature, self._big * 0.5, self._least, frame.width)
        day = one_line(text.day, self._big * 0.5, self._least, frame.width)
        top = frame.bottom - below - self._gap - signature.height - day.height
        items = [*head(band, text.enterprise, title, self._big, self._least),
                 *put(signature, frame.right, top, INK, Anchor.END),
                 *put(day, frame.right, top + signature.height, INK, Anchor.END),
                 *foot(Box(frame.x, frame.bottom - below, frame.width, below), text.foot, self._least * 1.2)]
        return items, Box(frame.x, band.bottom + self._gap, frame.width, top - band.bottom - 2 * self._gap)

    def _grid(self, boxes: Sequence[tuple[str, str]], width: float) -> tuple[list[tuple[Lines, Lines]], float, float]:
        """The words of the boxes, how wide a box is, and how high."""
        each = (width - self._gap * 0.3 * (ACROSS - 1)) / ACROSS
        size = max(self._big * 0.28, self._least)
        words = [(broken(word, size, each - line_mm(size) * 0.6), broken(count, size * 2, each, bold=True))
                 for word, count in boxes]
        high = max((word.height + count.height for word, count in words), default=0) + line_mm(size) * 0.4
        return words, each, high

    def _boxes_height(self, boxes: Sequence[tuple[str, str]], width: float) -> float:
        rows = -(-len(boxes) // ACROSS)
        return rows * self._grid(boxes, width)[2] + max(rows - 1, 0) * self._gap * 0.3

    def _boxes(self, boxes: Sequence[tuple[str, str]], room: Box) -> list[Item]:
        words, each, high = self._grid(boxes, room.width)
        items: list[Item] = []
        for number, (word, count) in enumerate(words):
            x = room.x + (each + self._gap * 0.3) * (number % ACROSS)
            y = room.y + (high + self._gap * 0.3) * (number // ACROSS)
            middle, air = x + each / 2, line_mm(self._least) * 0.2
            items += [Rect(x, y, each, high, GROUND, RULE, 0.2), *put(word, middle, y + air, QUIET, Anchor.MIDDLE),
                      *put(count, middle, y + high - air - count.height, INK, Anchor.MIDDLE)]
        return items
