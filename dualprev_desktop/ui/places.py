"""Which page shows what: the first page of a step, and the pages that show a record type."""

from __future__ import annotations

from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.ui.page import PAGES, PageKind

STEPS = tuple(Step)


def number_of(kind: PageKind) -> int:
    """1 to 7 for the first page of a step; 0 for the overview and for what stands below a step."""
    return STEPS.index(kind.step) + 1 if kind.step is not None and page_of(kind.step) is kind else 0


def page_of(step: Step) -> PageKind | None:
    """The step's own page: the first of its pages in the rail."""
    return next((kind for kind in PAGES if kind.step is step), None)


def pages_showing(type_id: str) -> list[PageKind]:
    return [kind for kind in PAGES if type_id in kind.records]
