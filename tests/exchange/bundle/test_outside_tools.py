"""Tools that are not ours accept a bundle: unzip, ssh-keygen, sha256sum, frictionless."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dualprev_desktop.exchange.bundle.keys import NAMESPACE, SigningKey, allowed_signers_line
from dualprev_desktop.exchange.bundle.writer import Written
from tests.exchange.bundle.bundles import ENTERPRISE, Parts


def tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed here")
    return found


def run(*command: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], input=stdin, capture_output=True, check=False, timeout=60)


@pytest.fixture
def unpacked(made: Written, tmp_path: Path) -> Path:
    unzip = tool("unzip")
    assert run(unzip, "-q", made.path, "-d", tmp_path).returncode == 0
    assert run(unzip, "-q", tmp_path / "payload.zip", "-d", tmp_path / "p").returncode == 0
    return tmp_path


def test_unzip_finds_what_was_packed(unpacked: Path, parts: Parts) -> None:
    found = {path.relative_to(unpacked / "p").as_posix(): path.read_bytes()
             for path in (unpacked / "p").rglob("*") if path.is_file()}
    assert found == parts.payload


@pytest.mark.parametrize(("identity", "namespace", "accepted"), [
    (ENTERPRISE, NAMESPACE, True), ("someone-else", NAMESPACE, False), (ENTERPRISE, "file", False)])
def test_ssh_keygen_judges_the_signature_as_we_do(identity: str, namespace: str, accepted: bool, unpacked: Path,
                                                  key: SigningKey) -> None:
    (unpacked / "allowed_signers").write_text(allowed_signers_line(ENTERPRISE, key.public) + "\n")
    done = run(tool("ssh-keygen"), "-Y", "verify", "-f", unpacked / "allowed_signers", "-I", identity,
               "-n", namespace, "-s", unpacked / "header.json.sig", stdin=(unpacked / "header.json").read_bytes())
    assert (done.returncode == 0) is accepted
    assert (b"Good" in done.stdout) is accepted


def test_sha256sum_of_the_payload_is_in_the_header(unpacked: Path) -> None:
    header = json.loads((unpacked / "header.json").read_bytes())
    done = run(tool("sha256sum"), unpacked / "payload.zip")
    assert done.stdout.split()[0].decode() == header["payload"]["sha256"]


def test_file_knows_the_kind_of_file(made: Written) -> None:
    assert b"application/vnd.dualprev.bundle+zip" in run(tool("file"), made.path).stdout


def frictionless(folder: Path) -> tuple[int, dict[str, list[str]]]:
    """The exit code, and the kinds of fault of each table."""
    program = Path(sys.executable).with_name("frictionless")
    if not program.exists():
        pytest.skip("frictionless is not installed here")
    done = run(program, "validate", "--json", folder / "datapackage.json")
    report = json.loads(done.stdout)
    return done.returncode, {task["name"]: [error["type"] for error in task["errors"]] for task in report["tasks"]}


def test_frictionless_accepts_the_payload_with_its_empty_table(unpacked: Path) -> None:
    code, faults = frictionless(unpacked / "p")
    assert code == 0
    assert sorted(faults) == ["assessment", "file", "org_unit", "post", "risk_event", "risk_point"]
    assert not any(faults.values())


def test_frictionless_sees_what_we_see(unpacked: Path, parts: Parts) -> None:
    unit, = [row for row in parts.rows("org_unit") if row["parent_id"] is None]
    parts.set_rows("org_unit", [unit, unit])
    point, = parts.rows("risk_point")
    parts.set_rows("risk_point", [point | {"kind": "spaceship"}])
    for name in ("datapackage.json", "data/org_unit.ndjson", "data/risk_point.ndjson"):
        (unpacked / "p" / name).write_bytes(parts.payload[name])
    code, faults = frictionless(unpacked / "p")
    assert code == 1
    assert faults["org_unit"] == ["primary-key"]
    assert sorted(faults["risk_point"]) == ["constraint-error", "foreign-key"]
