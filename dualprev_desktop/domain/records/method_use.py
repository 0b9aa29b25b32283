"""A method of identification (辨识方法) that was used, with its report: HAZOP, PHA, FTA, bow-tie and the like."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("method_use", N_("Method used"), N_("Methods used"), title="title", place=105)
class MethodUse(Record):
    method: str = f.code(N_("Method"), "identification_method", required=True,
                         help=N_("JHA and SCL suit small firms; HAZOP, LOPA and the others are recorded here with "
                                 "their report (notice, step 2)."))
    title: str = f.text(N_("Subject"), required=True, max_length=100, searchable=True,
                        help=N_("The unit, node or top event that was studied."))
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point", help=N_("Empty where it is about the whole."))
    done_on: date | None = f.day(N_("Date"),
                                 help=N_("When the study was finished. Another one is due after changes (GB/T "
                                         "33000-2025, 7.1)."))
    leader: str = f.text(N_("Led by"), max_length=60, help=N_("Who led the group; outside experts with their firm."))
    result: str = f.long_text(N_("Result"), help=N_("What it found, and what was to be done."))
    attachment_id: str = f.reference(N_("Study report"), "attachment",
                                     help=N_("The signed report as a file; it stays with the company."))
