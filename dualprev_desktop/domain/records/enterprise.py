"""The enterprise (企业) the file is about; there is one in each file."""

from __future__ import annotations

from decimal import Decimal

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("enterprise", N_("Enterprise"), N_("Enterprise"), place=10)
class Enterprise(Record):
    name: str = f.text(N_("Name"), required=True, max_length=80, searchable=True,
                       help=N_("The full name on the business licence."))
    credit_code: str = f.text(N_("Unified social credit code"), max_length=18, searchable=True,
                              help=N_("18 characters (GB 32100-2015); leave empty if the business has none."))
    sector: str = f.code(N_("Sector"), "sector", help=N_("The row of the notice's Annex 2 it belongs to."))
    industry: str = f.code(N_("Class of industry"), "gbt_4754",
                           help=N_("GB/T 4754-2017, as on the statistics form; its scale follows from it."))
    district: str = f.code(N_("District"), "district")
    functional_zone: str = f.code(N_("Functional zone"), "functional_zone",
                                  help=N_("A development or management zone, if it lies in one."))
    address: str = f.text(N_("Address"), max_length=120, searchable=True)
    headcount: int | None = f.integer(N_("Staff"), unit=N_("persons"))
    revenue: Decimal | None = f.decimal(N_("Annual revenue"), unit=N_("10,000 yuan"))
    assets: Decimal | None = f.decimal(N_("Total assets"), unit=N_("10,000 yuan"))
    duty_phone: str = f.text(N_("Duty phone"), max_length=40, searchable=True,
                             help=N_("Printed on every card as the number to report to."))
    accident_edition: str = f.code(N_("Accident classification"), "accident_edition",
                                   help=N_("GB 6441-2025 is in force since 2026-07-01; "
                                            "the notice names the 1986 edition."))
    review_months: int | None = f.integer(N_("Review cycle"), unit=N_("months"),
                                          help=N_("How long an assessment counts; 12 months where this is empty."))
