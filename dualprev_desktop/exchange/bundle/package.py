"""The payload's description, datapackage.json (Frictionless Data Package v2), and the names of its members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.exchange.bundle import canonical
from dualprev_desktop.exchange.bundle.refusals import BadData, WrongBinding
from dualprev_desktop.exchange.bundle.schema import FILE_SCHEMA, FILE_TABLE, TableSchema, read_schema
from dualprev_desktop.kernel.i18n import N_

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The name of the format's version; nothing is fetched from there."""
PACKAGE_NAME = "dualprev"
BINDING = "dualprev"
DESCRIPTION = "datapackage.json"
TABLE_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
MEMBER_NAMES = re.compile(r"datapackage\.json|data/[a-z][a-z0-9_]{0,63}\.ndjson|files/[0-9a-f]{64}")
HASH = re.compile(r"sha256:[0-9a-f]{64}")

NO_DESCRIPTION = N_("{file}: its description (datapackage.json) is missing or not of the one form it can have.")
OTHER_HEADER = N_("{file}: its content was packed for another header than the one that is signed.")
UNLISTED = N_("{file}: the tables in it are not those its description lists.")


def table_member(table: str) -> str:
    return f"data/{table}.ndjson"


def names_line(names: Iterable[str]) -> bytes:
    """The whole content of a table without rows: readers of tables stumble over an empty file."""
    return canonical.dump(sorted(names)) + b"\n"


def file_member(sha256: str) -> str:
    return f"files/{sha256}"


@dataclass(frozen=True)
class TableFacts:
    """A table as the description lists it; `schema` is a Frictionless Table Schema."""

    name: str
    byte_count: int
    sha256: str
    schema: Mapping[str, Any]

    def resource(self) -> dict[str, Any]:
        return {
            "name": self.name, "type": "table", "path": table_member(self.name), "format": "ndjson",
            "mediatype": "application/x-ndjson", "encoding": "utf-8", "bytes": self.byte_count,
            "hash": f"sha256:{self.sha256}", "schema": self.schema,
        }


@dataclass(frozen=True)
class ListedTable:
    """A table as a recipient finds it listed."""

    name: str
    byte_count: int
    sha256: str
    schema: TableSchema


def describe(tables: Iterable[TableFacts], binding: Mapping[str, Any]) -> bytes:
    """datapackage.json; `binding` repeats what of the header names this payload's place."""
    return canonical.dump({
        "$schema": PROFILE, "name": PACKAGE_NAME, "resources": [table.resource() for table in tables],
        BINDING: dict(binding),
    })


def read_description(data: bytes, binding: Mapping[str, Any], *, file: str, limit: int) -> tuple[ListedTable, ...]:
    """Raises WrongBinding when the payload is another header's, BadData for an unusable description."""
    try:
        described = canonical.parse(data)
        if described[BINDING] != binding:
            raise WrongBinding(OTHER_HEADER, file=file)
        tables = tuple(map(_listed, described["resources"]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadData(NO_DESCRIPTION, file=file) from error
    if len({table.name for table in tables}) != len(tables) or len(tables) > limit:
        raise BadData(NO_DESCRIPTION, file=file)
    return tables


def _listed(resource: Any) -> ListedTable:
    name, byte_count, digest = resource["name"], resource["bytes"], resource["hash"]
    if not (TABLE_NAME.fullmatch(name) and type(byte_count) is int and HASH.fullmatch(digest)):
        raise ValueError("no table of this program's kind")
    if resource["path"] != table_member(name):
        raise ValueError("a table elsewhere than in its place")
    if name == FILE_TABLE and resource["schema"] != FILE_SCHEMA:
        raise ValueError("another table of attachments")
    return ListedTable(name, byte_count, digest.removeprefix("sha256:"), read_schema(resource["schema"], name))


def check_members(members: Iterable[str], tables: Iterable[ListedTable], file: str) -> None:
    """Raises BadData unless each table is listed and there, once."""
    there = {name for name in members if name.startswith("data/")}
    if there != {table_member(table.name) for table in tables}:
        raise BadData(UNLISTED, file=file)
