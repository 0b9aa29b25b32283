"""What registers and ledgers (清单、评价记录) are printed from: every risk point with its events, and who answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dualprev_desktop.domain.levels import Level, worst
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services.editions import OLD_EDITION
from dualprev_desktop.services.lines import usual_tier
from dualprev_desktop.services.palettes import palette_of
from dualprev_desktop.services.register import INHERENT, RESIDUAL, Rows, row_level, whole_register
from dualprev_desktop.services.responsibilities import (
    POINT,
    RANK,
    Answer,
    Responsibilities,
    Share,
    responsibilities,
)
from dualprev_desktop.services.rulebook import RuleBook, book
from dualprev_desktop.services.views import AssessmentView, RegisterRow
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

ACTIVITY = "activity"
NO_RULES = RuleBook(())


@dataclass(frozen=True, slots=True)
class PointLine:
    """A risk point and its events, which are none where it was not looked at yet."""

    id: str
    number: str
    name: str
    kind: str
    location: str
    unit: str
    post: str
    person: str
    phone: str
    note: str
    events: tuple[RegisterRow, ...]

    @property
    def is_activity(self) -> bool:
        """Analysed by JHA; the others are by SCL."""
        return self.kind == ACTIVITY


def no_duties() -> Responsibilities:
    return Responsibilities(())


@dataclass(frozen=True)
class Registers:
    """All that registers say; `public` has left the names and phone numbers of persons out of it already."""

    enterprise: str
    duty_phone: str
    points: tuple[PointLine, ...]
    today: date
    mode: str = RESIDUAL
    by_1986: bool = False
    """Whether the company goes by the accident types of 1986."""
    rules: RuleBook = NO_RULES
    palette: Palette = USUAL
    public: bool = False
    duties: Callable[[], Responsibilities] = no_duties


def registers(company: Company, mode: str = RESIDUAL, point_ids: Collection[str] | None = None, *,
              public: bool = False) -> Registers:
    """Of some risk points only where ids are given; who answers for what is read when it is asked for."""
    with company.read() as reader:
        points = read_points(reader, whole_register(company, reader), point_ids)
        owner = next(iter(reader.records(Enterprise)), None)
        palette = palette_of(reader)
    return Registers(
        owner.name if owner else "", owner.duty_phone if owner else "",
        tuple(map(nameless, points)) if public else points, local_date(company.clock()), mode,
        owner is not None and owner.accident_edition == OLD_EDITION, book(company), palette, public,
        lambda: _duties(responsibilities(company), points, point_ids is not None, public))


def read_points(reader: Reader, rows: Rows, wanted: Collection[str] | None = None) -> tuple[PointLine, ...]:
    """In the order of the register; points without events too."""
    events: dict[str, list[RegisterRow]] = defaultdict(list)
    for row in rows:
        events[row.point_id].append(row)
    names = {one.id: one.name for kind in (OrgUnit, Post, Person) for one in reader.records(kind)}
    phones = {one.id: one.phone for one in reader.records(Person)}
    return tuple(PointLine(
        one.id, one.number, one.name, one.kind, one.location, names.get(one.unit_id, ""), names.get(one.post_id, ""),
        names.get(one.person_id, ""), phones.get(one.person_id, ""), one.note, tuple(events[one.id]))
        for one in reader.records(RiskPoint, order=("number", "name")) if wanted is None or one.id in wanted)


def nameless(point: PointLine) -> PointLine:
    return replace(point, person="", phone="", events=tuple(map(nameless_row, point.events)))


def nameless_row(row: RegisterRow) -> RegisterRow:
    def judged(view: AssessmentView | None) -> AssessmentView | None:
        return replace(view, assessor="") if view else None
    return replace(row, person="", inherent=judged(row.inherent), residual=judged(row.residual),
                   measures=tuple(replace(one, person="") for one in row.measures))


def judgement(row: RegisterRow, mode: str) -> AssessmentView | None:
    """The one whose level is shown; in the mode residual the inherent one where only that was made."""
    return row.inherent if mode == INHERENT else row.residual or row.inherent


def point_level(point: PointLine, mode: str) -> Level:
    return worst(row_level(row, mode) for row in point.events)


def event_tier(row: RegisterRow, mode: str) -> str:
    """The highest that controls it; a measure that names none goes by the level (dossier 1: default level→tier)."""
    usual = usual_tier(row_level(row, mode))
    return highest([one.tier or usual for one in row.measures] or [usual])


def point_tier(point: PointLine, mode: str) -> str:
    return highest(event_tier(row, mode) for row in point.events)


def highest(tiers: Iterable[str]) -> str:
    return min(tiers, key=lambda tier: RANK.get(tier, len(RANK)), default="")


# who answers -------------------------------------------------------------------------------------------------------


def _duties(found: Responsibilities, points: Collection[PointLine], narrowed: bool, public: bool) -> Responsibilities:
    shares = found.shares
    if narrowed:
        shares = tuple(_narrowed(shares, points))
    if public:
        shares = tuple(replace(one, person="", holders=()) for one in shares)
    return Responsibilities(shares)


def _narrowed(shares: Iterable[Share], points: Iterable[PointLine]) -> Iterator[Share]:
    """What is about these points only."""
    ids = {one.id for one in points} | {row.event_id for one in points for row in one.events}

    def is_about(answer: Answer) -> bool:
        return (answer.id if answer.type_id == POINT else answer.event_id) in ids
    for share in shares:
        answers = tuple(filter(is_about, share.answers))
        if answers:
            yield replace(share, answers=answers)
