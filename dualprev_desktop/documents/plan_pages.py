"""The sheets of all plans of a company, for paper and for pictures."""

from __future__ import annotations

from dualprev_desktop.documents.base import Options, PrintSource
from dualprev_desktop.documents.plan_sheet import plan_drawings
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

NO_PLAN = N_("There is no plan to print yet. Draw one in step 5, Publish.")


def all_sheets(source: PrintSource, options: Options, progress: Progress) -> list[Drawing]:
    """Raises NotFound where the company has no plan."""
    plans = source.plans()
    if not plans:
        raise NotFound(NO_PLAN)
    sheets: list[Drawing] = []
    for number, plan in enumerate(plans, 1):
        progress.step(number, len(plans), plan.name)
        sheets += plan_drawings(plan, options.translator, size=options.paper, hatched=options.hatched)
    return sheets
