"""Risk points put on a plan from a list: their symbols set or moved, and bound where they land on a zone."""

from __future__ import annotations

from collections.abc import Sequence

from dualprev_desktop.domain.geometry import WHOLE, NumericPoint
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.plan_edits import NewSymbol, PlanEdit
from dualprev_desktop.services.plan_points import PlacedPoint
from dualprev_desktop.services.views import PlanView

PUT, PUT_MANY = N_("Put {point} on the plan"), N_("Put {count} risk points on the plan")
RISK_POINT = "risk_point"
APART = WHOLE // 30
"""Between symbols that are set together, across."""
IN_A_ROW = 6


def placing(plan: PlanView, points: Sequence[PlacedPoint], at: NumericPoint, zone_id: str) -> PlanEdit:
    """One gesture. On free ground (`zone_id` empty) nothing is bound, and what is bound stays so."""
    standing = {one.point_id: one.id for one in plan.symbols if one.kind == RISK_POINT}
    places = {one.id: _place(at, number) for number, one in enumerate(points)}
    moved = {standing[one]: {"x": x, "y": y} for one, (x, y) in places.items() if one in standing}
    new = tuple(NewSymbol(RISK_POINT, x, y, {"risk_point_id": one})
                for one, (x, y) in places.items() if one not in standing)
    bound = {one.id: zone_id for one in points if zone_id and one.zone_id != zone_id}
    label, facts = (PUT, {"point": f"{points[0].number} {points[0].name}".strip()}) if len(points) == 1 else \
        (PUT_MANY, {"count": len(points)})
    return PlanEdit(label, facts, bound=bound, set_symbols=new, moved_symbols=moved)


def _place(at: NumericPoint, number: int) -> tuple[int, int]:
    """Beside each other, row by row, on the sheet."""
    x, y = at[0] + number % IN_A_ROW * APART, at[1] + number // IN_A_ROW * APART
    return round(min(max(x, 0), WHOLE)), round(min(max(y, 0), WHOLE))
