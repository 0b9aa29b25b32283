"""JSON has one spelling here, and the fast way to write a row is the same spelling."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.exchange.bundle.canonical import NotCanonical, dump, dump_row, parse, parse_row

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-2**53 + 1, 2**53 - 1), st.text())
ROWS = st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), SCALARS, max_size=8)


@given(ROWS)
def test_the_fast_way_is_rfc_8785(row: dict[str, object]) -> None:
    line = dump_row(row)
    assert line == rfc8785.dumps(row)  # type: ignore[arg-type]
    assert parse_row(line) == row
    assert b"\n" not in line


@given(st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
                    max_leaves=8))
def test_what_is_written_is_read(value: object) -> None:
    assert parse(dump(value)) == value


@pytest.mark.parametrize("value", [1.0, {"a": [0.5]}, float("nan"), 2**53, -2**53, "\ud800", {"\udfff": 1}, {1: 2},
                                   object()])
def test_what_has_no_one_spelling_is_not_written(value: object) -> None:
    with pytest.raises(NotCanonical):
        dump(value)


@pytest.mark.parametrize("row", [{"a": 2**53}, {"a": -2**53}, {"a": "\ud800"}, {"a": object()}])
def test_a_row_that_has_no_one_spelling_is_not_written(row: dict[str, object]) -> None:
    with pytest.raises(NotCanonical):
        dump_row(row)


def test_deep_nesting_is_refused_both_ways() -> None:
    deep: object = 1
    for _level in range(20):
        deep = [deep]
    with pytest.raises(NotCanonical):
        dump(deep)
    with pytest.raises(NotCanonical):
        parse(b"[" * 20 + b"1" + b"]" * 20)
