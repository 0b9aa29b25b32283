"""Who holds which post (任职); one person may hold two, one post may have several."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("appointment", N_("Appointment"), N_("Appointments"), title="post_id", place=50)
class Appointment(Record):
    person_id: str = f.reference(N_("Person"), "person", required=True,
                                 help=N_("Who holds the post; one person may hold several."))
    post_id: str = f.reference(N_("Post"), "post", required=True,
                               help=N_("What the person answers for comes with the post."))
    since: date | None = f.day(N_("Since"), help=N_("The day on which the person took the post, where it is known."))
    until: date | None = f.day(N_("Until"), help=N_("The last day in the post; empty while the person holds it."))
