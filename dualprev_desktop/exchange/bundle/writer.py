"""Makes a bundle: pack, sign, write under a temporary name, verify what lies on the disk, and only then name it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dualprev_desktop.exchange.bundle.header import PAYLOAD, Audit, Header, bundle_id
from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.payload import FileItem, PayloadWriter, Table
from dualprev_desktop.exchange.bundle.refusals import BadData, Problem
from dualprev_desktop.exchange.bundle.verify import MIMETYPE, verify
from dualprev_desktop.exchange.bundle.zip_writer import ZipWriter
from dualprev_desktop.kernel.errors import InputError, StoreUnavailable
from dualprev_desktop.kernel.files import CANNOT_WRITE, replacing
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.kernel.progress import Progress, Silent

UNFIT = N_("{record} {id}, field “{field}”: {reason}. The bundle was not made ({count} faults in all). "
           "Correct the record and export again.")

SUFFIX = ".dpb"
APP_NAME = "DualPrev Desktop"
CHUNK = 1 << 20
SCALE = 1000


@dataclass(frozen=True)
class BundleFacts:
    """What the header says beside the content; `prev` is the header hash of the bundle before, None for the first."""

    from_id: str
    to_role: str
    to_id: str
    epoch: str
    seq: int
    prev: str | None
    created: str
    app_version: str
    audit: Audit
    schema: str = "1"
    kind: str = "report"
    from_role: str = "enterprise"


@dataclass(frozen=True)
class Written:
    """A bundle that lies on the disk and was verified there."""

    path: Path
    bundle_id: str
    header_hash: str
    state: Mapping[str, str]


def write_bundle(target_folder: Path, facts: BundleFacts, tables: Iterable[Table], files: Iterable[FileItem],
                 key: SigningKey, progress: Progress = Silent()) -> Written:
    """Raises InputError naming a record that does not fit, StoreUnavailable when the disk refuses, Cancelled.

    Nothing new stands in the folder unless the whole bundle was read back and verified.
    """
    tables = list(tables)
    with _system_refusals(target_folder), tempfile.TemporaryFile() as spool:
        draft = f"{facts.from_id}_{facts.seq:06d}{SUFFIX}"
        payload = PayloadWriter(spool, draft, _Part(progress, 0, 1, 2))
        payload.write(tables, files, {"enterprise_id": facts.from_id, "epoch": facts.epoch, "seq": facts.seq,
                                      "to": facts.to_id})
        header = _header(facts, key, spool, payload.state)
        raw = header.dump()
        path = target_folder / file_name(header, raw)
        with replacing(path) as temporary:
            _write_container(temporary, raw, key.sign(raw), spool)
            _verify_on_disk(temporary, path.name, tables, _Part(progress, 1, 2, 2))
    return Written(path, bundle_id(raw), bundle_id(raw), payload.state)


def file_name(header: Header, raw: bytes) -> str:
    """ASCII, below 100 characters: the sender, the number, the first of the header's hash."""
    return f"{header.from_id}_{header.seq:06d}_{bundle_id(raw)[:8]}{SUFFIX}"


def _header(facts: BundleFacts, key: SigningKey, payload: BinaryIO, state: Mapping[str, str]) -> Header:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(payload):
        digest.update(piece)
        size += len(piece)
    return Header(facts.kind, facts.from_role, facts.from_id, key.fingerprint, facts.to_role, facts.to_id,
                  facts.epoch, facts.seq, facts.prev, facts.created, APP_NAME, facts.app_version, facts.schema,
                  PAYLOAD, size, digest.hexdigest(), facts.audit, state)


def _write_container(path: Path, header: bytes, signature: bytes, payload: BinaryIO) -> None:
    with path.open("w+b") as stream:
        container = ZipWriter(stream, path.name)
        container.add("mimetype", [MIMETYPE])
        container.add("header.json", [header])
        container.add("header.json.sig", [signature])
        container.add(PAYLOAD, _pieces(payload))
        container.close()
        os.fsync(stream.fileno())
        if hasattr(os, "posix_fadvise"):
            # so that the verification reads the medium, not the memory it was written from
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(CHUNK):
        yield piece


def _verify_on_disk(path: Path, name: str, tables: list[Table], progress: Progress) -> None:
    try:
        verify(path, name=name, progress=progress)
    except BadData as refused:
        if not refused.problems:
            raise
        raise _unfit(refused.problems, tables) from refused


def _unfit(problems: tuple[Problem, ...], tables: list[Table]) -> InputError:
    """The first fault in the words of the record's declaration, since it is our own data that is at fault."""
    first = problems[0]
    types = {table.record_type.id: table.record_type for table in tables}
    label, field = first.table, first.field
    if record_type := types.get(first.table):
        label = record_type.label
        field = record_type.by_name[field].label if field in record_type.by_name else field
    return InputError(UNFIT, record=Word(label), id=first.key, field=Word(field), reason=Word(first.reason),
                      count=len(problems))


@contextmanager
def _system_refusals(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(CANNOT_WRITE, path=folder, reason=error.strerror or error) from error


class _Part:
    """The stretch from `start` to `end` of `total` on the scale of a longer work."""

    def __init__(self, progress: Progress, start: int, end: int, total: int) -> None:
        self._progress, self._start, self._end, self._total = progress, start, end, total

    def step(self, done: int, total: int, text: str = "") -> None:
        share = (self._end - self._start) * SCALE * done // max(total, 1)
        self._progress.step(self._start * SCALE + share, self._total * SCALE, text)
