"""Layout A of a post's card (岗位安全风险告知卡): A4 lying, a table with a row for each event the post meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.band_faces import Rooms, fitted
from dualprev_desktop.documents.bands import Band, Cell, Run, set_band
from dualprev_desktop.documents.bands_draw import Look, draw_face
from dualprev_desktop.documents.pad import MM, Pad
from dualprev_desktop.documents.post_sheet import GAP, ISSUE, NAMES, SIZES, Sheet, draw_signs, face_look, label
from dualprev_desktop.documents.post_text import (
    NO_FACTOR,
    accident,
    again,
    controls,
    dangers,
    emergency,
    level_words,
    lines,
    missing,
    pair,
    places_text,
    runs,
)
from dualprev_desktop.documents.signs import suggested_signs
from dualprev_desktop.domain.drawing import Box, Drawing
from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.codelists import CodeItem
from dualprev_desktop.services.post_cards import PostCardView, PostFactor

PAGE = Box(0, 0, *(length * MM for length in paper.lying("A4")))
FRAME = PAGE.inset(10 * MM)
NAME = 0.115
"""The share of the cells that name a row."""
COLUMNS = (0.08, 0.27, 0.1, 0.17, 0.38)
SIGN = 14 * MM


def draw_post_card_a(card: PostCardView, t: Translator, look: Look, batch: str) -> tuple[Drawing, ...]:
    """As many faces as its text needs; numbers to call on each, the signs on the first."""
    sheet = Sheet(card, batch, t, FRAME, _line(card, t))
    signs = suggested_signs(factor.accident_type for factor in card.factors)
    report = sheet.report(FRAME.width, NAME)
    room = FRAME.height - sheet.head_height - ISSUE - GAP - report.height
    rooms = Rooms(room - (_sign_height() if signs else 0), room)
    faces = fitted(list(post_bands(card, t)), SIZES, FRAME.width, rooms)
    pad = Pad(PAGE.width, PAGE.height)
    for number, face in enumerate(faces):
        sheet.head(pad, number)
        body = Box(FRAME.x, FRAME.y + sheet.head_height, FRAME.width, rooms.further if number else rooms.first)
        end = draw_face(pad, face, body, face_look(look, face, body, number))
        if signs and not number:
            end = _signs(pad, signs, Box(FRAME.x, end, FRAME.width, _sign_height()), look, t)
        draw_face(pad, (report,), Box(FRAME.x, end, FRAME.width, report.height), look)
        sheet.foot(pad, number, len(faces))
        pad.turn()
    return tuple(pad.drawings)


def _line(card: PostCardView, t: Translator) -> str:
    words = [pair(t.gettext("Post"), fonts.one_line(card.post), t)]
    if card.unit:
        words.append(pair(t.gettext("Unit"), fonts.one_line(card.unit), t))
    return "    ".join(words)


def _sign_height() -> float:
    return SIGN + NAMES + 2 * MM


def _signs(pad: Pad, signs: Sequence[CodeItem], box: Box, look: Look, t: Translator) -> float:
    band = Band((label(t.gettext("Safety signs")), Cell(())), (NAME, 1 - NAME))
    draw_face(pad, (set_band(band, 10, box.width),), box, look)
    draw_signs(pad, signs, Box(box.x + NAME * box.width, box.y, (1 - NAME) * box.width, box.height), t)
    return box.bottom


def post_bands(card: PostCardView, t: Translator) -> Iterator[Band]:
    yield from _facts(card, t)
    yield _named(t.gettext("Hidden dangers that may lead to an accident"), (Run(dangers(card, t)),), t)
    if card.factors:
        yield _heading(t)
        several = len({factor.place for factor in card.factors}) > 1
        yield from (_factor(factor, several, t) for factor in card.factors)
    else:
        yield Band((Cell((Run(t.gettext(NO_FACTOR)),), centred=True),), apart=True)
    yield _named(t.gettext("Emergency measures"), emergency(card.factors, t), t)


def _facts(card: PostCardView, t: Translator) -> Iterator[Band]:
    words = [t.gettext("Work done"), t.gettext("Places of work"), t.gettext("Risk level")]
    cells = [Cell(runs(lines(card.duties), t)), Cell((Run(places_text(card, t)),)),
             Cell((Run(level_words(card.level, t)),), centred=True, level=style(card.level))]
    shares = [0.46, 0.4, 0.14]
    if card.holders:
        words.insert(2, t.gettext("Held by"))
        cells.insert(2, Cell((Run(t.gettext(", ").join(card.holders)),), centred=True))
        shares = [0.4, 0.34, 0.12, 0.14]
    yield Band(tuple(label(word, again(word, t)) for word in words), tuple(shares), heading=True, keep=True)
    yield Band(tuple(cells), tuple(shares))


def _named(word: str, found: tuple[Run, ...], t: Translator) -> Band:
    return Band((label(word, again(word, t)), Cell(found)), (NAME, 1 - NAME), apart=True)


def _heading(t: Translator) -> Band:
    words = (t.gettext("Risk level"), t.gettext("Hazard factors"), t.gettext("Accident type"),
             t.gettext("Consequence of the accident"), t.gettext("Control measures in place"))
    return Band(tuple(label(word) for word in words), COLUMNS, heading=True, keep=True)


def _factor(factor: PostFactor, several: bool, t: Translator) -> Band:
    """Where the post works at several places, each event says where."""
    event = fonts.one_line(factor.event)
    title = pair(fonts.one_line(factor.place), event, t) if several else event
    words = (Run(level_words(factor.level, t, short=True)),)
    return Band((Cell(words, words, centred=True, level=style(factor.level)),
                 Cell((Run(title, bold=True), *map(Run, lines(factor.factor))), (Run(again(title, t), bold=True),)),
                 Cell((Run(accident(factor, t) or missing(t)),), centred=True),
                 Cell(runs([factor.consequence], t)), Cell(controls(factor.controls, t))), COLUMNS)


