"""A risk point (风险点): a facility, place or activity that carries risk."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("risk_point", N_("Risk point"), N_("Risk points"), place=100)
class RiskPoint(Record):
    number: str = f.text(N_("Number"), max_length=40, searchable=True)
    name: str = f.text(N_("Name"), required=True, max_length=100, searchable=True)
    kind: str = f.code(N_("Kind"), "risk_point_kind", required=True)
    location: str = f.text(N_("Location"), max_length=100, searchable=True)
    unit_id: str = f.reference(N_("Responsible unit"), "org_unit")
    post_id: str = f.reference(N_("Responsible post"), "post")
    person_id: str = f.reference(N_("Responsible person"), "person")
    zone_id: str = f.reference(N_("Zone"), "zone", help=N_("The zone of the plan it colours."))
    aspect: str = f.code(N_("Aspect"), "risk_aspect",
                         help=N_("The notice's five: process, equipment, environment, people, management."))
    obsolete: str = f.code(N_("Obsolete process or equipment"), "obsolete",
                           help=N_("The entry of the list of what must be phased out, where the point is such."))
    note: str = f.long_text(N_("Note"), max_length=500)
