"""How many risks of each level there are, by unit and in all, and how many of each accident type: what charts count."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.domain.palette import Palette
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.services.boards import accident_list
from dualprev_desktop.services.editions import type_2025
from dualprev_desktop.services.palettes import palette_of
from dualprev_desktop.services.papers.kind import Reading
from dualprev_desktop.services.register import row_level


@dataclass(frozen=True, slots=True)
class UnitCount:
    """Risk events of a responsible unit by level, in the order of `LEVELS`; `unit` is empty where none is named."""

    unit: str
    counts: tuple[tuple[Level, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _level, count in self.counts)


@dataclass(frozen=True, slots=True)
class LevelChartView:
    enterprise: str
    enterprise_id: str
    mode: str
    whole: UnitCount
    units: tuple[UnitCount, ...]
    """The ones with the worst risks first."""
    accident_list: str
    accidents: tuple[tuple[str, int], ...]
    """(code of `accident_list`, risk events), the most frequent first; the empty code where none is given."""
    palette: Palette
    issued_on: date


def read_level_chart(reading: Reading) -> LevelChartView | None:
    """None in a file without an enterprise."""
    owner = next(iter(reading.reader.records(Enterprise)), None)
    if owner is None:
        return None
    units: dict[str, Counter[Level]] = defaultdict(Counter)
    accidents: Counter[str] = Counter()
    codes = accident_list(owner)
    for row in reading.rows:
        units[row.unit][row_level(row, reading.mode)] += 1
        accidents[row.accident_type_1986 if codes == "accident_type_1986" else type_2025(row)] += 1
    counted = [_unit(name, found) for name, found in units.items()]
    return LevelChartView(
        enterprise=owner.name, enterprise_id=owner.id, mode=reading.mode,
        whole=_unit("", sum(units.values(), Counter[Level]())), units=tuple(sorted(counted, key=_worst_first)),
        accident_list=codes, accidents=tuple(sorted(accidents.items(), key=lambda one: (-one[1], one[0]))),
        palette=palette_of(reading.reader), issued_on=reading.today)


def _unit(name: str, found: Counter[Level]) -> UnitCount:
    return UnitCount(name, tuple((look.level, found[look.level]) for look in LEVELS))


def _worst_first(one: UnitCount) -> tuple[tuple[int, ...], str]:
    return tuple(-count for _level, count in one.counts), one.unit
