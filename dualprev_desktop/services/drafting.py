"""A first register from a sector catalogue: what applies to the company is taken over like an imported register.

The scores are reference values; each judgement says where it comes from, so that it can be confirmed or replaced.
"""

from __future__ import annotations

from collections.abc import Collection

from dualprev_desktop.domain.catalogue import KINDS, Catalogue, SuggestedEvent, SuggestedPoint
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.catalogues import RULES
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.services.incoming import IncomingEvent, IncomingJudgement, IncomingMeasure, IncomingRegister
from dualprev_desktop.services.lines import usual_tier
from dualprev_desktop.services.rulebook import rule_set
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

LAYOUT = "catalogue"
ORIGIN = N_("Catalogue “{title}”, reference values")


def draft(company: Company, catalogue: Catalogue, names: Collection[str], language: str = "zh_CN") -> ChangeSet:
    """Takes over the points of these names with their events, judgements and measures, in one transaction."""
    return import_register(company, draft_register(catalogue, names, language))


def draft_register(catalogue: Catalogue, names: Collection[str], language: str = "zh_CN") -> IncomingRegister:
    """The chosen points as a register that can be imported."""
    events = tuple(_incoming(point, event) for point in catalogue.points if point.name in names
                   for event in point.events)
    return IncomingRegister(_(ORIGIN).format(title=catalogue.title(language)), LAYOUT, events)


def _incoming(point: SuggestedPoint, event: SuggestedEvent) -> IncomingEvent:
    return IncomingEvent(
        row=0, number="", point_name=point.name, point_kind=point.kind, location=point.location, step=event.step,
        name=event.name, hazard_factor=event.hazard_factor, accident_type=event.accident_type,
        accident_type_1986=event.accident_type_1986, consequence=event.consequence, judgements=_judgements(event),
        measures=tuple(IncomingMeasure(one.measure_class, one.text, "existing", one.failure)
                       for one in event.measures),
        tier=usual_tier(event.levels["residual"]), unit="", post="", person="", note="", trigger=event.trigger,
        factor_class=event.factor_code[:1])


def _judgements(event: SuggestedEvent) -> tuple[IncomingJudgement, ...]:
    rules = rule_set(RULES)
    return tuple(IncomingJudgement(kind, RULES, rules.chosen_text(event.chosen[kind]), rules.score(event.chosen[kind]),
                                   event.levels[kind].value) for kind in KINDS)
