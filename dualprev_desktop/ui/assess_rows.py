"""The register as the assessment page has it: read whole, or only where a judgement changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.services.query import records
from dualprev_desktop.services.register import reference_views, register
from dualprev_desktop.services.reviewing import Due, review
from dualprev_desktop.services.views import RegisterRow
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

FEW = 8
"""Changed judgements up to which it is quicker to ask for each event than to read the register."""


class AssessRows:
    """Values only. A company of thousands of events is not read again for each judgement that is kept."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self.by_id: dict[str, RegisterRow] = {}
        """In the order of the register."""
        self.due: dict[str, Due] = {}

    @property
    def references(self) -> frozenset[str]:
        """Events whose values come from a catalogue and were confirmed by nobody."""
        return frozenset(row.event_id for row in self.by_id.values() if reference_views(row))

    def follow(self, changes: ChangeSet | None) -> None:
        events = self._judged_anew(changes)
        if changes is None or events is None:
            self.by_id = {row.event_id: row for row in register(self._company)}
            self._review()
            return
        points = {self.by_id[event_id].point_id for event_id in events}
        self.by_id |= {row.event_id: row for row in register(self._company, points) if row.event_id in self.by_id}
        settled = {event_id for event_id in events if _newest(self.by_id[event_id]) in changes.ids("assessment")}
        self.due = {event_id: due for event_id, due in self.due.items() if event_id not in settled}
        if settled < events:
            self._review()

    def _review(self) -> None:
        self.due = {one.event_id: one for one in review(self._company).due}

    def _judged_anew(self, changes: ChangeSet | None) -> set[str] | None:
        """The events whose judgements are all that changed; None where more did, or too many."""
        if changes is None or {kind for kind, ids in changes.touched.items() if ids} != {"assessment"}:
            return None
        ids = changes.ids("assessment")
        found = {self._event_of(one) for one in ids} if len(ids) <= FEW else {""}
        return found if found <= self.by_id.keys() else None

    def _event_of(self, assessment_id: str) -> str:
        """Of one that is no longer there, the event on which it stood."""
        living = records(self._company, Assessment, id=assessment_id)
        return living[0].risk_event_id if living else self.judged(assessment_id)

    def judged(self, assessment_id: str) -> str:
        """The event of which this is a judgement that counts; empty where there is none."""
        return next((row.event_id for row in self.by_id.values() if assessment_id in _ids(row)), "")


def _ids(row: RegisterRow) -> Iterable[str]:
    return [view.id for view in (row.inherent, row.residual) if view is not None]


def _newest(row: RegisterRow) -> str:
    """The id of the last judgement; one that was made just now leaves nothing due."""
    views = [view for view in (row.inherent, row.residual) if view is not None]
    last = max(views, key=lambda view: (view.assessed_on or date.min, view.changed), default=None)
    return last.id if last is not None else ""
