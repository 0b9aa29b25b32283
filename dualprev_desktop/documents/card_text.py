"""What a notification card (告知卡) says, in the printed language, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.quick_code import Fields, Section, plain
from dualprev_desktop.documents.signs import suggested_signs
from dualprev_desktop.domain.levels import Level, LevelStyle, style
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.codelists import CodeItem, code_list, label
from dualprev_desktop.services.views import CardView, MeasureView

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
EMPTY = "—"
CONTINUED = N_("{text} (continued)")


class Kind(Enum):
    HEADING = "heading"
    GROUP = "group"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without line ends; `marker` hangs before it, `section` is the heading it stands under."""

    kind: Kind
    text: str
    marker: str = ""
    section: str = ""

    def rest(self, offset: int) -> Paragraph:
        """What follows the first `offset` characters; its marker was printed before."""
        return replace(self, text=self.text[offset:], marker="" if offset else self.marker)


@dataclass(frozen=True, slots=True)
class CardText:
    """All texts of a card, translated."""

    enterprise: str
    title: str
    look: LevelStyle
    level: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[Paragraph, ...]
    signs: tuple[CodeItem, ...]
    report: tuple[str, ...]
    issue: tuple[tuple[str, str], ...]
    code: Fields
    """What the code for cameras says."""

    def texts(self) -> Iterator[str]:
        yield from (self.enterprise, self.title)
        for _, value in (*self.facts, *self.issue):
            yield value
        yield from (paragraph.text for paragraph in self.paragraphs)
        yield from self.report


def card_text(card: CardView, t: Translator, batch: str = "") -> CardText:
    title = fonts.one_line(t.gettext("{point}: safety risk notification card").format(point=card.name))
    return CardText(
        fonts.one_line(card.enterprise), title, style(card.level), level_phrase(card.level, t),
        tuple((word, fonts.one_line(value) or EMPTY) for word, value in _facts(card, t)),
        tuple(_paragraphs(card, t)), tuple(suggested_signs(card.accident_types)), tuple(_report(card, t)),
        ((t.gettext("Issued by"), fonts.one_line(card.enterprise)),
         (t.gettext("Date of issue"), card.issued_on.isoformat()), (t.gettext("Version"), str(card.version))),
        _code(card, title, t, batch))


def _code(card: CardView, title: str, t: Translator, batch: str) -> Fields:
    sections = ((t.gettext("Hazards here"), card.hazards),
                (t.gettext("Measures here"), (one.content for one in _ranked(card.controls))),
                (t.gettext("Emergency steps"), card.emergency))
    return Fields(title, level_phrase(card.level, t), tuple(Section(word, plain(texts)) for word, texts in sections),
                  tuple(report_numbers(card.duty_phone, t)), card.version, card.issued_on, batch)


def level_phrase(level: Level, t: Translator) -> str:
    word = t.gettext(style(level).word)
    return word if level is Level.UNASSESSED else t.gettext("{level} risk").format(level=word)


def _facts(card: CardView, t: Translator) -> list[tuple[str, str]]:
    return [(t.gettext("Name"), card.name), (t.gettext("Number"), card.number),
            (t.gettext("Kind"), label("risk_point_kind", card.kind, t.language) if card.kind else ""),
            (t.gettext("Location"), card.location), (t.gettext("Risk level"), level_phrase(card.level, t)),
            (t.gettext("Responsible unit"), card.unit), (t.gettext("Responsible person"), card.person),
            (t.gettext("Phone"), card.phone)]


def _paragraphs(card: CardView, t: Translator) -> Iterator[Paragraph]:
    accidents = [label("accident_type_1986", code, t.language) for code in card.accident_types_1986] or [
        label("accident_type_2025", code, t.language) for code in card.accident_types]
    separator = t.gettext(", ")
    yield from _section(t.gettext("Main hazards"), _numbered(card.hazards), t)
    yield from _section(t.gettext("Main accident types"), _plain([separator.join(accidents)] if accidents else []), t)
    yield from _section(t.gettext("Possible consequences"), _plain(card.consequences), t)
    yield from _section(t.gettext("Main control measures"), _controls(card.controls, t.language), t)
    yield from _section(t.gettext("Emergency measures"), _numbered(card.emergency), t)


def _section(heading: str, content: Iterable[Paragraph], t: Translator) -> Iterator[Paragraph]:
    """The heading and its content, or the word that there is none."""
    yield Paragraph(Kind.HEADING, heading, section=heading)
    kept = list(content) or [Paragraph(Kind.ITEM, t.gettext("Nothing recorded yet."))]
    yield from (replace(paragraph, section=heading) for paragraph in kept)


def _numbered(texts: Iterable[str]) -> Iterator[Paragraph]:
    for number, text in enumerate(texts):
        yield from _lines(text, _marker(number))


def _marker(number: int) -> str:
    return CIRCLED[number] if number < len(CIRCLED) else f"{number + 1}."


def _plain(texts: Iterable[str]) -> Iterator[Paragraph]:
    for text in texts:
        yield from _lines(text, "")


def _lines(text: str, marker: str) -> Iterator[Paragraph]:
    """One paragraph for each line a person typed; the marker stands before the first."""
    for line in filter(None, map(str.strip, fonts.printable(text).split("\n"))):
        yield Paragraph(Kind.ITEM, line, marker)
        marker = ""


def _controls(controls: Sequence[MeasureView], language: str) -> Iterator[Paragraph]:
    """Grouped by class, in the order of the notice's seven; numbers run through."""
    last = ""
    for number, measure in enumerate(_ranked(controls)):
        if measure.measure_class != last:
            last = measure.measure_class
            yield Paragraph(Kind.GROUP, label("measure_class", last, language))
        yield from _lines(measure.content, _marker(number))


def _ranked(controls: Sequence[MeasureView]) -> list[MeasureView]:
    order = {code: place for place, code in enumerate(code_list("measure_class").codes())}
    return sorted(controls, key=lambda measure: order.get(measure.measure_class, len(order)))


def _report(card: CardView, t: Translator) -> list[str]:
    """The heading, then the numbers to call."""
    return [t.gettext("Report to"), *(f"{word} {number}" for word, number in report_numbers(card.duty_phone, t))]


def report_numbers(duty_phone: str, t: Translator) -> list[tuple[str, str]]:
    """Whom to call, and the number; four of them are nationwide."""
    numbers = [(t.gettext("Fire"), "119"), (t.gettext("Ambulance"), "120"), (t.gettext("Police"), "110"),
               (t.gettext("Work safety hotline"), "12350")]
    if duty_phone:
        numbers.append((t.gettext("Duty phone"), fonts.one_line(duty_phone)))
    return numbers
