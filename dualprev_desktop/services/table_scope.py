"""What a table shows: of which type, which of its records, in which order, grouped by what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType, Plain
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.kernel.i18n import N_

Path = tuple[str, ...]
"""Names of fields from a record to a value: ("risk_point_id", "unit_id") is the unit of an event's risk point."""

STANDING_LEVEL = "standing_level"
"""The level that counts of an event, or of the worst event of a risk point: a field that is nowhere stored."""
INHERENT_LEVEL = "inherent_level"
"""The level without controls, of an event or of the worst event of a risk point; stored nowhere either."""
LEVEL_FIELDS = {
    STANDING_LEVEL: Field(STANDING_LEVEL, FieldType.CODE, N_("Level"), code_list="level"),
    INHERENT_LEVEL: Field(INHERENT_LEVEL, FieldType.CODE, N_("Inherent level"), code_list="level"),
}
ID: Path = ("id",)
ID_FIELD = Field("id", FieldType.TEXT, N_("Record"))
"""A table is narrowed to records of one's choice by what they are."""
JUDGED = frozenset({"risk_event", "risk_point"})
"""Types whose records have these levels."""
CHOSEN_FROM = frozenset({FieldType.CODE, FieldType.REFERENCE, FieldType.BOOLEAN, FieldType.DATE})


@dataclass(frozen=True)
class Condition:
    """Narrows a table: to some values (None is the empty one), or to days from `since` to `until`, both ISO dates.

    `words` is what it is called where the values say nothing to a person, as identifiers do.
    """

    path: Path
    values: tuple[Plain, ...] = ()
    since: str = ""
    until: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.values or self.since or self.until)


Conditions = tuple[Condition, ...]


@dataclass(frozen=True)
class Scope:
    type_id: str
    equal: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    order: tuple[tuple[str, bool], ...] = ()
    """(field, descending); behind them the natural order of the type."""
    conditions: Conditions = ()
    group: Path = ()

    @property
    def narrowed(self) -> bool:
        """Whether a person narrowed it; `equal` is where the table belongs."""
        return bool(self.text or self.conditions)

    def condition(self, path: Path) -> Condition:
        """The one on a path; an empty one where there is none."""
        return next((one for one in self.conditions if one.path == path), Condition(path))

    def with_condition(self, new: Condition) -> Conditions:
        """Its conditions with `new` in the place of the one on the same path; an empty one is left out."""
        others = [one for one in self.conditions if one.path != new.path]
        place = next((place for place, one in enumerate(self.conditions) if one.path == new.path), len(others))
        return (*others[:place], *([new] if new else []), *others[place:])


def only_these(ids: Iterable[str], words: str) -> Conditions:
    """Narrows a table to exactly these records, under a name of their own."""
    return (Condition(ID, tuple(ids), words=words),)


def field_at(declared: RecordType, path: Path) -> Field:
    """The last field of a path. Raises InputError for a name that is not declared on the way."""
    for name in path[:-1]:
        declared = record_type(declared.field(name).target)
    return ID_FIELD if path[-1:] == ID else LEVEL_FIELDS.get(path[-1]) or declared.field(path[-1])


def facets(declared: RecordType) -> tuple[Path, ...]:
    """By what a table is filtered and grouped: the levels, then codes, references and days of the record, then those
    of the records it belongs to; of several of one name the nearest."""
    found: dict[str, Path] = {}
    for path in sorted(_paths(declared, ()), key=lambda path: path[-1] not in LEVEL_FIELDS):
        found.setdefault(path[-1], path)
    return tuple(found.values())


def _paths(declared: RecordType, above: Path) -> Iterator[Path]:
    if declared.id in JUDGED:
        yield from ((*above, name) for name in LEVEL_FIELDS)
    for one in declared.fields:
        if one.type in CHOSEN_FROM and not one.hidden:
            yield (*above, one.name)
    for one in declared.references:
        if one.required and one.target != declared.id and one.name not in above:
            yield from _paths(record_type(one.target), (*above, one.name))
