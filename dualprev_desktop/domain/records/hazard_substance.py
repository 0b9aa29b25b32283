"""A substance (危险化学品) held in a major hazard unit, with the most that may be there."""

from __future__ import annotations

from decimal import Decimal

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("hazard_substance", N_("Substance held"), N_("Substances held"), title="substance", place=92)
class HazardSubstance(Record):
    installation_id: str = f.reference(N_("Major hazard unit"), "hazard_installation", required=True,
                                       help=N_("The unit in which it lies; quantities are added within one unit only"
                                               " (GB 18218-2018, 4.2)."))
    substance: str = f.code(N_("Substance"), "critical_quantity", required=True, group="held",
                            help=N_("One of table 1 of GB 18218-2018; any other by its own name with its category."))
    category: str = f.code(N_("Category"), "critical_category", group="held",
                           help=N_("Of table 2; it counts where the substance is not in table 1."))
    amount: Decimal = f.decimal(N_("Quantity"), unit=N_("t"), required=True, group="held",
                                help=N_("The design maximum (GB 18218-2018, 4.2.2)."))
