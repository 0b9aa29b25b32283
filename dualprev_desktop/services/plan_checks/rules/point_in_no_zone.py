"""A risk point that no zone of any plan holds, whether or not its symbol stands here."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import MarkFact, PlanFacts, PointFact
from dualprev_desktop.services.plan_checks.rule import Found, PlanCheck, Severity, mend
from dualprev_desktop.services.plan_checks.rules.outside_zone import BIND, BOUND
from dualprev_desktop.services.plan_edits import PlanEdit

NOWHERE = "{point}"
"""A line of a list whose headline says the rest."""
STANDS = N_("{point} stands in “{zone}” and is not bound to it.")
FREE = N_("{point} stands on the plan, in no zone.")


def find(facts: PlanFacts) -> Iterable[Found]:
    for point in facts.points.values():
        if not point.zone_id:
            mark = facts.mark_of(point.id)
            yield _standing(facts, point, mark) if mark else Found("risk_point", (point.id,), NOWHERE,
                                                                   {"point": point.title})


def _standing(facts: PlanFacts, point: PointFact, mark: MarkFact) -> Found:
    zone = facts.zone_at(mark)
    if zone is None:
        return Found("plan_symbol", (mark.id, point.id), FREE, {"point": point.title}, (mark.x, mark.y))
    said = {"point": point.title, "zone": zone.name}
    bind = mend(BIND, said, facts.plan_id, PlanEdit(BOUND, said, bound={point.id: zone.id}))
    return Found("plan_symbol", (mark.id, point.id, zone.id), STANDS, said, (mark.x, mark.y), (bind,))


def words(count: int) -> str:
    return ngettext("{count} risk point is in no zone", "{count} risk points are in no zone", count)


CHECK = PlanCheck("point-in-no-zone", 70, Severity.OPEN, words, find)
