"""What a long table asks of the database: filtered, sorted and grouped as a person reads the cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.services import edit, query, rows, table_query
from dualprev_desktop.services.table_query import Group
from dualprev_desktop.services.table_scope import INHERENT_LEVEL, STANDING_LEVEL, Condition, Scope, facets, only_these
from dualprev_desktop.services.table_sounds import sounds
from dualprev_desktop.store.company import Company

UNIT, LEVEL = ("risk_point_id", "unit_id"), (STANDING_LEVEL,)
EVENTS = Scope("risk_event")


@pytest.fixture
def units(company: Company) -> dict[str, str]:
    return {name: edit.create(company, "org_unit", {"name": name, "kind": "team"})[0] for name in ("卸油班", "加油班")}


@pytest.fixture
def events(company: Company, units: dict[str, str]) -> dict[str, str]:
    """Three events of two points of two units, and one of a point without a unit."""
    points = rows.put(company, "risk_point", [
        ("", {"number": str(number), "name": name, "kind": kind, "unit_id": units.get(unit, "")})
        for number, (name, kind, unit) in enumerate(
            [("卸油口", "facility", "卸油班"), ("加油机", "facility", "加油班"), ("停车区", "place", "")])])[0]
    named = ("静电放电", "油气泄漏", "重物坠落", "车辆伤害")
    made = rows.put(company, "risk_event", [
        ("", {"risk_point_id": points[place], "name": name}) for place, name in zip((0, 0, 1, 2), named, strict=True)])
    return dict(zip(named, made[0], strict=True))


def judge(company: Company, event_id: str, level: str, kind: str = "inherent") -> None:
    edit.create(company, "assessment", {"risk_event_id": event_id, "kind": kind, "rule_set": "direct", "level": level})


def names(company: Company, scope: Scope) -> list[str]:
    return [event.name for event in table_query.page(company, scope, sounds(company, scope.type_id).heard)]


def test_a_unit_narrows_the_events_of_its_points(company: Company, events: dict[str, str],
                                                 units: dict[str, str]) -> None:
    scope = replace(EVENTS, conditions=(Condition(UNIT, (units["卸油班"],)),))
    assert names(company, scope) == ["油气泄漏", "静电放电"]
    assert table_query.count(company, scope) == 2
    nobody = replace(EVENTS, conditions=(Condition(UNIT, (None,)),))
    assert names(company, nobody) == ["车辆伤害"]
    either = replace(EVENTS, conditions=(Condition(UNIT, (None, units["加油班"])),))
    assert table_query.count(company, either) == 2


def test_a_level_is_the_one_that_counts(company: Company, events: dict[str, str]) -> None:
    judge(company, events["静电放电"], "major")
    judge(company, events["静电放电"], "general", "residual")
    judge(company, events["重物坠落"], "major")
    assert names(company, replace(EVENTS, conditions=(Condition(LEVEL, ("major",)),))) == ["重物坠落"]
    assert names(company, replace(EVENTS, conditions=(Condition(LEVEL, ("general",)),))) == ["静电放电"]
    assert table_query.count(company, replace(EVENTS, conditions=(Condition(LEVEL, ("unassessed",)),))) == 2


def test_the_inherent_level_is_the_one_without_controls(company: Company, events: dict[str, str]) -> None:
    judge(company, events["静电放电"], "major")
    judge(company, events["静电放电"], "general", "residual")
    judge(company, events["车辆伤害"], "low", "residual")
    inherent = (INHERENT_LEVEL,)
    assert names(company, replace(EVENTS, conditions=(Condition(inherent, ("major",)),))) == ["静电放电"]
    assert table_query.count(company, replace(EVENTS, conditions=(Condition(inherent, ("low",)),))) == 0
    assert [(one.value, one.count) for one in table_query.groups(company, replace(EVENTS, group=inherent))] \
        == [("major", 1), ("unassessed", 3)], "worst first"
    points = Scope("risk_point", conditions=(Condition(inherent, ("major",)),))
    assert names(company, points) == ["卸油口"]


def test_records_of_ones_choice_narrow_a_table_and_other_filters_go_on(company: Company, events: dict[str, str],
                                                                       units: dict[str, str]) -> None:
    chosen = only_these([events["静电放电"], events["车辆伤害"], "gone"], "2 events lack a measure")
    scope = replace(EVENTS, conditions=chosen)
    assert sorted(names(company, scope)) == sorted(["车辆伤害", "静电放电"])
    assert table_query.count(company, replace(scope, text="车辆")) == 1
    among = scope.with_condition(Condition(UNIT, (units["卸油班"],)))
    assert names(company, replace(scope, conditions=among)) == ["静电放电"]


def test_a_point_has_the_level_of_its_worst_event(company: Company, events: dict[str, str]) -> None:
    judge(company, events["静电放电"], "low")
    judge(company, events["油气泄漏"], "considerable")
    found = table_query.groups(company, Scope("risk_point", group=LEVEL))
    assert [(group.value, group.count) for group in found] == [("considerable", 1), ("unassessed", 2)]


def test_groups_stand_as_they_read_and_rows_within_them(company: Company, events: dict[str, str],
                                                        units: dict[str, str]) -> None:
    scope = replace(EVENTS, group=UNIT, order=(("name", True),))
    assert table_query.groups(company, scope) == (
        Group(None, "", 1), Group(units["加油班"], "加油班", 1), Group(units["卸油班"], "卸油班", 2))
    assert names(company, scope) == ["车辆伤害", "重物坠落", "静电放电", "油气泄漏"]


def test_two_units_of_one_name_are_two_groups(company: Company, events: dict[str, str]) -> None:
    twin = edit.create(company, "org_unit", {"name": "卸油班", "kind": "team"})[0]
    point = query.ids(company, "risk_point", text="停车区")[0]
    edit.change(company, "risk_point", point, {"unit_id": twin})
    scope = replace(EVENTS, group=UNIT)
    found = table_query.groups(company, scope)
    assert sorted(group.count for group in found if group.title == "卸油班") == [1, 2]
    ids, place = table_query.ids(company, scope), 0
    for group in found:
        own = table_query.ids(company, replace(EVENTS, conditions=(Condition(UNIT, (group.value,)),)))
        assert set(ids[place:place + group.count]) == set(own)
        place += group.count


def test_what_may_be_chosen_leaves_its_own_filter_out(company: Company, events: dict[str, str],
                                                      units: dict[str, str]) -> None:
    scope = replace(EVENTS, conditions=(Condition(UNIT, (units["加油班"],)),))
    assert [group.count for group in table_query.values(company, scope, UNIT)] == [1, 1, 2]
    kinds = table_query.values(company, scope, ("risk_point_id", "kind"))
    assert [(group.value, group.count) for group in kinds] == [("facility", 1)]


def test_days_are_a_range(company: Company, events: dict[str, str]) -> None:
    for day in ("2026-01-31", "2026-02-01", "2026-02-28"):
        edit.create(company, "assessment", {"risk_event_id": events["静电放电"], "kind": "inherent",
                                            "rule_set": "direct", "level": "low", "assessed_on": day})
    february = Condition(("assessed_on",), since="2026-02-01", until="2026-02-28")
    assert table_query.count(company, Scope("assessment", conditions=(february,))) == 2
    assert table_query.count(company, Scope("assessment", conditions=(replace(february, since=""),))) == 3


@pytest.mark.parametrize(("typed", "found"), [
    ("zwzl", ["重物坠落"]), ("zhongwu", ["重物坠落"]), ("clsh", ["车辆伤害"]), ("cheliang", ["车辆伤害"]),
    ("油气 xl", ["油气泄漏"]), ("yqxl 泄", ["油气泄漏"]), ("xyzq", [])])
def test_words_pinyin_and_initials(company: Company, events: dict[str, str], typed: str, found: list[str]) -> None:
    sounds(company, "risk_event").catch_up()
    assert names(company, replace(EVENTS, text=typed)) == found


def test_sounds_follow_the_journal(company: Company, events: dict[str, str]) -> None:
    heard = sounds(company, "risk_event")
    assert heard.behind() == 4
    heard.catch_up()
    assert heard.behind() == 0
    edit.change(company, "risk_event", events["静电放电"], {"name": "雷击"})
    edit.remove(company, "risk_event", [events["油气泄漏"]])
    assert heard.behind() == 2
    heard.catch_up()
    assert names(company, replace(EVENTS, text="lj")) == ["雷击"]
    assert names(company, replace(EVENTS, text="jdfd")) == names(company, replace(EVENTS, text="yqxl")) == []
    company.undo()
    heard.catch_up()
    assert names(company, replace(EVENTS, text="yqxl")) == ["油气泄漏"]


def test_signs_of_the_database_are_looked_for_as_they_stand(company: Company, events: dict[str, str]) -> None:
    edit.change(company, "risk_event", events["静电放电"], {"name": "100%_'满载"})
    assert names(company, replace(EVENTS, text="%_'")) == ["100%_'满载"]
    assert names(company, replace(EVENTS, text="0_满")) == []


def test_facets_are_the_nearest_of_each_name() -> None:
    found = facets(record_type("control_measure"))
    assert found[0] == ("risk_event_id", STANDING_LEVEL)
    assert ("unit_id",) in found, "the measure's own unit, not the point's"
    assert ("risk_event_id", "risk_point_id", "unit_id") not in found
    assert ("risk_event_id", "risk_point_id", "kind") in found
    assert facets(record_type("risk_event"))[0] == LEVEL


def test_every_facet_of_every_type_can_be_asked(company: Company, events: dict[str, str]) -> None:
    for type_id in ("risk_point", "risk_event", "control_measure", "assessment", "appointment", "org_unit", "zone"):
        for path in facets(record_type(type_id)):
            scope = Scope(type_id, group=path)
            found = table_query.groups(company, scope)
            assert sum(group.count for group in found) == table_query.count(company, Scope(type_id)) \
                == len(table_query.ids(company, scope))
