"""Layout B of a post's card: A4 upright, simple: one row for each thing to know, four signs, the numbers to call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dualprev_desktop.documents import fonts, paper
from dualprev_desktop.documents.band_faces import Rooms, fitted
from dualprev_desktop.documents.bands import Band, Cell, Run
from dualprev_desktop.documents.bands_draw import Look, draw_face
from dualprev_desktop.documents.pad import MM, Pad
from dualprev_desktop.documents.post_sheet import GAP, ISSUE, NAMES, SIZES, Sheet, draw_signs, face_look, label
from dualprev_desktop.documents.post_text import (
    NO_FACTOR,
    accidents,
    again,
    all_controls,
    controls,
    dangers,
    emergency,
    joined,
    level_words,
    lines,
    missing,
    numbered,
    pair,
    place_text,
)
from dualprev_desktop.documents.signs import CLASSES, suggested_signs
from dualprev_desktop.domain.drawing import Box, Drawing
from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.codelists import CodeItem
from dualprev_desktop.services.post_cards import PostCardView, PostFactor

PAGE = Box(0, 0, *(length * MM for length in paper.upright("A4")))
FRAME = PAGE.inset(12 * MM)
NAME = 0.2
SIGNS, SIGN = 4, 21 * MM


def draw_post_card_b(card: PostCardView, t: Translator, look: Look, batch: str) -> tuple[Drawing, ...]:
    """As many faces as its text needs; numbers to call on each, the signs on the first."""
    sheet = Sheet(card, batch, t, FRAME, pair(t.gettext("Post"), fonts.one_line(card.post), t))
    signs = four_signs(factor.accident_type for factor in card.factors)
    high = SIGN + NAMES + 2 * MM if signs else 0
    report = sheet.report(FRAME.width, NAME)
    room = FRAME.height - sheet.head_height - ISSUE - GAP - report.height
    rooms = Rooms(room - high, room)
    faces = fitted(list(simple_bands(card, t)), SIZES, FRAME.width, rooms)
    pad = Pad(PAGE.width, PAGE.height)
    for number, face in enumerate(faces):
        sheet.head(pad, number)
        body = Box(FRAME.x, FRAME.y + sheet.head_height, FRAME.width, rooms.further if number else rooms.first)
        end = draw_face(pad, face, body, face_look(look, face, body, number))
        if signs and not number:
            draw_signs(pad, signs, Box(FRAME.x, end, FRAME.width, high), t)
            pad.rect(FRAME.x, end, FRAME.width, high, "", "#6F7679", 0.6)
            end += high
        draw_face(pad, (report,), Box(FRAME.x, end, FRAME.width, report.height), look)
        sheet.foot(pad, number, len(faces))
        pad.turn()
    return tuple(pad.drawings)


def four_signs(accident_types: Iterable[str]) -> list[CodeItem]:
    """Of each class the first, then what there is besides, in hanging order."""
    found = suggested_signs(accident_types)
    firsts = list({sign.attribute("class"): sign for sign in reversed(found)}.values())
    more = [sign for sign in found if sign not in firsts]
    return sorted([*firsts, *more][:SIGNS], key=lambda sign: CLASSES.index(sign.attribute("class")))


def simple_bands(card: PostCardView, t: Translator) -> Iterator[Band]:
    yield Band((label(t.gettext("Unit")), _plain(card.unit or missing(t)), label(t.gettext("Post")), _plain(card.post)),
               (NAME, 0.3, 0.13, 0.37))
    yield Band((label(t.gettext("Risk level")),
                Cell((Run(level_words(card.level, t)),), centred=True, level=style(card.level))), (NAME, 1 - NAME))
    rows = ((t.gettext("Main sources of risk"), numbered([place_text(place, t) for place in card.places], t)),
            (t.gettext("Risk factors"), _factors(card.factors, t)),
            (t.gettext("Possible accidents"), (Run(joined(accidents(card.factors, t), t) or missing(t)),)),
            (t.gettext("Hidden dangers that may lead to an accident"), (Run(dangers(card, t)),)),
            (t.gettext("Consequence of the accident"), numbered(_consequences(card.factors), t)),
            (t.gettext("Control measures in place"), controls(all_controls(card.factors), t)),
            (t.gettext("What to do when something is wrong"), emergency(card.factors, t)))
    yield from (Band((label(word, again(word, t)), Cell(found)), (NAME, 1 - NAME)) for word, found in rows)


def _plain(text: str) -> Cell:
    return Cell((Run(fonts.one_line(text)),), centred=True)


def _factors(factors: Sequence[PostFactor], t: Translator) -> tuple[Run, ...]:
    """Each event with its causes, its level before it."""
    found: list[Run] = []
    for factor in factors:
        found.append(Run(fonts.one_line(factor.event), True, level_words(factor.level, t, short=True)))
        found += map(Run, lines(factor.factor))
    return tuple(found) or (Run(t.gettext(NO_FACTOR)),)


def _consequences(factors: Iterable[PostFactor]) -> list[str]:
    return list(dict.fromkeys(factor.consequence for factor in factors if lines(factor.consequence)))
