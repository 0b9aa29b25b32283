"""A paper on the wall (张贴件): what it said when printed, so that it is known when it no longer says what is so."""

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
    about_type: str = f.text(N_("About"), required=True, max_length=40, hidden=True)
    about_id: str = f.text(N_("About which"), required=True, max_length=32, hidden=True)
    """Not a reference: the paper stays listed when the record is removed, until it is taken down."""
    mode: str = f.code(N_("Level shown"), "assessment_kind", required=True,
                       help=N_("Whether the sheet shows the inherent or the residual level; the legend says which."))
    printed_on: date = f.day(N_("Printed on"), required=True,
                             help=N_("From this day on it is compared with the register; a change makes it due for a"
                                     " new print."))
    public: bool = f.boolean(N_("Public version"),
                             help=N_("Printed without names and phone numbers of persons, for walls where the public "
                                     "walks."))
    batch: str = f.text(N_("Batch"), max_length=20, searchable=True,
                        help=N_("The number of the print, as it stands on the paper."))
    posted_at: str = f.text(N_("Where it hangs"), max_length=120, searchable=True,
                            help=N_("So that it is found again when it is replaced: “dispenser 2, left pillar”."))
    posted_on: date | None = f.day(N_("Put up on"),
                                   help=N_("The inspector asks since when it hangs. A new print hangs nowhere yet."))
    says: str = f.long_text(N_("What it says"), max_length=0, hidden=True)
    """The content as JSON, without the day and version of the print."""
