"""Calendar months: when a period that began on a day ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day (31 January → 28 February).

    The last day there is, where the calendar ends before.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
