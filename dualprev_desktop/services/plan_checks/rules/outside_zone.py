"""A risk point whose symbol stands outside the zone that holds it."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.domain.geometry import label_point, parse_shape
from dualprev_desktop.kernel.i18n import N_, ngettext
from dualprev_desktop.services.plan_checks.facts import MarkFact, PlanFacts, PointFact
from dualprev_desktop.services.plan_checks.rule import Found, Mend, PlanCheck, Severity, mend
from dualprev_desktop.services.plan_edits import PlanEdit

OUTSIDE = N_("{point} belongs to “{zone}” but stands outside it.")
IN_OTHER = N_("{point} belongs to “{zone}” but stands in “{other}”.")
OTHER_PLAN = N_("{point} belongs to “{zone}” on plan “{plan}”; its symbol stands here.")
BIND, BOUND = N_("Bind to “{zone}”"), N_("Bind {point} to zone {zone}")
BRING, BROUGHT = N_("Move the symbol into “{zone}”"), N_("Move {point} into zone {zone}")
UNBIND, UNBOUND = N_("Take out of “{zone}”"), N_("Take {point} out of zone {zone}")
DROP, DROPPED = N_("Remove the symbol"), N_("Remove the symbol of {point}")


def find(facts: PlanFacts) -> Iterable[Found]:
    from shapely import Point

    for mark in facts.marks:
        point = facts.points[mark.point_id]
        home = facts.shapes.get(point.zone_id)
        if point.zone_id in facts.elsewhere or (home is not None and not home.covers(Point(mark.x, mark.y))):
            yield _found(facts, point, mark)


def _found(facts: PlanFacts, point: PointFact, mark: MarkFact) -> Found:
    here, zones = facts.zone_at(mark), {**facts.zones, **facts.elsewhere}
    home = zones[point.zone_id]
    said = {"point": point.title, "zone": home.name, "other": here.name if here else "",
            "plan": facts.plan_names.get(home.plan_id, "")}
    sentence = OTHER_PLAN if home.id in facts.elsewhere else IN_OTHER if here else OUTSIDE
    return Found("plan_symbol", (mark.id, point.id, home.id), sentence, said, (mark.x, mark.y),
                 tuple(_mends(facts, point, mark)))


def _mends(facts: PlanFacts, point: PointFact, mark: MarkFact) -> Iterable[Mend]:
    here, home = facts.zone_at(mark), facts.zones.get(point.zone_id)
    if here is not None:
        said = {"point": point.title, "zone": here.name}
        yield mend(BIND, said, facts.plan_id, PlanEdit(BOUND, said, bound={point.id: here.id}))
    if home is None:
        said = {"point": point.title}
        yield mend(DROP, said, facts.plan_id, PlanEdit(DROPPED, said, removed_symbols=(mark.id,)))
        return
    said, (x, y) = {"point": point.title, "zone": home.name}, label_point(parse_shape(home.shape))
    yield mend(BRING, said, facts.plan_id,
               PlanEdit(BROUGHT, said, moved_symbols={mark.id: {"x": round(x), "y": round(y)}}))
    yield mend(UNBIND, said, facts.plan_id, PlanEdit(UNBOUND, said, bound={point.id: ""}))


def words(count: int) -> str:
    return ngettext("{count} risk point stands outside its zone", "{count} risk points stand outside their zones",
                    count)


CHECK = PlanCheck("outside-zone", 20, Severity.WRONG, words, find)
