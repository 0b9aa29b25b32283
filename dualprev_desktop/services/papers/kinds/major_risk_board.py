"""The boards of the major risks (重大风险公示牌), one for each risk point of that level."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dualprev_desktop.services.board_views import MajorRiskView
from dualprev_desktop.services.boards import read_major_risks
from dualprev_desktop.services.papers.kind import PaperKind, Reading


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, MajorRiskView]]:
    for view in read_major_risks(reading, ids):
        yield view.line.point_id, view


KIND = PaperKind("major-risk-board", "risk_point", views)
