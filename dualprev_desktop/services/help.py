"""Short help topics, kept as data in `resources/help`: what the standard asks, what the words mean, how to do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object

NOT_LINES = N_("{where}: “lines” of {language} must be a list of texts. Correct it.")
KEYS = ("id", "order", "pages", "title", "words", "source", "lines")


@dataclass(frozen=True)
class Topic:
    """One page of help; `source` says where its facts come from and which of them are only recalled."""

    id: str
    order: int
    pages: tuple[str, ...]
    """Ids of the pages it helps with; the first topic of a page is the one it opens with."""
    titles: Mapping[str, str]
    words: tuple[str, ...]
    """What a person may call it, for the search."""
    sources: Mapping[str, str]
    texts: Mapping[str, tuple[str, ...]]

    def title(self, language: str = "") -> str:
        return in_language(self.titles, language or active().language)

    def source(self, language: str = "") -> str:
        return in_language(self.sources, language or active().language)

    def lines(self, language: str = "") -> tuple[str, ...]:
        """One sentence or two each."""
        joined = {key: "\n".join(lines) for key, lines in self.texts.items()}
        return tuple(in_language(joined, language or active().language).split("\n"))


@cache
def topics() -> tuple[Topic, ...]:
    """All topics in their order. Raises BadFile or InputError naming the file that cannot be read."""
    found = [read_topic(path) for path in sorted(resource("help").glob("*.json"))]
    return tuple(sorted(found, key=lambda topic: (topic.order, topic.id)))


def topic(id: str) -> Topic:
    """KeyError when there is none."""
    return {one.id: one for one in topics()}[id]


def topics_of(page_id: str) -> tuple[Topic, ...]:
    """What helps with a page, the nearest first."""
    return tuple(one for one in topics() if page_id in one.pages)


def read_topic(path: Path) -> Topic:
    node = read_object(path)
    node.only(*KEYS)
    return Topic(node.text("id"), int(node.number("order")), _texts(node, "pages"), node.texts("title"),
                 _texts(node, "words"), node.texts("source"), _lines(node))


def _texts(node: Node, key: str) -> tuple[str, ...]:
    value = node.data.get(key)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError(NOT_LINES, where=node.where, language=key)
    return tuple(value)


def _lines(node: Node) -> Mapping[str, tuple[str, ...]]:
    child = node.child("lines")
    return {language: _texts(child, language) for language in child.data}
