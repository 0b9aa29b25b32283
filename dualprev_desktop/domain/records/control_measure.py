"""A control measure (管控措施) against a risk event, with its class and who answers for it."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("control_measure", N_("Control measure"), N_("Control measures"), title="content", place=130)
class ControlMeasure(Record):
    risk_event_id: str = f.reference(N_("Risk event"), "risk_event", required=True)
    measure_class: str = f.code(N_("Class"), "measure_class", required=True,
                                help=N_("The notice's seven: organisation, rules, technology, training, "
                                        "personal protection, instructions, emergency."))
    content: str = f.long_text(N_("Measure"), required=True, searchable=True)
    failure: str = f.long_text(N_("Failure looks like"), max_length=500,
                               help=N_("What an inspector sees when the measure does not work."))
    state: str = f.code(N_("State"), "measure_state", required=True)
    tier: str = f.code(N_("Tier"), "control_tier", help=N_("Who controls it; the tiers below answer for it too."))
    unit_id: str = f.reference(N_("Responsible unit"), "org_unit")
    post_id: str = f.reference(N_("Responsible post"), "post")
    person_id: str = f.reference(N_("Responsible person"), "person")
    position: int | None = f.integer(N_("Order"), hidden=True)
