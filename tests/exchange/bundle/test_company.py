"""A company file's report, from its own declarations and code lists, is accepted here and by frictionless."""

from __future__ import annotations

import dataclasses
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.exchange.bundle.header import Audit
from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.payload import FileItem, Table
from dualprev_desktop.exchange.bundle.read import reading
from dualprev_desktop.exchange.bundle.writer import BundleFacts, Written, write_bundle
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import reporting
from dualprev_desktop.services.sample import create_sample


@pytest.fixture
def report(tmp_path: Path, paths: AppPaths, key: SigningKey) -> Written:
    with create_sample(tmp_path / "sample.dualprev", paths, user="officer") as company:
        draft = reporting.reserve(company, "Emergency management bureau")
        with reporting.snapshot(company) as snapshot:
            facts = BundleFacts(draft.enterprise_id, "regulator", draft.recipient_code, draft.epoch, draft.seq,
                                draft.prev, draft.created, "1.0.0", Audit(*snapshot.chain_head()))
            return write_bundle(tmp_path / "out", facts, [Table(*pair) for pair in snapshot.tables()],
                                [FileItem(**dataclasses.asdict(file)) for file in snapshot.files()], key)


def test_the_report_holds_every_reported_table(report: Written) -> None:
    with reading(report.path) as bundle:
        counts = bundle.verified.counts
        assert set(counts) == {"file", *(kind.id for kind in record_types() if kind.reported)}
        assert counts["enterprise"] == 1
        assert counts["zone"] > 0
        plan, = bundle.rows("plan")
        attached, = [row for row in bundle.rows("file") if row["ref_id"] == plan["id"]]
        assert b"<svg" in (bundle.attachment(str(attached["sha256"])) or b"")


@pytest.mark.skipif(not Path(sys.executable).with_name("frictionless").exists(), reason="frictionless is not installed")
def test_frictionless_accepts_it(report: Written, tmp_path: Path) -> None:
    with zipfile.ZipFile(report.path) as outer:
        zipfile.ZipFile(io.BytesIO(outer.read("payload.zip"))).extractall(tmp_path / "p")
    done = subprocess.run([str(Path(sys.executable).with_name("frictionless")), "validate", "--json",
                           str(tmp_path / "p" / "datapackage.json")], capture_output=True, check=False, timeout=60)
    assert json.loads(done.stdout)["valid"], done.stdout
