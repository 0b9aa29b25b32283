"""Each document writes its files whole, or none."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dualprev_desktop.documents.base import DOCUMENTS, Options, PrintSource
from dualprev_desktop.domain.bands import Limit
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.errors import Cancelled, DualPrevError, NotFound
from dualprev_desktop.kernel.i18n import N_, Translator, translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.views import Bar, CardView, ComparisonView, PlanView
from tests.documents.conftest import PaperText

BAR = Bar("卸油作业", Decimal(120), Level.GENERAL)
COMPARISON = ComparisonView("信阳顺达加油站有限公司", "residual", "lec_e1", (BAR,),
                            (Limit(Decimal(70), False, Level.GENERAL),),
                            date(2026, 11, 24))
FILES = {"plan": ["plan.pdf"], "plan-png": ["plan.png", "plan-2.png"], "cards": ["cards.pdf"],
         "plan-svg": ["plan.svg", "plan-2.svg"], "comparison": ["comparison.png"],
         "comparison-pdf": ["comparison.pdf"]}


class StopAtOnce:
    def step(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled(N_("Stopped."))


@pytest.fixture
def source(plan: PlanView, card: CardView) -> PrintSource:
    return PrintSource(lambda: [plan, replace(plan, name="二层")], lambda: [card, card], lambda _choice: (COMPARISON,),
                       lambda: [], lambda: [])


EMPTY = PrintSource(lambda: [], lambda: [], lambda _choice: (replace(COMPARISON, bars=()),), lambda: [], lambda: [])


@pytest.mark.parametrize("id", FILES)
def test_a_document_writes_the_files_it_names(id: str, source: PrintSource, t: Translator, tmp_path: Path) -> None:
    written = DOCUMENTS[id].build(source, tmp_path, Options(t, dpi=50), Silent())
    assert [path.name for path in written] == FILES[id]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES[id])
    signs = {".pdf": b"%PDF-", ".png": b"\x89PNG", ".svg": b"<?xml"}
    assert all(path.read_bytes().startswith(signs[path.suffix]) for path in written)


@pytest.mark.parametrize("id", FILES)
def test_a_document_is_the_same_bytes_each_time(id: str, source: PrintSource, tmp_path: Path) -> None:
    options = Options(translator("zh_CN"), dpi=50)
    first, second = (DOCUMENTS[id].build(source, tmp_path / name, options, Silent()) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("id", FILES)
def test_nothing_to_print_is_told_and_writes_nothing(id: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        DOCUMENTS[id].build(EMPTY, tmp_path, Options(translator("en")), Silent())
    assert "in step" in caught.value.text()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("id", FILES)
def test_stopping_leaves_what_stood_there(id: str, source: PrintSource, tmp_path: Path) -> None:
    target = tmp_path / FILES[id][0]
    target.write_text("old")
    with pytest.raises(DualPrevError):
        DOCUMENTS[id].build(source, tmp_path, Options(translator("en"), dpi=50), StopAtOnce())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_plan_paper_is_chosen(source: PrintSource, tmp_path: Path) -> None:
    import pypdfium2

    for size, width in (("A4", 297), ("A3", 420), ("A1", 841)):
        (path,) = DOCUMENTS["plan"].build(source, tmp_path, Options(translator("en"), paper=size), Silent())
        with pypdfium2.PdfDocument(path) as document:
            assert len(document) == 2
            assert document[0].get_width() == pytest.approx(width * 72 / 25.4, abs=0.1)


def test_a_chart_on_paper_is_words_in_the_shipped_font(source: PrintSource, paper_text: PaperText,
                                                       tmp_path: Path) -> None:
    (path,) = DOCUMENTS["comparison-pdf"].build(source, tmp_path, Options(translator("zh_CN"), hatched=True), Silent())
    found = paper_text(path.read_bytes())
    assert [word for word in ("信阳顺达加油站有限公司", "卸油作业", "▲一般", "120") if word not in found] == []
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("pdffonts (poppler) is not installed")
    lines = subprocess.run([program, str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert lines
    assert [line for line in lines if "NotoSansSC" not in line or "TrueType" not in line
            or line.split()[-5:-4] != ["yes"]] == []
