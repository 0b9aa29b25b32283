"""What a long table asks: which records, how many, in which groups, and by what it may be narrowed further."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from dualprev_desktop.domain.fields import FieldType, Plain
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.services.table_scope import Path, Scope, field_at
from dualprev_desktop.services.table_sql import Heard, Statement
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import columns, from_row


@dataclass(frozen=True, slots=True)
class Group:
    """Records that have one value, None where they have none, under what that value reads as."""

    value: Plain
    title: str
    count: int


def nothing_heard(_word: str) -> None:
    """For tables that are not narrowed by sound."""


def ids(company: Company, scope: Scope, heard: Heard = nothing_heard, *, limit: int = -1, offset: int = 0) -> list[str]:
    """Identifiers in the order of the table."""
    statement = _narrowed(scope, heard)
    ordering = statement.ordering(scope)
    with company.read() as reader:
        rows = reader.rows(statement.sql("t.id", f"{ordering} LIMIT {limit} OFFSET {offset}"), statement.parameters)
    return [row[0] for row in rows]


def first(company: Company, scope: Scope, heard: Heard = nothing_heard, *, limit: int) -> tuple[list[str], int]:
    """The first identifiers, and how many there are: in one look where words have to be looked for in every row."""
    if not scope.text:
        found = ids(company, scope, heard, limit=limit)
        return found, len(found) if len(found) < limit else count(company, scope, heard)
    statement = _narrowed(scope, heard)
    ordering = statement.ordering(scope)
    with company.read() as reader:
        rows = reader.rows(statement.sql("t.id, count(*) OVER ()", f"{ordering} LIMIT {limit}"), statement.parameters)
    return [row[0] for row in rows], rows[0][1] if rows else 0


def count(company: Company, scope: Scope, heard: Heard = nothing_heard) -> int:
    statement = _narrowed(scope, heard)
    with company.read() as reader:
        return int(reader.rows(statement.sql("count(*)"), statement.parameters)[0][0])


def page(company: Company, scope: Scope, heard: Heard = nothing_heard, *, among: Iterable[str] | None = None,
         limit: int = -1, offset: int = 0) -> list[Any]:
    """The records themselves, those of the ids only where such are given."""
    declared = record_type(scope.type_id)
    statement = _narrowed(scope, heard)
    if among is not None:
        statement.among(among)
    ordering = statement.ordering(scope)
    sql = statement.sql(columns(declared, "t."), f"{ordering} LIMIT {limit} OFFSET {offset}")
    with company.read() as reader:
        return [from_row(declared, row) for row in reader.rows(sql, statement.parameters)]


def groups(company: Company, scope: Scope, heard: Heard = nothing_heard) -> tuple[Group, ...]:
    """The groups of a table that is grouped, in its order."""
    return _counted(company, scope, scope.group, heard)


def values(company: Company, scope: Scope, path: Path, heard: Heard = nothing_heard, *,
           limit: int = -1) -> tuple[Group, ...]:
    """What a table may be narrowed to on a path, with how many would be left; its condition there does not count."""
    others = tuple(one for one in scope.conditions if one.path != path)
    return _counted(company, replace(scope, conditions=others), path, heard, limit)


def _counted(company: Company, scope: Scope, path: Path, heard: Heard, limit: int = -1) -> tuple[Group, ...]:
    statement = _narrowed(scope, heard)
    key, shown = statement.column(path), statement.column(_titled(scope, path))
    order = ", ".join([*statement.read_as(path), key])
    sql = statement.sql(f"{key}, {shown}, count(*)", f"GROUP BY {key} ORDER BY {order} LIMIT {limit}")
    with company.read() as reader:
        return tuple(Group(value, str(title if title is not None else ""), number)
                     for value, title, number in reader.rows(sql, statement.parameters))


def _titled(scope: Scope, path: Path) -> Path:
    """The path to what a value reads as: through references to the title of the last."""
    field = field_at(record_type(scope.type_id), path)
    while field.type is FieldType.REFERENCE:
        path = (*path, record_type(field.target).title_field)
        field = field_at(record_type(scope.type_id), path)
    return path


def _narrowed(scope: Scope, heard: Heard) -> Statement:
    statement = Statement(record_type(scope.type_id))
    statement.narrow(scope, heard)
    return statement
