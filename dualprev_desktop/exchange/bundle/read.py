"""Reads the rows and attachments of a bundle, once it is verified and never before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.exchange.bundle import canonical
from dualprev_desktop.exchange.bundle.limits import Limits
from dualprev_desktop.exchange.bundle.lines import HashedLines
from dualprev_desktop.exchange.bundle.package import file_member, table_member
from dualprev_desktop.exchange.bundle.strict_zip import StrictZip
from dualprev_desktop.exchange.bundle.verify import KnownSigners, Verified, verifying
from dualprev_desktop.kernel.progress import Progress, Silent


@dataclass(frozen=True)
class OpenBundle:
    """A verified bundle; usable within the block that opened it."""

    verified: Verified
    _payload: StrictZip
    _limits: Limits

    def rows(self, table: str) -> Iterator[dict[str, Plain]]:
        """The rows in plain values (booleans as 0 or 1), one at a time; none for a table that is not there."""
        if table not in self.verified.counts:
            return
        chunks = self._payload.chunks(table_member(table), self._limits.table)
        for _number, line in HashedLines(chunks, self._limits.line):
            if not line.startswith(b"["):
                yield {name: int(value) if value is True or value is False else value
                       for name, value in canonical.parse_row(line).items()}

    def attachment(self, sha256: str) -> bytes | None:
        """None when it is listed only."""
        name = file_member(sha256)
        return self._payload.read(name, self._limits.attachment) if name in self._payload.members else None


@contextmanager
def reading(path: Path, *, known_signers: KnownSigners | None = None, me: str | None = None, at: str | None = None,
            limits: Limits = Limits(), progress: Progress = Silent()) -> Iterator[OpenBundle]:
    """Raises BundleRefused as `verify` does."""
    with verifying(path, known_signers=known_signers, me=me, at=at, limits=limits,
                   progress=progress) as (verified, payload):
        yield OpenBundle(verified, payload, limits)
