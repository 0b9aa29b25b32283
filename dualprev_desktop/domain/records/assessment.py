"""An assessment (评定) of a risk event, inherent or residual; never overwritten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("assessment", N_("Assessment"), N_("Assessments"), title="level", place=120, amendable=False)
class Assessment(Record):
    risk_event_id: str = f.reference(N_("Risk event"), "risk_event", required=True, help=N_("What was judged."))
    kind: str = f.code(N_("Inherent or residual"), "assessment_kind", required=True,
                       help=N_("Inherent: without regard to measures (DB41/T 1940-2020, 3.1). "
                               "Residual: with those in place; it cannot be higher."))
    rule_set: str = f.text(N_("Method and edition"), max_length=40, required=True, group="judgement",
                           help=N_("The rule set by which it was judged; a later change of rules never regrades it."))
    chosen: str = f.text(N_("Chosen values"), max_length=500, group="judgement", help=N_("For example L=3;E=6;C=15."))
    score: Decimal | None = f.decimal(N_("Score"), group="judgement",
                                      help=N_("D, R or the like, reckoned from the chosen values; empty where the "
                                              "level was judged directly."))
    level: str = f.code(N_("Level"), "level", required=True, group="judgement",
                        help=N_("The level that counts; a correction may only raise it."))
    calculated: str = f.code(N_("Level before correction"), "level", group="judgement",
                             help=N_("What the rules gave where a person raised the level; empty otherwise."))
    cause: str = f.code(N_("Occasion"), "assessment_cause", help=N_("Why it was assessed."))
    assessor: str = f.text(N_("Assessor"), max_length=40,
                           help=N_("Who judged; an assessment without a name does not pass an acceptance."))
    assessed_on: date | None = f.day(N_("Date"), help=N_("The review cycle counts from this day."))
    reason: str = f.long_text(N_("Reason"), searchable=True,
                              help=N_("Needed for a direct judgement and for a correction: on what it rests."))
