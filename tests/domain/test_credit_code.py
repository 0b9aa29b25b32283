"""The unified social credit code: its plain form, and a sentence for each way to get it wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualprev_desktop.domain import credit_code
from dualprev_desktop.kernel.errors import InputError

GOOD = "91411502MA9TEXT005"


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        credit_code.check(text)
    return str(caught.value)


@pytest.mark.parametrize("written", [GOOD, " 91411502 ma9text005\n", "９１４１１５０２ＭＡ９ＴＥＸＴ００５"])
def test_the_plain_form(written: str) -> None:
    assert credit_code.check(written) == GOOD


def test_a_business_without_a_code() -> None:
    assert credit_code.check(" ") == ""


def test_a_wrong_check_character() -> None:
    said = refusal("91411502MA9TEXT006")
    assert "91411502MA9TEXT006 does not agree with its last character" in said
    assert "Compare it with the business licence" in said


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_never_occur(letter: str) -> None:
    assert f"has “{letter}” in place 18" in refusal(GOOD[:-1] + letter)


def test_a_letter_in_the_region() -> None:
    assert "has “A” in place 3" in refusal("91A11502MA9TEXT005")


def test_a_wrong_length() -> None:
    assert "91411502MA9TEXT00 has 17 characters; it must have 18" in refusal(GOOD[:-1])


@given(st.integers(0, 17), st.sampled_from(credit_code.ALPHABET))
def test_one_mistyped_character_is_always_noticed(place: int, character: str) -> None:
    # the modulus is prime and every weight differs from 0, so no single error can hide
    mistyped = GOOD[:place] + character + GOOD[place + 1:]
    if mistyped != GOOD:
        assert refusal(mistyped)
