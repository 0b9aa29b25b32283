"""The four colours may be chosen within their hues: red, orange, yellow, blue, each told from the others."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain import colours, palette
from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.domain.palette import JUDGED, LEAST_DIFFERENCE, PRESETS, USUAL, Palette
from dualprev_desktop.kernel.errors import InputError

PART = st.integers(0, 255)
COLOURS = st.builds("#{:02X}{:02X}{:02X}".format, PART, PART, PART)


def refusal(level: Level, colour: str) -> str:
    with pytest.raises(InputError) as refused:
        palette.check(USUAL.but(level, colour))
    return refused.value.text()


def test_the_usual_palette_is_the_table_of_levels() -> None:
    assert {look.level: USUAL.colour(look.level) for look in LEVELS} == {look.level: look.colour for look in LEVELS}
    assert {look.level: USUAL.ink(look.level) for look in LEVELS} == {look.level: look.ink for look in LEVELS}


@pytest.mark.parametrize(("name", "preset"), PRESETS)
def test_every_palette_that_is_offered_may_be_taken(name: str, preset: Palette) -> None:
    palette.check(preset)
    assert name
    assert min(colours.difference(preset.colour(one), preset.colour(other))
               for one, other in combinations(JUDGED, 2)) >= LEAST_DIFFERENCE


# green as products paint low risk, safety green, light, dark and bluish green
@pytest.mark.parametrize("green", ["#52C41A", "#009A44", "#00FF00", "#90EE90", "#006400", "#2E8B57", "#00A0A0"])
def test_green_for_low_is_refused_with_the_reason(green: str) -> None:
    said = refusal(Level.LOW, green)
    assert said.startswith(f"{green} is green.")
    assert "red, orange, yellow and blue" in said
    assert "Choose a blue for “Low”" in said


@pytest.mark.parametrize(("level", "colour", "sentence"), [
    (Level.LOW, "#E60012", "#E60012 is no blue"), (Level.LOW, "#800080", "#800080 is no blue"),
    (Level.MAJOR, "#FF69B4", "#FF69B4 is no red"), (Level.MAJOR, "#F39800", "#F39800 is no red"),
    (Level.CONSIDERABLE, "#FFE100", "#FFE100 is no orange"), (Level.CONSIDERABLE, "#7A4A00", "#7A4A00 is no orange"),
    (Level.GENERAL, "#F39800", "#F39800 is no yellow"), (Level.GENERAL, "#808000", "#808000 is no yellow"),
    (Level.GENERAL, "#52C41A", "#52C41A is green"), (Level.MAJOR, "#909090", "#909090 is nearly grey"),
    (Level.LOW, "#FFFFFF", "#FFFFFF is nearly grey")])
def test_a_colour_outside_its_hue_is_refused(level: Level, colour: str, sentence: str) -> None:
    assert refusal(level, colour).startswith(sentence)


def test_two_levels_too_much_alike_are_refused_by_name() -> None:
    with pytest.raises(InputError) as refused:
        palette.check(Palette(considerable="#FFC61A", general="#FFD21A"))
    said = refused.value.text()
    assert "#FFC61A for “Considerable” and #FFD21A for “General” look too much alike" in said


@pytest.mark.parametrize("value", ["blue", "#12", "#GGGGGG", "", "#0068B7FF"])
def test_what_is_no_colour_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="is no colour"):
        palette.written(value)


def test_a_colour_is_written_one_way() -> None:
    assert palette.written(" 0068b7 ") == palette.written("#0068B7") == "#0068B7"


@given(COLOURS)
def test_ink_is_read_on_every_colour(colour: str) -> None:
    chosen = USUAL.but(Level.LOW, colour)
    assert colours.contrast(chosen.ink(Level.LOW), colour) >= 4.5


@given(COLOURS, st.sampled_from(JUDGED))
def test_what_is_let_in_is_of_one_hue_only(colour: str, level: Level) -> None:
    """No colour passes for two levels that are not neighbours, and none that passes is between yellow and blue."""
    passed = []
    for one in JUDGED:
        try:
            palette.check_hue(one, colour)
        except InputError:
            continue
        passed.append(one)
    ranks = sorted(style(one).rank for one in passed)
    assert ranks in ([], [1], [2], [3], [4], [2, 3], [3, 4])
    if passed:
        hue = colours.appearance(colour).hue
        assert hue <= 112 or hue >= 225
        assert colours.appearance(colour).chroma >= palette.LEAST_CHROMA
    assert (palette.kept({level.value: colour}).colour(level) == colour) == (level in passed)


def test_damaged_values_fall_back_one_by_one() -> None:
    got = palette.kept({"major": "#FF0000", "considerable": "junk", "general": "", "low": "#52C41A"})
    assert got == Palette(major="#FF0000")


def test_lab_agrees_with_published_values() -> None:
    """Of sRGB red, green and blue (Lindbloom)."""
    assert colours.lab("#FF0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.1)
    assert colours.lab("#00FF00") == pytest.approx((87.73, -86.18, 83.18), abs=0.1)
    assert colours.lab("#0000FF") == pytest.approx((32.30, 79.19, -107.86), abs=0.1)
    assert colours.contrast("#000000", "#FFFFFF") == pytest.approx(21)
