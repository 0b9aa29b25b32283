"""What makes standing assessments due again (重新评定触发): a change, an accident, a new law."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("review_trigger", N_("Reason for review"), N_("Reasons for review"), title="what", place=106)
class ReviewTrigger(Record):
    cause: str = f.code(N_("Occasion"), "assessment_cause", only="trigger", required=True,
                        help=N_("What makes a new look necessary: change, new process, accident, other (GB/T "
                                "33000-2025, 7.1)."))
    happened_on: date = f.day(N_("Date"), required=True,
                              help=N_("Assessments made before this day are due for review."))
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point",
                                     help=N_("Empty where it concerns the whole enterprise."))
    what: str = f.long_text(N_("What happened"), required=True, max_length=500, searchable=True,
                            help=N_("What changed or happened, in a sentence: the next reader must see why it was "
                                    "looked at again."))
