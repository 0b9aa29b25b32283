"""What the comparison chart shows (作业安全风险比较图): real scores, the worst first, one method on an axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services.palettes import palette, palette_of
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.services.register import INHERENT, RESIDUAL, row_level, whole_register
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.services.views import (
    AssessmentView,
    Bar,
    Chart,
    ComparisonView,
    CountGroup,
    CountsView,
    RegisterRow,
)
from dualprev_desktop.store.company import Company

EVENT, POINT, ACTIVITY, POST = "event", "point", "activity", "post"
"""What a bar may stand for: each event, or the worst event of each risk point, activity, post."""

VALUES, METHODS, COUNTS = "values", "methods", "counts"
"""One chart of all, by ranks where methods are mixed; one chart for each method; counts by level."""

FACILITIES = "facility"
"""The first of the two families (设备设施): places and areas belong to it; the second is activities (作业活动)."""


@dataclass(frozen=True, slots=True)
class ChartChoice:
    variant: str = VALUES
    by: str = EVENT


USUAL_CHART = ChartChoice()


class Judged(NamedTuple):
    row: RegisterRow
    view: AssessmentView


def charts(company: Company, mode: str, choice: ChartChoice) -> tuple[Chart, ...]:
    """What is shown and printed of a choice; no chart has no bars but where there is none at all."""
    if choice.variant == COUNTS:
        return (counts(company, mode),)
    if choice.variant == METHODS:
        return comparisons(company, mode, choice.by) or (comparison(company, mode, choice.by),)
    return (comparison(company, mode, choice.by),)


def comparison(company: Company, mode: str = RESIDUAL, by: str = EVENT) -> ComparisonView:
    """Values where all bars were judged by one rule set; where methods are mixed only ranks compare."""
    return _Chart(company, mode, by).of(_bars(_judged(company, mode), by))


def comparisons(company: Company, mode: str = RESIDUAL, by: str = EVENT) -> tuple[ComparisonView, ...]:
    """A chart for each method, those with values first: the worst of each group by each method."""
    by_method: dict[str, list[Judged]] = defaultdict(list)
    for one in _judged(company, mode):
        by_method[one.view.rule_set if one.view.score is not None else ""].append(one)
    chart = _Chart(company, mode, by)
    charts = [chart.of(bars) for judged in by_method.values() if (bars := _bars(judged, by))]
    return tuple(sorted(charts, key=lambda view: (not view.rule_set, view.rule_set)))


def counts(company: Company, mode: str = RESIDUAL) -> CountsView:
    """How many events of each level there are, apart for equipment and places and for activities."""
    with company.read() as reader:
        rows, colours = whole_register(company, reader), palette_of(reader)
    found: dict[str, dict[Level, list[str]]] = {FACILITIES: defaultdict(list), ACTIVITY: defaultdict(list)}
    for row in rows:
        family = ACTIVITY if row.point_kind == ACTIVITY else FACILITIES
        found[family][row_level(row, mode)].append(row.event_id)
    groups = tuple(CountGroup(family, {level: tuple(ids) for level, ids in levels.items()})
                   for family, levels in found.items())
    return CountsView(_owner(company), mode, groups, local_date(company.clock()), colours)


def _owner(company: Company) -> str:
    owner = enterprise(company)
    return owner.name if owner else ""


def _judged(company: Company, mode: str) -> list[Judged]:
    with company.read() as reader:
        rows = whole_register(company, reader)
    found = ((row, row.inherent if mode == INHERENT else row.residual or row.inherent) for row in rows)
    return [Judged(row, view) for row, view in found if view is not None]


def _bars(judged: Iterable[Judged], by: str) -> list[tuple[str, Judged]]:
    """(label, judgement) of each bar: of a group the worst, by its level, then by its score."""
    if by == EVENT:
        return [(f"{one.row.point_name} · {one.row.step or one.row.event}", one) for one in judged]
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if by != ACTIVITY or one.row.point_kind == ACTIVITY:
            groups[one.row.post if by == POST else one.row.point_id].append(one)
    return [(post if by == POST else inside[0].row.point_name, max(inside, key=_badness))
            for post, inside in groups.items()]


def _badness(one: Judged) -> tuple[int, Decimal]:
    # scores of one level are held against each other within one method only where the group has only one; where it
    # has several, whichever is taken has the level that counts
    return style(one.view.level).rank, one.view.score or Decimal(0)


class _Chart:
    """What all charts of one company have in common."""

    def __init__(self, company: Company, mode: str, by: str) -> None:
        self._mode, self._by, self._owner = mode, by, _owner(company)
        self._book, self._dated, self._palette = book(company), local_date(company.clock()), palette(company)

    def of(self, bars: list[tuple[str, Judged]]) -> ComparisonView:
        methods = {one.view.rule_set for _label, one in bars}
        # a direct judgement keeps a score for information, but its level does not follow from it
        rules = self._book.by_id.get(next(iter(methods))) if len(methods) == 1 else None
        mixed = rules is None or any(one.view.score is None for _label, one in bars)
        return ComparisonView(enterprise=self._owner, mode=self._mode, rule_set=rules.id if rules else "",
                              method=rules.names if rules else {}, bars=_sorted(bars, mixed),
                              limits=rules.limits if rules else (), dated=self._dated, by=self._by,
                              palette=self._palette)


def _sorted(bars: list[tuple[str, Judged]], mixed: bool) -> tuple[Bar, ...]:
    made = [Bar(label, None if mixed else one.view.score, one.view.level, one.row.event_id, one.row.point_id)
            for label, one in bars]
    return tuple(sorted(made, key=lambda bar: (bar.value or Decimal(0), style(bar.level).rank), reverse=True))
