"""What is put into a bundle comes out of it, and the same data makes the same payload."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.domain.record import Record, RecordType, forget, record, record_type
from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.payload import FileItem, Table
from dualprev_desktop.exchange.bundle.read import reading
from dualprev_desktop.exchange.bundle.verify import verify
from dualprev_desktop.exchange.bundle.writer import Written
from dualprev_desktop.kernel.errors import Cancelled, InputError, StoreUnavailable
from tests.exchange.bundle.bundles import (
    ENTERPRISE,
    FACTS,
    PHOTO,
    PHOTO_HASH,
    Parts,
    enrolled,
    files,
    id_of,
    row_of,
    small_bundle,
    tables,
)


@pytest.fixture
def flagged() -> Iterator[RecordType]:
    """A type with the kinds of field that no delivered type combines."""

    @record("flagged", "Flagged", "Flagged")
    class Flagged(Record):
        name: str = f.text("Name", required=True)
        done: bool = f.boolean("Done")
        share: object = f.decimal("Share")

    yield record_type(Flagged)
    forget("flagged")


def test_rows_and_attachments_come_out_as_they_went_in(made: Written) -> None:
    with reading(made.path) as bundle:
        for table in tables():
            assert list(bundle.rows(table.record_type.id)) == list(table.rows)
        assert bundle.attachment(PHOTO_HASH) == PHOTO
        assert list(bundle.rows("never_heard_of")) == []


def test_booleans_and_exact_decimals_survive(flagged: RecordType, key: SigningKey, tmp_path: Path) -> None:
    rows: list[dict[str, Plain]] = [{"id": id_of(1), "name": "a", "done": 1, "share": "0.1000000000000000055511"},
                                    {"id": id_of(2), "name": "b", "done": 0, "share": None}]
    made = small_bundle(tmp_path, key, rows=[Table(flagged, rows)], photos=[])
    with reading(made.path) as bundle:
        assert list(bundle.rows("flagged")) == rows
    assert b'"done":true' in Parts.of(made.path).payload["data/flagged.ndjson"]


def test_the_result_says_who_signed_and_what_is_in_it(made: Written, key: SigningKey) -> None:
    verified = verify(made.path, known_signers=enrolled(key), me=FACTS.to_id)
    assert verified.counts == {"org_unit": 2, "post": 0, "risk_point": 1, "risk_event": 1, "assessment": 1, "file": 1}
    assert verified.bundle_id == made.bundle_id == hashlib.sha256(
        zipfile.ZipFile(made.path).read("header.json")).hexdigest()
    assert verified.header.state == made.state
    assert verified.signer() == f"Signed by {ENTERPRISE} with the key {key.fingerprint}, which is enrolled."


def test_without_a_list_the_result_says_that_the_key_was_not_checked(made: Written, key: SigningKey) -> None:
    verified = verify(made.path)
    assert not verified.listed
    assert verified.signer().startswith(f"Signed with the key {key.fingerprint}, not checked against a list.")


def test_the_name_tells_sender_number_and_header(made: Written) -> None:
    assert made.path.name == f"{ENTERPRISE}_000017_{made.header_hash[:8]}.dpb"
    assert re.fullmatch(r"[ -~]{1,99}", made.path.name)


def test_the_same_data_makes_the_same_bundle(made: Written, key: SigningKey, tmp_path: Path) -> None:
    again = small_bundle(tmp_path, key)
    assert again.path.read_bytes() == made.path.read_bytes()


def test_the_state_hash_is_what_the_format_says(made: Written) -> None:
    lines = Parts.of(made.path).payload["data/org_unit.ndjson"].splitlines()
    told = b"".join(sorted(json.loads(line)["id"].encode() + b"\x1f" + hashlib.sha256(line).hexdigest().encode() + b"\n"
                           for line in lines))
    assert made.state["org_unit"] == hashlib.sha256(told).hexdigest()
    assert made.state["post"] == hashlib.sha256(b"").hexdigest()


def test_the_order_of_rows_changes_the_payload_but_not_the_state(made: Written, key: SigningKey,
                                                                 tmp_path: Path) -> None:
    turned = [dataclasses.replace(table, rows=list(table.rows)[::-1]) for table in tables()]
    assert small_bundle(tmp_path, key, rows=turned).state == made.state


def test_an_attachment_the_recipient_has_is_listed_only(key: SigningKey, tmp_path: Path) -> None:
    made = small_bundle(tmp_path, key, photos=files(data=None))
    with reading(made.path) as bundle:
        assert bundle.verified.missing_files == (PHOTO_HASH,)
        assert bundle.attachment(PHOTO_HASH) is None


def test_one_photo_of_two_records_is_packed_once(key: SigningKey, tmp_path: Path) -> None:
    (photo,) = files()
    made = small_bundle(tmp_path, key, photos=[photo, dataclasses.replace(photo, ref_table="org_unit",
                                                                          ref_id=id_of(1))])
    assert verify(made.path).counts["file"] == 2
    assert [name for name in Parts.of(made.path).payload if name.startswith("files/")] == [f"files/{PHOTO_HASH}"]


@pytest.mark.parametrize(("values", "sentence"), [
    ({"name": "长" * 101}, "Risk point {id}, field “Name”: it is too long."),
    ({"kind": "spaceship"}, "Risk point {id}, field “Kind”: it is not in its code list."),
    ({"name": None}, "Risk point {id}, field “Name”: it is empty, but must be filled in."),
    ({"note": "a\x07b"}, "Risk point {id}, field “Note”: it contains characters that cannot be printed."),
    ({"unit_id": id_of(999)}, "Risk point {id}, field “Responsible unit”: it names a record that is not in the "
                              "bundle."),
])
def test_a_record_that_does_not_fit_is_named_and_nothing_is_left(
        values: dict[str, str | None], sentence: str, key: SigningKey, tmp_path: Path) -> None:
    unit, point = record_type("org_unit"), record_type("risk_point")
    rows = [Table(unit, []), Table(point, [row_of(point, id_of(7)) | values])]
    with pytest.raises(InputError) as caught:
        small_bundle(tmp_path, key, rows=rows, photos=[])
    assert caught.value.text().startswith(sentence.format(id=id_of(7)) + " The bundle was not made (1 faults in all).")
    assert list(tmp_path.iterdir()) == []


def test_half_a_character_is_named(key: SigningKey, tmp_path: Path) -> None:
    point = record_type("risk_point")
    with pytest.raises(InputError, match=f"Risk point {id_of(7)}: a field holds something a bundle cannot say"):
        small_bundle(tmp_path, key, rows=[Table(point, [row_of(point, id_of(7), note="\ud800")])], photos=[])


def test_a_photo_with_another_content_than_it_says_makes_no_bundle(key: SigningKey, tmp_path: Path) -> None:
    (photo,) = files()
    wrong: list[FileItem] = [dataclasses.replace(photo, data=PHOTO + b"!", byte_count=len(PHOTO) + 1)]
    with pytest.raises(Exception, match="is not the one its record names"):
        small_bundle(tmp_path, key, photos=wrong)
    assert list(tmp_path.iterdir()) == []


def test_stopping_leaves_nothing(key: SigningKey, tmp_path: Path) -> None:
    from dualprev_desktop.exchange.bundle.writer import write_bundle

    class Stops:
        def __init__(self, after: int) -> None:
            self.left = after

        def step(self, done: int, total: int, text: str = "") -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled("stopped")

    for after in (0, 3, 6):
        with pytest.raises(Cancelled):
            write_bundle(tmp_path, FACTS, tables(), files(), key, Stops(after))
        assert list(tmp_path.iterdir()) == []


def test_progress_grows_to_the_end(key: SigningKey, tmp_path: Path) -> None:
    from dualprev_desktop.exchange.bundle.writer import write_bundle

    seen: list[float] = []

    class Notes:
        def step(self, done: int, total: int, text: str = "") -> None:
            seen.append(done / total)

    write_bundle(tmp_path, FACTS, tables(), files(), key, Notes())
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert 0.9 < seen[-1] <= 1


def test_a_folder_that_cannot_be_written_is_named(key: SigningKey, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(StoreUnavailable) as caught:
        small_bundle(blocked, key)
    assert str(blocked) in caught.value.text()
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno in (errno.EEXIST, errno.ENOTDIR)
