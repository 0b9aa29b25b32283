"""A zone (区域) of a plan; its colour is the level of its worst risk point, or a higher one set by hand."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("zone", N_("Zone"), N_("Zones"), place=80)
class Zone(Record):
    name: str = f.text(N_("Name"), required=True, max_length=60, searchable=True,
                       help=N_("Printed in the zone and in the plan's list. Its colour is that of the highest level "
                               "within it."))
    plan_id: str = f.reference(N_("Plan"), "plan", required=True,
                               help=N_("The sheet on which it is drawn; several separate areas of one sheet may be "
                                       "one zone."))
    shape: str = f.shape(N_("Shape"), required=True, hidden=True)
    override: str = f.code(N_("Level set by hand"), "level", group="override",
                           help=N_("A higher level than the risks within give, set with a reason; it can only raise"
                                   " (从高原则)."))
    override_reason: str = f.long_text(N_("Reason for the level"), max_length=500, group="override",
                                       help=N_("Why the zone is shown higher than its risks; needed when a level is"
                                               " set by hand."))
    note: str = f.long_text(N_("Note"), max_length=500,
                            help=N_("What else should be known of the zone: entrances, who is there. Not printed."))
