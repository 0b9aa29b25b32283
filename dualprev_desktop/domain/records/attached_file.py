"""A file that belongs to a record (所附文件): a photo of a risk point, a certificate of a person."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("attached_file", N_("Attached file"), N_("Attached files"), title="attachment_id", place=140)
class AttachedFile(Record):
    attachment_id: str = f.reference(N_("File"), "attachment", required=True,
                                     help=N_("The file itself; the same picture at several records is kept once."))
    caption: str = f.text(N_("Caption"), max_length=200, help=N_("What the picture shows; printed below it."))
    taken_at: str = f.text(N_("Taken"), max_length=20,
                           help=N_("Day and time as the camera wrote them into the picture."))
    added_on: date = f.day(N_("Attached on"), required=True,
                           help=N_("The day it was attached; when it was taken stands beside it."))
    original_sha256: str = f.text(
        N_("SHA-256 of the original"), max_length=64,
        help=N_("Where a large picture was kept smaller: it proves which original on the phone belongs to it."))
    position: int | None = f.integer(N_("Order"), hidden=True)
    enterprise_id: str = f.reference(N_("Enterprise"), "enterprise", part_of=True)
    org_unit_id: str = f.reference(N_("Unit"), "org_unit", part_of=True)
    post_id: str = f.reference(N_("Post"), "post", part_of=True)
    person_id: str = f.reference(N_("Person"), "person", part_of=True)
    zone_id: str = f.reference(N_("Zone"), "zone", part_of=True)
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point", part_of=True)
    risk_event_id: str = f.reference(N_("Risk event"), "risk_event", part_of=True)
    control_measure_id: str = f.reference(N_("Control measure"), "control_measure", part_of=True)
    hazard_installation_id: str = f.reference(N_("Major hazard unit"), "hazard_installation", part_of=True)
    review_trigger_id: str = f.reference(N_("Reason for review"), "review_trigger", part_of=True)
    paper_id: str = f.reference(N_("Printed paper"), "paper", part_of=True)
