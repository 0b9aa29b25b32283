"""The whole company as it was: at the end of a day, or after one of the transactions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.history import moment, said_with_kind
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import LOGICAL_BITS, TRANSACTION, decode
from dualprev_desktop.store.undo import Transaction

TOO_EARLY = N_("The file begins on {first}; it knows nothing of {day}. Choose a later day.")


@dataclass(frozen=True, slots=True)
class Moment:
    """After a transaction; `until` is the hybrid logical time of its last operation."""

    until: int
    at: str
    user: str
    label: str


def moments(company: Company, day: date | None = None, limit: int = 200) -> tuple[Moment, ...]:
    """The transactions of all copies, newest first; those of one local day only where it is given."""
    begin, end = _span(day)
    with company.read() as reader:
        rows = reader.rows(f"""SELECT body, {END} FROM op AS o WHERE t = ? AND hlc BETWEEN ? AND ?
                               ORDER BY hlc DESC LIMIT ?""", (TRANSACTION, TRANSACTION, begin, end, limit))
    found = [(Transaction(decode(body)), until) for body, until in rows]
    return tuple(Moment(until, moment(one.op), one.op.user, said_with_kind(one)) for one, until in found)


END = """(SELECT hlc FROM op AS last WHERE last.r = o.r AND last.c = coalesce(
    (SELECT min(c) FROM op AS next WHERE next.t = ? AND next.r = o.r AND next.c > o.c) - 1,
    (SELECT max(c) FROM op AS every WHERE every.r = o.r)))"""
"""The time of the last operation of the transaction that `o` opens."""


def _span(day: date | None) -> tuple[int, int]:
    if day is None:
        return 0, 2 ** 63 - 1
    begin, end = (int(datetime.combine(one, time.min).timestamp() * 1000) << LOGICAL_BITS
                  for one in (day, day + timedelta(days=1)))
    return begin, end - 1


def busy_days(company: Company) -> dict[date, int]:
    """How many transactions each day saw: what a calendar marks."""
    found: dict[date, int] = {}
    with company.read() as reader:
        for (hlc,) in reader.rows("SELECT hlc FROM op WHERE t = ?", (TRANSACTION,)):
            day = local_date(hlc >> LOGICAL_BITS)
            found[day] = found.get(day, 0) + 1
    return found


def on_day(company: Company, day: date) -> Company:
    """At the end of a day. Raises InputError for a day before the file's first."""
    first = min(busy_days(company), default=day)
    if day < first:
        raise InputError(TOO_EARLY, first=first.isoformat(), day=day.isoformat())
    return company.as_of(day)


def after(company: Company, moment: Moment) -> Company:
    """Just after a transaction."""
    return company.at(moment.until)
