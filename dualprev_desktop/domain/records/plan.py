"""A plan (平面图) of the site or of one floor; its zones carry the four colours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHAT, SHEET, TITLE_BLOCK = N_("What and where"), N_("The sheet"), N_("Title block")


@record("plan", N_("Plan"), N_("Plans"), place=70)
class Plan(Record):
    name: str = f.text(N_("Name"), required=True, max_length=60, searchable=True, section=WHAT,
                       help=N_("Title of the printed plan: the site, or one floor. A zone never crosses floors: each"
                               " storey has a plan of its own."))
    kind: str = f.code(N_("Kind"), "plan_kind", section=WHAT,
                       help=N_("The whole site, or one building, floor or workshop of it."))
    parent_id: str = f.reference(N_("Part of"), "plan", section=WHAT,
                                 help=N_("The plan on which this one lies: a floor in its building, a building on the"
                                         " site."))
    picture_id: str = f.reference(N_("Picture"), "attachment",
                                  help=N_("The drawing below the zones; without one the sheet is blank."),
                                  section=SHEET)
    width: int | None = f.integer(N_("Picture width"), unit=N_("px"), required=True, hidden=True)
    height: int | None = f.integer(N_("Picture height"), unit=N_("px"), required=True, hidden=True)
    north: int | None = f.integer(N_("North"), unit=N_("degrees"),
                               help=N_("Degrees clockwise from the top of the sheet to north."), section=SHEET)
    metres: Decimal | None = f.decimal(N_("Width in reality"), unit=N_("m"), section=SHEET,
                                       help=N_("How wide the whole sheet is on the ground, measured with the tool"
                                               " “Scale”; without it the print says that it is not to scale."))
    fade: int | None = f.integer(N_("Picture faded by"), unit="%", section=SHEET,
                                 help=N_("How much paler the drawing is shown and printed, so that the zones stand"
                                         " out: 0 as it is, 90 hardly seen."))
    drawn_by: str = f.text(N_("Drawn by"), max_length=40, section=TITLE_BLOCK,
                           help=N_("Who drew the plan (编制); printed in the title block."))
    reviewed_by: str = f.text(N_("Reviewed by"), max_length=40, section=TITLE_BLOCK,
                              help=N_("Who reviewed it (审核); printed in the title block."))
    dated: date | None = f.day(N_("Date of the plan"), section=TITLE_BLOCK,
                               help=N_("Printed in the title block; empty: the day on which it is printed."))
    version: str = f.text(N_("Version"), max_length=20, section=TITLE_BLOCK,
                          help=N_("Printed in the title block, for example 2026-1."))
    position: int | None = f.integer(N_("Order"), hidden=True)
