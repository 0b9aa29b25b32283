"""A first register from sector catalogues: what applies to the company is taken over like an imported register.

The scores are reference values (参考值). What marks a judgement as such is its occasion, a code that no person
chooses: it reads the same in every language, and a new judgement by a person leaves it behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.catalogue import KINDS, Catalogue, SuggestedEvent, SuggestedPoint
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.kernel.clock import Clock, local_date, system_clock
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies
from dualprev_desktop.services.catalogues import RULES
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.services.incoming import IncomingEvent, IncomingJudgement, IncomingMeasure, IncomingRegister
from dualprev_desktop.services.lines import usual_tier
from dualprev_desktop.services.register import REFERENCE, reference_views, register, whole_register
from dualprev_desktop.services.rulebook import rule_set
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

LAYOUT = "catalogue"
ORIGIN = N_("Catalogue “{title}”, reference values")
CONFIRM = N_("Confirm the reference values of {count} × {record}")
CONFIRMED = N_("Confirmed: {reason}")
FIRST = "first"
"""The occasion of a confirmed judgement."""


@dataclass(frozen=True)
class Portion:
    """What is taken of one catalogue: its points of these names."""

    catalogue: Catalogue
    names: Collection[str]

    @property
    def points(self) -> tuple[SuggestedPoint, ...]:
        return tuple(point for point in self.catalogue.points if point.name in self.names)


def draft(company: Company, catalogue: Catalogue, names: Collection[str], language: str = "zh_CN") -> ChangeSet:
    """Takes over the points of these names with their events, judgements and measures, in one transaction."""
    return draft_all(company, [Portion(catalogue, names)], language)


def draft_all(company: Company, portions: Sequence[Portion], language: str = "zh_CN") -> ChangeSet:
    """Takes over portions of several catalogues in one transaction; what both call the same is one point."""
    return import_register(company, joined(portions, language))


def create_with_draft(path: Path, paths: AppPaths, *, user: str, enterprise: Mapping[str, Any],
                      portions: Sequence[Portion] = (), clock: Clock = system_clock) -> Company:
    """A new company file with its draft; where the draft cannot be kept, there is no file either.

    Raises as `companies.create` does.
    """
    company = companies.create(path, paths, user=user, enterprise=enterprise, clock=clock)
    try:
        if portions:
            draft_all(company, portions)
    except BaseException:
        with suppress(DualPrevError, OSError):
            company.close()  # a full disk refuses the backup too; the first failure is the one to tell
        company.path.unlink(missing_ok=True)
        raise
    return company


def joined(portions: Sequence[Portion], language: str = "zh_CN") -> IncomingRegister:
    """Portions of several catalogues as one register, each of whose rows names its catalogue."""
    titles = [portion.catalogue.title(language) for portion in portions]
    sheets = titles if len(titles) > 1 else [""]
    events = tuple(_incoming(point, event, sheet) for portion, sheet in zip(portions, sheets, strict=True)
                   for point in portion.points for event in point.events)
    return IncomingRegister(origin("、".join(titles)), LAYOUT, events)


def origin(title: str) -> str:
    """What a judgement's reason says of where it comes from."""
    return _(ORIGIN).format(title=title)


def _incoming(point: SuggestedPoint, event: SuggestedEvent, sheet: str) -> IncomingEvent:
    return IncomingEvent(
        row=0, number="", point_name=point.name, point_kind=point.kind, location=point.location, step=event.step,
        name=event.name, hazard_factor=event.hazard_factor, accident_type=event.accident_type,
        accident_type_1986=event.accident_type_1986, consequence=event.consequence,
        judgements=suggested_judgements(event),
        measures=tuple(IncomingMeasure(one.measure_class, one.text, "existing", one.failure)
                       for one in event.measures),
        tier=usual_tier(event.levels["residual"]), unit="", post="", person="", note="", trigger=event.trigger,
        factor_code=event.factor_code, aspect=point.aspect, sheet=sheet)


def suggested_judgements(event: SuggestedEvent) -> tuple[IncomingJudgement, ...]:
    rules = rule_set(RULES)
    return tuple(IncomingJudgement(kind, RULES, rules.chosen_text(event.chosen[kind]), rules.score(event.chosen[kind]),
                                   event.levels[kind].value, cause=REFERENCE) for kind in KINDS)


# confirming -------------------------------------------------------------------------------------------


def unconfirmed(company: Company) -> list[str]:
    """The events one of whose judgements that count is a catalogue's, in the register's order."""
    return [row.event_id for row in register(company) if reference_views(row)]


def confirm(company: Company, event_ids: Iterable[str]) -> ChangeSet:
    """The reference values of these events become the user's own judgements, in one transaction.

    What a person has judged already is left as it is.
    """
    wanted, today = set(event_ids), local_date(company.clock())
    with company.read() as reader:
        rows = [row for row in whole_register(company, reader) if row.event_id in wanted and reference_views(row)]
        standing = [reader.get(Assessment, view.id) for row in rows for view in reference_views(row)]
    facts = {"count": len(rows), "record": record_type("risk_event").label}
    with company.work(CONFIRM, facts=facts) as uow:
        for one in standing:
            uow.add(replace(one, id=new_id(), cause=FIRST, assessor=company.user, assessed_on=today,
                            reason=_(CONFIRMED).format(reason=one.reason)))
        return uow.commit()
