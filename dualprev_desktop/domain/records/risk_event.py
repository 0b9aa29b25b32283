"""A risk event (风险事件): what can go wrong at a risk point, why, and what follows."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHAT, WHY, COURSE = N_("What and where"), N_("Causes"), N_("Course of the accident")


@record("risk_event", N_("Risk event"), N_("Risk events"), place=110)
class RiskEvent(Record):
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point", required=True, section=WHAT,
                                     help=N_("Where it can happen. The level of the point is that of its worst "
                                             "event."))
    number: str = f.text(N_("Number"), max_length=40, searchable=True, section=WHAT,
                         help=N_("Within the risk point, such as R-012-03; it ties assessment, measure and "
                                 "inspection together."))
    step: str = f.text(N_("Step or check item"), max_length=100, searchable=True,
                       help=N_("The working step (JHA) or the checked part (SCL)."), section=WHAT)
    name: str = f.text(N_("Event"), required=True, max_length=200, searchable=True, help=N_("What can happen."),
                       section=WHAT)
    hazard_factor: str = f.long_text(N_("Hazard factors"), searchable=True,
                                     help=N_("Of people, things, environment and management (GB/T 13861-2022)."),
                                     section=WHY)
    factor_code: str = f.code(N_("Factor code"), "hazard_factor", searchable=True,
                              help=N_("GB/T 13861-2022, as finely as is known: by code, word or initials."),
                              section=WHY)
    accident_type: str = f.code(N_("Accident type (2025)"), "accident_type_2025", searchable=True,
                                help=N_("GB 6441-2025, by the direct cause."), section=COURSE)
    accident_type_1986: str = f.code(N_("Accident type (1986)"), "accident_type_1986", searchable=True,
                                     help=N_("GB 6441-1986, the edition the notice names."), section=COURSE)
    trigger: str = f.long_text(N_("Trigger"), max_length=500, searchable=True,
                               help=N_("The condition that sets it off."), section=COURSE)
    consequence: str = f.long_text(N_("Consequence"), searchable=True, section=COURSE,
                                   help=N_("Who or what is harmed and how badly, at the worst that is credible; C or"
                                           " S is judged by it."))
    standard: str = f.long_text(N_("Required state"), max_length=500, searchable=True,
                                help=N_("For a check item (SCL): what the standard asks of the part."), section=WHAT)
    position: int | None = f.integer(N_("Order"), hidden=True)
