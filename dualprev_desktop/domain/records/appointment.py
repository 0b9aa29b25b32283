"""Who holds which post (任职); one person may hold two, one post may have several."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("appointment", N_("Appointment"), N_("Appointments"), title="post_id", place=50)
class Appointment(Record):
    person_id: str = f.reference(N_("Person"), "person", required=True)
    post_id: str = f.reference(N_("Post"), "post", required=True)
