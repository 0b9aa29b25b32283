"""A zone (区域) of a plan; its colour is the level of its worst risk point."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("zone", N_("Zone"), N_("Zones"), place=80)
class Zone(Record):
    name: str = f.text(N_("Name"), required=True, max_length=60, searchable=True)
    plan_id: str = f.reference(N_("Plan"), "plan", required=True)
    shape: str = f.shape(N_("Shape"), required=True, hidden=True)
    note: str = f.long_text(N_("Note"), max_length=500)
