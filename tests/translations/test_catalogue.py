"""简体中文 is complete: it has every message of the source, whole, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from tests.support.words import latin_words

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted((ROOT / "translations").glob("*/LC_MESSAGES/dualprev.po"))
CHINESE = ROOT / "translations/zh_CN/LC_MESSAGES/dualprev.po"

HOLE = re.compile(r"\{\w*\}|%\(\w+\)[a-z]|%[a-z](?![a-z])")
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")

SAID_WITHOUT_IDEOGRAPHS = {
    "above {edge}: {level}": "a mathematical sign says it",
    "from {edge}: {level}": "a mathematical sign says it",
}
"""Messages with words whose translation needs no ideograph."""

SAME_IN_CHINESE: dict[str, str] = {}
"""Messages with words that Chinese writes the same way, each with its reason."""


@cache
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parts[-3])


@cache
def extracted() -> frozenset[tuple[str, ...]]:
    """Every message of the source now, as singular and plural."""
    found = extract_from_dir(str(ROOT / "dualprev_desktop"))
    return frozenset(_forms(message) for _file, _line, message, _comments, _context in found if message)


def messages(path: Path) -> Iterator[Message]:
    return (message for message in catalogue(path) if message.id)


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def translations(message: Message) -> tuple[str, ...]:
    return _forms(message.string or "")


def has_words(text: str) -> bool:
    """Whether there is anything to translate but braces and punctuation."""
    return re.search(r"[A-Za-z]{2,}", HOLE.sub("", text)) is not None


def test_chinese_is_there() -> None:
    assert CHINESE in CATALOGUES


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
class TestComplete:
    def test_it_has_the_messages_of_the_source_and_no_others(self, path: Path) -> None:
        known = {_forms(message.id) for message in messages(path)}
        assert sorted(extracted() - known) == [], "run `make translations` and translate these"
        assert sorted(known - extracted()) == [], "run `make translations`: the source has no such message any more"

    def test_nothing_is_missing_fuzzy_or_obsolete(self, path: Path) -> None:
        assert [message.id for message in messages(path) if not all(translations(message))] == []
        assert [message.id for message in messages(path) if message.fuzzy] == []
        assert list(catalogue(path).obsolete) == []

    def test_every_translation_has_the_forms_its_language_needs(self, path: Path) -> None:
        plurals = catalogue(path).num_plurals
        counted = [message for message in messages(path) if message.pluralizable]
        assert counted
        assert [message.id for message in counted if len(translations(message)) != plurals] == []

    def test_the_braces_are_those_of_the_message(self, path: Path) -> None:
        wrong = []
        for message in messages(path):
            wanted = sorted(HOLE.findall(_forms(message.id)[-1]))
            wrong += [(message.id, said) for said in translations(message) if sorted(HOLE.findall(said)) != wanted]
        assert wrong == []

    def test_white_space_at_the_ends_is_not_invented(self, path: Path) -> None:
        said = [(message.id, text) for message in messages(path) for text in translations(message)]
        assert [pair for pair in said if pair[1] != pair[1].strip(" ") or
                pair[1].endswith("\n") != _forms(pair[0])[-1].endswith("\n")] == []

    def test_it_compiles(self, path: Path) -> None:
        compiled = io.BytesIO()
        write_mo(compiled, catalogue(path))
        compiled.seek(0)
        assert len(read_mo(compiled)) == len(catalogue(path))


def test_chinese_has_one_form_for_every_number() -> None:
    assert catalogue(CHINESE).plural_forms == "nplurals=1; plural=0;"


def test_no_message_is_left_in_english() -> None:
    same = [message.id for message in messages(CHINESE)
            if any(map(has_words, _forms(message.id))) and set(translations(message)) & set(_forms(message.id))]
    assert [text for text in same if text not in SAME_IN_CHINESE] == []
    assert set(SAME_IN_CHINESE) <= {str(text) for text in same}, "a listed message does not need to be listed"


def test_every_translation_is_chinese() -> None:
    bare = [_forms(message.id)[0] for message in messages(CHINESE) if any(map(has_words, _forms(message.id)))
            and not all(IDEOGRAPH.search(said) for said in translations(message))]
    assert sorted(bare) == sorted(SAID_WITHOUT_IDEOGRAPHS)


LATIN_IN_CHINESE = {
    r"Ctrl\+(?:[A-Z]\b|Enter)|\b(Ctrl|Shift|Alt|Enter|Esc|Del|Delete|Insert|Tab|Home|Page Up|Page Down)\b":
        "names of keys",
    r"\*?\.(dualprev|xlsx|xls|xlsb|ods|et|png|jpg|jpeg|tif|tiff|heic|heif|dxf|dwg|webp|bmp|svg|dpb|zip|pdf|docx|doc|wps|ofd)\b":
        "file name endings",
    r"resources/(codes|rules)|\.json|datapackage\.json|\bzip\b": "places and parts of files",
    r"\bzh_CN\b|\ben\b|\bregister\b|\brisk_point\b|\b(major|considerable|general|low|true|false)\b":
        "written so on the command line and in data files",
    r"\b(product|sum|scales_of|lines|alike)\b|\bdualprev check\b": "keys of data files, and a command",
    r"Apache( License)? [\d.]+|Noto Sans SC（OFL [\d.]+）|Material Design Icons|Qt for Python（LGPL \d）": "licences",
}


def test_chinese_keeps_no_other_english_words() -> None:
    found = {said: words for message in messages(CHINESE) for said in translations(message)
             if (words := latin_words(HOLE.sub("0", said), LATIN_IN_CHINESE))}
    assert found == {}


def test_chinese_uses_its_own_punctuation() -> None:
    """，。：；（）“” and no half-width ones beside ideographs."""
    ideograph = r"[\u4e00-\u9fff}]"
    wrong = re.compile(rf"{ideograph}[,;:!?()]|[,;:!?(]{ideograph}|\"|(?<!\*)\.(?=\s|$)|'[^'$]")
    mnemonic = re.compile(r"\(&[A-Z]\)|\(\*\.[^)]*\)|;;")
    found = [said for message in messages(CHINESE) for said in translations(message)
             if wrong.search(mnemonic.sub("", said))]
    assert found == []
