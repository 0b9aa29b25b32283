"""Several measures in one cell come apart and go together without losing a character that is theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.exchange.measures_text import (
    MEASURE_SEPARATORS,
    measures_cell,
    measures_in,
    pieces,
    posts_cell,
    posts_in,
)

BLANKS = " \t\u00a0\u3000\u200b\ufeff"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2060"))
CELL = st.text(st.sampled_from("甲乙丙1２.;；\n（）()①、 \u3000，：x")) | TEXT


@pytest.mark.parametrize(("cell", "measures"), [
    ("戴手套;断电；挂牌\n监护", ("戴手套", "断电", "挂牌", "监护")),
    ("1.戴手套；2．断电\n3、挂牌", ("戴手套", "断电", "挂牌")),
    ("①戴手套②", ("戴手套②",)),
    ("（1）戴手套；(2)断电；3）挂牌", ("戴手套", "断电", "挂牌")),
    ("；；\n ；　", ()),
    ("1.5m护栏；24V照明；10.5 kV验电器", ("1.5m护栏", "24V照明", "10.5 kV验电器")),
    ("2；①", ("2",)),
    ("", ()),
])
def test_a_cell_comes_apart_at_its_marks(cell: str, measures: tuple[str, ...]) -> None:
    assert measures_in(cell) == measures


def test_posts_come_apart_at_commas_of_both_widths() -> None:
    assert posts_in("卸油员，加油员、班长,站长") == ("卸油员", "加油员", "班长", "站长")


@given(CELL)
def test_coming_apart_loses_nothing_but_separators_and_blanks(cell: str) -> None:
    def essence(text: str) -> str:
        return text.translate(dict.fromkeys(map(ord, MEASURE_SEPARATORS + BLANKS)))

    assert essence("".join(pieces(cell, MEASURE_SEPARATORS))) == essence(cell)


@given(st.lists(CELL))
def test_what_is_written_is_read_again(measures: list[str]) -> None:
    kept = tuple(text for measure in measures if (text := measure.strip(BLANKS + "\n")))
    assert measures_in(measures_cell(kept)) == kept


@given(CELL)
def test_a_post_with_a_comma_stays_one_post(post: str) -> None:
    kept = post.strip(BLANKS + "\n")
    assert posts_in(posts_cell([kept])) == ((kept,) if kept else ())
