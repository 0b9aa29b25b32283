"""The bands of a rule set: every positive score has one level, or a sentence says which band is at fault."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualprev_desktop.domain.bands import Band, prove_bands
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.errors import InputError

EDGES = [Decimal(0), Decimal(70), Decimal(160), Decimal(320)]
LEVELS = [Level.LOW, Level.GENERAL, Level.CONSIDERABLE, Level.MAJOR]


def good_bands() -> list[Band]:
    tops: list[Decimal | None] = [*EDGES[1:], None]
    return [Band(level, low, False, high, high is not None)
            for level, low, high in zip(LEVELS, EDGES, tops, strict=True)]


def refusal(bands: list[Band]) -> str:
    with pytest.raises(InputError) as caught:
        prove_bands(bands, "lec_e1.json (lec-e1)", "D")
    return str(caught.value)


def test_the_delivered_bands_are_total_in_any_order() -> None:
    prove_bands(good_bands(), "x", "D")
    prove_bands(reversed(good_bands()), "x", "D")


def test_a_gap_names_the_file_and_both_bands() -> None:
    bands = good_bands()
    bands[1] = replace(bands[1], high=Decimal(159))
    assert refusal(bands) == (
        "lec_e1.json (lec-e1): there is a gap between the bands “General” (70 < D ≤ 159) and “Considerable” "
        "(160 < D ≤ 320). Let one begin where the other ends, and exactly one of them include the edge.")


def test_an_edge_that_no_band_includes_is_a_gap() -> None:
    bands = good_bands()
    bands[0] = replace(bands[0], high_inclusive=False)
    assert "gap between the bands “Low” (0 < D < 70) and “General”" in refusal(bands)


def test_an_edge_that_two_bands_include_is_an_overlap() -> None:
    bands = good_bands()
    bands[2] = replace(bands[2], low_inclusive=True)
    assert "“General” (70 < D ≤ 160) and “Considerable” (160 ≤ D ≤ 320) overlap" in refusal(bands)


def test_an_overlap_is_named() -> None:
    bands = good_bands()
    bands[2] = replace(bands[2], high=Decimal(400))
    assert "“Considerable” (160 < D ≤ 400) and “Major” (D > 320) overlap" in refusal(bands)


def test_two_bands_without_end_overlap() -> None:
    bands = good_bands()
    bands[2] = replace(bands[2], high=None, high_inclusive=False)
    assert "overlap" in refusal(bands)


def test_a_higher_score_must_not_lower_the_level() -> None:
    bands = good_bands()
    bands[1], bands[2] = replace(bands[1], level=Level.CONSIDERABLE), replace(bands[2], level=Level.GENERAL)
    said = refusal(bands)
    assert "“General” (160 < D ≤ 320) lies above “Considerable” (70 < D ≤ 160) but has the lesser level" in said


def test_two_grades_may_share_a_level() -> None:
    bands = [replace(good_bands()[0], high=Decimal(20)), Band(Level.LOW, Decimal(20), False, Decimal(70), True)]
    prove_bands([*bands, *good_bands()[1:]], "x", "D")


@pytest.mark.parametrize(("change", "said"), [
    ({"low": Decimal(1)}, "the lowest band “Low” (1 < D ≤ 70) does not begin at 0"),
    ({"high": Decimal(0)}, "holds no score"),
    ({"level": Level.UNASSESSED}, "has the level “Not assessed”, which is none"),
])
def test_a_bad_lowest_band_is_named(change: dict[str, object], said: str) -> None:
    bands = good_bands()
    bands[0] = replace(bands[0], **change)  # type: ignore[arg-type]
    assert said in refusal(bands)


def test_the_highest_band_must_not_end() -> None:
    bands = good_bands()
    bands[3] = replace(bands[3], high=Decimal(10000), high_inclusive=True)
    assert "the highest band “Major” (320 < D ≤ 10000) has an upper edge" in refusal(bands)


def test_no_bands_at_all() -> None:
    assert refusal([]).startswith("lec_e1.json (lec-e1): there are no bands")


numbers = st.sampled_from([Decimal(text) for text in ("0", "20", "69.5", "70", "70.5", "160", "319.5", "320", "400")])
mutations = st.one_of(
    st.fixed_dictionaries({"low": numbers}), st.fixed_dictionaries({"high": st.one_of(st.none(), numbers)}),
    st.fixed_dictionaries({"low_inclusive": st.booleans()}), st.fixed_dictionaries({"high_inclusive": st.booleans()}),
    st.fixed_dictionaries({"level": st.sampled_from(list(Level))}), st.none(),
)
positive = st.decimals(min_value="0.001", max_value=20000, places=3)


def passes(bands: list[Band]) -> bool:
    try:
        prove_bands(bands, "x", "D")
    except InputError:
        return False
    return True


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), mutations), max_size=5), st.lists(positive | numbers, max_size=20))
def test_whatever_passes_the_proof_is_total_and_monotone(
        changes: list[tuple[int, dict[str, object] | None]], scores: list[Decimal]) -> None:
    bands = good_bands()
    for place, change in changes:
        if change is None:
            bands = [*bands[:place], *bands[place + 1:]]
        elif place < len(bands):
            bands[place] = replace(bands[place], **change)  # type: ignore[arg-type]
    edges = [edge for band in bands for edge in (band.low, band.high) if edge is not None]
    probes = sorted({score for score in [*scores, *edges, *(edge + Decimal("0.01") for edge in edges)] if score > 0})
    holders = [[band.level for band in bands if score in band] for score in probes]
    if passes(bands):
        assert all(len(levels) == 1 for levels in holders)
        ranks = [style(levels[0]).rank for levels in holders]
        assert all(lower <= upper for lower, upper in pairwise(ranks))
        assert 0 not in ranks


@given(st.integers(0, 3))
def test_losing_any_band_is_refused(place: int) -> None:
    bands = good_bands()
    del bands[place]
    assert refusal(bands)
