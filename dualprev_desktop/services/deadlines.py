"""What has a date: what is overdue, what is due within a month, and what comes next when nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.guide.facts import Facts
from dualprev_desktop.services.guide.rule import Missing, Step
from dualprev_desktop.services.reviewing import SOON, Due, Why


@dataclass(frozen=True, slots=True)
class Deadline:
    step: Step
    """Where it is met."""
    what: Missing
    overdue: bool = False


def deadlines(facts: Facts) -> tuple[Deadline, ...]:
    """Overdue first."""
    found = [*_reviews(facts), *_appointments(facts)]
    return tuple(sorted(found, key=lambda one: not one.overdue))


def _reviews(facts: Facts) -> Iterator[Deadline]:
    review = facts.review
    by_cycle = [one for one in review.due if one.why is Why.CYCLE]
    happened = [one for one in review.due if one.why is Why.TRIGGER]
    if by_cycle:
        yield _of(by_cycle, ngettext("{count} assessment is overdue since {day}",
                                     "{count} assessments are overdue, the first since {day}", len(by_cycle)), True)
    if happened:
        yield _of(happened, ngettext("{count} assessment is to be reviewed: something happened on {day}",
                                     "{count} assessments are to be reviewed: something happened, first on {day}",
                                     len(happened)), True)
    if review.soon:
        yield _of(review.soon, ngettext("{count} assessment is due on {day}",
                                        "{count} assessments are due within a month, the first on {day}",
                                        len(review.soon)))
    elif review.later and not review.due:
        following = [one for one in review.later if one.since == review.later[0].since]
        yield _of(following, ngettext("The next review is due on {day}: {count} assessment",
                                      "The next reviews are due on {day}: {count} assessments", len(following)))


def _of(due: Sequence[Due], words: str, overdue: bool = False) -> Deadline:
    return _deadline(Step.ASSESS, "risk_event", ((one.event_id, one.since) for one in due), words, overdue)


def _appointments(facts: Facts) -> Iterator[Deadline]:
    ending = [(one.id, one.until) for one in facts.held
              if one.until is not None and (one.until - facts.today).days <= SOON]
    if ending:
        yield _deadline(Step.SURVEY, "appointment", ending, ngettext(
            "{count} appointment ends on {day}", "{count} appointments end within a month, the first on {day}",
            len(ending)), field="until")


def _deadline(step: Step, type_id: str, dated: Iterable[tuple[str, date]], words: str, overdue: bool = False,
              field: str = "") -> Deadline:
    ordered = sorted(dated, key=lambda one: one[1])
    text = words.format(count=len(ordered), day=ordered[0][1].isoformat())
    return Deadline(step, Missing(text, type_id, tuple(record_id for record_id, _day in ordered), field), overdue)
