"""The signing key: made once, readable by OpenSSH, on request under a passphrase."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dualprev_desktop.exchange.bundle.keys import (
    KeyLocked,
    KeyUnreadable,
    WrongPassphrase,
    allowed_signers_line,
    load_or_create,
    protect,
)


def keygen(*arguments: str | Path) -> str:
    program = shutil.which("ssh-keygen")
    if not program:
        pytest.skip("ssh-keygen is not installed here")
    done = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=60)
    return done.stdout


def test_the_key_is_made_once(tmp_path: Path) -> None:
    first, second = load_or_create(tmp_path / "keys"), load_or_create(tmp_path / "keys")
    assert first.fingerprint == second.fingerprint
    assert first.sign(b"x") == second.sign(b"x")
    assert load_or_create(tmp_path / "others").fingerprint != first.fingerprint


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_only_the_owner_reads_the_key(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        load_or_create(tmp_path)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "signing_key").stat().st_mode) == 0o600


def test_openssh_reads_our_files(tmp_path: Path) -> None:
    key = load_or_create(tmp_path)
    assert keygen("-y", "-f", tmp_path / "signing_key").split()[:2] == key.public.line.split()
    for name in ("signing_key", "signing_key.pub"):
        assert keygen("-l", "-f", tmp_path / name).split()[1] == key.fingerprint


def test_we_read_a_key_made_by_openssh(tmp_path: Path) -> None:
    keygen("-t", "ed25519", "-N", "", "-q", "-f", tmp_path / "signing_key")
    line = (tmp_path / "signing_key.pub").read_text()
    assert load_or_create(tmp_path).public.line == " ".join(line.split()[:2])


def test_a_passphrase_keeps_the_key(tmp_path: Path) -> None:
    made = load_or_create(tmp_path, "正确的口令")
    assert not (tmp_path / "signing_key").exists()
    assert (tmp_path / "signing_key.age").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt")
    assert load_or_create(tmp_path, "正确的口令").fingerprint == made.fingerprint
    with pytest.raises(WrongPassphrase) as wrong:
        load_or_create(tmp_path, "wrong")
    assert wrong.value.text() == (f"The passphrase does not open the signing key {tmp_path / 'signing_key.age'}. "
                                  "Type it again; if it is surely right, the file is damaged and must come back from "
                                  "a copy.")
    with pytest.raises(KeyLocked, match="is under a passphrase"):
        load_or_create(tmp_path)


def test_an_open_key_can_be_put_under_a_passphrase(tmp_path: Path) -> None:
    before = load_or_create(tmp_path)
    protect(tmp_path, "secret")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".lock") == ["signing_key.age",
                                                                                     "signing_key.pub"]
    assert load_or_create(tmp_path, "secret").fingerprint == before.fingerprint


@pytest.mark.parametrize("damage", [b"", b"not a key", b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n"])
def test_a_damaged_key_is_not_replaced(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "signing_key").write_bytes(damage)
    with pytest.raises(KeyUnreadable, match="signing_key is no signing key of this program"):
        load_or_create(tmp_path)
    assert (tmp_path / "signing_key").read_bytes() == damage


def test_a_key_of_another_kind_is_not_taken(tmp_path: Path) -> None:
    keygen("-t", "ecdsa", "-N", "", "-q", "-f", tmp_path / "signing_key")
    with pytest.raises(KeyUnreadable):
        load_or_create(tmp_path)


def test_programs_started_at_once_agree_on_one_key(tmp_path: Path) -> None:
    task = ("from pathlib import Path; from dualprev_desktop.exchange.bundle.keys import load_or_create; "
            f"print(load_or_create(Path({str(tmp_path)!r})).fingerprint)")
    started = [subprocess.Popen([sys.executable, "-c", task], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert len({program.communicate(timeout=60)[0] for program in started}) == 1


def test_the_line_for_the_recipient_names_sender_purpose_and_key(tmp_path: Path) -> None:
    key = load_or_create(tmp_path)
    assert allowed_signers_line("e1", key.public) == f'e1 namespaces="dualprev-header@v1" {key.public.line}'
