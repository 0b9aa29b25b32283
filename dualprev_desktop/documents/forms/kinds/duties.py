"""Breakdown of responsibilities (责任分解表): by tier and unit, what each post and person answers for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dualprev_desktop.documents.forms.form import NO_EVENT, Column, Form, Part, Source
from dualprev_desktop.documents.forms.words import NOT_NAMED
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.register import RESIDUAL
from dualprev_desktop.services.responsibilities import EVENT, MEASURE, POINT, Answer, Share

ORDER = (POINT, EVENT, MEASURE)


class Duty(NamedTuple):
    place: int
    share: Share
    answer: Answer


def tier(one: Duty, source: Source) -> str:
    return source.label("control_tier", one.share.place.tier) or source.t.gettext("no tier yet")


def unit(one: Duty, source: Source) -> str:
    return one.share.unit or source.t.gettext(NOT_NAMED)


def post(one: Duty, source: Source) -> str:
    return one.share.post or source.t.gettext(NOT_NAMED)


def person(one: Duty, source: Source) -> str:
    """All who hold the post where no person is named; nothing of it in what the public reads."""
    if source.data.public:
        return ""
    return one.share.person or source.t.gettext(", ").join(one.share.holders) or source.t.gettext(NOT_NAMED)


def kind(one: Duty, source: Source) -> str:
    return source.t.gettext(record_type(one.answer.type_id).label)


def level(one: Duty, source: Source) -> Level:
    return one.answer.level


def parts(source: Source) -> Iterator[Part[Duty]]:
    found = source.data.duties()
    if found.shares:
        yield Part(lambda: (Duty(place, share, answer) for place, share in enumerate(found.shares)
                            for answer in in_order(share)))


def in_order(share: Share) -> list[Answer]:
    """Points, events, measures; the worst first, the measures against one event together."""
    return sorted(share.answers, key=lambda one: (ORDER.index(one.type_id), -style(one.level).rank,
                                                  one.about if one.type_id == MEASURE else ""))


FORM = Form("duties", N_("Breakdown of responsibilities"), 220, (
    Column("Tier", tier, 12, centred=True, one=lambda one: one.share.place.tier),
    Column("Responsible unit", unit, 18, centred=True, one=lambda one: (one.share.place.tier, one.share.unit)),
    Column("Responsible post", post, 18, centred=True, one=lambda one: (one.place, one.share.post)),
    Column("Responsible person", person, 18, centred=True, one=lambda one: one.place),
    Column(N_("What it is"), kind, 16, centred=True),
    Column("Number", lambda one, source: one.answer.number, 16, centred=True),
    Column(N_("What is answered for"), lambda one, source: one.answer.title, 70, again=True),
    Column(N_("Belongs to (risk point or event)"), lambda one, source: one.answer.about, 36),
    Column("Risk level", level, 16, centred=True, whole=True),
    Column(N_("Signed for"), least=22, one=lambda one: one.place)), parts, NO_EVENT, mode=RESIDUAL)
