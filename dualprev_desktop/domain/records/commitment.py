"""A safety commitment (安全承诺公告): what the head of the enterprise promises for a day, with the day's counters."""

from __future__ import annotations

from datetime import date

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_

WHO, PLANT, WORK, OTHER, SMALL, WORDS = (
    N_("Who and when"), N_("Production units"), N_("Special operations today"), N_("Other work today"),
    N_("State of the enterprise"), N_("In your own words"))
PLACES = N_("places")
COUNT = N_("How many there are today; empty counts as none. Printed in the announcement.")


@record("commitment", N_("Safety commitment"), N_("Safety commitments"), title="made_on", place=160)
class Commitment(Record):
    made_on: date = f.day(N_("Day of the commitment"), required=True, section=WHO,
                          help=N_("The day it holds for. Chemical enterprises announce one each day (应急〔2018〕74号, "
                                  "unverified)."))
    made_by: str = f.text(N_("Who commits"), required=True, max_length=40, searchable=True, section=WHO,
                          help=N_("The head of the enterprise (主要负责人) or who stands in; the paper has a line to "
                                  "sign."))
    wording: str = f.code(N_("Wording of the announcement"), "commitment_wording", section=WHO,
                          help=N_("That of chemical enterprises has all the counters. Empty: by sector and class of "
                                  "industry."))
    units: int | None = f.integer(N_("Production units"), unit=N_("sets"), section=PLANT,
                                  help=N_("All there are (生产装置): running, stopped and under repair together."))
    running: int | None = f.integer(N_("Of these running"), unit=N_("sets"), section=PLANT, help=COUNT)
    stopped: int | None = f.integer(N_("Of these stopped"), unit=N_("sets"), section=PLANT, help=COUNT)
    overhaul: int | None = f.integer(N_("Of these under repair"), unit=N_("sets"), section=PLANT, help=COUNT)
    fire_special: int | None = f.integer(N_("Hot work, special class"), unit=PLACES, section=WORK, help=COUNT)
    fire_first: int | None = f.integer(N_("Hot work, first class"), unit=PLACES, section=WORK, help=COUNT)
    fire_second: int | None = f.integer(N_("Hot work, second class"), unit=PLACES, section=WORK, help=COUNT)
    confined: int | None = f.integer(N_("Confined space entries"), unit=PLACES, section=WORK, help=COUNT)
    blinding: int | None = f.integer(N_("Line blinding"), unit=PLACES, section=WORK, help=COUNT)
    height: int | None = f.integer(N_("Work at height"), unit=PLACES, section=WORK, help=COUNT)
    lifting: int | None = f.integer(N_("Lifting"), unit=PLACES, section=WORK, help=COUNT)
    power: int | None = f.integer(N_("Temporary electricity"), unit=PLACES, section=WORK, help=COUNT)
    digging: int | None = f.integer(N_("Excavation"), unit=PLACES, section=WORK, help=COUNT)
    road: int | None = f.integer(N_("Road closure"), unit=PLACES, section=WORK, help=COUNT)
    maintenance: int | None = f.integer(N_("Maintenance and repair"), unit=PLACES, section=OTHER, help=COUNT)
    transfer: int | None = f.integer(N_("Tank to tank transfer"), unit=PLACES, section=OTHER, help=COUNT)
    tank_cleaning: int | None = f.integer(N_("Tank cleaning"), unit=PLACES, section=OTHER, help=COUNT)
    draining: int | None = f.integer(N_("Draining of water"), unit=PLACES, section=OTHER, help=COUNT)
    contractor: int | None = f.integer(N_("Work of contractors"), unit=PLACES, section=OTHER, help=COUNT)
    altered: int | None = f.integer(N_("Changed operations"), unit=PLACES, section=OTHER, help=COUNT)
    trial: bool = f.boolean(N_("Trial production"), section=SMALL, help=N_("Whether a unit is on trial (试生产)."))
    starting: bool = f.boolean(N_("Starting up or shutting down"), section=SMALL,
                               help=N_("Whether a unit is being started or stopped (开停车)."))
    hazards_safe: bool = f.boolean(N_("Major hazards in a safe state"), section=SMALL,
                                   help=N_("Tank farms, warehouses and other major hazard installations (重大危险源)."))
    premises: int | None = f.integer(N_("Places of business"), unit=PLACES, section=SMALL,
                                     help=N_("Of the simple wording: shops, workshops, stores that are in use."))
    fire_gear: bool = f.boolean(N_("Fire-fighting equipment in order"), section=SMALL,
                                help=N_("Of the simple wording: extinguishers, hydrants and exits were looked at."))
    pledge: str = f.long_text(N_("Promise"), max_length=600, searchable=True, section=WORDS,
                              help=N_("Stands in place of the usual promise; empty for the usual words. The notice "
                                      "board shows it too."))
    note: str = f.long_text(N_("Further facts"), max_length=600, section=WORDS,
                            help=N_("What else the public should know today; printed below the counters."))
