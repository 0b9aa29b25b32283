"""Stored values in people's words: codes by their term, references by the title of what they name, removed or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.query import shown
from dualprev_desktop.services.rulebook import RuleBook, shipped
from dualprev_desktop.store.reader import Reader

REMOVED = N_("{title} (removed)")
CORNER = re.compile(r"-?[\d.]+ -?[\d.]+")
RING = re.compile(r"[\d.]\)")
RULE_SET = "rule_set"

Key = tuple[str, str]
"""(record type, id)"""


@dataclass(frozen=True, slots=True)
class Named:
    """What a person knows a record by: the field that says it, and its stored value."""

    field: Field
    value: Any
    alive: bool


@dataclass(frozen=True)
class Naming:
    """The names of some records, in whichever language they are asked for."""

    known: Mapping[Key, Named] = field(default_factory=dict)
    rules: RuleBook = field(default_factory=shipped)

    def title(self, type_id: str, record_id: str, t: Translator) -> str:
        """Empty where nothing is known of it."""
        found = self.known.get((type_id, record_id))
        return shown(found.field, found.value, {}, t.language) if found else ""

    def alive(self, type_id: str, record_id: str) -> bool:
        found = self.known.get((type_id, record_id))
        return found is not None and found.alive

    def about(self, type_id: str, record_id: str, t: Translator) -> str:
        """Kind and title: `Risk point 油罐区`."""
        return " ".join(filter(None, (t.gettext(record_type(type_id).label), self.title(type_id, record_id, t))))

    def said(self, of: Field, value: Any, t: Translator) -> str:
        """A field's stored value as a person reads it."""
        if value is None or value == "":
            return ""
        if of.type is FieldType.REFERENCE:
            title = self.title(of.target, str(value), t)
            return title if self.alive(of.target, str(value)) else t.gettext(REMOVED).format(title=title)
        if of.type is FieldType.BOOLEAN:
            return t.gettext("Yes") if value else t.gettext("No")
        if of.type is FieldType.SHAPE:
            return _corners(str(value), t)
        if of.name == RULE_SET:
            return self.rules.name(str(value), t.language)
        return shown(of, of.from_plain(value), {}, t.language)


def _corners(shape: str, t: Translator) -> str:
    count = len(CORNER.findall(shape)) - len(RING.findall(shape))  # a ring ends where it began
    return t.ngettext("drawn with {count} corner", "drawn with {count} corners", count).format(count=count)


def named(reader: Reader, wanted: Iterable[Key]) -> dict[Key, Named]:
    """Names of records, dead ones too; what is known by another record has that one's name."""
    found: dict[Key, Named] = {}
    for type_id, ids in _by_type(wanted).items():
        declared = record_type(type_id)
        title = declared.field(declared.title_field)
        stored = reader.plain(declared, ids)
        if title.target:
            _through(reader, declared, title, stored, found)
        else:
            found.update({(type_id, key): Named(title, plain[title.name], bool(plain["alive"]))
                          for key, plain in stored.items()})
    return found


def _through(reader: Reader, declared: RecordType, title: Field, stored: Mapping[str, Mapping[str, Any]],
             found: dict[Key, Named]) -> None:
    named_by = named(reader, {(title.target, plain[title.name]) for plain in stored.values() if plain[title.name]})
    for key, plain in stored.items():
        other = named_by.get((title.target, str(plain[title.name])))
        if other is not None:
            found[declared.id, key] = Named(other.field, other.value, bool(plain["alive"]))


def _by_type(keys: Iterable[Key]) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for type_id, record_id in dict.fromkeys(keys):
        result.setdefault(type_id, []).append(record_id)
    return result
