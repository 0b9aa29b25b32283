"""The chart of levels and accident types (风险等级与事故类型统计图)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dualprev_desktop.services.level_counts import LevelChartView, read_level_chart
from dualprev_desktop.services.papers.kind import PaperKind, Reading


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, LevelChartView]]:
    view = read_level_chart(reading)
    if view is not None and (ids is None or view.enterprise_id in ids):
        yield view.enterprise_id, view


KIND = PaperKind("level-chart", "enterprise", views)
