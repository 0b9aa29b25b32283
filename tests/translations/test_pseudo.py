"""The pseudo-language: longer, accented, in brackets; what a program reads in a text stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QRawFont
from PySide6.QtWidgets import QApplication

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.pseudo import PSEUDO_LANGUAGE, stretched
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.company_menu import CompanyMenu
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.theme.fonts import FILES
from tests.translations.test_catalogue import CHINESE, messages

HOLE = re.compile(r"\{[^{}]*\}|%\(\w+\)s")


@pytest.fixture
def pseudo(qapp: QApplication) -> Iterator[None]:
    use_language(PSEUDO_LANGUAGE)
    yield
    use_language("en")


def source_texts() -> list[str]:
    return [message.id if isinstance(message.id, str) else message.id[-1] for message in messages(CHINESE)]


def test_every_text_is_longer_and_in_brackets() -> None:
    for text in source_texts():
        said = stretched(text)
        assert said.startswith("⟦"), text
        assert "⟧" in said
        assert len(said) >= len(text) + 2
    whole = sum(map(len, source_texts()))
    assert 1.35 < sum(len(stretched(text)) for text in source_texts()) / whole < 1.6


def test_nothing_stays_nothing() -> None:
    assert stretched("") == ""


def test_holes_letters_to_press_and_file_endings_stay() -> None:
    for text in source_texts():
        said = stretched(text)
        assert sorted(HOLE.findall(said)) == sorted(HOLE.findall(text))
        assert QKeySequence.mnemonic(said) == QKeySequence.mnemonic(text)
        assert re.findall(r"\(\*[^)]*\)", said) == re.findall(r"\(\*[^)]*\)", text)


def test_a_file_dialog_understands_its_filters() -> None:
    said = stretched("Workbooks (*.xlsx *.ods);;All files (*)").split(";;")
    assert [kind.partition(" (")[2] for kind in said] == ["*.xlsx *.ods)", "*)"]


def test_counts_and_terms_of_the_lists_are_stretched_too(pseudo: None) -> None:
    assert i18n.ngettext("{count} row", "{count} rows", 2).format(count=2).startswith("⟦2 r")
    assert label("level", "low").startswith("⟦")
    assert label("level", "low") != label("level", "low", "en")


def test_its_letters_are_in_the_shipped_font(qapp: QApplication) -> None:
    from dualprev_desktop.kernel.paths import resource

    font = QRawFont(str(resource("fonts", FILES[0])), 12)
    assert all(font.supportsCharacter(letter) for letter in set(stretched("The quick brown fox, jumping")) - {" "})


def test_it_is_offered_to_nobody(pseudo: None) -> None:
    assert PSEUDO_LANGUAGE not in i18n.languages()
    assert PSEUDO_LANGUAGE not in CompanyMenu._languages()
