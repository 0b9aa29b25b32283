"""The tree of plans: site, buildings and floors keep their order, hang elsewhere, and never below themselves."""

from __future__ import annotations

import pytest

from dualprev_desktop.domain.geometry import format_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import edit, plan_tree, plans, query, zone_levels
from dualprev_desktop.services.plan_order import in_order
from dualprev_desktop.store.company import Company

SQUARE = format_shape(((((0, 0), (100_000, 0), (100_000, 100_000), (0, 100_000)),),))


class Works:
    """A site with two buildings, the first with two floors."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.ids: dict[str, str] = {}
        for name, above in (("厂区", ""), ("联合站房", "厂区"), ("油泵房", "厂区"), ("一层", "联合站房"),
                            ("二层", "联合站房")):
            self.ids[name] = plan_tree.add_below(company, self.ids.get(above, ""), name)[0]

    def drawn(self) -> list[str]:
        """A line for each plan, set in by its depth."""
        return ["·" * node.depth + node.name for node in plan_tree.plan_nodes(self.company)]


@pytest.fixture
def works(company: Company) -> Works:
    return Works(company)


WHOLE = ["厂区", "·联合站房", "··一层", "··二层", "·油泵房"]


def test_what_is_added_below_has_its_kind_and_prints_in_the_order_of_the_tree(works: Works) -> None:
    assert works.drawn() == WHOLE
    kinds = {node.name: node.kind for node in plan_tree.plan_nodes(works.company)}
    assert kinds == {"厂区": "site", "联合站房": "building", "油泵房": "building", "一层": "floor", "二层": "floor"}
    assert [view.name for view in plans.plan_views(works.company)] == [line.strip("·") for line in WHOLE]


def test_plans_change_places_among_those_beside_them_only(works: Works) -> None:
    plan_tree.shift_plan(works.company, works.ids["二层"], -1)
    assert works.drawn() == ["厂区", "·联合站房", "··二层", "··一层", "·油泵房"]
    assert not plan_tree.shift_plan(works.company, works.ids["二层"], -1), "it is the first already"
    plan_tree.shift_plan(works.company, works.ids["联合站房"], 1)
    assert works.drawn() == ["厂区", "·油泵房", "·联合站房", "··二层", "··一层"], "what lies on it goes with it"


def test_a_plan_hangs_elsewhere_with_what_lies_on_it_and_undo_brings_it_back(works: Works) -> None:
    plan_tree.move_plan(works.company, works.ids["联合站房"], works.ids["油泵房"])
    assert works.drawn() == ["厂区", "·油泵房", "··联合站房", "···一层", "···二层"]
    works.company.undo()
    assert works.drawn() == WHOLE


def test_one_level_up_stands_behind_its_building_and_one_down_lies_on_the_one_before(works: Works) -> None:
    plan_tree.raise_plan(works.company, works.ids["一层"])
    assert works.drawn() == ["厂区", "·联合站房", "··二层", "·一层", "·油泵房"]
    plan_tree.lower_plan(works.company, works.ids["一层"])
    assert works.drawn() == ["厂区", "·联合站房", "··二层", "··一层", "·油泵房"]
    assert not plan_tree.raise_plan(works.company, works.ids["厂区"])
    assert not plan_tree.lower_plan(works.company, works.ids["厂区"])


@pytest.mark.parametrize("above", ["联合站房", "一层"])
def test_no_plan_lies_on_itself(works: Works, above: str) -> None:
    with pytest.raises(InputError) as refused:
        plan_tree.move_plan(works.company, works.ids["联合站房"], works.ids[above])
    assert "“联合站房” cannot belong to itself or to what is below it" in refused.value.text()
    assert works.drawn() == WHOLE


def test_what_lay_on_a_removed_plan_stands_at_the_top_and_comes_back_with_it(works: Works) -> None:
    edit.remove(works.company, "plan", [works.ids["联合站房"]])
    assert sorted(works.drawn()) == sorted(["厂区", "·油泵房", "一层", "二层"])
    with pytest.raises(InputError):
        plan_tree.move_plan(works.company, works.ids["一层"], works.ids["联合站房"])
    works.company.undo()
    assert works.drawn() == WHOLE


def test_a_ring_that_two_replicas_made_loses_no_plan() -> None:
    ring = [Plan(id=one, name=one, parent_id=above, width=1, height=1) for one, above in ("ab", "ba", "ca", "d ")]
    assert [(one.plan.id, one.above_id, one.depth) for one in in_order(ring)] == [
        ("d", "", 0), ("a", "", 0), ("b", "a", 1), ("c", "a", 1)]


def test_zones_are_counted_by_their_level(works: Works) -> None:
    floor = works.ids["一层"]
    zone, _changes = plans.draw_zone(works.company, floor, "配电间", SQUARE)
    plans.draw_zone(works.company, floor, "值班室", SQUARE)
    zone_levels.set_override(works.company, zone, Level.MAJOR, "临近居民楼")
    counted = {node.name: dict(node.zones) for node in plan_tree.plan_nodes(works.company)}
    assert counted == {"厂区": {}, "联合站房": {}, "油泵房": {}, "二层": {},
                       "一层": {Level.MAJOR: 1, Level.UNASSESSED: 1}}
    assert len(query.records(works.company, Plan)) == 5
