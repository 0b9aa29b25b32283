"""What the catalogues of all sectors offer to a register: events for a risk point, measures for an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from dualprev_desktop.domain.catalogue import Catalogue, SuggestedEvent, SuggestedMeasure, SuggestedPoint
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.catalogues import catalogues
from dualprev_desktop.services.drafting import origin, suggested_judgements
from dualprev_desktop.services.likeness import ALIKE, contained, likeness
from dualprev_desktop.services.lines import EXISTING, usual_measure, usual_tier
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

ADD_EVENTS = N_("Add {count} events of the catalogue: {title}")
ADD_MEASURES = N_("Add {count} measures of the catalogue: {title}")
T = TypeVar("T")
FACTOR_GROUP = 4
"""So many digits of a factor code (GB/T 13861-2022) name the group of factors."""


@dataclass(frozen=True)
class EventOffer:
    """`near`: it, or its point, is called much like the point it is wanted for."""

    catalogue: Catalogue
    point: SuggestedPoint
    event: SuggestedEvent
    near: bool


@dataclass(frozen=True)
class MeasureOffer:
    """`near`: it stands against an event of the same accident type or the same group of hazard factors."""

    catalogue: Catalogue
    event: SuggestedEvent
    measure: SuggestedMeasure
    near: bool


def event_offers(company: Company, point_id: str) -> list[EventOffer]:
    """The events of all catalogues: those of the likest points first, then the company's own sector."""
    with company.read() as reader:
        point, every = reader.get(RiskPoint, point_id), _own_sector_first(reader)
    found = [(_nearness(point.name, suggested, event), EventOffer(one, suggested, event, near=False))
             for one in every for suggested in one.points for event in suggested.events]
    found.sort(key=lambda entry: -entry[0])
    offers = [replace(offer, near=nearness > 0) for nearness, offer in found]
    return offers


def _nearness(name: str, point: SuggestedPoint, event: SuggestedEvent) -> float:
    """0 where neither the point nor the event is called alike; a point that is counts for more."""
    by_point, by_event = likeness(name, point.name), contained(name, event.name)
    return max(2 * by_point if by_point >= ALIKE else 0.0, by_event if by_event >= ALIKE else 0.0)


def measure_offers(company: Company, event_id: str) -> list[MeasureOffer]:
    """The measures of all catalogues, each text once: those against the likest events first, then the own sector."""
    with company.read() as reader:
        event, every = reader.get(RiskEvent, event_id), _own_sector_first(reader)
    ranked = [(_closeness(event, suggested), one, suggested) for one in every for suggested in one.events]
    ranked.sort(key=lambda entry: -entry[0])
    return list(_each_text_once(MeasureOffer(one, suggested, measure, closeness > 0)
                                for closeness, one, suggested in ranked for measure in suggested.measures))


def _own_sector_first(reader: Reader) -> Sequence[Catalogue]:
    owner = next(iter(reader.records(Enterprise)), None)
    return sorted(catalogues(), key=lambda one: owner is None or one.row != owner.sector)


def _closeness(event: RiskEvent, suggested: SuggestedEvent) -> float:
    """0 where neither accident type nor factor agree."""
    agree = 0.0
    if _same_accident(event, suggested):
        agree += 2
    if event.factor_code and event.factor_code == suggested.factor_code:
        agree += 2
    elif event.factor_code and event.factor_code[:FACTOR_GROUP] == suggested.factor_code[:FACTOR_GROUP]:
        agree += 1
    return agree + 3 * likeness(event.name, suggested.name) if agree else 0.0


def _same_accident(event: RiskEvent, suggested: SuggestedEvent) -> bool:
    if event.accident_type:
        return event.accident_type == suggested.accident_type
    return bool(event.accident_type_1986) and event.accident_type_1986 == suggested.accident_type_1986


def _each_text_once(offers: Iterable[MeasureOffer]) -> Iterator[MeasureOffer]:
    seen: set[str] = set()
    for offer in offers:
        if offer.measure.text not in seen:
            seen.add(offer.measure.text)
            yield offer


# taking over ------------------------------------------------------------------------------------------


def add_events(company: Company, point_id: str, offers: Sequence[EventOffer]) -> tuple[ChangeSet, tuple[str, ...]]:
    """Adds events with judgements and measures to a risk point, in one transaction.

    Returns what changed, and the names of those that were skipped, since the point has them already.
    """
    with company.read() as reader:
        point = reader.get(RiskPoint, point_id)
        standing = list(reader.records(RiskEvent, risk_point_id=point_id))
    fresh, known = _fresh(offers, attrgetter("event.name"), {one.name for one in standing})
    last = max((one.position or 0 for one in standing), default=0)
    with company.work(ADD_EVENTS, facts={"count": len(fresh), "title": point.name}) as uow:
        for position, offer in enumerate(fresh, last + 1):
            _add_event(uow, company, point, offer, position)
        changed = uow.commit()
    return changed, known


def _add_event(uow: UnitOfWork, company: Company, point: RiskPoint, offer: EventOffer, position: int) -> None:
    event = offer.event
    event_id = uow.add(RiskEvent(
        id=new_id(), risk_point_id=point.id, step=event.step, name=event.name, hazard_factor=event.hazard_factor,
        factor_code=event.factor_code, accident_type=event.accident_type,
        accident_type_1986=event.accident_type_1986, trigger=event.trigger, consequence=event.consequence,
        position=position))
    for one in suggested_judgements(event):
        uow.add(Assessment(
            id=new_id(), risk_event_id=event_id, kind=one.kind, rule_set=one.rule_set, chosen=one.chosen,
            score=one.score, level=one.level, cause=one.cause, assessed_on=local_date(company.clock()),
            reason=origin(offer.catalogue.title("zh_CN"))))
    usual = {"state": EXISTING, "tier": usual_tier(event.levels["residual"]), "unit_id": point.unit_id,
             "post_id": point.post_id, "person_id": point.person_id}
    _add_measures(uow, event_id, event.measures, usual, 0)


def add_measures(company: Company, event_id: str,
                 measures: Sequence[SuggestedMeasure]) -> tuple[ChangeSet, tuple[str, ...]]:
    """Adds measures to a risk event as new measures usually are, in one transaction.

    Returns what changed, and the texts of those that were skipped, since the event has them already.
    """
    with company.read() as reader:
        event = reader.get(RiskEvent, event_id)
        standing = list(reader.records(ControlMeasure, risk_event_id=event_id))
    fresh, known = _fresh(measures, attrgetter("text"), {one.content for one in standing})
    last = max((one.position or 0 for one in standing), default=0)
    usual = {key: value for key, value in usual_measure(company, event_id).items() if key != "risk_event_id"}
    with company.work(ADD_MEASURES, facts={"count": len(fresh), "title": event.name}) as uow:
        _add_measures(uow, event_id, fresh, usual, last + 1)
        changed = uow.commit()
    return changed, known


def _add_measures(uow: UnitOfWork, event_id: str, measures: Sequence[SuggestedMeasure], usual: dict[str, str],
                  first: int) -> None:
    for position, one in enumerate(measures, first):
        uow.add(ControlMeasure(id=new_id(), risk_event_id=event_id, measure_class=one.measure_class, content=one.text,
                               failure=one.failure, position=position, **usual))


def _fresh(wanted: Iterable[T], name: Callable[[T], str], standing: set[str]) -> tuple[list[T], tuple[str, ...]]:
    """Those whose names are new, each once, and the names of the others."""
    fresh: list[T] = []
    known, taken = [], set(standing)
    for one in wanted:
        if name(one) in taken:
            known.append(name(one))
        else:
            taken.add(name(one))
            fresh.append(one)
    return fresh, tuple(known)
