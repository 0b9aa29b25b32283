"""What the rules of the guide look at: the company, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.paper import Paper
from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services.editions import OLD_EDITION
from dualprev_desktop.services.papers import read_stale
from dualprev_desktop.services.reviewing import Review, read_review
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.reader import Reader


@dataclass(frozen=True)
class Facts:
    enterprise: Enterprise | None
    points: tuple[RiskPoint, ...]
    rows: tuple[RegisterRow, ...]
    """The register: every risk event with its judgements and measures."""
    zones: tuple[Zone, ...]
    review: Review
    reports: int
    changed_since_report: bool
    stale_papers: tuple[Paper, ...] = ()

    @cached_property
    def by_1986(self) -> bool:
        """Whether the company goes by the older edition of accident types, and owes none of the other."""
        return self.enterprise is not None and self.enterprise.accident_edition == OLD_EDITION

    @cached_property
    def rows_of_point(self) -> Mapping[str, tuple[RegisterRow, ...]]:
        found: dict[str, list[RegisterRow]] = {point.id: [] for point in self.points}
        for row in self.rows:
            found[row.point_id].append(row)
        return {point_id: tuple(rows) for point_id, rows in found.items()}


def read_facts(reader: Reader, today: date, rows: tuple[RegisterRow, ...]) -> Facts:
    last = reader.value("SELECT max(changed) FROM report WHERE alive = 1 AND state = 'exported'") or 0
    later = reader.value("SELECT count(*) FROM op WHERE hlc > ? AND t NOT IN ('_txn', 'report')", (last,))
    return Facts(next(iter(reader.records(Enterprise)), None), tuple(reader.records(RiskPoint)), rows,
                 tuple(reader.records(Zone)), read_review(reader, today, rows), reader.count(Report, state="exported"),
                 last > 0 and later > 0, read_stale(reader, rows, today))
