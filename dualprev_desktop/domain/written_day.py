"""A day in every form people write: 2026.11.24, 2026/11/24, 20261124, 2026年11月24日, 11-24, 今天."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dualprev_desktop.kernel.text import narrow

FROM_TODAY = {"今天": 0, "今日": 0, "today": 0, "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2, "明天": 1,
              "明日": 1, "tomorrow": 1, "后天": 2}
_SEPARATORS = "-/.年月日号"
_WHOLE = re.compile(r"(\d{4}|\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_OF_THIS_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
# a day copied from a spreadsheet brings its midnight along
_CLOCK = re.compile(r"(?<=\d)[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d*)?)?$")
CENTURY = 2000
MONTHS, DAYS = 12, 31


def _plain(text: str) -> str:
    return "".join(_CLOCK.sub("", narrow(text)).split()).casefold()


def read_day(text: str, today: date) -> date | None:
    """The day; one without a year is of this year. None where it is none."""
    plain = _plain(text)
    if plain in FROM_TODAY:
        return today + timedelta(days=FROM_TODAY[plain])
    whole = _WHOLE.fullmatch(plain) or _RUN.fullmatch(plain)
    if whole:
        year, month, day = map(int, whole.groups())
        return _day(year if len(whole[1]) > 2 else CENTURY + year, month, day)
    short = _OF_THIS_YEAR.fullmatch(plain)
    return _day(today.year, *map(int, short.groups())) if short else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def may_become_day(text: str) -> bool:
    """Whether more characters can still make a day of it."""
    plain = _plain(text)
    if any(word.startswith(plain) for word in FROM_TODAY):
        return True
    parts = re.split(f"[{_SEPARATORS}]", plain)
    if not all(part.isdecimal() or (part == "" and place) for place, part in enumerate(parts)):
        return False
    complete = _WHOLE.fullmatch(plain) or _RUN.fullmatch(plain)
    if complete and len(complete[3]) == 2:
        return _day(*map(int, complete.groups())) is not None
    return _may_be_run(parts[0]) if len(parts) == 1 else _may_be_parts(parts)


def _may_be_run(digits: str) -> bool:
    """Of eight digits without anything between."""
    return len(digits) <= 8 and _within(digits[4:6], MONTHS) and _within(digits[6:8], DAYS)


def _may_be_parts(parts: list[str]) -> bool:
    if parts[-1] == "" and len(parts) == 4:  # the 日 at the end
        parts = parts[:-1]
    first, second, third = (*parts, "", "")[:3] if len(parts) <= 3 else ("", "", "none")
    with_year = len(first) in (2, 4) and _within(second, MONTHS) and _within(third, DAYS)
    of_this_year = len(first) <= 2 and _within(first, MONTHS) and _within(second, DAYS) and third == ""
    return with_year or of_this_year


def _within(digits: str, most: int) -> bool:
    """Whether the digits, as far as they go, begin a number from 1 to `most`."""
    if digits in ("", "0"):
        return True
    return digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= most
