"""The enterprise (企业) the file is about; there is one in each file."""

from __future__ import annotations

from decimal import Decimal

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.domain.text_kinds import CREDIT_CODE, PHONE
from dualprev_desktop.kernel.i18n import N_

NAMES, PLACE, SIZE, CONTACT, RULES = (
    N_("Name and codes"), N_("Place"), N_("Size of the enterprise"), N_("Contact"), N_("Rules of this file"))


@record("enterprise", N_("Enterprise"), N_("Enterprise"), place=10)
class Enterprise(Record):
    name: str = f.text(N_("Name"), required=True, max_length=80, searchable=True,
                       help=N_("The full name on the business licence."), section=NAMES)
    credit_code: str = f.text(N_("Unified social credit code"), max_length=18, searchable=True, reads_as=CREDIT_CODE,
                              help=N_("18 characters (GB 32100-2015); leave empty if the business has none."),
                              section=NAMES)
    sector: str = f.code(N_("Sector"), "sector", help=N_("The row of the notice's Annex 2 it belongs to."),
                         section=NAMES)
    industry: str = f.code(N_("Class of industry"), "gbt_4754",
                           help=N_("GB/T 4754-2017, as on the statistics form; its scale follows from it."),
                           section=NAMES)
    district: str = f.code(N_("District"), "district", section=PLACE,
                           help=N_("The county or district whose authority supervises it, by its code of "
                                   "administrative divisions (GB/T 2260); reports go there."))
    functional_zone: str = f.code(N_("Functional zone"), "functional_zone",
                                  help=N_("A development or management zone, if it lies in one."), section=PLACE)
    address: str = f.text(N_("Address"), max_length=120, searchable=True, section=PLACE,
                          help=N_("Where the site lies, as on the licence: so that an authority or an ambulance "
                                  "finds it."))
    headcount: int | None = f.integer(N_("Staff"), unit=N_("persons"), section=SIZE,
                                      help=N_("Everyone employed (X of the method of 2017 for classes of size); the "
                                              "scale of the enterprise follows from it, the revenue and the assets."))
    revenue: Decimal | None = f.decimal(N_("Annual revenue"), unit=N_("10,000 yuan"), section=SIZE,
                                        help=N_("Of the last full year (Y of the method of 2017). “3亿” is read as "
                                                "30000."))
    assets: Decimal | None = f.decimal(N_("Total assets"), unit=N_("10,000 yuan"), section=SIZE,
                                       help=N_("At the end of the last year (Z of the method of 2017); only "
                                               "builders, property and leasing are classed by it."))
    duty_phone: str = f.text(N_("Duty phone"), max_length=40, searchable=True, reads_as=PHONE,
                             help=N_("Printed on every card as the number to report to."), section=CONTACT)
    accident_edition: str = f.code(N_("Accident classification"), "accident_edition",
                                   help=N_("GB 6441-2025 is in force since 2026-07-01; "
                                            "the notice names the 1986 edition."), section=RULES)
    review_months: int | None = f.integer(N_("Review cycle"), unit=N_("months"),
                                          help=N_("How long an assessment counts; 12 months where this is empty."),
                                          section=RULES)
