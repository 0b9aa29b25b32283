"""A paper on the wall (张贴件): what a printed card said, so that it is known when it no longer says what is so."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("paper", N_("Printed paper"), N_("Printed papers"), title="title", place=150, reported=False)
class Paper(Record):
    title: str = f.text(N_("Paper"), required=True, max_length=200, searchable=True,
                        help=N_("What it is called on the sheet and in the list of what hangs on the wall."))
    document: str = f.text(N_("Document"), required=True, max_length=40, hidden=True)
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point",
                                     help=N_("Whose card it is. The paper stays listed when the risk point is removed, "
                                             "until it is taken down."))
    mode: str = f.code(N_("Level shown"), "assessment_kind", required=True,
                       help=N_("Whether the sheet shows the inherent or the residual level; the legend says which."))
    printed_on: date = f.day(N_("Printed on"), required=True,
                             help=N_("From this day on it is compared with the register; a change makes it due for a"
                                     " new print."))
    says: str = f.long_text(N_("What it says"), max_length=0, hidden=True)
    """The content as JSON, without the day and version of the print."""
