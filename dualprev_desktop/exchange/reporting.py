"""A company's report as a signed bundle, and the check of a bundle anyone hands over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop import __version__
from dualprev_desktop.exchange.bundle.header import Audit
from dualprev_desktop.exchange.bundle.keys import load_or_create
from dualprev_desktop.exchange.bundle.payload import FileItem, Table
from dualprev_desktop.exchange.bundle.read import reading
from dualprev_desktop.exchange.bundle.schema import FILE_TABLE
from dualprev_desktop.exchange.bundle.writer import BundleFacts, write_bundle
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services import reporting
from dualprev_desktop.services.query import describe
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company


@dataclass(frozen=True)
class Exported:
    """A bundle that lies verified in its place."""

    path: Path
    bundle_id: str
    seq: int
    fingerprint: str
    changes: ChangeSet


def export_report(company: Company, folder: Path, recipient: str, *, code: str = "", passphrase: str | None = None,
                  progress: Progress = Silent()) -> Exported:
    """Reserves a number, writes and verifies the bundle, records it. On failure the number is given up."""
    key = load_or_create(company.paths.keys, passphrase)
    draft = reporting.reserve(company, recipient, code)
    try:
        with reporting.snapshot(company) as snapshot:
            written = write_bundle(folder, _facts(draft, snapshot), _tables(snapshot), _files(snapshot), key, progress)
    except BaseException:
        reporting.void(company, draft.report_id, draft.seq)
        raise
    changes = reporting.finish(company, draft, written.path.name, written.header_hash)
    return Exported(written.path, written.bundle_id, draft.seq, key.fingerprint, changes)


def _facts(draft: reporting.ReportDraft, snapshot: reporting.Snapshot) -> BundleFacts:
    return BundleFacts(from_id=draft.enterprise_id, to_role="regulator", to_id=draft.recipient_code, epoch=draft.epoch,
                       seq=draft.seq, prev=draft.prev, created=draft.created, app_version=__version__,
                       audit=Audit(*snapshot.chain_head()))


def _tables(snapshot: reporting.Snapshot) -> Iterator[Table]:
    for declared, rows in snapshot.tables():
        yield Table(declared, rows)


def _files(snapshot: reporting.Snapshot) -> Iterator[FileItem]:
    for one in snapshot.files():
        yield FileItem(one.sha256, one.byte_count, one.media_type, one.name, one.ref_table, one.ref_id, one.data)


def verify_bundle(path: Path) -> list[str]:
    """What a good bundle says, as sentences. Raises BundleRefused with the reason for any other."""
    with reading(path) as bundle:
        verified = bundle.verified
        names = [str(row["name"]) for row in bundle.rows("enterprise")]
    header = verified.header
    counts = _(", ").join(f"{_label(table)} {count}" for table, count in verified.counts.items() if count)
    return [
        _("{file} is whole and its signature is valid.").format(file=path.name),
        _("From {name} ({sender}), to {recipient}, number {seq}, made {created}.").format(
            name=_(", ").join(names), sender=header.from_id, recipient=header.to_id, seq=header.seq,
            created=header.created),
        _("Signed with the key {fingerprint}. Compare it with the one on the enrolment form.").format(
            fingerprint=verified.fingerprint),
        _("It holds: {counts}.").format(counts=counts),
    ]


def _label(table: str) -> str:
    return _("Files") if table == FILE_TABLE else _(describe(table).plural)
