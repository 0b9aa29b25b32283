"""What the documents print of a company."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from dualprev_desktop.documents.base import PrintSource
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services.comparison import charts
from dualprev_desktop.services.evidence import evidences
from dualprev_desktop.services.explaining import explanations
from dualprev_desktop.services.papers.kind import KINDS, Reading
from dualprev_desktop.services.plans import plan_views
from dualprev_desktop.services.register import whole_register
from dualprev_desktop.services.registers import registers
from dualprev_desktop.store.company import Company


def source_of(company: Company, mode: str = "residual", point_ids: Collection[str] | None = None, *,
              public: bool = False) -> PrintSource:
    """The queries of a company for printing; of some records only where ids are given."""
    def views(kind: str) -> tuple[tuple[str, Any], ...]:
        with company.read() as reader:
            reading = Reading(reader, whole_register(company, reader), local_date(company.clock()), mode, public)
            return tuple(KINDS[kind].views(reading, point_ids))
    return PrintSource(
        plans=lambda: plan_views(company, mode),
        cards=lambda: tuple(view for _id, view in views("cards")),
        charts=lambda choice: charts(company, mode, choice),
        explanations=lambda: explanations(company, mode, point_ids),
        evidences=lambda: evidences(company, point_ids),
        plans_of=lambda other: plan_views(company, other), views=views,
        registers=lambda whole: registers(company, mode, None if whole else point_ids, public=public))
