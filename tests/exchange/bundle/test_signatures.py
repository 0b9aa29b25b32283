"""Whose bundle it is, for whom, and whether anything of the header was changed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.exchange.bundle import sshsig
from dualprev_desktop.exchange.bundle.canonical import dump
from dualprev_desktop.exchange.bundle.keys import NAMESPACE, SigningKey, load_or_create
from dualprev_desktop.exchange.bundle.verify import KnownSigner, verify
from dualprev_desktop.exchange.bundle.writer import Written
from dualprev_desktop.kernel import i18n
from tests.exchange.bundle.bundles import ENTERPRISE, FACTS, Parts, container, enrolled, refusal, zip_of


@pytest.mark.parametrize(("key_path", "value"), [
    (("seq",), 18), (("from", "id"), "f" * 32), (("to", "id"), "another-office"),
    (("created",), "2027-01-01T00:00:00Z"), (("audit", "c"), 1), (("kind",), "checkout"),
    (("state", "risk_point"), "0" * 64), (("note",), "added"),
])
def test_an_edited_header(key_path: tuple[str, ...], value: object, parts: Parts, key: SigningKey,
                          target: Path) -> None:
    signature = key.sign(dump(parts.header))
    place: dict[str, Any] = parts.header
    for name in key_path[:-1]:
        place = place[name]
    place[key_path[-1]] = value
    target.write_bytes(container(dump(parts.header), signature, zip_of(parts.payload)))
    assert refusal(target).code == "E_SIGNATURE"


def test_another_payload_under_a_signed_header(parts: Parts, key: SigningKey, target: Path) -> None:
    header = dump(parts.header)
    payload = zip_of({**parts.payload, "data/post.ndjson": b'["id"]\n'})
    target.write_bytes(container(header, key.sign(header), payload))
    assert refusal(target).code == "E_DAMAGED"


def test_signed_by_another_key_than_the_header_names(parts: Parts, key: SigningKey, other_key: SigningKey,
                                                     target: Path) -> None:
    refused = refusal(parts.write(target, other_key))
    assert refused.code == "E_SIGNATURE"
    assert key.fingerprint in refused.text()
    assert other_key.fingerprint in refused.text()


def test_a_thief_with_a_key_of_their_own(parts: Parts, key: SigningKey, other_key: SigningKey, target: Path) -> None:
    parts.header["from"]["key"] = other_key.fingerprint
    parts.write(target, other_key)
    assert not verify(target).listed
    refused = refusal(target, known_signers=enrolled(key))
    assert refused.code == "E_KEY_UNKNOWN"
    assert refused.text() == (f"changed.dpb: the key {other_key.fingerprint} is not enrolled for the sender "
                              f"{ENTERPRISE}. Nothing was taken from it. Ask the sender, by telephone, which key is "
                              "theirs.")


def test_a_key_enrolled_for_someone_else(made: Written, key: SigningKey) -> None:
    assert refusal(made.path, known_signers={"f" * 32: [KnownSigner(key.fingerprint)]}).code == "E_KEY_UNKNOWN"
    assert refusal(made.path, known_signers={}).code == "E_KEY_UNKNOWN"


def test_revoked_and_expired_keys(made: Written, key: SigningKey) -> None:
    assert refusal(made.path, known_signers=enrolled(key, revoked=True)).code == "E_KEY_REVOKED"
    for bounds in ({"valid_from": "2026-11-25T00:00:00Z"}, {"valid_until": "2026-11-23T00:00:00Z"}):
        refused = refusal(made.path, known_signers=enrolled(key, **bounds))
        assert refused.code == "E_KEY_UNKNOWN"
        assert "was not valid on 2026-11-24" in refused.text()
    year = enrolled(key, valid_from="2026-01-01T00:00:00Z", valid_until="2026-12-31T23:59:59Z")
    assert verify(made.path, known_signers=year).listed
    assert refusal(made.path, known_signers=year, at="2027-03-01T00:00:00Z").code == "E_KEY_UNKNOWN"


def test_a_signature_for_another_purpose(parts: Parts, key: SigningKey, target: Path) -> None:
    header = dump(parts.header)
    signature = sshsig.sign(header, key.private, "file")
    target.write_bytes(container(header, signature, zip_of(parts.payload)))
    assert refusal(target).code == "E_SIGNATURE"


@pytest.mark.parametrize(("namespace", "hash_name", "code"), [
    (NAMESPACE, "sha512", ""), ("other", "sha512", "E_SIGNATURE"), (NAMESPACE, "sha256", "E_SIGNATURE")])
def test_signatures_made_by_ssh_keygen(namespace: str, hash_name: str, code: str, parts: Parts, target: Path,
                                       tmp_path: Path) -> None:
    keygen = shutil.which("ssh-keygen")
    if not keygen:
        pytest.skip("ssh-keygen is not installed here")
    key = load_or_create(tmp_path / "keys")
    parts.header["from"]["key"] = key.fingerprint
    header = tmp_path / "header.json"
    header.write_bytes(dump(parts.header))
    subprocess.run([keygen, "-Y", "sign", "-f", str(tmp_path / "keys" / "signing_key"), "-n", namespace,
                    "-O", f"hashalg={hash_name}", str(header)], check=True, capture_output=True, timeout=60)
    signature = (tmp_path / "header.json.sig").read_bytes()
    target.write_bytes(container(header.read_bytes(), signature, zip_of(parts.payload)))
    if code:
        assert refusal(target).code == code
    else:
        assert verify(target).fingerprint == key.fingerprint
        assert signature == key.sign(header.read_bytes())


def test_not_for_me(made: Written) -> None:
    refused = refusal(made.path, me="another-office")
    assert refused.code == "E_NOT_FOR_ME"
    assert f"is for {FACTS.to_id}, not for another-office" in refused.text()


@pytest.mark.parametrize(("change", "code"), [
    ({"min_reader": 2, "format_version": 9}, "E_TOO_NEW"),
    ({"crit": ["sealed-rows"]}, "E_TOO_NEW"),
    ({"kind": "hologram"}, "E_TOO_NEW"),
    ({"format_version": 9}, ""),
    ({"unheard": {"of": 1}}, ""),
    ({"format": "fxb"}, "E_HEADER"),
    ({"min_reader": 0}, "E_HEADER"), ({"min_reader": "1"}, "E_HEADER"), ({"min_reader": True}, "E_HEADER"),
    ({"crit": "x"}, "E_HEADER"), ({"crit": [1]}, "E_HEADER"),
    ({"seq": 0}, "E_HEADER"), ({"seq": -1}, "E_HEADER"), ({"seq": "17"}, "E_HEADER"), ({"seq": None}, "E_HEADER"),
    ({"created": "yesterday"}, "E_HEADER"), ({"epoch": "../.."}, "E_HEADER"), ({"prev": "x"}, "E_HEADER"),
    ({"state": []}, "E_HEADER"), ({"state": {"risk_point": "x"}}, "E_HEADER"),
    ({"from": {"role": "enterprise"}}, "E_HEADER"), ({"from": "me"}, "E_HEADER"), ({"audit": None}, "E_HEADER"),
])
def test_headers_of_other_versions_and_shapes(change: dict[str, object], code: str, parts: Parts, key: SigningKey,
                                              target: Path) -> None:
    parts.header |= change
    parts.write(target, key)
    if not code:
        assert verify(target).header.seq == FACTS.seq
        return
    refused = refusal(target)
    assert refused.code == code
    if code == "E_TOO_NEW":
        assert refused.text().endswith("Keep the file, update this program and try again.")


def test_an_encrypted_payload_asks_for_a_newer_program(parts: Parts, key: SigningKey, target: Path) -> None:
    parts.header["payload"]["name"] = "payload.zip.age"
    assert refusal(parts.write(target, key)).code == "E_TOO_NEW"


@pytest.mark.parametrize("change", [{"seq": 18}, {"epoch": "1" * 32}, {"to": {"role": "regulator", "id": "reg-9"}}])
def test_someone_elses_payload_under_a_new_header(change: dict[str, object], parts: Parts, key: SigningKey,
                                                  target: Path) -> None:
    parts.header |= change
    assert refusal(parts.write(target, key)).code == "E_BINDING"


def test_someone_elses_payload_signed_as_ones_own(parts: Parts, other_key: SigningKey, target: Path) -> None:
    parts.header["from"] |= {"id": "f" * 32, "key": other_key.fingerprint}
    known = {"f" * 32: [KnownSigner(other_key.fingerprint)]}
    assert refusal(parts.write(target, other_key), known_signers=known).code == "E_BINDING"


def test_what_to_do_is_said_in_the_persons_language(made: Written) -> None:
    refused = refusal(made.path, me="x")
    assert refused.text(i18n.translator("zz")) == refused.text()
    assert refused.text().endswith("Nothing was taken from it. Pass it on to whom it is for.")
