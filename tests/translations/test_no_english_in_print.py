"""Everything the sample company hands out in Chinese is Chinese: pages, pictures, workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dualprev_desktop.charts.comparison import comparison_figure
from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.domain.record import record_types
from dualprev_desktop.exchange.exports import REGISTER, export_table
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.comparison import comparison
from dualprev_desktop.services.register import INHERENT, RESIDUAL
from dualprev_desktop.store.company import Company
from tests.support.words import latin_words

CHINESE = translator("zh_CN")
MODES = (RESIDUAL, INHERENT)

TYPED = {
    r"\b[0-9A-Z]{18}\b": "the unified social credit code",
    r"\b[0-9a-f]{64}\b": "the SHA-256 of an attachment or an operation",
    r"\b[0-9a-f]{32}\b|\b[0-9a-f]{16}\b": "files, records and copies by their ids",
    r"\bdualprev\b|\bcheck\b": "a command, typed so",
    r"\bimage/svg\+xml\b": "the media type of an attachment",
    r"\b[\w-]+\.(svg|xlsx)\b": "file names",
    r"\blec-e1\b": "the rule set by its id, which names its edition for good",
}
"""What the person or a standard wrote, not the program."""


def pdf_text(data: bytes | Path) -> str:
    """The words of all pages, with what the file says of itself."""
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        about = [document.get_metadata_value(key) for key in ("Title", "Author", "Subject", "Keywords")]
        return "\n".join([*about, *pages])


def book_text(path: Path) -> str:
    """Every cell, sheet name, header and footer of a workbook."""
    from openpyxl import load_workbook

    def texts() -> Iterator[object]:
        for sheet in load_workbook(path):
            yield sheet.title
            yield from (part.center.text for part in (sheet.oddHeader, sheet.oddFooter) if part)
            for row in sheet.iter_rows(values_only=True):
                yield from row

    return "\n".join(str(text) for text in texts() if text is not None)


@pytest.fixture(params=MODES)
def options(request: pytest.FixtureRequest) -> Options:
    return Options(CHINESE, dpi=50, mode=request.param)


def test_printed_pages(sample: Company, options: Options, tmp_path: Path) -> None:
    read = {}
    for document in DOCUMENTS:
        # the sample has no major residual risk, and commits to nothing
        with suppress(NotFound):
            for path in document.build(source_of(sample, options.mode), tmp_path, options, Silent()):
                if path.suffix == ".pdf":
                    read[path.name] = pdf_text(path)
    assert {"plan.pdf", "cards.pdf", "notice-board.pdf", "level-chart.pdf"} <= set(read)
    assert "示范加油站" in read["plan.pdf"]
    assert {name: latin_words(text, TYPED) for name, text in read.items()} == {name: [] for name in read}


@pytest.mark.parametrize("hatched", [False, True])
def test_the_list_the_pictures_of_the_plan_are_made_from(sample: Company, options: Options, hatched: bool) -> None:
    """A picture has no text to read; its pages are rendered from these."""
    changed = Options(CHINESE, paper="A4", hatched=hatched, mode=options.mode)
    text = pdf_text(drawing_pdf(all_sheets(source_of(sample, options.mode), changed, Silent()), "图"))
    assert "图例" in text
    assert latin_words(text, TYPED) == []


def test_the_comparison_chart(sample: Company, options: Options) -> None:
    from matplotlib.text import Text

    figure = comparison_figure(comparison(sample, options.mode), CHINESE)
    said = [artist.get_text() for artist in figure.findobj(Text) if isinstance(artist, Text)]
    assert any("作业安全风险比较图" in text for text in said)
    assert latin_words("\n".join(said), TYPED) == []


@pytest.mark.parametrize("layout", [REGISTER, *(declared.id for declared in record_types())])
def test_workbooks(sample: Company, layout: str, tmp_path: Path) -> None:
    text = book_text(export_table(sample, layout, tmp_path / f"{layout}.xlsx", CHINESE))
    assert len(text) > 10
    assert latin_words(text, TYPED) == []
