"""What was typed and is not yet in the company's file: kept beside it, so that it survives the program's death.

It belongs to the person and not to the company: it is in no journal and never leaves the machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.domain.new_title import NewTitle
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.kernel.errors import BadFile, DualPrevError
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import query
from dualprev_desktop.services.typed_text import TextReader
from dualprev_desktop.store.company import Company

FORMAT = 1
MOST = 500
"""So many fields are kept at most; the file stays small whatever happens."""
DAMAGED = N_("What was typed before and not kept could not be read again: {path} is damaged. It is left out; "
             "the company's file is not concerned.")


@dataclass(frozen=True)
class Where:
    """A record; without an id the new one among those that belong to the same."""

    type_id: str
    record_id: str = ""
    among: str = ""
    """For a new record: what all records of its table have in common, as JSON."""


@dataclass(frozen=True)
class Unkept:
    """The text of one field."""

    where: Where
    name: str
    text: Any
    """What an editor gives and takes: a text, a code or id, a tick; a `NewTitle`."""
    before: Plain
    """What stood in the file when it was typed."""
    at: int
    """Milliseconds, as the clock says."""


def among(equal: Mapping[str, Any]) -> str:
    return json.dumps({name: str(value) for name, value in sorted(equal.items())}, ensure_ascii=False) if equal else ""


# the file -----------------------------------------------------------------------------------------------


def file_of(paths: AppPaths, company_id: str) -> Path:
    # the id comes out of a file from anywhere: it must not lead elsewhere
    name = company_id if company_id.isalnum() else company_id.encode().hex()
    return paths.unkept / f"{name}.json"


def dump(entries: Iterable[Unkept]) -> bytes:
    """The newest, as far as there is room; empty where nothing waits."""
    newest = sorted(entries, key=lambda one: one.at)[-MOST:]
    raw = [{"type": one.where.type_id, "record": one.where.record_id, "among": one.where.among, "field": one.name,
            "text": {"new": one.text} if isinstance(one.text, NewTitle) else one.text, "before": one.before,
            "at": one.at} for one in newest]
    whole = json.dumps({"format": FORMAT, "typed": raw}, ensure_ascii=False)
    return whole.encode("utf-8", "surrogatepass") if raw else b""


def write(path: Path, data: bytes) -> None:
    """Nothing to keep leaves no file."""
    if data:
        write_bytes(path, data)
    else:
        path.unlink(missing_ok=True)


def read(path: Path) -> list[Unkept]:
    """Raises BadFile when the file cannot be understood."""
    if not path.exists():
        return []
    try:
        raw = json.loads(path.read_text("utf-8", "surrogatepass"))
        if raw["format"] != FORMAT:
            raise ValueError(raw["format"])
        return [_entry(one) for one in raw["typed"][:MOST]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadFile(DAMAGED, path=path) from error


def _entry(raw: Mapping[str, Any]) -> Unkept:
    text = raw["text"]
    text = NewTitle(text["new"]) if isinstance(text, dict) else text
    if not isinstance(text, str | int) or not isinstance(raw["before"], str | int | None):
        raise TypeError(text)
    where = Where(*(str(raw[key]) for key in ("type", "record", "among")))
    return Unkept(where, str(raw["field"]), text, raw["before"], int(raw["at"]))


# what of it still waits ---------------------------------------------------------------------------------


def still_waiting(company: Company, entries: Iterable[Unkept]) -> list[Unkept]:
    """Without what was kept after all, just before the program died, and what belongs to records that are gone."""
    groups: dict[Where, list[Unkept]] = {}
    for one in entries:
        if _declared(one) is not None:
            groups.setdefault(one.where, []).append(one)
    return [one for where, group in groups.items() for one in _waiting(company, where, group)]


def _declared(one: Unkept) -> RecordType | None:
    """None for what this version of the program does not know."""
    try:
        declared = record_type(one.where.type_id)
    except KeyError:
        return None
    return declared if one.name in declared.by_name and not declared.by_name[one.name].hidden else None


def _waiting(company: Company, where: Where, group: list[Unkept]) -> list[Unkept]:
    declared = record_type(where.type_id)
    if not where.record_id:
        return [] if _was_made(company, declared, group) else group
    record = query.find(company, where.type_id, where.record_id)
    if record is None:
        return []
    return [one for one in group if _plain(company, declared, one) != declared.field(one.name).to_plain(
        getattr(record, one.name))]


def _plain(company: Company, declared: RecordType, one: Unkept) -> Plain:
    """What it would be in the file; as it stands where it is not acceptable."""
    field = declared.field(one.name)
    try:
        return field.to_plain(TextReader(company).value(declared, field, one.text))
    except DualPrevError:
        return str(one.text)


def _was_made(company: Company, declared: RecordType, group: list[Unkept]) -> bool:
    """Whether the last thing before the program died was to make a record of exactly this."""
    typed = {one.name: _plain(company, declared, one) for one in group}
    if any(field.required and not typed.get(field.name) for field in declared.fields
           if field.name not in group[0].where.among):
        return False
    equal = {name: plain for name, plain in typed.items() if plain is not None}
    return bool(equal) and query.count(company, declared.id, equal=equal) > 0
