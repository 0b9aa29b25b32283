"""The printed explanation: one page a judgement, saying what an inspector asks, under each edition."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services import assessing, edit
from dualprev_desktop.services.directly import assess_directly
from dualprev_desktop.store.company import Company
from tests.documents.conftest import PaperText

SEVENTY = {"L": Decimal(1), "E": Decimal(10), "C": Decimal(7)}


@pytest.fixture
def event(company: Company) -> str:
    edit.create(company, "enterprise", {"name": "信阳顺达加油站有限公司"})
    point, _ = edit.create(company, "risk_point", {"name": "加油作业", "kind": "activity", "number": "R-0001"})
    made, _ = edit.create(company, "risk_event", {"risk_point_id": point, "name": "油枪滴漏起火"})
    return made


def printed(company: Company, folder: Path, language: str = "zh_CN") -> bytes:
    options = Options(translator(language))
    written = DOCUMENTS["explanation"].build(source_of(company), folder, options, Silent())
    assert [path.name for path in written] == ["explanations.pdf"]
    return written[0].read_bytes()


@pytest.mark.parametrize(("rules", "band", "level", "other"), [
    ("lec-e1", "0<D≤70", "●低", "70≤D<160▲一般"), ("lec-e2", "70≤D<160", "▲一般", "0<D≤70●低")])
def test_seventy_under_both_editions(company: Company, event: str, tmp_path: Path, paper_text: PaperText, rules: str,
                                     band: str, level: str, other: str) -> None:
    assessing.assess(company, event, "residual", rules, SEVENTY, assessor="王建国")
    words = paper_text(printed(company, tmp_path))
    assert words.startswith("风险评定说明信阳顺达加油站有限公司")
    for expected in ("D=1×10×7=70", f"{band}{level}", "连续暴露", "R-0001加油作业", "油枪滴漏起火", "王建国", other,
                     "恰为界限值", "未核实"):
        assert expected in words, expected


def test_one_page_each_even_with_many_measures(company: Company, event: str, tmp_path: Path,
                                               paper_text: PaperText) -> None:
    for number in range(12):
        edit.create(company, "control_measure", {
            "risk_event_id": event, "measure_class": "technical", "state": "existing",
            "content": f"第{number}项：加油枪、胶管、拉断阀每班检查一次，发现渗漏立即停用并挂牌，班长记录。"})
    assessing.assess(company, event, "residual", "lec-e2", SEVENTY)
    pdf = printed(company, tmp_path)
    assert pages(pdf) == 1
    assert all(f"第{number}项" in paper_text(pdf) for number in range(12))


def test_a_direct_judgement_prints_its_basis(company: Company, event: str, tmp_path: Path,
                                             paper_text: PaperText) -> None:
    assess_directly(company, event, ["law"], "GB 50156，间距不足")
    words = paper_text(printed(company, tmp_path, "en"))
    assert "Directjudgement■Major" in words
    assert "GB50156，间距不足" in words


def test_nothing_judged_is_told(company: Company, event: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="No risk event has been assessed yet"):
        printed(company, tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []


def pages(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as found:
        return len(found)
