"""The pocket card of a post (口袋卡), 90 × 54 mm: what can happen and whom to call, on its back what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.bands import Band, Cell, Run
from dualprev_desktop.documents.bands_draw import Look
from dualprev_desktop.documents.post_text import (
    NO_FACTOR,
    accident,
    all_controls,
    controls,
    dangers,
    emergency,
    issue,
    level_words,
    pair,
    report,
)
from dualprev_desktop.documents.small_card import POCKET, SmallCard, draw_small, section, text_band
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.emergency_cards import EmergencyCardView
from dualprev_desktop.services.post_cards import PostCardView, PostFactor


def draw_pocket_card(card: PostCardView, t: Translator, look: Look, batch: str) -> tuple[Drawing, ...]:
    small = SmallCard(fonts.one_line(card.post), level_words(card.level, t), numbers_line(card.duty_phone, t),
                      short_issue(card, batch, t), style(card.level))
    return draw_small(small, list(_front(card, t)), list(_back(card, t)), report_bands(card.duty_phone, t), POCKET, t,
                      look)


def _front(card: PostCardView, t: Translator) -> Iterator[Band]:
    yield section(t.gettext("Main risks"), t)
    yield text_band([_risk(factor, t) for factor in card.factors] or [Run(t.gettext(NO_FACTOR))])
    yield text_band([Run(pair(t.gettext("Hidden dangers that may lead to an accident"), dangers(card, t), t))])


def _risk(factor: PostFactor, t: Translator) -> Run:
    """The event with its accident and what comes of it, its level before it."""
    text, kind = fonts.one_line(factor.event), accident(factor, t)
    if kind:
        text = t.gettext("{event} ({accident})").format(event=text, accident=kind)
    result = fonts.one_line(factor.consequence)
    return Run(pair(text, result, t) if result else text, marker=level_words(factor.level, t, short=True))


def _back(card: PostCardView, t: Translator) -> Iterator[Band]:
    yield section(t.gettext("Control measures in place"), t)
    yield text_band(controls(all_controls(card.factors), t))
    yield section(t.gettext("Emergency measures"), t)
    yield text_band(emergency(card.factors, t))


def short_issue(card: PostCardView | EmergencyCardView, batch: str, t: Translator) -> list[str]:
    """Who, when, which: without the words that go without saying."""
    return [fonts.one_line(card.enterprise), card.issued_on.isoformat(), *issue(card, batch, t)[2:]]


def numbers_line(duty_phone: str, t: Translator) -> list[str]:
    return [f"{word} {number}" for word, number in report(duty_phone, t)]


def report_bands(duty_phone: str, t: Translator) -> list[Band]:
    return [section(t.gettext("Report to"), t), *pairs(report(duty_phone, t))]


def pairs(found: Iterable[tuple[str, str]]) -> list[Band]:
    """A number with whose it is before it, row by row."""
    return [Band((Cell((Run(word),)), Cell((Run(number, True),))), (0.36, 0.64)) for word, number in found]
