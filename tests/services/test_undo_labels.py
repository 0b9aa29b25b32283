"""What undo would take back is said with the name of the thing: for every record type, and for every use case."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop import services
from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import RecordType, record_type, record_types
from dualprev_desktop.kernel.i18n import active
from dualprev_desktop.services import edit, rows
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.history import undo_label
from dualprev_desktop.services.naming import Naming, named
from dualprev_desktop.services.typed_text import TextReader
from dualprev_desktop.store.company import Company

IDENTIFIER = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}|[0-9A-HJKMNP-TV-Z]{26}")
OF_THE_WHOLE = frozenset({"ORGANISATION", "BINDING", "TURN", "CHOOSE"})
"""Steps that are about no one thing."""
SHAPE = "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"


def _value(company: Company, of: Field, depth: int) -> Any:
    if of.type is FieldType.REFERENCE:
        return _make(company, record_type(of.target), depth + 1)
    if of.type is FieldType.CODE:
        return code_list(of.code_list).items[0].code
    if of.type is FieldType.SHAPE:
        return SHAPE
    if of.type in (FieldType.INTEGER, FieldType.DECIMAL):
        return "1"
    if of.type is FieldType.DATE:
        return "2026-03-01"
    return "1" if of.type is FieldType.BOOLEAN else f"{of.name} 油罐区"[:of.max_length]


def _values(company: Company, declared: RecordType, depth: int = 0) -> dict[str, Any]:
    wanted = [one for one in declared.fields if one.required or one.name == declared.title_field]
    return {one.name: _value(company, one, depth) for one in wanted}


def _make(company: Company, declared: RecordType, depth: int = 0) -> str:
    assert depth < 5, declared.id
    return edit.create(company, declared.id, _values(company, declared, depth))[0]


def _title(company: Company, declared: RecordType, record_id: str) -> str:
    with company.read() as reader:
        return Naming(named(reader, [(declared.id, record_id)])).title(declared.id, record_id, active())


@pytest.mark.parametrize("type_id", [declared.id for declared in record_types()])
def test_making_changing_and_removing_name_the_record(company: Company, type_id: str) -> None:
    declared = record_type(type_id)
    record_id = _make(company, declared)
    title = edit.clipped(_title(company, declared, record_id))
    assert title
    assert not IDENTIFIER.search(title)
    labels = [undo_label(company)]
    if declared.amendable:
        edit.remove(company, type_id, [record_id])
        labels.append(undo_label(company))
    for label in labels:
        assert label.endswith(f": {title}"), label
        assert declared.label.casefold() in label.casefold()
        assert not IDENTIFIER.search(label), label


def test_an_appointment_typed_in_a_table_is_named_by_its_post(company: Company) -> None:
    unit, _ = edit.create(company, "org_unit", {"name": "加油站", "kind": "company"})
    post, _ = edit.create(company, "post", {"name": "加油员", "unit_id": unit})
    person, _ = edit.create(company, "person", {"name": "张三"})
    rows.add(company, "appointment", {"post_id": "加油员", "person_id": person})
    assert undo_label(company) == "Add Appointment: 加油员"
    declared = record_type("appointment")
    reader = TextReader(company)
    assert reader.value(declared, declared.field("post_id"), "加油员") == post


def test_a_long_wording_is_cut_in_the_label(company: Company) -> None:
    event = _make(company, record_type("risk_event"))
    wording = "卸油前必须可靠接地，静置十五分钟后方可开启卸油阀，作业全程有人监护，并按规定设置警戒线和灭火器材"
    edit.create(company, "control_measure", {
        "risk_event_id": event, "content": wording, "measure_class": "technical", "state": "existing", "tier": "post"})
    label = undo_label(company)
    assert "卸油前必须可靠接地" in label
    assert label.endswith("…")
    assert len(label) < 80


def test_a_code_is_named_by_its_term(company: Company) -> None:
    unit, _ = edit.create(company, "hazard_installation", {"name": "油罐区储存单元", "kind": "storage"})
    substance, _ = edit.create(company, "hazard_substance", {"installation_id": unit, "substance": "汽油",
                                                             "amount": "90"})
    edit.change(company, "hazard_substance", substance, {"amount": "80"})
    assert undo_label(company).startswith("Change Substance held: Gasoline")


# every use case -------------------------------------------------------------------------------------------------


def _labels() -> Iterator[tuple[str, str, str]]:
    """(file, the name of the label, its text) of all that is given to `Company.work` as a constant."""
    folder = Path(services.__file__).parent
    trees = {path: ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py")}
    constants = {path.stem: dict(_constants(tree)) for path, tree in trees.items()}
    for path, tree in trees.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "work":
                for name, holder in _named(call.args[0], path.stem):
                    text = constants.get(holder, {}).get(name)
                    if text is not None:
                        yield path.name, name, text


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
            first = node.value.args[0] if node.value.args else None
            if getattr(node.value.func, "id", "") == "N_" and isinstance(first, ast.Constant):
                yield node.targets[0].id, str(first.value)


def _named(label: ast.expr, module: str) -> Iterator[tuple[str, str]]:
    """The constants an argument may be, and the module that holds each."""
    for node in ast.walk(label):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.attr, node.value.id
        elif isinstance(node, ast.Name) and node.id.isupper():
            yield node.id, module


def test_every_label_says_what_it_was_done_to() -> None:
    found = list(_labels())
    assert len(found) > 20, "the walk finds the use cases"
    without = [(file, name) for file, name, text in found if "{" not in text and name not in OF_THE_WHOLE]
    assert not without
    assert {name for _file, name, _text in found} >= OF_THE_WHOLE
