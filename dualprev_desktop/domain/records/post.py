"""A post (岗位): a place of work with its duties, whoever holds it."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHAT, TASK = N_("What and where"), N_("What it does")


@record("post", N_("Post"), N_("Posts"), place=30)
class Post(Record):
    name: str = f.text(N_("Name"), required=True, max_length=60, searchable=True, section=WHAT,
                       help=N_("As people call it at work: “卸油员”. The notice wants its risks "
                             "made known where it works (step 5)."))
    unit_id: str = f.reference(N_("Unit"), "org_unit", required=True, section=WHAT,
                               help=N_("The unit the post belongs to; its risks count there."))
    duties: str = f.long_text(N_("Duties"), help=N_("What the post does; printed on the post's card."), section=TASK)
    position: int | None = f.integer(N_("Order"), hidden=True)
