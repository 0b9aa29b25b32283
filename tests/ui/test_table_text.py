"""Cells on the clipboard: as Excel and WPS put them there, and as they take them."""

from __future__ import annotations

import pytest

from dualprev_desktop.ui.widgets.table_text import cells_of, html_of, text_of


@pytest.mark.parametrize(("text", "lines"), [
    ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
    ("甲\t\r\n\t乙", [["甲", ""], ["", "乙"]]),
    ('"第一行\n第二行"\t乙\r\n', [["第一行\n第二行", "乙"]]),
    ('"他说""停""\n然后走"\t乙', [['他说"停"\n然后走', "乙"]]),
    ('5" 管\t乙', [['5" 管', "乙"]]),
    ('"引用"\t"乙', [['"引用"', '"乙']]),
    ("007\t1E5\t=1+1", [["007", "1E5", "=1+1"]]),
    ("a\rb", [["a"], ["b"]]), ("", []), ("\r\n\r\n", [])])
def test_what_spreadsheets_copy(text: str, lines: list[list[str]]) -> None:
    assert cells_of(text) == lines


@pytest.mark.parametrize("cell", ["甲", "两\n行", 'a"b', '"a"', 'a""b', '""', "a\tb", " 空格 ", "=1", '"a\nb"'])
def test_every_cell_comes_back(cell: str) -> None:
    assert cells_of(text_of([[cell, "x"], ["y", cell]])) == [[cell, "x"], ["y", cell]]


def test_spreadsheets_are_told_that_cells_are_texts() -> None:
    html = html_of([["007", "a<b\n2"]])
    assert html.count("mso-number-format:'\\@'") == 2
    assert "007" in html
    assert 'a&lt;b<br style="mso-data-placement:same-cell">2' in html
