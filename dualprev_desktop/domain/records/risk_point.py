"""A risk point (风险点): a facility, place or activity that carries risk."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHAT, MORE, DUTY = N_("What and where"), N_("Further facts"), N_("Who answers for it")


@record("risk_point", N_("Risk point"), N_("Risk points"), place=100)
class RiskPoint(Record):
    number: str = f.text(N_("Number"), max_length=40, searchable=True, section=WHAT,
                         help=N_("The company's own number, such as R-012; it stands on plan, card and register. "
                                 "No number stands twice."))
    name: str = f.text(N_("Name"), required=True, max_length=100, searchable=True, section=WHAT,
                       help=N_("A facility, part, place or area, or an activity done there, that carries risk "
                               "(DB37/T 2882, 6.2.1, unverified)."))
    kind: str = f.code(N_("Kind"), "risk_point_kind", required=True, section=WHAT,
                       help=N_("Facility or place on one hand, activity on the other: the first is analysed by SCL, "
                               "the second by JHA."))
    location: str = f.text(N_("Location"), max_length=100, searchable=True, section=WHAT,
                           help=N_("So that a stranger finds it: “北侧罐区2号罐”. It stands on the card and in the "
                                   "list of risk points."))
    unit_id: str = f.reference(N_("Responsible unit"), "org_unit", section=DUTY,
                               help=N_("The unit that controls the point; the higher tiers and those below answer "
                                       "for it too (notice, step 4)."))
    post_id: str = f.reference(N_("Responsible post"), "post", section=DUTY,
                               help=N_("The post whose work it is; the card names it where no person is named."))
    person_id: str = f.reference(N_("Responsible person"), "person", section=DUTY,
                                 help=N_("One name, not a department: it is printed on the card. A new name is added"
                                         " on the spot."))
    zone_id: str = f.reference(N_("Zone"), "zone", help=N_("The zone of the plan it colours."), section=WHAT)
    aspect: str = f.code(N_("Aspect"), "risk_aspect",
                         help=N_("The notice's five: process, equipment, environment, people, management."),
                         section=MORE)
    obsolete: str = f.code(N_("Obsolete process or equipment"), "obsolete",
                           help=N_("The entry of the list of what must be phased out, where the point is such."),
                           section=MORE)
    note: str = f.long_text(N_("Note"), max_length=500, section=MORE,
                            help=N_("What fits nowhere else, such as “only in the harvest season”. Last column of "
                                    "the list of risk points."))
