"""The small signed header of a bundle: who sends what to whom, as which number, and the hash of the payload."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dualprev_desktop.exchange.bundle import canonical
from dualprev_desktop.exchange.bundle.refusals import BadHeader, TooNew
from dualprev_desktop.kernel.i18n import N_

FORMAT, FORMAT_VERSION, MIN_READER = "dpb", 1, 1
KINDS = frozenset({"report", "checkout", "changes", "receipt", "keyroll"})
UNDERSTOOD: frozenset[str] = frozenset()
"""The critical extensions (`crit`) this reader knows."""
PAYLOAD = "payload.zip"

MALFORMED = N_("{file}: its header is not of the one form it can have (“{key}”).")
NEWER = N_("{file} was made by a newer program ({version}); this one reads bundles up to format {mine}.")
NEWER_KIND = N_("{file} is of a kind or has a content this program does not know yet (“{what}”).")

SHA256 = re.compile(r"[0-9a-f]{64}")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
WORDS = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
ROLE = re.compile(r"[a-z]{1,32}")
FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
TEXTS: Mapping[str, re.Pattern[str]] = {
    "kind": ROLE, "from.role": ROLE, "from.id": NAME, "from.key": FINGERPRINT, "to.role": ROLE, "to.id": NAME,
    "epoch": NAME, "created": TIME, "app.name": WORDS, "app.version": WORDS, "schema": NAME,
    "payload.name": NAME, "payload.sha256": SHA256, "audit.replica": NAME, "audit.hash": SHA256,
}
COUNTS = {"format_version": 1, "min_reader": 1, "seq": 1, "payload.bytes": 1, "audit.c": 0}
"""The whole numbers with the least each can be."""


@dataclass(frozen=True)
class Audit:
    """The head of the sender's journal chain: later changes of what lies before it cannot be hidden."""

    replica: str
    c: int
    hash: str


@dataclass(frozen=True)
class Header:
    """`prev` is the header hash of the bundle before this one in the same stream, None for the first."""

    kind: str
    from_role: str
    from_id: str
    key: str
    to_role: str
    to_id: str
    epoch: str
    seq: int
    prev: str | None
    created: str
    app_name: str
    app_version: str
    schema: str
    payload_name: str
    payload_bytes: int
    payload_sha256: str
    audit: Audit
    state: Mapping[str, str]
    """The state hash of each table."""

    def binding(self) -> dict[str, Any]:
        """What the payload repeats, so that it cannot be put under another header."""
        return {"enterprise_id": self.from_id, "epoch": self.epoch, "seq": self.seq, "to": self.to_id}

    def dump(self) -> bytes:
        """header.json."""
        return canonical.dump({
            "format": FORMAT, "format_version": FORMAT_VERSION, "min_reader": MIN_READER, "crit": [],
            "kind": self.kind,
            "from": {"role": self.from_role, "id": self.from_id, "key": self.key},
            "to": {"role": self.to_role, "id": self.to_id},
            "epoch": self.epoch, "seq": self.seq, "prev": self.prev, "created": self.created,
            "app": {"name": self.app_name, "version": self.app_version}, "schema": self.schema,
            "payload": {"name": self.payload_name, "bytes": self.payload_bytes, "sha256": self.payload_sha256},
            "audit": {"replica": self.audit.replica, "c": self.audit.c, "hash": self.audit.hash},
            "state": dict(self.state),
        })


def bundle_id(header: bytes) -> str:
    """The hash of header.json names the bundle."""
    return hashlib.sha256(header).hexdigest()


def parse_header(data: bytes, file: str) -> Header:
    """Raises BadHeader, or TooNew for a bundle of a later format; keys this reader does not know are passed over."""
    try:
        value = canonical.parse(data)
    except canonical.NotCanonical as error:
        raise BadHeader(MALFORMED, file=file, key="header.json") from error
    flat = _Flat(value, file)
    _check_version(flat)
    for key, pattern in TEXTS.items():
        flat.text(key, pattern)
    for key, least in COUNTS.items():
        flat.count(key, least)
    header = _header(flat)
    _check_known(header, file)
    return header


class _Flat:
    """A header's values by dotted key, each checked as it is taken."""

    def __init__(self, value: Any, file: str) -> None:
        self._value, self.file = value, file

    def get(self, key: str) -> Any:
        value = self._value
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                raise BadHeader(MALFORMED, file=self.file, key=key)
            value = value[part]
        return value

    def must(self, held: object, key: str) -> None:
        if not held:
            raise BadHeader(MALFORMED, file=self.file, key=key)

    def text(self, key: str, pattern: re.Pattern[str]) -> str:
        value = self.get(key)
        self.must(isinstance(value, str) and pattern.fullmatch(value), key)
        return str(value)

    def count(self, key: str, least: int) -> int:
        value = self.get(key)
        self.must(type(value) is int and value >= least, key)
        return int(value)


def _check_version(flat: _Flat) -> None:
    flat.must(flat.get("format") == FORMAT, "format")
    needed = flat.count("min_reader", 1)
    if needed > FORMAT_VERSION:
        raise TooNew(NEWER, file=flat.file, version=needed, mine=FORMAT_VERSION)
    critical = flat.get("crit")
    flat.must(isinstance(critical, list) and all(isinstance(item, str) for item in critical), "crit")
    if unknown := sorted(set(critical) - UNDERSTOOD):
        raise TooNew(NEWER_KIND, file=flat.file, what=unknown[0])


def _header(flat: _Flat) -> Header:
    get = flat.get
    prev, state = get("prev"), get("state")
    flat.must(prev is None or (isinstance(prev, str) and SHA256.fullmatch(prev)), "prev")
    flat.must(isinstance(state, dict) and all(isinstance(item, str) and SHA256.fullmatch(item)
                                              for item in state.values()), "state")
    return Header(
        get("kind"), get("from.role"), get("from.id"), get("from.key"), get("to.role"), get("to.id"), get("epoch"),
        get("seq"), prev, get("created"), get("app.name"), get("app.version"), get("schema"), get("payload.name"),
        get("payload.bytes"), get("payload.sha256"), Audit(get("audit.replica"), get("audit.c"), get("audit.hash")),
        state)


def _check_known(header: Header, file: str) -> None:
    if header.kind not in KINDS:
        raise TooNew(NEWER_KIND, file=file, what=header.kind)
    if header.payload_name != PAYLOAD:
        raise TooNew(NEWER_KIND, file=file, what=header.payload_name)
