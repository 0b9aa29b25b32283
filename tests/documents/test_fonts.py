"""The shipped font draws everything the program itself prints, and names what it cannot."""

from __future__ import annotations

import pytest

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.card_text import CIRCLED
from dualprev_desktop.documents.lines import NEVER_FIRST, NEVER_LAST
from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import languages, translator
from dualprev_desktop.services.codelists import code_lists


def test_all_terms_of_all_code_lists_can_be_printed() -> None:
    words = [word for found in code_lists() for item in found.items for word in item.words()]
    assert words
    assert fonts.missing_glyphs(words) == set()


def test_level_words_and_shapes_can_be_printed_in_every_language() -> None:
    texts = [text for look in LEVELS for language in languages()
             for text in (look.shape, translator(language).gettext(look.word))]
    assert fonts.missing_glyphs([*texts, *NEVER_FIRST, *NEVER_LAST, *CIRCLED]) == set()


def test_characters_the_font_lacks_are_found() -> None:
    assert fonts.missing_glyphs(["油\U0001F525罐", "plain"]) == {"\U0001F525"}
    assert fonts.missing_glyphs(["tab\tand\nline\u3000blank\u200b"]) == set()


def test_the_sentence_names_the_character_and_the_text() -> None:
    with pytest.raises(InputError) as caught:
        fonts.check_glyphs(["fine", "卸油\U0001F525"])
    assert "U+1F525" in caught.value.text()
    assert "卸油" in caught.value.text()


def test_invisible_marks_are_not_printed() -> None:
    assert fonts.printable("a\u200bb\ufeffc\td\r\ne") == "abc d\ne"
    assert fonts.one_line("a\nb") == "a b"
