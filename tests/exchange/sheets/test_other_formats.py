"""Old Excel files and OpenDocument spreadsheets are read by the same way in."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.exchange.workbook_reader import read_workbook
from dualprev_desktop.kernel.errors import BadFile
from tests.exchange.sheets.workbooks import FORMS, LEC_COLUMNS, UNLOADING

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def open_document(target: Path, rows: str) -> Path:
    content = (f'<office:document-content xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" '
               f'xmlns:text="{OFFICE}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sheet1">'
               f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>")
    manifest = (f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry '
                f'manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/></manifest:manifest>')
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", MEDIA_TYPE)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return target


def row_of(cells: list[object]) -> str:
    return f"<table:table-row>{''.join(map(cell_of, cells))}</table:table-row>"


def cell_of(value: object) -> str:
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def test_an_open_document_register_is_read(tmp_path: Path) -> None:
    headings = [own for _, own in LEC_COLUMNS]
    rows = row_of(list(headings)) + row_of([UNLOADING[heading] for heading in headings])
    found = read_register(open_document(tmp_path / "r.ods", rows))

    assert found.problems == ()
    (only,) = found.register.events
    assert only.judgements[0].score == 270
    assert (only.number, len(only.measures)) == ("1", 10)


def test_an_open_document_that_repeats_a_cell_without_end_harms_nobody(tmp_path: Path) -> None:
    repeated = ('<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
                "</table:table-cell></table:table-row>")
    with pytest.raises(BadFile, match="Nothing was changed"):
        read_workbook(open_document(tmp_path / "r.ods", repeated))


def test_a_real_old_excel_file_is_read() -> None:
    path = FORMS / "危险源导入模板.xls"
    if not path.is_file():
        pytest.skip("the real form 危险源导入模板.xls is not beside this checkout")
    (sheet,) = read_workbook(path)
    assert sheet.rows[0][0] == "危险源类别（一级）"
    with pytest.raises(BadFile, match=r"^危险源导入模板\.xls: "):
        read_register(path, layout="ls")


def test_an_old_excel_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = FORMS / "危险源导入模板.xls"
    if not path.is_file():
        pytest.skip("the real form 危险源导入模板.xls is not beside this checkout")
    cut = tmp_path / "cut.xls"
    cut.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(BadFile, match=r"^cut\.xls is damaged|^cut\.xls could not be read"):
        read_workbook(cut)
