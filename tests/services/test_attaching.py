"""A file beside a record: kept byte for byte, limited in size, given back as a copy, undone in one step."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.errors import BadFile, DualPrevError
from dualprev_desktop.services import attaching, edit, query
from dualprev_desktop.services.file_intake import LONGEST_NAME, MOST_BYTES
from dualprev_desktop.store.company import Company

DATA = b"%PDF-1.7 \x00\xff report"


@pytest.fixture
def method(company: Company) -> str:
    return edit.create(company, "method_use", {"method": "hazop", "title": "卸油系统"})[0]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "HAZOP分析报告.pdf"
    path.write_bytes(DATA)
    return path


def kept(company: Company, method: str) -> Attachment:
    found = attaching.attached(company, query.find(company, "method_use", method).attachment_id)
    assert found is not None
    return found


def test_the_very_bytes_are_kept_and_come_back(company: Company, method: str, report: Path, tmp_path: Path) -> None:
    attaching.attach(company, "method_use", method, "attachment_id", report)
    found = kept(company, method)
    assert (found.file_name, found.byte_count, found.media_type) == ("HAZOP分析报告.pdf", len(DATA), "application/pdf")
    assert found.sha256 == hashlib.sha256(DATA).hexdigest()
    report.unlink()
    copy = attaching.save_copy(company, found.id, tmp_path / "out" / "copy.pdf")
    assert copy.read_bytes() == DATA


def test_undo_takes_it_off_and_redo_brings_it_back(company: Company, method: str, report: Path) -> None:
    attaching.attach(company, "method_use", method, "attachment_id", report)
    company.undo()
    assert query.find(company, "method_use", method).attachment_id == ""
    assert query.count(company, "attachment") == 0
    company.redo()
    assert kept(company, method).file_name == report.name


def test_another_file_takes_the_place_of_the_first(company: Company, method: str, report: Path, tmp_path: Path) -> None:
    attaching.attach(company, "method_use", method, "attachment_id", report)
    other = tmp_path / "second.docx"
    other.write_bytes(b"PK second")
    attaching.attach(company, "method_use", method, "attachment_id", other)
    assert [one.file_name for one in query.records(company, Attachment)] == ["second.docx"]
    company.undo()
    assert kept(company, method).file_name == report.name


def test_a_file_that_another_record_uses_stays(company: Company, method: str, report: Path, tmp_path: Path) -> None:
    attaching.attach(company, "method_use", method, "attachment_id", report)
    first = kept(company, method)
    edit.create(company, "method_use", {"method": "lopa", "title": "卸油系统", "attachment_id": first.id})
    other = tmp_path / "second.pdf"
    other.write_bytes(b"second")
    attaching.attach(company, "method_use", method, "attachment_id", other)
    assert {one.file_name for one in query.records(company, Attachment)} == {report.name, "second.pdf"}


def test_detaching_lets_go_of_it(company: Company, method: str, report: Path) -> None:
    attaching.attach(company, "method_use", method, "attachment_id", report)
    attaching.detach(company, kept(company, method).id)
    assert query.find(company, "method_use", method).attachment_id == ""
    assert query.count(company, "attachment") == 0


def test_what_cannot_be_kept_is_refused_with_the_reason(company: Company, method: str, tmp_path: Path) -> None:
    large, empty = tmp_path / "large.zip", tmp_path / "empty.pdf"
    with large.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    empty.touch()
    for path, words in ((large, "large.zip is too large: 21 MB; at most 20 MB"), (empty, "empty.pdf is empty"),
                        (tmp_path, "is a folder"), (tmp_path / "gone.pdf", "no longer there")):
        with pytest.raises(DualPrevError, match=words):
            attaching.attach(company, "method_use", method, "attachment_id", path)
    assert query.count(company, "attachment") == 0


def test_just_as_large_as_allowed_is_kept(company: Company, method: str, tmp_path: Path) -> None:
    path = tmp_path / "full.zip"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES)
    attaching.attach(company, "method_use", method, "attachment_id", path)
    assert kept(company, method).byte_count == MOST_BYTES


def test_a_very_long_name_keeps_its_ending(company: Company, method: str, tmp_path: Path) -> None:
    path = tmp_path / ("r" * 240 + ".pdf")
    path.write_bytes(DATA)
    attaching.attach(company, "method_use", method, "attachment_id", path)
    name = kept(company, method).file_name
    assert (len(name), name[-4:]) == (LONGEST_NAME, ".pdf")


def test_lost_bytes_are_told_and_nothing_is_written(company: Company, method: str, report: Path,
                                                    tmp_path: Path) -> None:
    made, _ = edit.create(company, "attachment", {"file_name": "old.pdf", "sha256": "0" * 64, "byte_count": 3,
                                                  "media_type": "application/pdf"})
    target = tmp_path / "copy.pdf"
    with pytest.raises(BadFile, match=r"old\.pdf is no longer in the company's file"):
        attaching.save_copy(company, made, target)
    assert not target.exists()
