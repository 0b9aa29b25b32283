"""The commitment announcement (安全承诺公告): the newest, so that a new one makes the paper of the last one stale."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dualprev_desktop.services.commitments import CommitmentView, read_view
from dualprev_desktop.services.papers.kind import PaperKind, Reading


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, CommitmentView]]:
    view = read_view(reading)
    if view is not None and (ids is None or view.enterprise_id in ids):
        yield view.enterprise_id, view


KIND = PaperKind("commitment", "enterprise", views)
