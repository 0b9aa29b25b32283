"""The SQL of a table: what it shows is filtered, sorted and grouped by the database, as a person reads the cells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.services import codelists
from dualprev_desktop.services.register import latest
from dualprev_desktop.services.table_scope import (
    ID,
    INHERENT_LEVEL,
    LEVEL_FIELDS,
    STANDING_LEVEL,
    Condition,
    Path,
    Scope,
    field_at,
)

Heard = Callable[[str], Sequence[str] | None]
"""The ids of the records in whose title a word is pinyin; None where the word can be none."""

EVENT_LEVELS = f"SELECT risk_event_id AS id, level, max(kind) FROM assessment WHERE id IN ({latest()}) GROUP BY 1"
"""The residual level, the inherent one where only that was judged."""
EVENT_INHERENT = f"SELECT risk_event_id AS id, level FROM assessment WHERE kind = 'inherent' AND id IN ({latest()})"
WORST = " ".join(f"WHEN '{one.level}' THEN {one.rank}" for one in LEVELS)
NAMED = " ".join(f"WHEN {one.rank} THEN '{one.level}'" for one in LEVELS)


def _worst_of_point(levels: str) -> str:
    return (f"SELECT e.risk_point_id AS id, CASE max(CASE l.level {WORST} END) {NAMED} END AS level "
            f"FROM risk_event AS e JOIN ({levels}) AS l ON l.id = e.id WHERE e.alive = 1 GROUP BY 1")


LEVELS_OF = {
    ("risk_event", STANDING_LEVEL): EVENT_LEVELS, ("risk_event", INHERENT_LEVEL): EVENT_INHERENT,
    ("risk_point", STANDING_LEVEL): _worst_of_point(EVENT_LEVELS),
    ("risk_point", INHERENT_LEVEL): _worst_of_point(EVENT_INHERENT),
}


class Statement:
    """A SELECT over the records `t` of a type; other tables are joined as their columns are asked for."""

    def __init__(self, declared: RecordType) -> None:
        self._declared = declared
        self._joins: dict[str, tuple[str, str]] = {}
        """{what is joined: (its alias, the clause)}"""
        self._with: list[str] = []
        self._clauses = ["t.alive = 1"]
        self.parameters: dict[str, Any] = {}

    def sql(self, what: str, rest: str = "") -> str:
        """`rest` is what follows WHERE; its columns must have been asked for before."""
        head = f"WITH {', '.join(self._with)} " if self._with else ""
        joins = " ".join(clause for _alias, clause in self._joins.values())
        return f"{head}SELECT {what} FROM {self._declared.id} AS t {joins} WHERE {' AND '.join(self._clauses)} {rest}"

    def bind(self, value: Any) -> str:
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    # columns ------------------------------------------------------------------------------------------

    def column(self, path: Path) -> str:
        alias, declared = "t", self._declared
        for depth, name in enumerate(path[:-1], 1):
            declared = record_type(declared.field(name).target)
            alias = self._join("_".join(path[:depth]), declared.id, f'{{0}}.id = {alias}."{name}"')
        if path[-1] in LEVEL_FIELDS:
            joined = self._join("_".join(path), f"({LEVELS_OF[declared.id, path[-1]]})", f"{{0}}.id = {alias}.id")
            return f"coalesce({joined}.level, '{LEVELS[-1].level}')"
        if path[-1:] == ID:
            return f"{alias}.id"
        return f'{alias}."{declared.field(path[-1]).name}"'

    def _join(self, key: str, table: str, condition: str) -> str:
        """The alias under which a table is joined; the same for the same key."""
        if key not in self._joins:
            alias = f"j{len(self._joins)}"
            self._joins[key] = alias, f"LEFT JOIN {table} AS {alias} ON {condition.format(alias)}"
        return self._joins[key][0]

    def read_as(self, path: Path) -> list[str]:
        """The terms by which a column is sorted: a reference by its title, a code by its place in the list."""
        field = field_at(self._declared, path)
        if field.type is FieldType.REFERENCE:
            return self.read_as((*path, record_type(field.target).title_field))
        column, codes = self.column(path), _codes(field)
        # most lists are in the order of their codes
        return [column] if list(codes) == sorted(codes) else [self._place(field, codes, column), column]

    def _place(self, field: Field, codes: Sequence[str], column: str) -> str:
        name = f"codes_{field.code_list}"
        if not any(one.startswith(f"{name} ") for one in self._with):
            self._with.append(f"{name} AS MATERIALIZED (SELECT value AS code, key AS place "
                              f"FROM json_each({self.bind(json.dumps(codes))}))")
        return self._join(f"{name} {column}", name, f"{{0}}.code = {column}") + ".place"

    # which records ------------------------------------------------------------------------------------

    def narrow(self, scope: Scope, heard: Heard = lambda word: None) -> None:
        for name, value in scope.equal.items():
            self._clauses.append(f"{self.column((name,))} IS {self.bind(value)}")
        for condition in scope.conditions:
            self._clauses += self._held(condition)
        for word in scope.text.split():
            self._hold_word(word, heard(word))

    def among(self, ids: Iterable[str]) -> None:
        self._clauses.append(self._one_of("t.id", list(ids)))

    def _one_of(self, column: str, values: Sequence[Any]) -> str:
        return f"{column} IN (SELECT value FROM json_each({self.bind(json.dumps(values))}))"

    def _held(self, condition: Condition) -> list[str]:
        column, clauses = self.column(condition.path), []
        if condition.values:
            known = [value for value in condition.values if value is not None]
            empty = f" OR {column} IS NULL" if None in condition.values else ""
            clauses.append(f"({self._one_of(column, known)}{empty})")
        if condition.since:
            clauses.append(f"{column} >= {self.bind(condition.since)}")
        if condition.until:
            clauses.append(f"{column} <= {self.bind(condition.until)}")
        return clauses

    def _hold_word(self, word: str, heard: Sequence[str] | None) -> None:
        """The word occurs in a searchable field, or the record was heard."""
        searchable = [field.name for field in self._declared.fields if field.searchable]
        pattern = self.bind(f"%{_literally(word)}%") if searchable else ""
        either = [f"t.\"{name}\" LIKE {pattern} ESCAPE '\\'" for name in searchable]
        if heard is not None:
            either.append(self._one_of("t.id", heard))
        if either:
            self._clauses.append(f"({' OR '.join(either)})")

    # in which order -----------------------------------------------------------------------------------

    def ordering(self, scope: Scope) -> str:
        """ORDER BY: groups as they read, then the columns asked for, then the natural order of the type."""
        terms = [*self.read_as(scope.group), self.column(scope.group)] if scope.group else []
        for name, down in scope.order:
            terms += [term + (" DESC" if down else "") for term in self.read_as((name,))]
        return "ORDER BY " + ", ".join([*terms, *(f't."{name}"' for name in (*natural(self._declared), "id"))])


LEVEL_CODES = tuple(one.level.value for one in LEVELS)
"""Worst first, what was not judged last."""


def natural(declared: RecordType) -> tuple[str, ...]:
    """What belongs together stands together: by what a record must belong to, in the order in which that was made."""
    above = tuple(field.name for field in declared.references if field.required)
    return (*above, *(name for name in ("position", "number", declared.title_field)
                      if name in declared.by_name and name not in above))


def _codes(field: Field) -> Sequence[str]:
    if field.type is not FieldType.CODE:
        return ()
    return LEVEL_CODES if field.name in LEVEL_FIELDS else codelists.code_list(field.code_list).codes()


def _literally(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
