"""A unit that may be a major hazard installation (危险化学品重大危险源), reckoned by GB 18218-2018."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHAT, AUTHORITY = N_("What and where"), N_("For the authority")


@record("hazard_installation", N_("Major hazard unit"), N_("Major hazard units"), place=90)
class HazardInstallation(Record):
    name: str = f.text(N_("Name"), required=True, max_length=100, searchable=True, section=WHAT,
                       help=N_("The unit that is judged by itself: divided by shut-off valves in production, by dike"
                               " or building in storage (GB 18218-2018, 3.5 and 3.6, unverified)."))
    kind: str = f.code(N_("Kind"), "hazard_unit_kind", required=True, section=WHAT,
                       help=N_("Production or storage: the standard divides them into units by different rules (GB "
                               "18218-2018, 3.5 and 3.6, unverified)."))
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point", section=WHAT,
                                     help=N_("Where it stands in the register; a unit that is a major hazard "
                                             "installation makes its risk point major (direct judgement)."))
    people_outside: int | None = f.integer(
        N_("People outside"), unit=N_("persons"),
        help=N_("Permanent residents within 500 m of the plant's fence (GB 18218-2018, 4.3.4)."), section=AUTHORITY)
    record_number: str = f.text(N_("Record number"), max_length=60,
                                help=N_("The number under which the authority keeps it, once recorded."),
                                section=AUTHORITY)
    note: str = f.long_text(N_("Note"), max_length=500, section=AUTHORITY,
                            help=N_("How it was divided, on what the quantities rest, what the expert said."))
