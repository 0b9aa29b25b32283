"""One flipped bit anywhere in a bundle is refused with a named reason; so is any other damage."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.refusals import BundleRefused
from dualprev_desktop.exchange.bundle.verify import verify
from dualprev_desktop.exchange.bundle.writer import Written
from tests.exchange.bundle.bundles import Parts, container, zip_of

NO_PAYLOAD_STEP = {"E_CONTAINER", "E_HEADER", "E_TOO_NEW", "E_SIGNATURE", "E_DAMAGED"}


def code_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    try:
        verify(path)
    except BundleRefused as refused:
        return refused.code if path.name in refused.text() else "nameless"
    return "accepted"


def test_every_byte_counts(made: Written, target: Path) -> None:
    sound = made.path.read_bytes()
    codes: Counter[str] = Counter()
    for at in range(len(sound)):
        data = bytearray(sound)
        data[at] ^= 1 << at % 8
        codes[code_of(target, bytes(data))] += 1
    assert codes["accepted"] == 0
    assert codes.keys() <= NO_PAYLOAD_STEP
    assert sum(codes.values()) == len(sound) > 3000


def test_a_payload_damaged_before_it_was_signed_is_refused_or_means_the_same(parts: Parts, key: SigningKey,
                                                                             target: Path) -> None:
    """The hash fits, so that the inner zip's own rules must hold; DEFLATE has bits that mean nothing."""
    packed = zip_of(parts.payload)
    codes: Counter[str] = Counter()
    for at in range(0, len(packed), 3):
        data = bytearray(packed)
        data[at] ^= 1 << at % 8
        parts.write(target, key, payload=bytes(data))
        code = code_of(target, target.read_bytes())
        codes[code] += 1
        if code == "accepted":
            assert Parts.of(target).payload == parts.payload
    assert codes["accepted"] <= len(parts.payload)
    assert codes.keys() <= {"accepted", "E_CONTAINER", "E_DAMAGED", "E_DATA", "E_FILE", "E_BINDING"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_other_damage_is_named_too(made: Written, target: Path, data: st.DataObject) -> None:
    sound = made.path.read_bytes()
    start = data.draw(st.integers(0, len(sound)))
    end = data.draw(st.integers(start, min(len(sound), start + 40)))
    put = data.draw(st.binary(max_size=40))
    changed = sound[:start] + put + sound[end:]
    if changed != sound:
        assert code_of(target, changed) in NO_PAYLOAD_STEP | {"E_SIZE"}


@pytest.mark.parametrize("spoil", [
    lambda text: text.replace(b"-----BEGIN", b"------BEGIN"),
    lambda text: text + b"\n",
    lambda text: text.replace(b"\n", b"\r\n"),
    lambda text: text.replace(b"U1NI", b"U1N\nI"),
    lambda text: b"",
    lambda text: text[:60],
    lambda text: b"\xff" * 200,
])
def test_the_signature_has_one_spelling(spoil: object, parts: Parts, key: SigningKey, made: Written,
                                        target: Path) -> None:
    assert callable(spoil)
    from dualprev_desktop.exchange.bundle.canonical import dump

    header = dump(parts.header)
    sound = container(header, key.sign(header), zip_of(parts.payload))
    assert sound == made.path.read_bytes()
    assert code_of(target, container(header, spoil(key.sign(header)), zip_of(parts.payload))) == "E_SIGNATURE"
