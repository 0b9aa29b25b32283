"""What changed since the last report left: the records, by type, from the journal."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.store.operation import LOGICAL_BITS
from dualprev_desktop.store.reader import Reader

JUDGED = ("assessment", "risk_event_id", "risk_event")
"""A judgement is looked at where its event is."""


@dataclass(frozen=True)
class SinceReport:
    """`reported_on` is None where no report has left yet; then nothing is counted."""

    reported_on: date | None = None
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """{record type: living records that were made or changed}; of an assessment the event it judges."""
    removed: int = 0

    @property
    def any(self) -> bool:
        return bool(self.changed or self.removed)


def read_since_report(reader: Reader) -> SinceReport:
    last = reader.value("SELECT max(changed) FROM report WHERE alive = 1 AND state = 'exported'") or 0
    if not last:
        return SinceReport()
    touched: dict[str, list[str]] = defaultdict(list)
    for type_id, record_id in reader.rows("SELECT DISTINCT t, k FROM op WHERE hlc > ?", (last,)):
        touched[type_id].append(record_id)
    changed, removed = {}, 0
    for declared in record_types():
        if declared.reported and declared.id in touched:
            living = _living(reader, declared.id, touched[declared.id])
            removed += len(touched[declared.id]) - len(living)
            changed[declared.id] = tuple(dict.fromkeys(living.values()))
    return SinceReport(local_date(last >> LOGICAL_BITS), {one: ids for one, ids in changed.items() if ids},
                       removed)


def _living(reader: Reader, type_id: str, ids: list[str]) -> dict[str, str]:
    """{living record: what it is looked at by}"""
    shown = JUDGED[1] if type_id == JUDGED[0] else "id"
    return dict(reader.rows(f"SELECT id, {shown} FROM {type_id} WHERE alive = 1 "
                            "AND id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)))
