"""What the documents print of a company."""

from __future__ import annotations

from collections.abc import Collection

from dualprev_desktop.documents.base import PrintSource
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.comparison import charts
from dualprev_desktop.services.evidence import evidences
from dualprev_desktop.services.explaining import explanations
from dualprev_desktop.services.plans import plan_views
from dualprev_desktop.store.company import Company


def source_of(company: Company, mode: str = "residual", point_ids: Collection[str] | None = None) -> PrintSource:
    """The queries of a company for printing; cards of some risk points only where ids are given."""
    return PrintSource(
        plans=lambda: plan_views(company, mode),
        cards=lambda: tuple(cards(company, point_ids, mode)),
        charts=lambda choice: charts(company, mode, choice),
        explanations=lambda: explanations(company, mode, point_ids),
        evidences=lambda: evidences(company, point_ids),
        plans_of=lambda other: plan_views(company, other))
