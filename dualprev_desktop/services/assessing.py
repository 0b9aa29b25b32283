"""Assessing a risk event (风险评定): a judgement is made by a rule set and kept as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.rules import Judgement, RuleSet
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import Conflict, InputError
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.register import INHERENT, REFERENCE, RESIDUAL, assessment_view, event_row
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.services.views import AssessmentView, RegisterRow
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

ASSESS = N_("Assess {title}")
RESIDUAL_ABOVE = N_("The residual level cannot be above the inherent one: controls do not make a risk worse. "
                    "Raise the inherent judgement first, or lower this one.")
NOT_RAISED = N_("A correction may only raise the level: the rules give “{calculated}”, and “{wanted}” is not above it. "
                "To lower a level, choose other values.")
STANDS_DIRECTLY = N_("{event} was judged major directly, since: {basis}. To put a calculated level in its place, write "
                     "down as the reason why that no longer holds.")
NO_REASON = N_("A corrected level needs its reason: write down why the risk is worse than the rules say.")


@dataclass(frozen=True)
class Said:
    """Who assesses, when, on what occasion and why; what is empty is filled from the file and the clock."""

    assessor: str = ""
    assessed_on: date | None = None
    reason: str = ""
    cause: str = ""
    """A code of the list `assessment_cause`."""


def assess(company: Company, event_id: str, kind: str, rule_set_id: str, chosen: Mapping[str, Decimal], *,
           assessor: str = "", assessed_on: date | None = None, reason: str = "") -> ChangeSet:
    """A new judgement of one kind ("inherent", "residual"); earlier ones stay in the history.

    Raises InputError when a value is not on the scale, Conflict when residual would stand above inherent.
    """
    return assess_kinds(company, event_id, rule_set_id, {kind: chosen},
                        said=Said(assessor, assessed_on, reason))


def assess_kinds(company: Company, event_id: str, rule_set_id: str, chosen: Mapping[str, Mapping[str, Decimal]], *,
                 raised: Mapping[str, Level] | None = None, said: Said = Said()) -> ChangeSet:
    """New judgements of one event in one transaction; `chosen` holds the values by kind.

    `raised` holds the level of a kind a person puts above the calculated one (校正); that needs a reason.
    Raises as `assess` does; then nothing is kept of either.
    """
    rules = book(company).rule_set(rule_set_id)
    judged = {kind: rules.judge(values) for kind, values in chosen.items()}
    levels = {kind: _level(one, (raised or {}).get(kind), said) for kind, one in judged.items()}
    with company.read() as reader:
        row = event_row(reader, event_id)
    if residual_above(standing_levels(row) | levels):
        raise Conflict(RESIDUAL_ABOVE)
    for kind in judged:
        _lift_direct(row, kind, said)
    with company.work(ASSESS, facts={"title": row.event}) as uow:
        for kind, one in judged.items():
            uow.add(assessment(company, event_id, kind, rules, one, said, level=levels[kind]))
        return uow.commit()


def assessment(company: Company, event_id: str, kind: str, rules: RuleSet, judged: Judgement, said: Said, *,
               level: Level | None = None) -> Assessment:
    """The record of a judgement; `level` is what counts where it was corrected. A reference value nobody signs."""
    counts = level or judged.level
    signed = said.assessor or ("" if said.cause == REFERENCE else company.user)
    return Assessment(
        id=new_id(), risk_event_id=event_id, kind=kind, rule_set=rules.id, chosen=rules.chosen_text(judged.chosen),
        score=judged.score, level=counts.value, calculated=judged.level.value if counts is not judged.level else "",
        cause=said.cause, assessor=signed,
        assessed_on=said.assessed_on or local_date(company.clock()), reason=said.reason.strip())


def _level(judged: Judgement, wanted: Level | None, said: Said) -> Level:
    if wanted is None or wanted is judged.level:
        return judged.level
    if style(wanted).rank < style(judged.level).rank:
        raise InputError(NOT_RAISED, calculated=Word(style(judged.level).word), wanted=Word(style(wanted).word))
    if not said.reason.strip():
        raise InputError(NO_REASON)
    return wanted


def _lift_direct(row: RegisterRow, kind: str, said: Said) -> None:
    """A condition that made a risk major is not calculated away: its end is a person's statement.

    Not by a calculated major level either, which the next one could lower without a word.
    """
    standing = row.inherent if kind == INHERENT else row.residual
    if standing is not None and standing.rule_set == DIRECT and not said.reason.strip():
        raise InputError(STANDS_DIRECTLY, event=row.event, basis=standing.reason)


def standing_levels(row: RegisterRow) -> dict[str, Level]:
    """The levels of an event that count now, by kind."""
    return {kind: view.level for kind, view in ((INHERENT, row.inherent), (RESIDUAL, row.residual)) if view}


def residual_above(levels: Mapping[str, Level]) -> bool:
    """Whether, of an event's levels by kind, the residual one is worse than the inherent one."""
    if INHERENT not in levels or RESIDUAL not in levels:
        return False
    return style(levels[RESIDUAL]).rank > style(levels[INHERENT]).rank


def drop_without_measures(row: RegisterRow, levels: Mapping[str, Level] | None = None) -> bool:
    """Whether the residual level lies below the inherent one though no existing measure stands between them.

    `levels` are those of a judgement in the making; else what stands.
    """
    found = standing_levels(row) if levels is None else levels
    if INHERENT not in found or RESIDUAL not in found:
        return False
    measured = any(one.state == "existing" for one in row.measures)
    return style(found[RESIDUAL]).rank < style(found[INHERENT]).rank and not measured


def judgements(company: Company, event_id: str) -> list[tuple[str, AssessmentView]]:
    """(kind, judgement) of an event, newest first: nothing is ever overwritten."""
    with company.read() as reader:
        found = list(reader.records(Assessment, order=("assessed_on", "changed"), risk_event_id=event_id))
    return [(one.kind, assessment_view(one)) for one in reversed(found)]
