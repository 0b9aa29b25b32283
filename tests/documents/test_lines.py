"""Line breaking: nothing lost, nothing too wide, no mark where it may not stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import NEVER_FIRST, NEVER_LAST, fit, single_line, wrap

MIXED = st.text(alphabet="卸油作业泄漏、，。；：（）《》“”abc XYZ 0123456789%-/①②", max_size=200)


@given(MIXED, st.floats(40, 400))
def test_lines_joined_are_the_text(text: str, width: float) -> None:
    assert "".join(wrap(text, fonts.REGULAR, 10, width)) == text


@given(MIXED, st.floats(40, 400))
def test_no_line_is_wider_than_the_column(text: str, width: float) -> None:
    for line in wrap(text, fonts.REGULAR, 10, width):
        assert fonts.text_width(line.rstrip(" "), fonts.REGULAR, 10) <= width + 0.01


@given(st.text(alphabet="卸油作业泄漏火", min_size=2, max_size=9).flatmap(
    lambda word: st.sampled_from([f"{word}。{word}，（{word}）：{word}、“{word}”{word}%{word}"])), st.floats(60, 120))
def test_marks_stand_where_they_may(text: str, width: float) -> None:
    lines = wrap(text, fonts.REGULAR, 10, width)
    assert [line for line in lines[1:] if line[0] in NEVER_FIRST] == []
    assert [line for line in lines[:-1] if line[-1] in NEVER_LAST] == []


def test_latin_words_hold_together() -> None:
    assert [line.strip() for line in wrap("Emergency measures first", fonts.REGULAR, 10, 60)] == [
        "Emergency", "measures", "first"]


def test_a_word_wider_than_the_column_is_broken_rather_than_cut() -> None:
    lines = wrap("x" * 100, fonts.REGULAR, 10, 60)
    assert len(lines) > 5
    assert "".join(lines) == "x" * 100


def test_text_shrinks_before_it_overflows() -> None:
    assert fit("卸油作业", fonts.BOLD, (20, 10), 200, 30).size == 20
    small = fit("卸油作业" * 10, fonts.BOLD, (20, 10), 200, 30)
    assert (small.size, len(small.lines)) == (10, 2)
    assert single_line("卸油作业", fonts.BOLD, (20, 10), 50) == 10
    assert single_line("卸油作业", fonts.BOLD, (20, 10), 5) is None
