"""Code lists: official terms with their codes, one file each in `resources/codes`."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.texts import REQUIRED_LANGUAGES, in_language
from dualprev_desktop.kernel.errors import InputError, NotFound
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object

UNKNOWN_LIST = N_("There is no code list “{id}”. Its file would be resources/codes/{id}.json.")
ID_IS_NOT_NAME = N_("{file}: the id “{id}” differs from the file's name. Make them the same.")
CODE_TWICE = N_("{file}: the code “{code}” stands there twice. Remove one.")
WORD_TWICE = N_("{file}: “{word}” stands for both {first} and {second}. A word may stand for one code only.")
WORDS_OR_FLAG = N_("a text, a list of texts, or true or false")

AttributeValue = str | bool | tuple[str, ...]

# two of four characters alike is already worth asking about: 淹溾 → 淹溺
CLOSE_ENOUGH = 0.5


@dataclass(frozen=True)
class CodeItem:
    """One code; `verified` False where the term or code is recalled and was not read in its standard."""

    code: str
    labels: Mapping[str, str]
    verified: bool
    attributes: Mapping[str, AttributeValue]
    aliases: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        return in_language(self.labels, language)

    def words(self) -> Iterator[str]:
        """Everything a person may write for it."""
        yield self.code
        yield from self.labels.values()
        yield from self.aliases

    def attribute(self, name: str) -> str:
        """A textual attribute; empty where the item has none."""
        value = self.attributes.get(name, "")
        return value if isinstance(value, str) else ""

    def codes_of(self, name: str) -> tuple[str, ...]:
        """An attribute that is a list of codes; empty where the item has none."""
        value = self.attributes.get(name, ())
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True)
class CodeList:
    id: str
    titles: Mapping[str, str]
    source: Mapping[str, str]
    verified: bool
    items: tuple[CodeItem, ...] = field(repr=False)
    open: bool = False
    """Whether a term of one's own may stand where nothing in the list fits."""

    @cached_property
    def by_code(self) -> Mapping[str, CodeItem]:
        return {item.code: item for item in self.items}

    @cached_property
    def _code_of_word(self) -> Mapping[str, str]:
        return {_plain(word): item.code for item in self.items for word in item.words()}

    def codes(self) -> tuple[str, ...]:
        return tuple(self.by_code)

    def label(self, code: str, language: str) -> str:
        """Empty for no code; the code itself when the list does not have it: nothing a person kept vanishes."""
        item = self.by_code.get(code)
        return item.label(language) if item else code

    def find(self, text: str) -> str | None:
        """The code that a person's word stands for: a code, a label or a usual short form, whatever its spacing."""
        return self._code_of_word.get(_plain(text))

    def nearest(self, text: str) -> str | None:
        """The label most like `text`, to ask “did you mean …?”; None when nothing is alike."""
        shown = {_plain(word): word for word in self._label_words()}
        close = difflib.get_close_matches(_plain(text), shown, n=1, cutoff=CLOSE_ENOUGH)
        return shown[close[0]] if close else None

    def _label_words(self) -> Iterator[str]:
        for item in self.items:
            yield from item.labels.values()


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def read_code_list(path: Path) -> CodeList:
    """The list in one file; BadFile or InputError name the file, the row and the key."""
    node = read_object(path)
    node.only("id", "title", "source", "verified", "open", "items")
    verified = node.flag("verified", False)
    items = tuple(_item(row, verified) for row in node.children("items"))
    found = CodeList(node.text("id"), node.texts("title"), node.texts("source"), verified, items,
                     node.flag("open", False))
    _check(found, path)
    return found


def _item(node: Node, verified: bool) -> CodeItem:
    own = {"code", "verified", "aliases", *REQUIRED_LANGUAGES}
    attributes = {key: _attribute(node, key) for key in node.data if key not in own}
    aliases = _attribute(node, "aliases") if "aliases" in node.data else ()
    labels = {language: node.text(language) for language in REQUIRED_LANGUAGES}
    return CodeItem(node.text("code"), labels, node.flag("verified", verified), attributes,
                    aliases if isinstance(aliases, tuple) else ())


def _attribute(node: Node, key: str) -> AttributeValue:
    value = node.data[key]
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise node.wrong(key, WORDS_OR_FLAG)


def _check(found: CodeList, path: Path) -> None:
    if found.id != path.stem:
        raise InputError(ID_IS_NOT_NAME, file=path.name, id=found.id)
    codes: set[str] = set()
    words: dict[str, str] = {}
    for item in found.items:
        if item.code in codes:
            raise InputError(CODE_TWICE, file=path.name, code=item.code)
        codes.add(item.code)
        for word in item.words():
            first = words.setdefault(_plain(word), item.code)
            if first != item.code:
                raise InputError(WORD_TWICE, file=path.name, word=word, first=first, second=item.code)


@cache
def code_list(id: str) -> CodeList:
    """Raises NotFound when no file of that name exists."""
    path = resource("codes", f"{id}.json")
    if not path.is_file():
        raise NotFound(UNKNOWN_LIST, id=id)
    return read_code_list(path)


def code_lists() -> tuple[CodeList, ...]:
    return tuple(code_list(path.stem) for path in sorted(resource("codes").glob("*.json")))


def label(list_id: str, code: str, language: str | None = None) -> str:
    """The term of a code in `language` (the screen's when none is given); the code itself when it is unknown."""
    return code_list(list_id).label(code, language or active().language)
