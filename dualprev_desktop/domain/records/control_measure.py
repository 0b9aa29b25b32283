"""A control measure (管控措施) against a risk event, with its class and who answers for it."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

MEASURE, DUTY = N_("The measure"), N_("Who answers for it")


@record("control_measure", N_("Control measure"), N_("Control measures"), title="content", place=130)
class ControlMeasure(Record):
    risk_event_id: str = f.reference(N_("Risk event"), "risk_event", required=True, section=MEASURE,
                                     help=N_("What it is to prevent or to limit. Each event needs at least one "
                                             "measure (notice, step 4)."))
    measure_class: str = f.code(N_("Class"), "measure_class", required=True,
                                help=N_("The notice's seven: organisation, rules, technology, training, "
                                        "personal protection, instructions, emergency."), section=MEASURE)
    content: str = f.long_text(N_("Measure"), required=True, searchable=True, section=MEASURE,
                               help=N_("So concrete that it can be checked: what, where, how often. “加强管理” is "
                                       "none. It becomes an item of inspection."))
    failure: str = f.long_text(N_("Failure looks like"), max_length=500,
                               help=N_("What an inspector sees when the measure does not work."), section=MEASURE)
    state: str = f.code(N_("State"), "measure_state", required=True, section=MEASURE,
                        help=N_("In place, or still to come: only what is in place may lower the residual level."))
    tier: str = f.code(N_("Tier"), "control_tier", help=N_("Who controls it; the tiers below answer for it too."),
                       section=DUTY)
    unit_id: str = f.reference(N_("Responsible unit"), "org_unit", section=DUTY,
                               help=N_("The unit that carries it out. The measure is checked there."))
    post_id: str = f.reference(N_("Responsible post"), "post", section=DUTY,
                               help=N_("The post that carries it out, whoever holds it."))
    person_id: str = f.reference(N_("Responsible person"), "person", section=DUTY,
                                 help=N_("Who sees to it, by name; with it the duty is assigned as the notice asks "
                                         "(step 4). A new name is added on the spot."))
    position: int | None = f.integer(N_("Order"), hidden=True)
