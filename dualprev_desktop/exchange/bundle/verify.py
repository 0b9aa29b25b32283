"""Verifies a bundle in the one order that is safe: nothing of the payload is looked at before the signature holds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dualprev_desktop.exchange.bundle import refusals, sshsig
from dualprev_desktop.exchange.bundle.file_check import check_files
from dualprev_desktop.exchange.bundle.findings import Enough, Findings
from dualprev_desktop.exchange.bundle.header import Header, bundle_id, parse_header
from dualprev_desktop.exchange.bundle.keys import NAMESPACE
from dualprev_desktop.exchange.bundle.limits import Limits
from dualprev_desktop.exchange.bundle.package import (
    DESCRIPTION,
    MEMBER_NAMES,
    NO_DESCRIPTION,
    ListedTable,
    check_members,
    read_description,
    table_member,
)
from dualprev_desktop.exchange.bundle.strict_zip import StrictZip
from dualprev_desktop.exchange.bundle.table_check import TableCheck
from dualprev_desktop.exchange.bundle.zip_layout import STORED
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.progress import Progress, Silent

MIMETYPE = b"application/vnd.dualprev.bundle+zip"
FIRST = ("mimetype", "header.json", "header.json.sig")
EXTRA_SIGNATURES = frozenset({"header.json.sm2", "header.json.p7s"})
OUTER_NAMES = re.compile(r"mimetype|header\.json(\.sig|\.sm2|\.p7s)?|payload\.[a-z0-9.]{1,20}")

NO_FILE = N_("{file} is no file that can be read.")
EMPTY = N_("{file} is empty.")
TOO_LARGE = N_("{file} has {size} bytes; a bundle has at most {limit}.")
UNREADABLE = N_("{file} is damaged: {reason}.")
WRONG_MEMBERS = N_("{file} does not hold the members of a bundle in their order.")
NOT_SIGNED = N_("{file}: the signature does not fit the header. The header was changed, or signed for another purpose.")
OTHER_KEY = N_("{file}: the key that signed it ({found}) is not the one its header names ({named}).")
UNKNOWN_KEY = N_("{file}: the key {found} is not enrolled for the sender {sender}.")
EXPIRED_KEY = N_("{file}: the key {found} of the sender {sender} was not valid on {day}.")
REVOKED_KEY = N_("{file}: the key {found} of the sender {sender} has been revoked.")
FOR_OTHER = N_("{file} is for {recipient}, not for {me}.")
OTHER_PAYLOAD = N_("{file}: its content is not the one that was signed; the copy is damaged.")

SIGNED_BY_LISTED = N_("Signed by {sender} with the key {key}, which is enrolled.")
SIGNED_BY_SOMEONE = N_("Signed with the key {key}, not checked against a list. "
                       "Compare it with the one the sender told.")


@dataclass(frozen=True)
class KnownSigner:
    """An enrolled key; the bounds are UTC texts as in a header (`2026-11-24T08:30:00Z`), empty for none."""

    fingerprint: str
    valid_from: str = ""
    valid_until: str = ""
    revoked: bool = False

    def valid_at(self, moment: str) -> bool:
        return self.valid_from <= moment and (not self.valid_until or moment <= self.valid_until)


KnownSigners = Mapping[str, Sequence[KnownSigner]]
"""The enrolled keys of each sender, by the sender's id."""


@dataclass(frozen=True)
class Verified:
    """What a bundle that passed every step holds."""

    header: Header
    bundle_id: str
    fingerprint: str
    listed: bool
    """The key was found among the known signers; False: whose key it is was not checked."""
    counts: Mapping[str, int]
    tables: tuple[ListedTable, ...]
    missing_files: tuple[str, ...]
    """The SHA-256 of each attachment that is listed but not enclosed."""

    def signer(self) -> str:
        """Who signed, as a sentence in the screen's language."""
        sentence = _(SIGNED_BY_LISTED) if self.listed else _(SIGNED_BY_SOMEONE)
        return sentence.format(sender=self.header.from_id, key=self.fingerprint)


def verify(path: Path, *, known_signers: KnownSigners | None = None, me: str | None = None, at: str | None = None,
           limits: Limits = Limits(), progress: Progress = Silent(), name: str = "") -> Verified:
    """Raises BundleRefused, whose class and `code` name the step that failed.

    `me` is the recipient's id (None: whoever asks), `at` the moment for which the key must be valid (None: when
    the bundle was made), `name` what sentences call the file.
    """
    with verifying(path, known_signers=known_signers, me=me, at=at, limits=limits, progress=progress,
                   name=name) as (verified, _payload):
        return verified


@contextmanager
def verifying(path: Path, *, known_signers: KnownSigners | None = None, me: str | None = None, at: str | None = None,
              limits: Limits = Limits(), progress: Progress = Silent(),
              name: str = "") -> Iterator[tuple[Verified, StrictZip]]:
    """As `verify`; the verified payload stays open for reading within the block."""
    file = name or path.name
    stream = _open(path, file)
    with stream:
        with _named(file):
            size = _size(stream, file, limits)
            check = _Verification(stream, size, file, limits, progress)
            verified = check.run(known_signers, me, at)
        yield verified, check.payload


@contextmanager
def _named(file: str) -> Iterator[None]:
    """Whatever a hostile file drives the libraries to becomes a refusal."""
    try:
        yield
    except DualPrevError:
        raise
    except OSError as error:
        raise refusals.Damaged(UNREADABLE, file=file, reason=error.strerror or type(error).__name__) from error
    except Exception as error:
        raise refusals.BadContainer(UNREADABLE, file=file, reason=type(error).__name__) from error


def _open(path: Path, file: str) -> BinaryIO:
    try:
        if path.is_file():
            return path.open("rb")
    except OSError as error:
        raise refusals.WrongSize(NO_FILE, file=file) from error
    raise refusals.WrongSize(NO_FILE, file=file)


def _size(stream: BinaryIO, file: str, limits: Limits) -> int:
    size = stream.seek(0, 2)
    if size == 0:
        raise refusals.WrongSize(EMPTY, file=file)
    if size > limits.bundle:
        raise refusals.WrongSize(TOO_LARGE, file=file, size=size, limit=limits.bundle)
    return size


class _Verification:
    """The steps of one bundle; `payload` is there once they have passed."""

    payload: StrictZip

    def __init__(self, stream: BinaryIO, size: int, file: str, limits: Limits, progress: Progress) -> None:
        self._stream, self._size, self._file = stream, size, file
        self._limits, self._progress = limits, progress

    def run(self, known_signers: KnownSigners | None, me: str | None, at: str | None) -> Verified:
        outer = self._container()
        raw = outer.read("header.json", self._limits.header)
        header = parse_header(raw, self._file)
        self._check_key(header, known_signers, at)
        self._check_signature(header, raw, outer.read("header.json.sig", self._limits.signature))
        if me is not None and header.to_id != me:
            raise refusals.NotForMe(FOR_OTHER, file=self._file, recipient=header.to_id, me=me)
        self._check_payload(outer, header)
        tables, findings = self._check_data(outer, header)
        missing = check_files(self.payload, findings)
        self._progress.step(2 * self._size, 2 * self._size)
        counts = {table: len(state) for table, state in findings.states.items()}
        return Verified(header, bundle_id(raw), header.key, known_signers is not None, counts, tables, missing)

    def _container(self) -> StrictZip:
        outer = StrictZip(self._stream, 0, self._size, file=self._file, names=OUTER_NAMES, methods=(STORED,),
                          limits=self._limits)
        names = tuple(outer.members)
        middle, last = names[len(FIRST):-1], names[-1:]
        if names[:len(FIRST)] != FIRST or not EXTRA_SIGNATURES.issuperset(middle) or not "".join(last).startswith("p"):
            raise refusals.BadContainer(WRONG_MEMBERS, file=self._file)
        for name in middle:
            # this program does not judge them, but damaged ones are damage
            outer.read(name, self._limits.header)
        if outer.read("mimetype", len(MIMETYPE)) != MIMETYPE:
            raise refusals.BadContainer(WRONG_MEMBERS, file=self._file)
        return outer

    def _check_key(self, header: Header, known_signers: KnownSigners | None, at: str | None) -> None:
        if known_signers is None:
            return
        facts = {"file": self._file, "found": header.key, "sender": header.from_id}
        enrolled = [signer for signer in known_signers.get(header.from_id, ()) if signer.fingerprint == header.key]
        if not enrolled:
            raise refusals.KeyUnknown(UNKNOWN_KEY, **facts)
        if any(signer.revoked for signer in enrolled):
            raise refusals.KeyRevoked(REVOKED_KEY, **facts)
        moment = at or header.created
        if not any(signer.valid_at(moment) for signer in enrolled):
            raise refusals.KeyUnknown(EXPIRED_KEY, day=moment[:10], **facts)

    def _check_signature(self, header: Header, raw: bytes, signature: bytes) -> None:
        try:
            key = sshsig.verify(raw, signature, NAMESPACE)
        except sshsig.NotSigned as error:
            raise refusals.BadSignature(NOT_SIGNED, file=self._file) from error
        if key.fingerprint != header.key:
            raise refusals.BadSignature(OTHER_KEY, file=self._file, found=key.fingerprint, named=header.key)

    def _check_payload(self, outer: StrictZip, header: Header) -> None:
        if header.payload_name not in outer.members:
            raise refusals.BadContainer(WRONG_MEMBERS, file=self._file)
        digest, done = hashlib.sha256(), 0
        for chunk in outer.chunks(header.payload_name, self._limits.bundle):
            digest.update(chunk)
            done += len(chunk)
            self._progress.step(done, 2 * self._size)
        if (done, digest.hexdigest()) != (header.payload_bytes, header.payload_sha256):
            raise refusals.Damaged(OTHER_PAYLOAD, file=self._file)

    def _check_data(self, outer: StrictZip, header: Header) -> tuple[tuple[ListedTable, ...], Findings]:
        start, length = outer.raw_span(header.payload_name)
        self.payload = StrictZip(self._stream, start, length, file=self._file, names=MEMBER_NAMES, limits=self._limits)
        if DESCRIPTION not in self.payload.members:
            raise refusals.BadData(NO_DESCRIPTION, file=self._file)
        description = self.payload.read(DESCRIPTION, self._limits.description)
        tables = read_description(description, header.binding(), file=self._file, limit=self._limits.tables)
        check_members(self.payload.members, tables, self._file)
        return tables, self._check_tables(tables, header)

    def _check_tables(self, tables: Sequence[ListedTable], header: Header) -> Findings:
        findings = Findings(self._limits)
        try:
            for table in tables:
                member = self.payload.members[table_member(table.name)]
                TableCheck(table, findings).run(self.payload.chunks(member.name, self._limits.table))
                self._progress.step(self._size + member.end, 2 * self._size)
            findings.count_rows()
            findings.check_references()
            if not findings.problems:
                findings.check_state(header.state)
        except Enough:
            pass
        if findings.problems:
            raise refusals.bad_data(self._file, findings.problems)
        return findings
