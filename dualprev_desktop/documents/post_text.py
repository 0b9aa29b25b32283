"""What the cards of posts say, in the printed language, as cells and rows before they are laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.bands import Run
from dualprev_desktop.documents.card_text import CIRCLED, CONTINUED, level_phrase, report_numbers
from dualprev_desktop.documents.quick_code import BATCH, Fields, Section, plain
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.codelists import code_list, label
from dualprev_desktop.services.emergency_cards import EmergencyCardView
from dualprev_desktop.services.post_cards import Control, Place, PostCardView, PostFactor

TITLE = N_("Post safety risk notification card")
NO_POST = N_("No post meets a risk point yet. Name the responsible post of risk points in step 1, Survey.")
NO_FACTOR = N_("No risk is recorded for this post yet: name it at its risk points or measures.")


def mark(number: int) -> str:
    """Of the item so numbered from nought."""
    return CIRCLED[number] if number < len(CIRCLED) else f"{number + 1}."


def again(text: str, t: Translator) -> str:
    return t.gettext(CONTINUED).format(text=text)


def pair(word: str, value: str, t: Translator) -> str:
    return t.gettext("{word}: {value}").format(word=word, value=value)


def joined(texts: Iterable[str], t: Translator) -> str:
    return t.gettext(", ").join(texts)


def missing(t: Translator) -> str:
    return t.gettext("Nothing recorded yet.")


def lines(text: str) -> list[str]:
    """Those a person typed, without empty ones."""
    return list(filter(None, map(str.strip, fonts.printable(text).split("\n"))))


def runs(texts: Iterable[str], t: Translator) -> tuple[Run, ...]:
    """A paragraph for each line, or the word that there is none."""
    return tuple(Run(line) for text in texts for line in lines(text)) or (Run(missing(t)),)


def numbered(texts: Sequence[str], t: Translator) -> tuple[Run, ...]:
    """A number before each; one alone has none."""
    found = [Run(line, marker="" if number or len(texts) == 1 else mark(place)) for place, text in enumerate(texts)
             for number, line in enumerate(lines(text))]
    return tuple(found) or (Run(missing(t)),)


def place_text(place: Place, t: Translator) -> str:
    name, location = fonts.one_line(place.name), fonts.one_line(place.location)
    if not location or location == name:
        return name
    return t.gettext("{name} ({location})").format(name=name, location=location)


def places_text(card: PostCardView, t: Translator) -> str:
    return joined((place_text(place, t) for place in card.places), t) or missing(t)


def accident(factor: PostFactor, t: Translator) -> str:
    """The type's name in the company's edition; empty where none is recorded."""
    if factor.accident_type_1986:
        return label("accident_type_1986", factor.accident_type_1986, t.language)
    return label("accident_type_2025", factor.accident_type, t.language) if factor.accident_type else ""


def accidents(factors: Iterable[PostFactor], t: Translator) -> list[str]:
    return list(dict.fromkeys(filter(None, (accident(factor, t) for factor in factors))))


def dangers(card: PostCardView, t: Translator) -> str:
    return joined((label("danger_cause", code, t.language) for code in card.dangers), t) or missing(t)


def controls(found: Iterable[Control], t: Translator) -> tuple[Run, ...]:
    """By class, the name of each before its first measure; numbers run through."""
    made: list[Run] = []
    number = 0
    for measure_class, group in groupby(found, key=lambda one: one.measure_class):
        word, first = label("measure_class", measure_class, t.language), True
        for control in group:
            for place, line in enumerate(lines(control.content)):
                made.append(Run(line if place else f"{mark(number)} {line}", marker=word if first else "", under=word))
                first = False
            number += 1
    return tuple(made) or (Run(missing(t)),)


def all_controls(factors: Iterable[PostFactor]) -> list[Control]:
    """Each measure once, by class; within a class in the order of the factors."""
    order = {code: place for place, code in enumerate(code_list("measure_class").codes())}
    return sorted(dict.fromkeys(control for factor in factors for control in factor.controls),
                  key=lambda one: order.get(one.measure_class, len(order)))


def emergency(factors: Iterable[PostFactor], t: Translator) -> tuple[Run, ...]:
    """Under the accident each is against; what is said against several accidents is said once."""
    by_accident: dict[str, list[str]] = {}
    said: set[str] = set()
    for factor in factors:
        for text in factor.emergency:
            if text not in said:
                said.add(text)
                by_accident.setdefault(accident(factor, t), []).append(text)
    made: list[Run] = []
    for word, texts in by_accident.items():
        made += [Run(f"{run.marker} {run.text}".strip(), marker="" if place else word, under=word)
                 for place, run in enumerate(numbered(texts, t))]
    return tuple(made) or (Run(missing(t)),)


def report(duty_phone: str, t: Translator) -> list[tuple[str, str]]:
    """Whom to call and the number, the company's own first: who is there is nearest."""
    nationwide = report_numbers("", t)
    return [(t.gettext("Duty phone"), fonts.one_line(duty_phone) or missing(t)), *nationwide]


def issue(card: PostCardView | EmergencyCardView, batch: str, t: Translator) -> list[str]:
    found = [pair(t.gettext("Issued by"), fonts.one_line(card.enterprise) or missing(t), t),
             pair(t.gettext("Date of issue"), card.issued_on.isoformat(), t),
             pair(t.gettext("Version"), str(card.version), t)]
    return [*found, t.gettext(BATCH).format(batch=batch)] if batch else found


def code_fields(card: PostCardView, t: Translator, batch: str) -> Fields:
    """What the code for cameras says."""
    sections = ((t.gettext("Hazards here"), [factor.event for factor in card.factors]),
                (t.gettext("Measures here"), [one.content for one in all_controls(card.factors)]),
                (t.gettext("Emergency steps"), [text for factor in card.factors for text in factor.emergency]))
    title = pair(t.gettext(TITLE), fonts.one_line(card.post), t)
    return Fields(title, level_phrase(card.level, t),
                  tuple(Section(word, plain(dict.fromkeys(texts))) for word, texts in sections),
                  tuple(report_numbers(card.duty_phone, t)), card.version, card.issued_on, batch)


def level_words(level: Level, t: Translator, short: bool = False) -> str:
    """Shape and word."""
    word = t.gettext(style(level).word) if short else level_phrase(level, t)
    return f"{style(level).shape} {word}"
