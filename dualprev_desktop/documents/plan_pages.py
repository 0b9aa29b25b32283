"""The sheets of all plans of a company, for paper and for pictures, in the layout that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualprev_desktop.documents.base import BOTH, Options, PrintSource
from dualprev_desktop.documents.layout import Layout, Manner, layout
from dualprev_desktop.documents.plan_cover import cover_drawings
from dualprev_desktop.documents.plan_sheet import layout_drawings
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.views import PlanView

NO_PLAN = N_("There is no plan to print yet. Draw one in step 5, Publish.")
MODES = ("inherent", "residual")


def all_sheets(source: PrintSource, options: Options, progress: Progress) -> list[Drawing]:
    """Raises NotFound where the company has no plan."""
    chosen = layout(options.layout)
    groups = _groups(source, options, chosen)
    if not any(groups):
        raise NotFound(NO_PLAN)
    sheet = Sheet.on(options.paper, options.orientation or chosen.orientation)
    manner = Manner(options.translator, options.hatched, options.level_words)
    sheets: list[Drawing] = []
    for plans in groups:
        sheets += _book(plans, chosen, sheet, manner, progress)
    return sheets


def _groups(source: PrintSource, options: Options, chosen: Layout) -> list[list[tuple[PlanView, ...]]]:
    """Books of sheets; a sheet shows one plan, or both modes of it."""
    if chosen.pairs:
        return [list(zip(*(source.plans_of(mode) for mode in MODES), strict=True))]
    if options.mode == BOTH:
        return [[(plan,) for plan in source.plans_of(mode)] for mode in MODES]
    return [[(plan,) for plan in source.plans()]]


def _book(plans: Sequence[tuple[PlanView, ...]], chosen: Layout, sheet: Sheet, manner: Manner,
          progress: Progress) -> list[Drawing]:
    sheets: list[Drawing] = []
    firsts: list[int] = []
    for number, views in enumerate(plans, 1):
        progress.step(number, len(plans), views[-1].name)
        # in a book the risk points of no zone are listed once, at its end
        shown = views if number == len(plans) or not chosen.cover else tuple(replace(one, unbound=()) for one in views)
        firsts.append(len(sheets))
        sheets += layout_drawings(shown, chosen, sheet, manner)
    if not chosen.cover:
        return sheets
    return [*cover_drawings([views[-1] for views in plans], firsts, sheet, manner), *sheets]
