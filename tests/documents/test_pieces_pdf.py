"""Many sheets in one file: all of them, in order, without holding them all."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.documents.pieces_pdf import PART, write_sheets
from dualprev_desktop.domain.drawing import Drawing, Text
from dualprev_desktop.kernel.progress import Silent

BENCH = Path(__file__).parents[2] / "packaging" / "bench" / "cards.py"


class Stop(Exception):
    """A person had enough."""


class Stopping:
    def step(self, done: int, total: int, text: str = "") -> None:
        if done > PART + 3:
            raise Stop


def sheets(count: int) -> Iterator[Drawing]:
    for number in range(1, count + 1):
        yield Drawing(40 + number % 2, 20, (Text(5, 10, f"第{number}张", 10),))


@pytest.mark.parametrize("count", [1, PART, 2 * PART + 1])
def test_every_sheet_is_a_page_of_its_size_in_order(tmp_path: Path, count: int) -> None:
    import pypdfium2

    target = tmp_path / "sheets.pdf"
    write_sheets(target, sheets(count), "许多卡片", Silent())
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) == count
        assert document.get_metadata_dict()["Title"] == "许多卡片"
        for number in {1, min(count, PART), count}:
            page = document[number - 1]
            assert page.get_textpage().get_text_range() == f"第{number}张"
            assert page.get_width() == pytest.approx((40 + number % 2) * 72 / 25.4, abs=0.01)
    assert list(tmp_path.iterdir()) == [target]


def test_equal_sheets_are_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_sheets(tmp_path / name, sheets(3), "x", Silent())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_what_was_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Stop):
        write_sheets(tmp_path / "sheets.pdf", sheets(2 * PART), "x", Stopping())
    assert list(tmp_path.iterdir()) == []


def bench() -> Any:
    specification = importlib.util.spec_from_file_location("bench_cards", BENCH)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_three_thousand_cards_take_hardly_more_memory_than_a_thousand() -> None:
    small, large = bench().peak_memory(1000), bench().peak_memory(3000)
    # a canvas that holds them all takes 48 KB more for each
    assert (large - small) * 1024 / 2000 < 16
