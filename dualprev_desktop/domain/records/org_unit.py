"""A company, workshop or team (企业、车间、班组): the tree of those who are responsible."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.domain.text_kinds import PHONE
from dualprev_desktop.kernel.i18n import N_


@record("org_unit", N_("Unit"), N_("Units"), place=20)
class OrgUnit(Record):
    name: str = f.text(N_("Name"), required=True, max_length=60, searchable=True,
                       help=N_("As on the organisation chart; it stands on cards and in the list of duties."))
    kind: str = f.code(N_("Kind"), "org_unit_kind", required=True,
                       help=N_("Company, workshop or team: the tiers at which risks are controlled (notice, step 4)."))
    parent_id: str = f.reference(N_("Belongs to"), "org_unit", help=N_("Empty for the company itself."))
    phone: str = f.text(N_("Phone"), max_length=40, reads_as=PHONE,
                        help=N_("Where the unit is reached whoever is there."))
    position: int | None = f.integer(N_("Order"), hidden=True)
