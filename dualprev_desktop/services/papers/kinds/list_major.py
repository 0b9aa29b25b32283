"""The list of major risks (重大风险清单), one for the whole enterprise."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.services.major_list import MajorList, counts, major_risks
from dualprev_desktop.services.papers.kind import PaperKind, Reading
from dualprev_desktop.services.registers import nameless, read_points


def views(reading: Reading, ids: Collection[str] | None) -> Iterator[tuple[str, MajorList]]:
    """All of it whatever is asked for: a part of the list would be none."""
    points = read_points(reading.reader, reading.rows)
    risks = tuple(major_risks(map(nameless, points) if reading.public else points, reading.mode))
    for owner in reading.reader.records(Enterprise):
        yield owner.id, MajorList(owner.name, owner.duty_phone, risks, *counts(points, reading.mode))


KIND = PaperKind("list-major", "enterprise", views)
