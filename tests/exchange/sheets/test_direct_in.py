"""Rows of a register that were judged directly (直接判定), as they come back from others."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dualprev_desktop.exchange.register_in import DryRun, read_register
from dualprev_desktop.services.incoming import IncomingJudgement

HEADINGS = ("作业单元", "典型风险事件", "评估方法", "取值", "可能性大小L", "暴露频繁程度E", "结果严重程度C", "风险值D",
            "风险等级")
Judged = tuple[str, str | None, int | None, str]
"""Method, chosen values, score, level."""


def read(path: Path, method: str, chosen: str | None, score: int | None, level: str) -> DryRun:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADINGS)
    sheet.append(("卸油口", "卸油起火", method, chosen, None, None, None, score, level))
    book.save(path)
    return read_register(path)


@pytest.mark.parametrize(("judged", "chosen", "score"), [
    (("直接判定", "mhi=1;law=1", None, "重大"), "law=1;mhi=1", None),
    (("直接判定", f"{'0a' * 16}=1;law=1", None, "重大"), f"law=1;{'0a' * 16}=1", None),
    (("direct", None, 45, "红"), "", Decimal(45)),
    (("Direct judgement", None, None, "Major risk"), "", None),
])
def test_the_row_is_taken_over_as_major(tmp_path: Path, judged: Judged,
                                        chosen: str, score: Decimal | None) -> None:
    found = read(tmp_path / "r.xlsx", *judged)
    assert [problem.text() for problem in found.errors] == []
    assert found.register.events[0].judgements == (IncomingJudgement("residual", "direct", chosen, score, "major"),)


@pytest.mark.parametrize(("judged", "said"), [
    (("直接判定", None, None, "一般"), "A direct judgement makes the risk major, but “风险等级” is “一般”. Write 重大"),
    (("直接判定", "luck=1", None, "重大"), "There is no condition “luck” for a direct judgement"),
    (("直接判定", "law", None, "重大"), "“law” is not a list of chosen values"),
])
def test_what_does_not_fit_is_told_with_its_cell(tmp_path: Path, judged: Judged,
                                              said: str) -> None:
    found = read(tmp_path / "r.xlsx", *judged)
    assert len(found.errors) == 1
    assert said in found.errors[0].text()
