"""Commands, pages and help are found by what people call them; what was found is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.services.search import Rank
from dualprev_desktop.services.search_marks import marks, snippet
from dualprev_desktop.services.search_near import near


@pytest.mark.parametrize(("typed", "title", "others", "rank"), [
    ("深色", "深色", (), Rank.IS), ("夜间", "深色", (), Rank.ELSEWHERE), ("ss", "深色", (), Rank.SOUNDS),
    ("导入工作簿", "工作簿…", ("从工作簿导入…",), Rank.ELSEWHERE), ("导入工作簿", "清单工作簿", (), None),
    ("新建风险点", "新增风险点", (), Rank.ELSEWHERE), ("打印告知卡", "打印：岗位安全风险告知卡", (), Rank.ELSEWHERE),
    ("风险", "新增风险点", (), Rank.IN_TITLE), ("新增", "新增风险点", (), Rank.BEGINS),
    ("xzfxd", "新增风险点", (), Rank.SOUNDS),
    ("告知卡 打印", "打印：告知卡", (), Rank.IN_TITLE), ("锅炉", "新增风险点", (), None), ("", "深色", (), None),
    ("jha", "工作危害分析", ("JHA",), Rank.IN_TITLE),
])
def test_how_near_a_name_is(typed: str, title: str, others: tuple[str, ...], rank: Rank | None) -> None:
    assert near(typed, title, *others) == rank


@pytest.mark.parametrize(("typed", "text", "marked"), [
    ("卸油", "在卸油区卸油", ["卸油", "卸油"]), ("xyzy", "在卸油作业区", ["卸油作业"]),
    ("xieyou", "在卸油作业区", ["卸油"]),
    ("xieyouz", "卸油作业", ["卸油作"]), ("卸油zy", "卸油作业", ["卸油作业"]),
    ("r-0003", "编号Ｒ－０００３号", ["Ｒ－０００３"]),
    ("xyzy", "卸油（作业）", ["卸油（作业"]), ("锅炉", "卸油", []), ("tank", "Tank farm", ["Tank"]),
])
def test_what_was_found_is_marked(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, typed)] == marked


@given(st.text(max_size=20), st.text(max_size=4))
def test_marks_lie_in_the_text_one_after_the_other(text: str, typed: str) -> None:
    before = 0
    for start, end in marks(text, typed):
        assert before <= start < end <= len(text)
        before = end


def test_a_long_text_is_cut_before_what_was_found() -> None:
    text = "一二三四五六七八九十" * 4 + "卸油" + "后面"
    assert snippet(["无关", text], "卸油") == "…" + text[28:]
    assert snippet(["无关", ""], "卸油") == "无关"
    assert snippet([], "卸油") == ""
