"""A unit that may be a major hazard installation (危险化学品重大危险源), reckoned by GB 18218-2018."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("hazard_installation", N_("Major hazard unit"), N_("Major hazard units"), place=90)
class HazardInstallation(Record):
    name: str = f.text(N_("Name"), required=True, max_length=100, searchable=True)
    kind: str = f.code(N_("Kind"), "hazard_unit_kind", required=True)
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point")
    people_outside: int | None = f.integer(
        N_("People outside"), unit=N_("persons"),
        help=N_("Permanent residents within 500 m of the plant's fence (GB 18218-2018, 4.3.4)."))
    record_number: str = f.text(N_("Record number"), max_length=60,
                                help=N_("The number under which the authority keeps it, once recorded."))
    note: str = f.long_text(N_("Note"), max_length=500)
