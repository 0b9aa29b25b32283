"""A plan (平面图) of the site or of one floor; its zones carry the four colours."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHAT, SHEET = N_("What and where"), N_("The sheet")


@record("plan", N_("Plan"), N_("Plans"), place=70)
class Plan(Record):
    name: str = f.text(N_("Name"), required=True, max_length=60, searchable=True, section=WHAT,
                       help=N_("Title of the printed plan: the site, or one floor. A zone never crosses floors: each"
                               " storey has a plan of its own."))
    picture_id: str = f.reference(N_("Picture"), "attachment",
                                  help=N_("The drawing below the zones; without one the sheet is blank."),
                                  section=SHEET)
    width: int | None = f.integer(N_("Picture width"), unit=N_("px"), required=True, hidden=True)
    height: int | None = f.integer(N_("Picture height"), unit=N_("px"), required=True, hidden=True)
    north: int | None = f.integer(N_("North"), unit=N_("degrees"),
                               help=N_("Degrees clockwise from the top of the sheet to north."), section=SHEET)
    position: int | None = f.integer(N_("Order"), hidden=True)
