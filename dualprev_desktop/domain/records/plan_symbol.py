"""A symbol on a plan (图上标记): a numbered risk point, an extinguisher, an exit, an arrow, words."""

from __future__ import annotations

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, record
from dualprev_desktop.kernel.i18n import N_


@record("plan_symbol", N_("Symbol on a plan"), N_("Symbols on plans"), title="kind", place=85)
class PlanSymbol(Record):
    plan_id: str = f.reference(N_("Plan"), "plan", required=True, help=N_("The sheet on which it stands."))
    kind: str = f.code(N_("Kind of symbol"), "plan_symbol", required=True,
                       help=N_("What stands there: a risk point with its number, an extinguisher, an exit, words."))
    x: int | None = f.integer(N_("Place across"), required=True, hidden=True)
    y: int | None = f.integer(N_("Place down"), required=True, hidden=True)
    turn: int | None = f.integer(N_("Turned by"), unit=N_("degrees"),
                                 help=N_("Clockwise; an evacuation arrow at 0 points to the right."))
    size: int | None = f.integer(N_("Size"), unit="%", help=N_("Of the usual size; 100 where empty."))
    risk_point_id: str = f.reference(N_("Risk point"), "risk_point",
                                     help=N_("Of a numbered point: the risk point that it shows."))
    words: str = f.text(N_("Words"), max_length=100, searchable=True, help=N_("Of a text: what is written there."))
