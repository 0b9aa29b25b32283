"""The evidence of a record (取证页): what it is, all that ever happened to it, what proves that nothing was altered.

After an accident an investigation (倒查) asks who changed what and when; the page answers without the program.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from dualprev_desktop import __version__
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.clock import system_clock
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import Word
from dualprev_desktop.services import query
from dualprev_desktop.services.history import RecordHistory, tree, whole_history
from dualprev_desktop.services.naming import Key
from dualprev_desktop.services.pictures import SeenPicture, of_records
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.journal import faults
from dualprev_desktop.store.reader import NO_SUCH_RECORD, Reader

RISK_POINT = record_type(RiskPoint).id


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest operation of one copy: its hash covers all that the copy ever wrote."""

    replica: str
    counter: int
    hash: str


@dataclass(frozen=True)
class FileProof:
    """What identifies a company file and its journal at one moment; `fault_at` is the first broken entry, if any."""

    file_id: str
    file_name: str
    heads: tuple[ChainHead, ...]
    operations: int
    fault_at: int | None


@dataclass(frozen=True)
class Evidence:
    """`values` are those that stand (or stood when the record was removed), plain, by field."""

    enterprise: str
    history: RecordHistory
    values: dict[str, str | int | None]
    alive: bool
    proof: FileProof
    stands_at: str
    printed_at: str
    printed_by: str
    version: str
    pictures: tuple[SeenPicture, ...] = ()
    """Of the record and of what hangs on it."""


def exact(milliseconds: int) -> str:
    """Local time to the second, with its distance from UTC: what stands in a file of evidence."""
    at = datetime.fromtimestamp(milliseconds / 1000).astimezone()
    offset = at.strftime("%z")
    return f"{at.strftime('%Y-%m-%d %H:%M:%S')} {offset[:3]}:{offset[3:]}"


def evidence(company: Company, type_id: str, record_id: str) -> Evidence:
    """Of one record with all that hangs on it, removed ones too. Raises NotFound for one there never was."""
    return next(_evidence(company, [(type_id, record_id)]))


def evidences(company: Company, point_ids: Collection[str] | None = None) -> tuple[Evidence, ...]:
    """Of the risk points, or of some of them; the journal's chain is gone through once."""
    return tuple(_evidence(company, [(RISK_POINT, record_id) for record_id in query.ids(company, RISK_POINT)
                                     if point_ids is None or record_id in point_ids]))


def _evidence(company: Company, keys: Collection[Key]) -> Iterator[Evidence]:
    owner = query.enterprise(company)
    with company.read() as reader:
        proof = _proof(company, reader)
    for type_id, record_id in keys:
        history = whole_history(company, type_id, record_id)
        declared = history.declared
        with company.read() as reader:
            stored = reader.plain(declared, [record_id]).get(record_id)
            hanging = tree(reader, type_id, record_id)
            if stored is None:
                raise NotFound(NO_SUCH_RECORD, record=Word(declared.label), id=record_id)
        yield Evidence(
            owner.name if owner else "", history, {name: stored[name] for name in declared.names},
            bool(stored["alive"]), proof, company.stands_at, exact(system_clock()), company.user, __version__,
            of_records(company, hanging))


def _proof(company: Company, reader: Reader) -> FileProof:
    heads = reader.rows("SELECT r, c, hash FROM vv ORDER BY r")
    broken = next(iter(faults(reader.connection)), None)
    return FileProof(
        company.id, company.path.name, tuple(ChainHead(r, c, digest.hex()) for r, c, digest in heads),
        int(reader.value("SELECT count(*) FROM op") or 0), broken[0] if broken else None)
