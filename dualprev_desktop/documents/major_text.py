"""What the board of a major risk (重大风险公示牌) says, in the printed language, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.board_text import accidents, emergency, foot_texts
from dualprev_desktop.documents.card_text import EMPTY
from dualprev_desktop.documents.typeset import level_text
from dualprev_desktop.documents.wall_flow import Kind, Paragraph, lines_of, marker, section
from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.board_views import MajorRiskView
from dualprev_desktop.services.codelists import code_list, label

TITLE = N_("Major risk board")
NOTHING = N_("Nothing recorded yet.")


@dataclass(frozen=True, slots=True)
class MajorText:
    enterprise: str
    title: str
    level: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[Paragraph, ...]
    numbers: tuple[str, ...]
    foot: tuple[str, ...]


def major_text(view: MajorRiskView, t: Translator, batch: str = "") -> MajorText:
    line = view.line
    tier = label("control_tier", line.tier, t.language)
    facts = ((t.gettext("Name of the risk point"), line.name), (t.gettext("Number"), line.number),
             (t.gettext("Place of the risk"), line.location), (t.gettext("Tier of control"), tier),
             (t.gettext("Responsible unit"), line.unit), (t.gettext("Responsible person"), line.person or line.post),
             (t.gettext("Phone to ring"), line.phone))
    calls = emergency(view.duty_phone, t)
    return MajorText(
        fonts.one_line(f"{view.enterprise}  {t.gettext(TITLE)}".strip()), fonts.one_line(line.name),
        t.gettext("{level} risk").format(level=level_text(style(line.level), t)),
        tuple((word, fonts.one_line(value) or EMPTY) for word, value in facts), tuple(_paragraphs(view, t)),
        (*calls.loud, *calls.paragraphs), foot_texts(view.issued_on.isoformat(), view.mode, batch, t))


def _paragraphs(view: MajorRiskView, t: Translator) -> Iterator[Paragraph]:
    nothing, line = t.gettext(NOTHING), view.line
    types, *consequences = accidents(line, view.accident_list, t)
    yield from section(t.gettext("Main hazards"), line.hazards, nothing)
    yield from section(t.gettext("Accident types and consequences"), [types, *consequences], nothing, numbered=False)
    yield from _controls(view, t)
    yield from section(t.gettext("Monitoring and warning"), view.monitoring, nothing)
    yield from section(t.gettext("Emergency measures"), view.emergency, nothing)


def _controls(view: MajorRiskView, t: Translator) -> Iterator[Paragraph]:
    """By class, in the order of the notice's seven; numbers run through."""
    heading = t.gettext("Controls in place")
    yield Paragraph(Kind.HEADING, heading, section=heading)
    order = {code: place for place, code in enumerate(code_list("measure_class").codes())}
    ranked = sorted(view.controls, key=lambda one: order.get(one.measure_class, len(order)))
    number = 0
    for kind, measures in groupby(ranked, key=lambda one: one.measure_class):
        yield Paragraph(Kind.GROUP, label("measure_class", kind, t.language), section=heading)
        for one in measures:
            yield from lines_of(one.content, marker(number), heading)
            number += 1
    if not ranked:
        yield Paragraph(Kind.ITEM, t.gettext(NOTHING), section=heading)
