"""Files from outside that are damaged, hostile or of another kind: a sentence each, and the program lives on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from dualprev_desktop.exchange import workbook_guard
from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.exchange.workbook_reader import read_workbook
from dualprev_desktop.kernel.errors import BadFile
from tests.exchange.sheets.workbooks import UNLOADING, lec_workbook, plain_workbook, sheet_of, with_part

SHEET_PART = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> str:
    with pytest.raises(BadFile) as caught:
        read_register(path)
    assert caught.value.text().startswith(path.name)
    return caught.value.text()


def test_one_cell_at_the_far_corner(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet_of(book)["XFD1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    assert (tmp_path / "far.xlsx").stat().st_size < 10_000
    assert "there are cells beyond row 200000 or column 200" in refusal(tmp_path / "far.xlsx")


def test_a_far_cell_that_hides_from_the_pre_check_kills_only_the_helper(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "far.xlsx", [["a"]])
    # the reference is written with an entity for its first letter, which only a real parser sees through
    with_part(workbook, SHEET_PART, {b'r="A1"': b'r="&#88;FD1048576"', b'<row r="1"': b'<row r="1048576"'})
    assert "Nothing was changed" in refusal(workbook)


def test_formatted_but_empty_far_cells_are_harmless(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [UNLOADING])
    with_part(workbook, SHEET_PART, {b"</sheetData>": b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'})
    assert len(read_register(workbook).register.events) == 1


def test_a_bomb_of_shared_strings(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "bomb.xlsx", [["a"]])
    with zipfile.ZipFile(workbook, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst><si><t>" + b"A" * (64 << 20) + b"</t></si></sst>")
    assert workbook.stat().st_size < 100_000
    assert "times its size, which no real workbook does" in refusal(workbook)


def test_a_bomb_of_entities(tmp_path: Path) -> None:
    workbook = plain_workbook(tmp_path / "laughs.xlsx", [["a"]])
    entities = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))
    prologue = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + entities + b"]>"
    with_part(workbook, "xl/workbook.xml", {b"<workbook ": prologue + b"<workbook ", b'name="Sheet"': b'name="&l9;"'})
    assert "damaged" in refusal(workbook)


def test_an_entity_in_a_cell_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    workbook = plain_workbook(tmp_path / "xxe.xlsx", [["abc"]])
    prologue = f'<!DOCTYPE x [<!ENTITY f SYSTEM "{secret.as_uri()}">]><worksheet'.encode()
    with_part(workbook, SHEET_PART, {b"<worksheet": prologue, b"abc": b"&f;"})
    try:
        told = str([sheet.rows for sheet in read_workbook(workbook)])
    except BadFile as refused:
        told = refused.text()
    assert "SECRET" not in told


@pytest.mark.parametrize(("name", "content", "sentence"), [
    ("empty.xlsx", b"", "is empty (0 bytes)"),
    ("page.xls", b"\xef\xbb\xbf \r\n<html><table><tr><td>1</td></tr></table></html>", "is a web page or XML text"),
    ("list.xls", "序号,名称\n1,卸油口\n".encode("gbk"), "is not a workbook"),
    ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "is not a workbook"),
    ("locked.xlsx", OLE + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000), "is password-protected"),
    ("stub.xls", OLE + bytes(600), "is damaged or was not copied to its end"),
    ("other.xlsx", b"PK\x03\x04" + bytes(100), "is damaged or was not copied to its end"),
])
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert sentence in refusal(path)


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.999])
def test_a_truncated_workbook(tmp_path: Path, kept: float) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [UNLOADING] * 50)
    whole = workbook.read_bytes()
    workbook.write_bytes(whole[:int(len(whole) * kept)])
    assert "damaged or was not copied to its end" in refusal(workbook)


def test_a_flipped_byte_inside_the_sheet(tmp_path: Path) -> None:
    workbook = lec_workbook(tmp_path / "a.xlsx", [UNLOADING] * 50)
    with zipfile.ZipFile(workbook) as archive:
        middle = archive.getinfo(SHEET_PART).header_offset + 400
    content = bytearray(workbook.read_bytes())
    content[middle] ^= 0xFF
    workbook.write_bytes(content)
    assert "damaged" in refusal(workbook)


def test_a_zip_without_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "damaged" in refusal(path)


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_guard, "PARTS_LIMIT", 5)
    with pytest.raises(BadFile) as caught:
        workbook_guard.inspect(plain_workbook(tmp_path / "a.xlsx", [["a"]]))
    assert "at most 5 are read" in caught.value.template.format(file="a", **caught.value.facts)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be opened: No such file or directory" in refusal(tmp_path / "gone.xlsx")
