"""A record's history in people's words: what hangs on it, removed references, judgements, what undo did."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.history import Act, RecordHistory, recent, said_with_kind, whole_history
from dualprev_desktop.services.register import register
from dualprev_desktop.services.undo_steps import undo_steps, walk
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

LEC = {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)}


@pytest.fixture
def event(company: Company) -> str:
    point, _ = edit.create(company, "risk_point", {"name": "油罐区", "kind": "place"})
    made, _ = edit.create(company, "risk_event", {"name": "泄漏着火", "risk_point_id": point})
    return made


def words(history: RecordHistory, language: str = "zh_CN") -> list[str]:
    """Each change as a person reads it."""
    t, told = translator(language), []
    for entry in history.entries:
        declared = record_type(entry.type_id)
        told += [f"{declared.id}.{change.field}: {history.naming.said(declared.field(change.field), change.before, t)}"
                 f" → {history.naming.said(declared.field(change.field), change.after, t)}"
                 for change in entry.changes if change.field]
    return told


def test_a_risk_points_history_tells_of_its_events_judgements_and_measures(company: Company, event: str) -> None:
    measure, _ = edit.create(company, "control_measure", {
        "risk_event_id": event, "measure_class": "technical", "content": "静电接地", "state": "existing"})
    assessing.assess(company, event, "inherent", "lec-e1", LEC)
    edit.remove(company, "control_measure", [measure])
    point = query.find(company, "risk_event", event).risk_point_id
    history = whole_history(company, "risk_point", point)
    assert [(entry.type_id, entry.act) for entry in history.entries] == [
        ("risk_point", Act.MADE), ("risk_event", Act.MADE), ("control_measure", Act.MADE), ("assessment", Act.MADE),
        ("control_measure", Act.REMOVED)]
    told = words(history)
    assert "assessment.kind:  → 固有风险" in told
    assert any(one.startswith("assessment.rule_set:  → ") and "lec-e1" not in one for one in told), told
    assert "assessment.score:  → 270" in told
    assert "control_measure.content:  → 静电接地" in told
    alone = whole_history(company, "risk_point", point, alone=True)
    assert [entry.type_id for entry in alone.entries] == ["risk_point"]


def test_a_reference_is_told_by_title_also_when_what_it_named_is_gone(company: Company, event: str) -> None:
    person, _ = edit.create(company, "person", {"name": "张三"})
    point = query.find(company, "risk_event", event).risk_point_id
    edit.change(company, "risk_point", point, {"person_id": person})
    assert words(whole_history(company, "risk_point", point, alone=True), "en")[-1] == "risk_point.person_id:  → 张三"
    edit.remove(company, "person", [person])
    assert words(whole_history(company, "risk_point", point, alone=True), "en")[-2:] == [
        "risk_point.person_id:  → 张三 (removed)", "risk_point.person_id: 张三 (removed) → "]


def test_yes_no_and_shapes_have_words(company: Company) -> None:
    naming = whole_history(company, "zone", "none").naming
    t = translator("en")
    shape = record_type("zone").field("shape")
    assert naming.said(shape, "MULTIPOLYGON (((0 0, 5 0, 5 5, 0 0)))", t) == "drawn with 3 corners"
    holed = "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1)), ((0 0, 5 0, 5 5, 0 5, 0 0)))"
    assert naming.said(shape, holed, t) == "drawn with 10 corners"


def test_undo_and_redo_are_told_as_such(company: Company, event: str) -> None:
    edit.change(company, "risk_event", event, {"step": "卸油"})
    company.undo()
    assert [line.label for line in recent(company, 2)] == ["Change Risk event: 泄漏着火"] * 2
    with company.read() as reader:
        from dualprev_desktop.store.undo import transactions
        newest = next(iter(transactions(reader.connection, company.replica)))
    assert said_with_kind(newest) == "Undone: Change Risk event: 泄漏着火"


def test_a_removed_event_brought_back_by_undo_keeps_the_judgement_that_counts(
        company: Company, event: str, clock: StillClock) -> None:
    """Two judgements of one day: the younger counts, before and after."""
    for likelihood in (Decimal(3), Decimal(1), Decimal(6)):
        clock.tick()
        assessing.assess(company, event, "inherent", "lec-e1", LEC | {"L": likelihood})
    assert likelihoods(company) == [6]
    edit.remove(company, "risk_event", [event])
    company.undo()
    assert likelihoods(company) == [6]
    company.redo()
    company.undo()
    assert likelihoods(company) == [6]


def likelihoods(company: Company) -> list[Decimal]:
    return [row.inherent.chosen["L"] for row in register(company) if row.inherent is not None]


def test_a_list_of_steps_is_walked_to_any_place_and_back(company: Company, event: str) -> None:
    for step in ("一", "二", "三"):
        edit.change(company, "risk_event", event, {"step": step})
    steps = undo_steps(company)
    assert [(one.distance, one.done) for one in steps] == [(0, True), (1, True), (2, True), (3, True), (4, True)]
    assert walk(company, steps[2].distance).steps == 2
    assert query.find(company, "risk_event", event).step == "一"
    assert [one.distance for one in undo_steps(company)] == [-2, -1, 0, 1, 2]
    walk(company, -2)
    assert query.find(company, "risk_event", event).step == "三"
    edit.change(company, "risk_event", event, {"step": "四"})
    walk(company, 1)
    assert undo_steps(company)[0].label == "Change Risk event: 泄漏着火"
    walk(company, len([one for one in undo_steps(company) if one.done]))
    assert query.count(company, "risk_point") == 0
    assert undo_steps(company)[-1].distance == -1


def test_a_file_that_is_only_read_has_no_steps(company: Company, event: str, paths: object, tmp_path: Path) -> None:
    with Company.open(company.path, company.paths, user="guest", read_only=True) as guest:
        assert undo_steps(guest) == ()
