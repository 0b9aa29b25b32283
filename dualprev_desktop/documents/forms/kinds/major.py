"""List of major risks, made public (重大风险清单; dossier 2.3, 8)."""

from __future__ import annotations

from collections.abc import Iterator

from dualprev_desktop.documents.forms.form import NO_EVENT, Column, Form, Part, Source
from dualprev_desktop.documents.forms.measures import FIVE, NO_MEASURE, five_of, numbered
from dualprev_desktop.documents.forms.words import NOT_ENTERED, NOT_NAMED, joined
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.major_list import MajorRisk, counts, major_risks
from dualprev_desktop.services.rulebook import NOT_CALCULATED

Numbered = tuple[int, MajorRisk]


def name(one: Numbered, source: Source) -> str:
    return " ".join(filter(None, (one[1].number, one[1].point)))


def location(one: Numbered, source: Source) -> str:
    return one[1].location or source.t.gettext(NOT_ENTERED)


def hazard(one: Numbered, source: Source) -> str:
    cause = joined(one[1].hazard_factor, source.label("hazard_factor", one[1].factor_code))
    return joined(one[1].event, source.t.gettext("Cause: {text}").format(text=cause) if cause else "")


def accident(one: Numbered, source: Source) -> str:
    old = source.label("accident_type_1986", one[1].accident_type_1986)
    new = source.label("accident_type_2025", one[1].accident_type)
    return ((old or new) if source.data.by_1986 else (new or old)) or source.t.gettext(NOT_ENTERED)


def consequence(one: Numbered, source: Source) -> str:
    return one[1].consequence or source.t.gettext(NOT_ENTERED)


def basis(one: Numbered, source: Source) -> str:
    """The method with its values, or the reason of a direct judgement."""
    risk, rules = one[1], source.data.rules.by_id.get(one[1].rule_set)
    if rules is None or risk.score is None:
        words = NOT_CALCULATED.get(risk.rule_set, risk.rule_set)
        return joined(source.t.gettext(words), risk.reason)
    values = (f"{key}={plain_decimal(value)}" for key, value in risk.chosen.items())
    return joined(rules.name(source.t.language), ", ".join((*values, f"{rules.symbol}={plain_decimal(risk.score)}")),
                  risk.reason)


def measures(one: Numbered, source: Source) -> str:
    t = source.t
    return numbered(t.gettext("{word}: {value}").format(word=source.label("measure_five", five), value=content)
                    for five in FIVE for kind, content in one[1].measures if five_of(kind) == five) or NO_MEASURE


def holder(one: Numbered, source: Source) -> str:
    return joined(one[1].unit, one[1].person or one[1].post, one[1].phone) or source.t.gettext(NOT_NAMED)


def updated(one: Numbered, source: Source) -> str:
    return one[1].updated_on.isoformat() if one[1].updated_on else source.t.gettext(NOT_ENTERED)


def parts(source: Source) -> Iterator[Part[Numbered]]:
    risks = tuple(major_risks(source.data.points, source.data.mode))
    events, unjudged = counts(source.data.points, source.data.mode)
    note = N_("Of {events} risk events, none is assessed as major; {open} are not assessed yet.") if unjudged else \
        N_("Of {events} risk events, all assessed, none is major.")
    if events:
        yield Part(lambda: enumerate(risks, 1), ((N_("Duty phone"), source.data.duty_phone),),
                   source.t.gettext(note).format(events=events, open=unjudged))


FORM = Form("list-major", N_("List of major risks (for the public notice)"), 214, (
    Column[Numbered](N_("Serial number"), lambda one, source: str(one[0]), centred=True, again=True),
    Column("Risk point", name, 20, again=True),
    Column("Risk level", lambda one, source: Level.MAJOR, 15, centred=True, whole=True),
    Column("Location", location, 18),
    Column("Hazard factors", hazard, 28),
    Column(N_("Accident type"), accident, 16),
    Column(N_("Consequence (reach and people)"), consequence, 22),
    Column(N_("Method and basis of the judgement"), basis, 26),
    Column("Control measures", measures, 40),
    Column(N_("Monitoring and warning"), least=20),
    Column(N_("Responsible person and phone"), holder, 20, centred=True),
    Column(N_("Updated on"), updated, 18, centred=True)), parts, NO_EVENT, paper="list-major")
