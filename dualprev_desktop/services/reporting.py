"""Reports to the regulator: numbered streams, and a consistent snapshot of what is reported.

A number is reserved in a committed record before the bundle is written; where the program dies in
between, the number is burnt and never used for other content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.domain.record import RecordType, record_types
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.kernel.clock import utc_text
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.text import narrow
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader, columns
from dualprev_desktop.store.uow import FACT

RESERVE = N_("Report {seq} to {recipient}")
FINISH = N_("Report {seq} written")
VOID = N_("Report {seq} given up")
DEFAULT_CODE = "regulator"
WRITING, EXPORTED, VOIDED = "writing", "exported", "voided"

NO_ENTERPRISE = N_("The file has no enterprise yet. Fill in its name under Survey, then report.")
BAD_CODE = N_("The recipient's code “{code}” may hold only letters a-z, digits, dot, dash and underscore. Correct it.")
NO_RECIPIENT = N_("Nobody is named to whom the report goes. Type the authority's name.")


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """A reserved number in the stream (enterprise, epoch, recipient)."""

    report_id: str
    enterprise_id: str
    recipient: str
    recipient_code: str
    epoch: str
    seq: int
    prev: str | None
    """Header hash of the last bundle of the stream that left."""
    created: str


@dataclass(frozen=True, slots=True)
class ReportedFile:
    sha256: str
    byte_count: int
    media_type: str
    name: str
    ref_table: str
    ref_id: str
    data: bytes


@dataclass(frozen=True)
class Snapshot:
    """What is reported, all of one moment; rows hold plain values and the id."""

    reader: Reader
    replica: str

    def tables(self) -> Iterator[tuple[RecordType, Iterator[Mapping[str, Plain]]]]:
        for declared in record_types():
            if declared.reported:
                yield declared, self._rows(declared)

    def _rows(self, declared: RecordType) -> Iterator[Mapping[str, Plain]]:
        names = ("id", *declared.by_name)
        sql = f"SELECT {columns(declared)} FROM {declared.id} WHERE alive = 1 ORDER BY id"
        for row in self.reader.connection.execute(sql):
            yield dict(zip(names, row, strict=True))

    def files(self) -> Iterator[ReportedFile]:
        """The bytes of every attachment, once for each record that refers to it."""
        attachments = {one.id: one for one in self.reader.records(Attachment)}
        for declared in record_types():
            for field in declared.references:
                if field.target == "attachment" and declared.reported:
                    yield from self._files(declared, field.name, attachments)

    def _files(self, declared: RecordType, name: str, attachments: Mapping[str, Attachment]) -> Iterator[ReportedFile]:
        for record in self.reader.records(declared.id):
            one = attachments.get(getattr(record, name))
            data = self.reader.blob(one.sha256) if one else None
            if one and data is not None:
                yield ReportedFile(one.sha256, len(data), one.media_type, one.file_name, declared.id, record.id, data)

    def chain_head(self) -> tuple[str, int, str]:
        """(copy, counter, hash in hex) of the journal: what the signed header vouches for."""
        row = self.reader.rows("SELECT c, hash FROM vv WHERE r = ?", (self.replica,))
        return self.replica, row[0][0], bytes(row[0][1]).hex()


@contextmanager
def snapshot(company: Company) -> Iterator[Snapshot]:
    with company.read() as reader:
        yield Snapshot(reader, company.replica)


def reserve(company: Company, recipient: str, code: str = "") -> ReportDraft:
    """The next number of the stream to the recipient's code (default: the enterprise's district), committed.

    Raises InputError when nobody is named, the code is not plain, or there is nothing to report.
    """
    if not recipient.strip():
        raise InputError(NO_RECIPIENT)
    with company.read() as reader:
        owner = next(reader.records(Enterprise), None)
        if owner is None:
            raise InputError(NO_ENTERPRISE)
        code = _recipient_code(code or owner.district or DEFAULT_CODE)
        epoch = reader.meta("epoch")
        earlier = list(reader.records(Report, order=("seq",), epoch=epoch, recipient_code=code))
    left = [report for report in earlier if report.state == EXPORTED]
    draft = ReportDraft(new_id(), owner.id, recipient.strip(), code, epoch,
                        (earlier[-1].seq or 0) + 1 if earlier else 1,
                        left[-1].header_hash if left else None, utc_text(company.clock()))
    with company.work(RESERVE, kind=FACT, facts={"seq": draft.seq, "recipient": draft.recipient}) as uow:
        uow.add(Report(id=draft.report_id, recipient=draft.recipient, recipient_code=code, epoch=epoch,
                       seq=draft.seq, state=WRITING, created=draft.created))
        uow.commit()
    return draft


def _recipient_code(text: str) -> str:
    code = narrow(text)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", code):
        raise InputError(BAD_CODE, code=text)
    return code


def finish(company: Company, draft: ReportDraft, file_name: str, header_hash: str) -> ChangeSet:
    """The bundle lies verified in its place."""
    return _settle(company, draft.report_id, FINISH, draft.seq, state=EXPORTED, file_name=file_name,
                   header_hash=header_hash)


def void(company: Company, report_id: str, seq: int) -> ChangeSet:
    """The bundle was not written; its number stays burnt."""
    return _settle(company, report_id, VOID, seq, state=VOIDED)


def _settle(company: Company, report_id: str, label: str, seq: int, **values: Any) -> ChangeSet:
    with company.work(label, kind=FACT, facts={"seq": seq}) as uow:
        uow.change(Report, report_id, **values)
        return uow.commit()


def void_unfinished(company: Company) -> ChangeSet:
    """Gives up the numbers a dead program had reserved; called when a file is opened for writing."""
    with company.read() as reader:
        open_ones = list(reader.records(Report, state=WRITING))
    changed = ChangeSet()
    for report in open_ones:
        changed = void(company, report.id, report.seq or 0)
    return changed


