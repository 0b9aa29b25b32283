"""A report (上报) that left in a signed bundle; kept by the program, never undone."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("report", N_("Report"), N_("Reports"), title="file_name", place=200, reported=False)
class Report(Record):
    recipient: str = f.text(N_("Recipient"), required=True, max_length=60,
                            help=N_("The authority, by the name that stands on its seal."))
    recipient_code: str = f.text(N_("Recipient's code"), required=True, max_length=40,
                                 help=N_("The region code, or the code the authority gave; letters and digits only."))
    epoch: str = f.text(N_("Epoch"), required=True, max_length=32, hidden=True)
    seq: int | None = f.integer(N_("Number"), required=True,
                                help=N_("Counted on by the program for each recipient; a gap would show a lost "
                                        "report."))
    state: str = f.code(N_("State"), "report_state", required=True,
                        help=N_("How far it is on its way to the recipient."))
    file_name: str = f.text(N_("File name"), max_length=120,
                            help=N_("The bundle that was handed over; keep it until the receipt has come."))
    header_hash: str = f.text(N_("Header hash"), max_length=64,
                              help=N_("Names this very report; the receipt repeats it."))
    created: str = f.text(N_("Created"), max_length=20, help=N_("When it was sealed, in UTC."))
