"""The table model of any record type: what it shows, takes, refuses, and follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, forget, record
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.services.history import record_history
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from tests.ui.conftest import session_of

Role = Qt.ItemDataRole


def column(model: RecordTableModel, name: str) -> list[str]:
    place = model.column_of(name)
    return [model.index(row, place).data() for row in range(model.count)]


def type_in(model: RecordTableModel, row: int, name: str, text: object) -> bool:
    return model.setData(model.index(row, model.column_of(name)), text)


def watched(model: RecordTableModel) -> QAbstractItemModelTester:
    """What it finds wrong is a Qt warning, and fails the test."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)


@pytest.fixture
def points(session: Session) -> RecordTableModel:
    unit = edit.create(session.company, "org_unit", {"name": "卸油班", "kind": "team"})[0]
    named = [("卸油作业", "activity"), ("加油机", "facility"), ("停车区", "place")]
    rows.put(session.company, "risk_point", [
        ("", {"number": str(number), "name": name, "kind": kind, "unit_id": unit})
        for number, (name, kind) in enumerate(named, 1)])
    model = RecordTableModel(session, "risk_point")
    watched(model)
    return model


@pytest.mark.parametrize("type_id", ["risk_point", "risk_event", "control_measure", "person", "enterprise",
                                     "assessment", "org_unit", "post", "appointment"])
def test_every_type_makes_a_sound_model(sample_session: Session, type_id: str) -> None:
    model = RecordTableModel(sample_session, type_id)
    tester = watched(model)
    assert model.columnCount() == sum(not field.hidden for field in query.describe(type_id).fields)
    assert model.count == query.count(sample_session.company, type_id)
    assert tester.model() is model


def test_cells_read_as_a_person_reads_them(points: RecordTableModel) -> None:
    assert column(points, "kind") == ["Activity", "Facility", "Place"]
    assert column(points, "unit_id") == ["卸油班"] * 3
    heads = [points.headerData(place, Qt.Orientation.Horizontal) for place in range(points.columnCount())]
    assert heads[:5] == ["Number", "Name", "Kind", "Location", "Responsible unit"]
    zone = points.column_of("zone_id")
    assert "colours" in points.headerData(zone, Qt.Orientation.Horizontal, Role.ToolTipRole)


def test_a_level_is_given_to_the_badge(sample_session: Session) -> None:
    model = RecordTableModel(sample_session, "assessment")
    index = model.index(0, model.column_of("level"))
    assert index.data(LEVEL_ROLE) in {"major", "considerable", "general", "low"}
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable, "judgements are never overwritten"


def test_typing_changes_file_and_journal_and_undo_restores(points: RecordTableModel, session: Session) -> None:
    record_id = points.record_id(0)
    assert type_in(points, 0, "location", "卸油口")
    assert query.find(session.company, "risk_point", record_id).location == "卸油口"
    last = record_history(session.company, "risk_point", record_id)[-1]
    assert [(change.field, change.before, change.after) for change in last.changes] == [("location", None, "卸油口")]
    session.do(session.company.undo)
    assert column(points, "location")[0] == ""


def test_a_wrong_value_is_said_and_the_cell_keeps_the_old_one(session: Session, said: list[Message]) -> None:
    edit.create(session.company, "enterprise", {"name": "示范加油站", "headcount": 14})
    model = RecordTableModel(session, "enterprise")
    assert not type_in(model, 0, "headcount", "many")
    assert column(model, "headcount") == ["14"]
    assert [message.text for message in said] == [
        "Enterprise: “Staff” takes a whole number; “many” is none."]


def test_the_last_row_makes_a_record_once_nothing_is_missing(points: RecordTableModel, session: Session) -> None:
    made: list[str] = []
    points.draft.completed.connect(made.append)
    assert points.index(3, points.column_of("name")).data() == "Type here to add"
    type_in(points, 3, "name", "配电间")
    assert query.count(session.company, "risk_point") == 3, "the kind is still missing"
    assert points.index(3, points.column_of("kind")).data() == "required"
    type_in(points, 3, "kind", "场所区域")
    assert points.record_id(3) == made[0]
    assert query.find(session.company, "risk_point", made[0]).kind == "place"
    assert points.rowCount() == 5
    assert points.index(4, points.column_of("name")).data() == "Type here to add"


def test_an_edited_row_stays_until_it_is_sorted_anew(points: RecordTableModel) -> None:
    type_in(points, 0, "number", "9")
    assert column(points, "number") == ["9", "2", "3"]
    points.sort(points.column_of("number"), Qt.SortOrder.DescendingOrder)
    assert column(points, "number") == ["9", "3", "2"]
    points.sort(-1)
    assert column(points, "number") == ["2", "3", "9"]


def test_what_undo_brings_back_comes_to_its_place(points: RecordTableModel, session: Session) -> None:
    before = list(points.spine.ids)
    session.do(lambda: edit.remove(session.company, "risk_point", before[:2]))
    assert points.spine.ids == before[2:]
    session.do(session.company.undo)
    assert points.spine.ids == before


def test_the_cursor_follows_its_record_through_sorting(points: RecordTableModel) -> None:
    held = QPersistentModelIndex(points.index(0, points.column_of("name")))
    points.sort(points.column_of("number"), Qt.SortOrder.DescendingOrder)
    assert (held.row(), held.data()) == (2, "卸油作业")


def test_filter_by_words_and_by_initials(points: RecordTableModel) -> None:
    points.set_filter("油 作业")
    assert column(points, "name") == ["卸油作业"]
    points.set_filter("jyj")
    assert column(points, "name") == ["加油机"]
    points.set_filter("")
    assert points.count == 3


def test_equal_filter_and_what_new_records_are_given(sample_session: Session) -> None:
    company = sample_session.company
    first, second = query.ids(company, "risk_point")[:2]
    model = RecordTableModel(sample_session, "risk_event", equal={"risk_point_id": first})
    assert model.column_of("risk_point_id") == -1, "what is the same in every row needs no column"
    assert model.count == query.count(company, "risk_event", equal={"risk_point_id": first}) > 0
    model.set_equal({"risk_point_id": second})
    type_in(model, model.count, "name", "新事件")
    assert query.find(company, "risk_event", model.record_id(model.count - 1)).risk_point_id == second


def test_a_renamed_unit_is_renamed_in_every_row(points: RecordTableModel, session: Session) -> None:
    unit = query.ids(session.company, "org_unit")[0]
    session.do(lambda: edit.change(session.company, "org_unit", unit, {"name": "装卸班"}))
    assert column(points, "unit_id") == ["装卸班"] * 3


def test_a_long_table_is_not_read_whole(session: Session) -> None:
    rows.put(session.company, "person", [("", {"name": f"{number:04d}"}) for number in range(2000)])
    model = RecordTableModel(session, "person")
    assert model.rowCount() == 2001
    assert model.spine.read_count == 0
    assert model.index(1999, 0).data() == "1999"
    assert model.index(1000, 0).data() == "1000"
    assert model.spine.read_count == 200
    type_in(model, 1000, "phone", "110")
    assert model.spine.read_count == 200, "a change reads what it touched"
    assert model.index(1000, 1).data() == "110"


def test_a_read_only_file_is_not_typed_into(sample_file: Path, paths: AppPaths) -> None:
    with Company.open(sample_file, paths, user="reader", read_only=True) as company:
        model = RecordTableModel(session_of(company, paths), "risk_point")
        assert model.rowCount() == model.count
        assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


@pytest.fixture
def gauge() -> Iterator[type[Record]]:
    """A record type nobody has heard of."""
    @record("throwaway_gauge", "Gauge", "Gauges", place=900)
    class Gauge(Record):
        name: str = f.text("Name", required=True, searchable=True)
        pressure: object = f.decimal("Pressure", unit="MPa", help="As read from the dial.")
        checked_on: object = f.day("Checked on")
        in_use: bool = f.boolean("In use")
        unit_id: str = f.reference("Unit", "org_unit")
        secret: str = f.text("Kept by the program", hidden=True)
    yield Gauge
    forget("throwaway_gauge")


def test_a_declaration_alone_makes_table_and_form(gauge: type[Record], tmp_path: Path, paths: AppPaths,
                                                   qapp: object) -> None:
    from dualprev_desktop.ui.widgets.register_pane import RegisterPane

    assert len(dataclass_fields(gauge)) == 7
    with Company.create(tmp_path / "gauges.dualprev", paths, user="officer") as company:
        session = session_of(company, paths)
        edit.create(company, "org_unit", {"name": "设备班", "kind": "team"})
        model = RecordTableModel(session, "throwaway_gauge")
        pane = RegisterPane(model)
        heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
        assert heads == ["Name", "Pressure (MPa)", "Checked on", "In use", "Unit"]
        type_in(model, 0, "name", "压力表")
        type_in(model, 0, "pressure", "0.60")
        type_in(model, 0, "checked_on", "2026/9/1")
        type_in(model, 0, "unit_id", "设备班")
        model.setData(model.index(0, 3), Qt.CheckState.Checked.value, Role.CheckStateRole)
        (kept,) = query.page(company, "throwaway_gauge")
        assert (str(kept.pressure), str(kept.checked_on), kept.in_use) == ("0.6", "2026-09-01", True)
        pane.table.go_to(kept.id)
        assert list(pane.form.fields) == ["name", "pressure", "checked_on", "in_use", "unit_id"]
        assert pane.form.fields["pressure"].asks.typed() == "0.6"
        pane.deleteLater()
        session.jobs.shut_down()
