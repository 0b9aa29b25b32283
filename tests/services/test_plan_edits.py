"""What one gesture does to a plan: all of it in one transaction, and undone as one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain.geometry import area, format_shape, parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.attached_file import AttachedFile
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.services import attaching, edit, plan_arranging, plan_copies, plan_edits, plans, query
from dualprev_desktop.services.file_intake import IncomingFile
from dualprev_desktop.services.plan_edits import NewSymbol, NewZone, PlanEdit
from dualprev_desktop.services.views import PlanView, ZoneView
from dualprev_desktop.services.zone_names import free_name
from dualprev_desktop.store.company import Company


def box(left: int, top: int, right: int, bottom: int) -> str:
    return format_shape(((((left, top), (right, top), (right, bottom), (left, bottom)),),))


LEFT, RIGHT, FAR = box(100_000, 100_000, 300_000, 300_000), box(300_000, 100_000, 500_000, 300_000), \
    box(700_000, 700_000, 800_000, 800_000)


class Yard:
    """A plan with two neighbours and a zone far away, one risk point in each."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.plan_id, _ = plans.add_plan(company, "厂区")
        self.points = [edit.create(company, "risk_point", {"number": f"R{n}", "name": f"点{n}", "kind": "place"})[0]
                       for n in range(3)]
        names = ("罐区", "泵房", "门岗")
        self.zones = [plans.draw_zone(company, self.plan_id, name, shape, [point])[0]
                      for name, shape, point in zip(names, (LEFT, RIGHT, FAR), self.points, strict=True)]

    @property
    def plan(self) -> PlanView:
        """Zones in the order of their names: what was undone lies on top as the youngest."""
        view = plans.plan_view(self.company, self.plan_id)
        return replace(view, zones=tuple(sorted(view.zones, key=lambda one: one.name)))

    def zone(self, name: str) -> ZoneView:
        return next(one for one in self.plan.zones if one.name == name)

    def names(self) -> set[str]:
        return {zone.name for zone in self.plan.zones}

    def holder(self, number: int) -> str:
        return query.get(self.company, RiskPoint, self.points[number]).zone_id

    def do(self, made: PlanEdit) -> None:
        plan_edits.apply(self.company, self.plan_id, made)


@pytest.fixture
def yard(company: Company) -> Yard:
    return Yard(company)


def test_an_edit_is_one_transaction_and_one_undo(yard: Yard) -> None:
    before = yard.plan
    drawn = NewZone("仓库", box(0, 0, 50_000, 50_000), (yard.points[0],))
    yard.do(PlanEdit("Many things", drawn=(drawn,), reshaped={yard.zones[1]: FAR}, removed=(yard.zones[2],),
                     set_symbols=(NewSymbol("exit", 10, 20, {"turn": 90}),)))
    after = yard.plan
    assert yard.names() == {"罐区", "泵房", "仓库"}
    assert [(one.kind, one.x, one.turn) for one in after.symbols] == [("exit", 10, 90)]
    assert yard.holder(0) == drawn.id
    assert not yard.holder(2)
    yard.company.undo()
    assert yard.plan == before


def test_a_bad_shape_among_good_ones_stops_all_of_it(yard: Yard) -> None:
    before = yard.plan
    crossed = "MULTIPOLYGON (((0 0, 9 9, 9 0, 0 9, 0 0)))"
    with pytest.raises(InputError, match="crosses itself"):
        yard.do(PlanEdit("Two", reshaped={yard.zones[0]: RIGHT, yard.zones[1]: crossed}))
    assert yard.plan == before


def test_merged_zones_keep_the_first_name_and_all_points_files_and_the_worst_level(yard: Yard) -> None:
    edit.change(yard.company, "zone", yard.zones[1], {"override": "major", "override_reason": "临街", "note": "双门"})
    attaching.add(yard.company, "zone", yard.zones[1], [IncomingFile("a.txt", b"words", "text/plain")])
    before = yard.plan
    yard.do(plan_arranging.merging(yard.company, yard.plan, [yard.zones[0], yard.zones[1]]))
    whole = yard.zone("罐区")
    assert area(parse_shape(whole.shape)) == area(parse_shape(LEFT)) + area(parse_shape(RIGHT))
    assert len(parse_shape(whole.shape)) == 1
    assert (whole.override, whole.reason) == (Level.MAJOR, "临街")
    assert query.get(yard.company, Zone, whole.id).note == "双门"
    assert {yard.holder(0), yard.holder(1)} == {whole.id}
    assert [one.zone_id for one in query.records(yard.company, AttachedFile)] == [whole.id]
    assert yard.names() == {"罐区", "门岗"}
    yard.company.undo()
    assert yard.plan == before
    assert yard.holder(1) == yard.zones[1]


def test_merging_follows_the_order_of_the_selection_and_takes_what_is_apart(yard: Yard) -> None:
    yard.do(plan_arranging.merging(yard.company, yard.plan, [yard.zones[2], yard.zones[0]]))
    assert yard.names() == {"门岗", "泵房"}
    assert len(parse_shape(yard.zone("门岗").shape)) == 2
    with pytest.raises(InputError, match="two zones or more"):
        plan_arranging.merging(yard.company, yard.plan, [yard.zones[2]])


def test_a_zone_taken_apart_gives_its_points_to_the_pieces_they_stand_in(yard: Yard) -> None:
    yard.do(PlanEdit("Signs", set_symbols=(
        NewSymbol("risk_point", 750_000, 750_000, {"risk_point_id": yard.points[2]}),)))
    yard.do(plan_arranging.merging(yard.company, yard.plan, [yard.zones[0], yard.zones[2]]))
    yard.do(plan_arranging.taking_apart(yard.company, yard.plan, yard.zones[0]))
    assert yard.names() == {"罐区", "罐区 (2)", "泵房"}
    piece = yard.zone("罐区 (2)")
    assert set(parse_shape(piece.shape)[0][0]) == set(parse_shape(FAR)[0][0])
    assert yard.holder(2) == piece.id
    assert yard.holder(0) == yard.zones[0]
    with pytest.raises(InputError, match="is one piece"):
        plan_arranging.taking_apart(yard.company, yard.plan, yard.zones[1])


def test_several_go_at_once_and_come_back_at_once(yard: Yard) -> None:
    yard.do(PlanEdit("Sign", set_symbols=(NewSymbol("exit", 1, 1),)))
    before = yard.plan
    yard.do(plan_arranging.removing(yard.plan, [*yard.zones[:2], yard.plan.symbols[0].id]))
    assert yard.names() == {"门岗"}
    assert not yard.plan.symbols
    yard.company.undo()
    assert yard.plan == before
    assert yard.holder(0) == yard.zones[0]


def test_copies_lie_beside_their_originals_under_names_of_their_own(yard: Yard) -> None:
    yard.do(plan_copies.duplicating(yard.plan, yard.zones[:2]))
    assert yard.names() == {"罐区", "泵房", "门岗", "罐区 (2)", "泵房 (2)"}
    copies = [yard.zone("罐区 (2)"), yard.zone("泵房 (2)")]
    assert [one.points for one in copies] == [(), ()]
    assert parse_shape(copies[0].shape)[0][0][0] == (120_000, 120_000)
    assert yard.holder(0) == yard.zones[0]


def test_a_copy_goes_to_another_plan_in_its_place(yard: Yard, company: Company) -> None:
    other, _ = plans.add_plan(company, "二层")
    copied = plan_copies.written(plan_copies.copied(yard.plan, [yard.zones[0]]))
    target = plans.plan_view(company, other)
    plan_edits.apply(company, other, plan_copies.pasting(target, plan_copies.read(copied)))
    (zone,) = plans.plan_view(company, other).zones
    assert (zone.name, parse_shape(zone.shape)) == ("罐区", parse_shape(LEFT))
    # once more: it would lie exactly on the first, so it goes where the cursor is
    again = plan_copies.pasting(plans.plan_view(company, other), plan_copies.read(copied), (600_000, 600_000))
    plan_edits.apply(company, other, again)
    second = plans.plan_view(company, other).zones[1]
    assert (second.name, parse_shape(second.shape)[0][0][0]) == ("罐区 (2)", (500_000, 500_000))


def test_symbols_of_risk_points_are_not_copied(yard: Yard) -> None:
    yard.do(PlanEdit("Signs", set_symbols=(NewSymbol("risk_point", 5, 5, {"risk_point_id": yard.points[0]}),
                                           NewSymbol("text", 6, 6, {"words": "北门"}))))
    point, text = sorted(yard.plan.symbols, key=lambda one: one.x)
    with pytest.raises(InputError, match="stands in one place"):
        plan_copies.copied(yard.plan, [point.id])
    found = plan_copies.read(plan_copies.written(plan_copies.copied(yard.plan, [point.id, text.id])))
    assert [(one.kind, one.facts["words"]) for one in found.symbols] == [("text", "北门")]


@given(st.one_of(st.binary(max_size=60), st.sampled_from([
    b"{}", b"[]", b"null", b'{"format": 1, "zones": [], "symbols": []}',
    b'{"format": 2, "zones": [{"name": "a", "shape": "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))"}], "symbols": []}',
    b'{"format": 1, "zones": [{"name": "a", "shape": "POINT (1 1)"}], "symbols": []}',
    b'{"format": 1, "zones": [{"name": " ", "shape": "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))"}], "symbols": []}',
    b'{"format": 1, "zones": [], "symbols": [{"kind": "risk_point", "x": 1, "y": 1}]}',
    b'{"format": 1, "zones": 7, "symbols": []}'])))
def test_anything_else_on_the_clipboard_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match="Copy the zones once more"):
        plan_copies.read(data)


def test_free_names() -> None:
    assert free_name("罐区", {"泵房"}) == "罐区"
    assert free_name("罐区", {"罐区", "罐区 (2)"}) == "罐区 (3)"
    assert free_name("罐区 (2)", {"罐区 (2)"}) == "罐区 (3)"
    long = "长" * 60
    assert len(free_name(long, {long})) == 60
