"""A correctly signed bundle with wrong data is refused with a list of its faults: table, line, field."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes

import pytest

from dualprev_desktop.exchange.bundle import file_check, findings, lines, row_rules, strict_zip, table_check
from dualprev_desktop.exchange.bundle.canonical import dump
from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.limits import Limits
from dualprev_desktop.exchange.bundle.refusals import BadData, Problem
from dualprev_desktop.exchange.bundle.verify import verify
from tests.exchange.bundle.bundles import PHOTO, PHOTO_HASH, Parts, id_of, refusal


@pytest.fixture
def problems(parts: Parts, key: SigningKey, target: Path) -> Callable[..., tuple[Problem, ...]]:
    """The faults found in `parts` as they stand now."""

    def find(**limits: int) -> tuple[Problem, ...]:
        refused = refusal(parts.write(target, key), limits=Limits(**limits))
        assert isinstance(refused, BadData)
        assert refused.code == "E_DATA"
        return refused.problems

    return find


Find = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize("line", [
    b'{"id":"a","id":"b"}', b'{"id":NaN}', b'{"id":1e999}', b'{"id":18446744073709551616}', b'{"id":9007199254740992}',
    b'{"id":' + b"9" * 5000 + b"}", b"[" * 100_000, b'{"id":"\\ud800"}', b'\xef\xbb\xbf{"id":"a"}', b'{ "id":"a"}',
    b'{"id":"\\u0041"}', b"", b"null", b"1", b"{", b"\xff\xfe", b'{"id":"a"}\r', b'["id"]', b'{"id":tru}',
])
def test_lines_that_are_no_rows(line: bytes, parts: Parts, problems: Find) -> None:
    parts.set_table("post", line + b"\n")
    assert problems()[0] == Problem("post", 1, "", "", table_check.NOT_CANONICAL)


def test_the_sentence_names_table_line_and_field(parts: Parts, key: SigningKey, target: Path) -> None:
    rows = parts.rows("org_unit")
    parts.set_rows("org_unit", [rows[0], rows[1] | {"phone": "1" * 41, "name": None}])
    refused = refusal(parts.write(target, key))
    assert isinstance(refused, BadData)
    assert [problem.field for problem in refused.problems] == ["name", "phone"]
    assert refused.text() == ("changed.dpb: its data has 2 faults. The first: table “org_unit”, line 2, field “name”: "
                              "it is empty, but must be filled in. Nothing was taken from it. Ask the sender to "
                              "export it again.")


@pytest.mark.parametrize(("table", "field", "value", "reason"), [
    ("org_unit", "name", 5, row_rules.NOT_TEXT), ("org_unit", "name", "", row_rules.EMPTY_TEXT),
    ("org_unit", "name", ["x"], row_rules.NOT_TEXT), ("org_unit", "name", {"x": "y"}, row_rules.NOT_TEXT),
    ("org_unit", "name", True, row_rules.NOT_TEXT), ("org_unit", "name", "长" * 61, row_rules.TOO_LONG),
    ("org_unit", "name", "a\x00b", row_rules.CONTROL), ("org_unit", "name", "a\x7fb", row_rules.CONTROL),
    ("org_unit", "name", "a\rb", row_rules.CONTROL), ("org_unit", "kind", "galaxy", row_rules.UNKNOWN_CODE),
    ("org_unit", "position", "1", row_rules.NOT_INTEGER), ("org_unit", "position", True, row_rules.NOT_INTEGER),
    ("assessment", "score", 5, row_rules.NOT_NUMBER), ("assessment", "score", "1e5", row_rules.NOT_NUMBER),
    ("assessment", "score", "1.50", row_rules.NOT_NUMBER), ("assessment", "score", "NaN", row_rules.NOT_NUMBER),
    ("assessment", "score", "-0", row_rules.NOT_NUMBER), ("assessment", "score", "１", row_rules.NOT_NUMBER),
    ("assessment", "assessed_on", "2026-02-30", row_rules.NOT_DATE),
    ("assessment", "assessed_on", "2026-W48-2", row_rules.NOT_DATE),
    ("assessment", "assessed_on", "20261124", row_rules.NOT_DATE),
    ("assessment", "assessed_on", 20261124, row_rules.NOT_DATE),
])
def test_values_that_are_not_of_their_field(table: str, field: str, value: object, reason: str, parts: Parts,
                                            problems: Find) -> None:
    first, *others = parts.rows(table)
    parts.set_rows(table, [first | {field: value}, *others])
    assert problems() == (Problem(table, 1, first["id"], field, reason),)


def test_a_fraction_is_no_value_at_all(parts: Parts, problems: Find) -> None:
    line = parts.payload["data/assessment.ndjson"].replace(b'"score":"0.5"', b'"score":0.5')
    parts.set_table("assessment", line)
    assert [(found.field, found.reason) for found in problems()] == [("score", row_rules.NOT_NUMBER)]


def test_missing_and_additional_fields(parts: Parts, problems: Find) -> None:
    one, two = parts.rows("org_unit")
    parts.set_rows("org_unit", [one | {"secret": "x"}, {name: two[name] for name in two if name != "phone"}])
    found = problems()
    assert [(problem.line, problem.reason) for problem in found[:2]] == [(1, row_rules.WRONG_FIELDS),
                                                                       (2, row_rules.WRONG_FIELDS)]


def test_fields_in_another_order(parts: Parts, problems: Find) -> None:
    one, two = parts.rows("org_unit")
    turned = json.dumps(dict(reversed(one.items())), ensure_ascii=False, separators=(",", ":")).encode()
    parts.set_table("org_unit", turned + b"\n" + dump(two) + b"\n")
    assert problems()[0] == Problem("org_unit", 1, one["id"], "", row_rules.WRONG_FIELDS)


def test_the_same_key_twice(parts: Parts, problems: Find) -> None:
    one, two = parts.rows("org_unit")
    parts.set_rows("org_unit", [one, two, two])
    assert problems() == (Problem("org_unit", 3, two["id"], "", table_check.SAME_KEY),)


@pytest.mark.parametrize(("table", "field"), [("risk_point", "unit_id"), ("risk_event", "risk_point_id"),
                                              ("org_unit", "parent_id")])
def test_references_to_nothing(table: str, field: str, parts: Parts, problems: Find) -> None:
    *others, last = parts.rows(table)
    parts.set_rows(table, [*others, last | {field: id_of(999)}])
    assert problems() == (Problem(table, len(others) + 1, last["id"], field, findings.DANGLING),)


def test_a_reference_into_an_empty_table(parts: Parts, problems: Find) -> None:
    point, = parts.rows("risk_point")
    parts.set_rows("risk_point", [point | {"post_id": id_of(1)}])
    assert [(found.field, found.reason) for found in problems()] == [("post_id", findings.DANGLING)]


def test_units_that_lie_below_themselves(parts: Parts, problems: Find) -> None:
    one, two = parts.rows("org_unit")
    parts.set_rows("org_unit", [one | {"parent_id": two["id"]}, two])
    assert [(found.field, found.reason) for found in problems()] == [("parent_id", findings.CYCLE)]
    parts.set_rows("org_unit", [one | {"parent_id": one["id"]}, two])
    assert [(found.key, found.reason) for found in problems()] == [(one["id"], findings.CYCLE)]


def test_a_deep_tree_is_no_circle(parts: Parts, problems: Find) -> None:
    """5,000 units in one line: no recursion gives up; only the signed state differs."""
    one, two = parts.rows("org_unit")
    chain = [one | {"id": id_of(1000 + number), "parent_id": id_of(999 + number)} for number in range(1, 5000)]
    parts.set_rows("org_unit", [one, two, one | {"id": id_of(1000)}, *chain])
    assert problems() == (Problem("org_unit", 0, "", "", findings.OTHER_STATE),)


def test_at_most_a_thousand_faults_are_listed(parts: Parts, problems: Find) -> None:
    parts.set_table("post", b"{}\n" * 5000)
    assert len(problems()) == 1000


def test_a_table_that_is_not_the_described_one(parts: Parts, problems: Find) -> None:
    table = parts.payload["data/org_unit.ndjson"]
    parts.payload["data/org_unit.ndjson"] = table.replace("冲压".encode(), "焊接".encode())
    assert problems() == (Problem("org_unit", 0, "", "", table_check.OTHER_BYTES),)


def test_a_table_that_is_not_the_one_in_the_signed_header(parts: Parts, problems: Find) -> None:
    parts.set_table("risk_point", parts.payload["data/risk_point.ndjson"].replace("冲床".encode(), "刨床".encode()))
    assert problems() == (Problem("risk_point", 0, "", "", findings.OTHER_STATE),)


def test_a_line_without_end_and_one_too_long(parts: Parts, problems: Find) -> None:
    whole = parts.payload["data/org_unit.ndjson"]
    parts.set_table("org_unit", whole[:-1])
    assert problems()[0] == Problem("org_unit", 2, "", "", lines.NO_LINE_END)
    parts.set_table("org_unit", whole + token_bytes(600_000).hex().encode())
    assert problems()[0] == Problem("org_unit", 3, "", "", lines.LINE_TOO_LONG)


def test_more_rows_than_a_bundle_has(problems: Find) -> None:
    assert problems(rows=4)[0].reason == findings.TOO_MANY_ROWS


def test_a_table_larger_than_it_may_be(made: object, parts: Parts, key: SigningKey, target: Path) -> None:
    refused = refusal(parts.write(target, key), limits=Limits(table=200))
    assert (refused.code, refused.template) == ("E_CONTAINER", strict_zip.TOO_LARGE)


def test_tables_that_are_not_listed_or_not_there(parts: Parts, key: SigningKey, target: Path) -> None:
    table = parts.payload.pop("data/post.ndjson")
    assert refusal(parts.write(target, key)).code == "E_DATA"
    parts.payload |= {"data/post.ndjson": table, "data/extra.ndjson": table}
    assert refusal(parts.write(target, key)).code == "E_DATA"


def test_a_table_this_program_does_not_know_is_checked_by_its_own_schema(parts: Parts, key: SigningKey,
                                                                         target: Path) -> None:
    described = parts.description
    post, = [resource for resource in described["resources"] if resource["name"] == "post"]
    described["resources"].append(json.loads(json.dumps(post).replace("post", "robot")))
    parts.payload["datapackage.json"] = dump(described)
    parts.payload["data/robot.ndjson"] = parts.payload["data/post.ndjson"]
    parts.header["state"]["robot"] = parts.header["state"]["post"]
    assert verify(parts.write(target, key)).counts["robot"] == 0


@pytest.mark.parametrize("change", [
    {"path": "../../etc/passwd"}, {"path": "data/org_unit.ndjson"}, {"path": "http://example.org/x"}, {"name": "../x"},
    {"name": 5}, {"bytes": "1"}, {"bytes": True}, {"hash": "md5:1"}, {"schema": None}, {"schema": []},
    {"schema": {"fields": [], "primaryKey": [], "foreignKeys": []}},
    {"schema": {"fields": [{"name": "id", "type": "any"}], "primaryKey": ["id"], "foreignKeys": []}},
    {"schema": {"fields": [{"name": "id", "type": "string"}], "primaryKey": ["id"], "foreignKeys": []}},
    {"schema": {"fields": "id", "primaryKey": "id", "foreignKeys": {}}},
])
def test_descriptions_that_are_none(change: dict[str, object], parts: Parts, key: SigningKey, target: Path) -> None:
    described = parts.description
    place = next(number for number, resource in enumerate(described["resources"]) if resource["name"] == "post")
    described["resources"][place] |= change
    parts.payload["datapackage.json"] = dump(described)
    assert refusal(parts.write(target, key)).code == "E_DATA"


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"null", b"[" * 100_000, b'{"resources":[],"resources":[]}'])
def test_no_description(raw: bytes, parts: Parts, key: SigningKey, target: Path) -> None:
    parts.payload["datapackage.json"] = raw
    assert refusal(parts.write(target, key)).code == "E_DATA"
    del parts.payload["datapackage.json"]
    assert refusal(parts.write(target, key)).code == "E_DATA"


def test_another_schema_for_the_attachments(parts: Parts, key: SigningKey, target: Path) -> None:
    described = parts.description
    files, = [resource for resource in described["resources"] if resource["name"] == "file"]
    files["schema"]["fields"] = files["schema"]["fields"][1:]
    parts.payload["datapackage.json"] = dump(described)
    assert refusal(parts.write(target, key)).code == "E_DATA"


def test_an_attachment_that_is_listed_but_not_there_is_asked_for(parts: Parts, key: SigningKey, target: Path) -> None:
    del parts.payload[f"files/{PHOTO_HASH}"]
    assert verify(parts.write(target, key)).missing_files == (PHOTO_HASH,)


def test_attachments_that_are_not_what_they_say(parts: Parts, key: SigningKey, target: Path) -> None:
    parts.payload[f"files/{PHOTO_HASH}"] = PHOTO[::-1]
    assert refusal(parts.write(target, key)).code == "E_FILE"
    parts.payload[f"files/{PHOTO_HASH}"] = PHOTO + b"!"
    assert refusal(parts.write(target, key)).code == "E_FILE"
    stray = b"belongs to nobody"
    parts.payload |= {f"files/{PHOTO_HASH}": PHOTO, f"files/{sha256(stray).hexdigest()}": stray}
    refused = refusal(parts.write(target, key))
    assert (refused.code, refused.template) == ("E_FILE", file_check.UNLISTED)


def test_an_attachment_of_no_record(parts: Parts, problems: Find) -> None:
    row, = parts.rows("file")
    for change in ({"ref_id": id_of(999)}, {"ref_table": "nowhere"}):
        parts.set_rows("file", [row | change])
        assert [(found.table, found.field) for found in problems()] == [("file", "ref_id")]


def test_an_attachment_larger_than_it_may_be(parts: Parts, key: SigningKey, target: Path) -> None:
    refused = refusal(parts.write(target, key), limits=Limits(attachment=3))
    assert (refused.code, refused.template) == ("E_CONTAINER", strict_zip.TOO_LARGE)
