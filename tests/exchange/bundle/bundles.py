"""Small bundles for the tests: a sound one, and its parts to be changed, packed and signed again."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.domain.fields import Plain
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.exchange.bundle.canonical import dump
from dualprev_desktop.exchange.bundle.header import Audit
from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.payload import FileItem, Table
from dualprev_desktop.exchange.bundle.refusals import BundleRefused
from dualprev_desktop.exchange.bundle.verify import MIMETYPE, KnownSigner, verify
from dualprev_desktop.exchange.bundle.writer import BundleFacts, Written, write_bundle
from dualprev_desktop.exchange.bundle.zip_layout import DEFLATED, STORED
from dualprev_desktop.exchange.bundle.zip_writer import ZipWriter
from dualprev_desktop.services.codelists import code_list

ENTERPRISE = "e" * 32
REGULATOR = "reg-3301"
PHOTO = b"\x89PNG not really a picture"
PHOTO_HASH = hashlib.sha256(PHOTO).hexdigest()
FACTS = BundleFacts(from_id=ENTERPRISE, to_role="regulator", to_id=REGULATOR, epoch="0" * 32, seq=17, prev=None,
                    created="2026-11-24T08:30:00Z", app_version="1.0.0", audit=Audit("a" * 16, 9123, "b" * 64))


def id_of(number: int) -> str:
    return f"{number:032x}"


def row_of(kind: RecordType, record_id: str, **values: Plain) -> dict[str, Plain]:
    """A row with what is required filled in; every code is the first of its list."""
    filled: dict[str, Plain] = {"id": record_id}
    for field in kind.fields:
        value: Plain = None
        if field.required and field.code_list:
            value = code_list(field.code_list).codes()[0]
        elif field.required and not field.target:
            value = 1 if field.type.value == "integer" else "x"
        filled[field.name] = value
    return filled | values


def tables() -> list[Table]:
    unit, point, event = record_type("org_unit"), record_type("risk_point"), record_type("risk_event")
    judged = record_type("assessment")
    return [
        Table(unit, [row_of(unit, id_of(1), name="公司"), row_of(unit, id_of(2), name="冲压车间", parent_id=id_of(1))]),
        Table(record_type("post"), []),
        Table(point, [row_of(point, id_of(10), name="冲床", unit_id=id_of(2), note="两行\n和“引号”\\")]),
        Table(event, [row_of(event, id_of(20), name="机械伤害", risk_point_id=id_of(10), position=1)]),
        Table(judged, [row_of(judged, id_of(30), risk_event_id=id_of(20), rule_set="lec", score="0.5",
                              assessed_on="2026-11-24")]),
    ]


def files(data: bytes | None = PHOTO) -> list[FileItem]:
    return [FileItem(PHOTO_HASH, len(PHOTO), "image/png", "冲床.png", "risk_point", id_of(10), data)]


def small_bundle(folder: Path, key: SigningKey, facts: BundleFacts = FACTS, *,
                 rows: Iterable[Table] | None = None, photos: Iterable[FileItem] | None = None) -> Written:
    return write_bundle(folder, facts, tables() if rows is None else rows, files() if photos is None else photos, key)


def enrolled(key: SigningKey, **facts: Any) -> dict[str, list[KnownSigner]]:
    return {ENTERPRISE: [KnownSigner(key.fingerprint, **facts)]}


@dataclass
class Parts:
    """A bundle taken apart; `write` packs and signs whatever was made of it."""

    header: dict[str, Any]
    payload: dict[str, bytes]

    @classmethod
    def of(cls, path: Path) -> Parts:
        with zipfile.ZipFile(path) as outer:
            inner = zipfile.ZipFile(io.BytesIO(outer.read("payload.zip")))
            return cls(json.loads(outer.read("header.json")), {name: inner.read(name) for name in inner.namelist()})

    @property
    def description(self) -> dict[str, Any]:
        described: dict[str, Any] = json.loads(self.payload["datapackage.json"])
        return described

    def set_table(self, table: str, content: bytes) -> None:
        """Replaces a table and says so in the description."""
        self.payload[f"data/{table}.ndjson"] = content
        described = self.description
        for resource in described["resources"]:
            if resource["name"] == table:
                resource |= {"bytes": len(content), "hash": "sha256:" + hashlib.sha256(content).hexdigest()}
        self.payload["datapackage.json"] = dump(described)

    def set_rows(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        self.set_table(table, b"".join(dump(dict(row)) + b"\n" for row in rows))

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.payload[f"data/{table}.ndjson"].splitlines()]

    def write(self, path: Path, key: SigningKey, *, payload: bytes | None = None) -> Path:
        packed = zip_of(self.payload) if payload is None else payload
        self.header["payload"] |= {"bytes": len(packed), "sha256": hashlib.sha256(packed).hexdigest()}
        raw = dump(self.header)
        path.write_bytes(container(raw, key.sign(raw), packed))
        return path


def container(header: bytes, signature: bytes, payload: bytes) -> bytes:
    return zip_of({"mimetype": MIMETYPE, "header.json": header, "header.json.sig": signature, "payload.zip": payload},
                  method=STORED)


def zip_of(members: Mapping[str, bytes], method: int = DEFLATED) -> bytes:
    stream = io.BytesIO()
    writer = ZipWriter(stream, "test")
    for name, data in members.items():
        writer.add(name, [data], STORED if name.startswith("files/") else method)
    writer.close()
    return stream.getvalue()


def refusal(path: Path, **options: Any) -> BundleRefused:
    with pytest.raises(BundleRefused) as caught:
        verify(path, **options)
    assert path.name in caught.value.text()
    return caught.value
