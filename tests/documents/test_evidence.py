"""The printed evidence: what the record is, who changed what, every hash, the chain's head, on pages as needed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.kinds.evidence import write_evidence
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services import assessing, edit, query
from dualprev_desktop.services.evidence import evidence
from dualprev_desktop.store.company import Company
from tests.support.clock import StillClock

LEC = {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)}


@pytest.fixture
def point(company: Company) -> str:
    edit.create(company, "enterprise", {"name": "信阳顺达加油站有限公司"})
    made, _ = edit.create(company, "risk_point", {"name": "油罐区", "kind": "place", "location": "东侧"})
    event, _ = edit.create(company, "risk_event", {"name": "泄漏着火", "risk_point_id": made})
    assessing.assess(company, event, "inherent", "lec-e1", LEC, assessor="张三")
    edit.change(company, "risk_point", made, {"location": "西侧"})
    return made


def pages(path: Path) -> list[str]:
    """The selectable text of each page, without line ends."""
    with pypdfium2.PdfDocument(path) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def printed(company: Company, type_id: str, record_id: str, path: Path, language: str = "zh_CN") -> list[str]:
    return pages(write_evidence([evidence(company, type_id, record_id)], path, translator(language), Silent()))


def test_the_page_names_record_changes_hashes_head_and_file(company: Company, point: str, tmp_path: Path) -> None:
    (text,) = printed(company, "risk_point", point, tmp_path / "e.pdf", "en")
    for words in ("EvidenceofarecordRiskpoint油罐区", "信阳顺达加油站有限公司", "Location:西侧", "Location:东侧→西侧",
                  "Riskevent泄漏着火·made", "Score:270", "Assessor:张三", "officer", company.replica,
                  f"Identifierofthefile:{company.id}", "everyhashisright", "page1of1"):
        assert words in text, words
    with company.read() as reader:
        hashes = [digest.hex() for (digest,) in reader.rows("SELECT hash FROM op WHERE t IN (?, ?, ?)", (
            "risk_point", "risk_event", "assessment"))]
        head = reader.value("SELECT hash FROM vv").hex()
    assert len(hashes) == 4
    assert all(f"SHA-256{one}" in text for one in hashes)
    assert text.count(head) >= 3, "at its operation, as the head and in the foot"


def test_in_chinese_nothing_is_said_in_english(company: Company, point: str, tmp_path: Path) -> None:
    (text,) = printed(company, "risk_point", point, tmp_path / "e.pdf")
    assert "位置:东侧→西侧" in text or "位置：东侧→西侧" in text, text
    assert "固有风险" in text


def test_a_long_history_takes_pages_that_each_name_the_file(company: Company, point: str, tmp_path: Path) -> None:
    for number in range(60):
        edit.change(company, "risk_point", point, {"note": f"第{number}次修改，说明很长" * 12})
    texts = printed(company, "risk_point", point, tmp_path / "e.pdf", "en")
    assert len(texts) > 5
    assert all(company.id in text for text in texts)
    assert [f"page{number}of{len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)
    assert all(f"第{number}次修改" in "".join(texts) for number in range(60))


def test_characters_the_font_lacks_are_printed_by_number(company: Company, point: str, tmp_path: Path) -> None:
    edit.change(company, "risk_point", point, {"note": "危险😀"})
    (text,) = printed(company, "risk_point", point, tmp_path / "e.pdf")
    assert "危险[U+1F600]" in text


def test_a_removed_record_still_has_its_evidence(company: Company, point: str, tmp_path: Path) -> None:
    edit.remove(company, "risk_point", [point])
    (text,) = printed(company, "risk_point", point, tmp_path / "e.pdf", "en")
    assert "Itwasremoved;thesearehislastvalues" in text.replace("itslast", "hislast")
    assert "Riskpoint油罐区·removed" in text
    with pytest.raises(NotFound):
        evidence(company, "risk_point", "nobody")


def test_an_altered_journal_is_told(company: Company, point: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(company.path)) as raw:
        raw.execute("DROP TRIGGER op_no_update")
        raw.execute("UPDATE op SET hash = zeroblob(32) WHERE id = 4")
        raw.commit()
    (text,) = printed(company, "risk_point", point, tmp_path / "e.pdf", "en")
    assert "itisBROKENatentry4" in text


def test_of_the_past_it_says_so_and_has_the_head_of_then(
        company: Company, point: str, clock: StillClock, tmp_path: Path) -> None:
    with company.read() as reader:
        head = reader.value("SELECT hash FROM vv").hex()
    day: date = local_date(clock())
    clock.tick(86400)
    edit.change(company, "risk_point", point, {"location": "南侧"})
    with company.as_of(day) as past:
        (text,) = printed(past, "risk_point", point, tmp_path / "e.pdf", "en")
    assert f"Asitstoodon{day}" in text
    assert head in text
    assert "南侧" not in text


def test_the_document_prints_every_risk_point_or_those_wanted(company: Company, point: str, tmp_path: Path) -> None:
    other, _ = edit.create(company, "risk_point", {"name": "加油岛", "kind": "place"})
    options = Options(translator("en"))
    (path,) = DOCUMENTS["evidence"].build(source_of(company), tmp_path, options, Silent())
    texts = pages(path)
    assert len(texts) == 2
    (path,) = DOCUMENTS["evidence"].build(source_of(company, point_ids={other}), tmp_path, options, Silent())
    assert len(pages(path)) == 1
    edit.remove(company, "risk_point", query.ids(company, "risk_point"))
    with pytest.raises(NotFound, match="no risk point to print the evidence of"):
        DOCUMENTS["evidence"].build(source_of(company), tmp_path, options, Silent())
