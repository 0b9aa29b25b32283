"""The short lists of points and events, with the level and what hangs on each."""

from __future__ import annotations

from decimal import Decimal

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services import edit, rows
from dualprev_desktop.services.assessing import assess
from dualprev_desktop.services.lines import event_lines, point_lines, usual_measure, usual_tier
from dualprev_desktop.store.company import Company


def test_lines_tell_level_and_count(company: Company) -> None:
    unit = edit.create(company, "org_unit", {"name": "卸油班", "kind": "team"})[0]
    point = edit.create(company, "risk_point", {"name": "卸油", "kind": "activity", "unit_id": unit, "number": "2"})[0]
    bare = edit.create(company, "risk_point", {"name": "停车区", "kind": "place", "number": "1"})[0]
    event = edit.create(company, "risk_event", {"risk_point_id": point, "name": "静电"})[0]
    assess(company, event, "inherent", "lec-e1", {"L": Decimal(6), "E": Decimal(6), "C": Decimal(40)})
    rows.add(company, "control_measure", {**usual_measure(company, event), "measure_class": "technical",
                                          "content": "接地"})
    assert [(line.id, line.level, line.count) for line in point_lines(company)] == [
        (bare, Level.UNASSESSED, 0), (point, Level.MAJOR, 1)]
    (line,) = event_lines(company)
    assert (line.id, line.level, line.count, line.point) == (event, Level.MAJOR, 1, "卸油")


def test_a_new_measure_has_the_levels_tier_and_the_points_unit(company: Company) -> None:
    unit = edit.create(company, "org_unit", {"name": "卸油班", "kind": "team"})[0]
    point = edit.create(company, "risk_point", {"name": "卸油", "kind": "activity", "unit_id": unit})[0]
    event = edit.create(company, "risk_event", {"risk_point_id": point, "name": "静电"})[0]
    assert usual_measure(company, event)["tier"] == "", "nothing is assessed yet"
    assert usual_measure(company, event)["unit_id"] == unit
    assert [usual_tier(level) for level in Level] == ["company", "workshop", "team", "post", ""]
    assert usual_measure(company, "gone") == {}
