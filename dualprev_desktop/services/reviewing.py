"""When an assessment is due again (评审): its cycle has run out, or something happened that puts it in question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dualprev_desktop.domain.months import months_later
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.review_trigger import ReviewTrigger
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.services.views import AssessmentView, RegisterRow
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

USUAL_MONTHS = 12
"""At least once a year (安全风险分级管控: 每年至少一次); a company may set a shorter cycle."""
SOON = 30
"""Days before the date from which a review is announced."""


class Why(StrEnum):
    CYCLE = "cycle"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Due:
    """An event whose assessment is due: since `since`, by its cycle or because of what happened."""

    event_id: str
    point_name: str
    event: str
    since: date
    why: Why
    trigger: ReviewTrigger | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """`due` holds what is to be done now, the longest due first; `soon` what will be within a month, `later` after."""

    due: tuple[Due, ...]
    soon: tuple[Due, ...]
    later: tuple[Due, ...] = ()


def review(company: Company, today: date | None = None) -> Review:
    with company.read() as reader:
        return read_review(reader, today or local_date(company.clock()), whole_register(company, reader))


def cycle(owner: Enterprise | None) -> int:
    """Months for which an assessment counts."""
    return owner.review_months if owner and owner.review_months and owner.review_months > 0 else USUAL_MONTHS


def review_date(owner: Enterprise | None, view: AssessmentView) -> date | None:
    """The day until which the judgement counts, if nothing happens before; None where it has no day."""
    return months_later(view.assessed_on, cycle(owner)) if view.assessed_on else None


def read_review(reader: Reader, today: date, rows: Iterable[RegisterRow]) -> Review:
    months = cycle(next(iter(reader.records(Enterprise)), None))
    triggers = list(reader.records(ReviewTrigger, order=("happened_on", "changed")))
    written = dict(reader.rows("SELECT id, changed FROM review_trigger WHERE alive = 1"))
    found = [due for row in rows if (due := _due(row, months, triggers, written)) is not None]
    found.sort(key=lambda due: due.since)
    late = tuple(due for due in found if due.since <= today)
    return Review(late, tuple(due for due in found if 0 < (due.since - today).days <= SOON),
                  tuple(due for due in found if (due.since - today).days > SOON))


def _due(row: RegisterRow, months: int, triggers: Sequence[ReviewTrigger], written: Mapping[str, int]) -> Due | None:
    """None for what was never assessed: that is missing, not due."""
    judged = [view for view in (row.inherent, row.residual) if view is not None and view.assessed_on is not None]
    if not judged:
        return None
    last = max(judged, key=lambda view: (view.assessed_on or date.min, view.changed))
    assert last.assessed_on is not None
    trigger = _first_after(last, row.point_id, triggers, written)
    ends = months_later(last.assessed_on, months)
    if trigger is not None and trigger.happened_on <= ends:
        return Due(row.event_id, row.point_name, row.event, trigger.happened_on, Why.TRIGGER, trigger)
    return Due(row.event_id, row.point_name, row.event, ends, Why.CYCLE)


def _first_after(last: AssessmentView, point_id: str, triggers: Iterable[ReviewTrigger],
                 written: Mapping[str, int]) -> ReviewTrigger | None:
    """What happened to the point since the assessment; on the same day, what was written down after it."""
    for one in triggers:
        later = (one.happened_on, written[one.id]) > (last.assessed_on, last.changed)
        if later and one.risk_point_id in ("", point_id):
            return one
    return None

