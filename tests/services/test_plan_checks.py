"""Map against register: what the cross-check says of a plan, and what its one-click mends do to the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import Shape, area, check_shape, format_shape, from_points, parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.mending import cut_away, mended
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.plan_symbol import PlanSymbol
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.services import assessing, edit, plan_edits, plans, query
from dualprev_desktop.services.plan_checks.looking import check_plan
from dualprev_desktop.services.plan_checks.rule import Found
from dualprev_desktop.services.plan_edits import NewSymbol, PlanEdit
from dualprev_desktop.services.register import RESIDUAL
from dualprev_desktop.store.company import Company


def square(left: int, top: int, side: int = 100_000) -> str:
    return format_shape(from_points([(left, top), (left + side, top), (left + side, top + side), (left, top + side)]))


@dataclass
class Yard:
    company: Company
    plan_id: str = field(init=False)

    def __post_init__(self) -> None:
        self.plan_id, _ = plans.add_plan(self.company, "Site", metres=Decimal(120))

    def zone(self, name: str, shape: str, *points: str) -> str:
        return plans.draw_zone(self.company, self.plan_id, name, shape, points)[0]

    def point(self, number: str, name: str) -> str:
        return edit.create(self.company, "risk_point", {"number": number, "name": name, "kind": "activity"})[0]

    def mark(self, point_id: str, x: int, y: int) -> str:
        new = NewSymbol("risk_point", x, y, {"risk_point_id": point_id})
        plan_edits.apply(self.company, self.plan_id, PlanEdit("Set", set_symbols=(new,)))
        return new.id

    def judge(self, point_id: str) -> None:
        """Gives it a considerable residual risk: 3 × 6 × 15 = 270."""
        event_id, _ = edit.create(self.company, "risk_event", {"risk_point_id": point_id, "name": "Fire"})
        assessing.assess(self.company, event_id, RESIDUAL, "lec-e1",
                         {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)})

    def found(self, check_id: str) -> tuple[Found, ...]:
        return check_plan(self.company, self.plan_id).of(check_id)

    def mend(self, check_id: str, label: str) -> None:
        (found,) = self.found(check_id)
        next(one for one in found.mends if one.words == label).act(self.company)

    def holder(self, point_id: str) -> str:
        return query.get(self.company, RiskPoint, point_id).zone_id


@pytest.fixture
def yard(company: Company) -> Yard:
    return Yard(company)


def said(found: tuple[Found, ...]) -> list[str]:
    return [one.words for one in found]


def test_map_and_register_that_agree_leave_nothing_to_say(yard: Yard) -> None:
    point = yard.point("1", "Tank")
    yard.zone("Tanks", square(0, 0), point)
    yard.zone("Station", square(100_000, 0), yard.point("2", "Pump"))  # side by side: one wall
    yard.mark(point, 50_000, 50_000)
    report = check_plan(yard.company, yard.plan_id)
    assert report.found == ()
    assert report.count == 0


def test_a_zone_without_risk_is_deleted_and_brought_back(yard: Yard) -> None:
    yard.zone("Tanks", square(0, 0))
    (found,) = yard.found("zone-without-risk")
    assert (found.words, found.type_id) == ("Tanks", "zone")
    yard.mend("zone-without-risk", "Delete the zone")
    assert query.records(yard.company, Zone) == []
    yard.company.undo()
    assert [one.name for one in query.records(yard.company, Zone)] == ["Tanks"]


def test_a_point_in_no_zone_is_bound_to_the_zone_its_symbol_stands_in(yard: Yard) -> None:
    zone = yard.zone("Tanks", square(0, 0), yard.point("9", "Valve"))
    point = yard.point("1", "Tank")
    assert said(yard.found("point-in-no-zone")) == ["1 Tank"]
    assert yard.found("point-in-no-zone")[0].mends == ()
    yard.mark(point, 50_000, 50_000)
    assert said(yard.found("point-in-no-zone")) == ["1 Tank stands in “Tanks” and is not bound to it."]
    yard.mend("point-in-no-zone", "Bind to “Tanks”")
    assert yard.holder(point) == zone
    assert check_plan(yard.company, yard.plan_id).count == 0


def test_a_symbol_on_free_ground_says_so(yard: Yard) -> None:
    yard.mark(yard.point("1", "Tank"), 900_000, 900_000)
    assert said(yard.found("point-in-no-zone")) == ["1 Tank stands on the plan, in no zone."]


def test_a_point_outside_its_zone_is_bound_where_it_stands_or_brought_home(yard: Yard) -> None:
    point = yard.point("1", "Tank")
    home = yard.zone("Tanks", square(0, 0), point)
    other = yard.zone("Station", square(300_000, 0), yard.point("2", "Pump"))
    symbol = yard.mark(point, 350_000, 50_000)
    assert said(yard.found("outside-zone")) == ["1 Tank belongs to “Tanks” but stands in “Station”."]
    yard.mend("outside-zone", "Bind to “Station”")
    assert yard.holder(point) == other
    assert yard.found("outside-zone") == ()
    yard.company.undo()
    yard.mend("outside-zone", "Move the symbol into “Tanks”")
    placed = query.get(yard.company, PlanSymbol, symbol)
    assert 0 < (placed.x or 0) < 100_000
    assert yard.holder(point) == home
    assert yard.found("outside-zone") == ()
    yard.company.undo()
    yard.mend("outside-zone", "Take out of “Tanks”")
    assert yard.holder(point) == ""


def test_of_nested_zones_the_smaller_holds_what_stands_in_both(yard: Yard) -> None:
    yard.zone("Yard", square(0, 0, 400_000), yard.point("2", "Pump"))
    yard.zone("Tanks", square(100_000, 100_000), yard.point("3", "Valve"))
    yard.mark(yard.point("1", "Tank"), 150_000, 150_000)
    assert said(yard.found("point-in-no-zone")) == ["1 Tank stands in “Tanks” and is not bound to it."]


def test_a_point_bound_on_another_plan_is_told(yard: Yard) -> None:
    floor, _ = plans.add_plan(yard.company, "First floor")
    point = yard.point("1", "Tank")
    plans.draw_zone(yard.company, floor, "Office", square(0, 0), [point])
    yard.mark(point, 500_000, 500_000)
    assert said(yard.found("outside-zone")) == [
        "1 Tank belongs to “Office” on plan “First floor”; its symbol stands here."]
    yard.mend("outside-zone", "Remove the symbol")
    assert query.records(yard.company, PlanSymbol) == []


def test_an_overlap_says_how_much_and_is_cut_out_of_either(yard: Yard) -> None:
    tanks = yard.zone("Tanks", square(0, 0), yard.point("1", "Tank"))
    station = yard.zone("Station", square(75_000, 0), yard.point("2", "Pump"))
    (found,) = yard.found("overlap")
    assert found.words == "“Tanks” and “Station” overlap by 25 % of the smaller."
    assert area(parse_shape(found.outline)) == pytest.approx(25_000 * 100_000)
    assert len(found.mends) == 2
    yard.mend("overlap", "Cut the overlap out of “Station”")
    shapes = {one.id: parse_shape(one.shape) for one in query.records(yard.company, Zone)}
    assert area(shapes[station]) == pytest.approx(75_000 * 100_000)
    assert area(shapes[tanks]) == pytest.approx(100_000 * 100_000)
    assert yard.found("overlap") == ()
    yard.company.undo()
    assert len(yard.found("overlap")) == 1


def test_a_wall_drawn_twice_is_no_overlap(yard: Yard) -> None:
    yard.zone("Tanks", square(0, 0), yard.point("1", "Tank"))
    yard.zone("Station", square(99_600, 0), yard.point("2", "Pump"))  # 0.4 %
    assert yard.found("overlap") == ()


def test_a_zone_within_another_is_cut_out_of_the_larger_only(yard: Yard) -> None:
    yard.zone("Yard", square(0, 0, 400_000), yard.point("2", "Pump"))
    yard.zone("Tanks", square(100_000, 100_000), yard.point("3", "Valve"))
    (found,) = yard.found("overlap")
    assert found.words.endswith("overlap by 100 % of the smaller.")
    assert [one.words for one in found.mends] == ["Cut the overlap out of “Yard”"]


def test_a_level_by_hand_without_effect_is_taken_back(yard: Yard) -> None:
    point = yard.point("1", "Tank")
    zone = yard.zone("Tanks", square(0, 0), point)
    edit.change(yard.company, "zone", zone, {"override": "general", "override_reason": "Old pipe"})
    assert yard.found("override-without-effect") == ()  # nothing is assessed yet
    yard.judge(point)
    (found,) = yard.found("override-without-effect")
    assert found.words == "“Tanks” was set to “General” by hand; its risks give “Considerable” by themselves."
    yard.mend("override-without-effect", "Take the level back")
    assert query.get(yard.company, Zone, zone).override == ""
    assert plans.plan_view(yard.company, yard.plan_id).zones[0].level is Level.CONSIDERABLE
    yard.company.undo()
    assert query.get(yard.company, Zone, zone).override == "general"


def test_a_level_by_hand_without_reason_is_told(yard: Yard) -> None:
    zone = yard.zone("Tanks", square(0, 0), yard.point("1", "Tank"))
    with yard.company.work("Set") as uow:
        uow.change(Zone, zone, override="major")
        uow.commit()
    assert said(yard.found("override-without-reason")) == [
        "“Tanks” was set to “Major” by hand without a reason. Write down why, or take it back."]


BOWTIE = "MULTIPOLYGON (((0 0, 100000 100000, 100000 0, 0 100000, 0 0)))"


@pytest.mark.parametrize("wkt", [BOWTIE, "MULTIPOLYGON (((0 0, 1200000 0, 1200000 90000, 0 90000, 0 0)))"])
def test_a_damaged_outline_is_repaired(yard: Yard, wkt: str) -> None:
    zone = yard.zone("Tanks", square(0, 0), yard.point("1", "Tank"))
    _spoil(yard, zone, wkt)
    (found,) = yard.found("damaged-shape")
    assert found.words.startswith("“Tanks”: ")
    yard.mend("damaged-shape", "Repair the outline")
    check_shape(parse_shape(query.get(yard.company, Zone, zone).shape))
    assert yard.found("damaged-shape") == ()


def test_what_cannot_be_read_at_all_can_only_be_deleted(yard: Yard) -> None:
    zone = yard.zone("Tanks", square(0, 0), yard.point("1", "Tank"))
    _spoil(yard, zone, "nothing")
    (found,) = yard.found("damaged-shape")
    assert [one.words for one in found.mends] == ["Delete the zone"]


def _spoil(yard: Yard, zone_id: str, wkt: str) -> None:
    with yard.company.work("Spoil") as uow:
        uow.change(Zone, zone_id, shape=wkt)
        uow.commit()


def test_a_point_set_twice_loses_its_second_symbol(yard: Yard) -> None:
    point = yard.point("1", "Tank")
    yard.zone("Tanks", square(0, 0), point)
    yard.mark(point, 50_000, 50_000)
    yard.mark(point, 60_000, 60_000)
    assert said(yard.found("point-twice")) == ["1 Tank stands on the plan twice."]
    yard.mend("point-twice", "Remove this symbol")
    assert len(query.records(yard.company, PlanSymbol)) == 1
    assert yard.found("point-twice") == ()


def test_two_points_of_one_number_are_told(yard: Yard) -> None:
    one, other = yard.point("1", "Tank"), yard.point("1", "Pump")
    yard.zone("Tanks", square(0, 0), one, other)
    yard.mark(one, 50_000, 50_000)
    yard.mark(other, 60_000, 60_000)
    (found,) = yard.found("point-twice")
    assert "both stand on the plan as 1" in found.words


def test_a_plan_without_scale_is_a_notice_that_is_not_counted(yard: Yard) -> None:
    edit.change(yard.company, "plan", yard.plan_id, {"metres": None})
    assert query.get(yard.company, Plan, yard.plan_id).metres is None
    report = check_plan(yard.company, yard.plan_id)
    assert [check.id for check, _ in report.found] == ["no-scale"]
    assert report.count == 0


boxes = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 39), st.integers(1, 39)).map(
    lambda box: from_points([(box[0] * 10_000, box[1] * 10_000), ((box[0] + box[2]) * 10_000, box[1] * 10_000),
                             ((box[0] + box[2]) * 10_000, (box[1] + box[3]) * 10_000),
                             (box[0] * 10_000, (box[1] + box[3]) * 10_000)]))


@given(boxes, boxes)
def test_what_is_cut_away_leaves_a_valid_rest_that_no_longer_overlaps(one: Shape, other: Shape) -> None:
    rest, kept = cut_away(one, other), area(one) - _common(one, other)
    if rest:
        check_shape(rest)
        assert area(rest) == pytest.approx(kept)
        assert _common(rest, other) == pytest.approx(0)
    else:
        assert kept == pytest.approx(0)


def _common(one: Shape, other: Shape) -> float:
    from shapely import MultiPolygon

    first, second = (MultiPolygon([(polygon[0], polygon[1:]) for polygon in shape]) for shape in (one, other))
    return float(first.intersection(second).area)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(-200_000, 1_200_000), st.integers(-200_000, 1_200_000)), min_size=3, max_size=9))
def test_whatever_is_mended_is_a_shape_on_the_sheet(corners: list[tuple[int, int]]) -> None:
    whole = mended(format_shape(((tuple(corners),),)))
    if whole:
        check_shape(whole)
