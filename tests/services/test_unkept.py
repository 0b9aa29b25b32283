"""The side file of what was typed and not kept: read again as it was, damaged, foreign, or overtaken by the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import edit, unkept
from dualprev_desktop.services.unkept import Unkept, Where
from dualprev_desktop.store.company import Company

NEW = Where("risk_point")


def entry(where: Where, name: str, text: object, before: str | None = None, at: int = 5) -> Unkept:
    return Unkept(where, name, text, before, at)


def test_it_is_read_as_it_was_written(paths: AppPaths) -> None:
    path = unkept.file_of(paths, "ab12")
    written = [entry(NEW, "name", "油罐\n区 \ud83d"), entry(NEW, "person_id", NewTitle("王五")),
               entry(Where("risk_point", "x"), "kind", "place", "facility", 7)]
    unkept.write(path, unkept.dump(written))
    found = unkept.read(path)
    assert found == written
    assert isinstance(found[1].text, NewTitle)
    unkept.write(path, unkept.dump([]))
    assert not path.exists()
    assert unkept.read(path) == []


@pytest.mark.parametrize("bytes_", [b"", b"{", b"[]", b'{"format": 2, "typed": []}', b"\xff\xfe\x00", b'{"format": 1}',
                                    b'{"format": 1, "typed": [{"type": "risk_point"}]}', b'{"format": 1, "typed": 3}'])
def test_a_damaged_file_is_told_by_its_name(paths: AppPaths, bytes_: bytes) -> None:
    path = unkept.file_of(paths, "ab12")
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes_)
    with pytest.raises(BadFile) as caught:
        unkept.read(path)
    assert str(path) in caught.value.text()


def test_an_id_out_of_a_foreign_file_leads_nowhere_else(paths: AppPaths) -> None:
    assert unkept.file_of(paths, "../../etc/x").parent == paths.unkept


def test_the_file_stays_small(tmp_path: Path) -> None:
    data = unkept.dump(entry(Where("risk_point", str(number)), "name", "x", at=number) for number in range(2000))
    kept = json.loads(data)["typed"]
    assert len(kept) == unkept.MOST
    assert kept[-1]["at"] == 1999


def test_what_was_kept_after_all_does_not_wait(company: Company) -> None:
    made, _changes = edit.create(company, "risk_point", {"name": "油罐", "kind": "facility"})
    there = Where("risk_point", made)
    waiting = unkept.still_waiting(company, [
        entry(there, "name", "油罐"), entry(there, "location", "北侧"), entry(there, "kind", "设备设施"),
        entry(Where("risk_point", "gone"), "name", "x"), entry(Where("no_such_type"), "name", "x"),
        entry(there, "no_such_field", "x")])
    assert [(one.name, one.text) for one in waiting] == [("location", "北侧")]


def test_a_new_record_waits_unless_it_was_made_just_before_the_end(company: Company) -> None:
    half, whole = [entry(NEW, "name", "油罐")], [entry(NEW, "name", "油罐"), entry(NEW, "kind", "facility")]
    assert unkept.still_waiting(company, half) == half
    assert unkept.still_waiting(company, whole) == whole
    edit.create(company, "risk_point", {"name": "油罐", "kind": "facility"})
    assert unkept.still_waiting(company, whole) == []
    assert unkept.still_waiting(company, half) == half
