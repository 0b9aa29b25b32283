"""Signatures in OpenSSH's SSHSIG format with Ed25519, so that `ssh-keygen -Y verify` can check them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MAGIC = b"SSHSIG"
VERSION = (1).to_bytes(4, "big")
KEY_TYPE = b"ssh-ed25519"
HASH = b"sha512"
BEGIN, END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
COLUMNS = 70
KEY_LENGTH, SIGNATURE_LENGTH = 32, 64


class NotSigned(ValueError):
    """The signature is malformed, of another purpose, or not over this message."""


@dataclass(frozen=True)
class PublicKey:
    """An Ed25519 public key as its 32 bytes."""

    raw: bytes

    @property
    def blob(self) -> bytes:
        return _string(KEY_TYPE) + _string(self.raw)

    @property
    def fingerprint(self) -> str:
        """As `ssh-keygen -l` prints it: `SHA256:…`."""
        digest = hashlib.sha256(self.blob).digest()
        return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")

    @property
    def line(self) -> str:
        """One line of a `.pub` or `allowed_signers` file: type and key."""
        return f"{KEY_TYPE.decode()} {base64.b64encode(self.blob).decode()}"


def public_key(key: Ed25519PublicKey) -> PublicKey:
    return PublicKey(key.public_bytes_raw())


def sign(message: bytes, key: Ed25519PrivateKey, namespace: str) -> bytes:
    """The armoured signature, as `ssh-keygen -Y sign` writes it."""
    signature = key.sign(_signed(message, namespace))
    return _armour(_envelope(public_key(key.public_key()), signature, namespace))


def verify(message: bytes, armoured: bytes, namespace: str) -> PublicKey:
    """The key that signed `message` for `namespace`; whose key it is the caller must know.

    Raises NotSigned.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key, signature = _open(armoured, namespace)
    try:
        Ed25519PublicKey.from_public_bytes(key.raw).verify(signature, _signed(message, namespace))
    except (InvalidSignature, ValueError) as error:
        raise NotSigned("the signature is not over this message") from error
    return key


def _open(armoured: bytes, namespace: str) -> tuple[PublicKey, bytes]:
    """Everything but key and signature is fixed, so both are found by their place and the rest is compared."""
    envelope = _dearmour(armoured)
    key_at = len(MAGIC) + len(VERSION) + 4 + 4 + len(KEY_TYPE) + 4
    key = PublicKey(envelope[key_at:key_at + KEY_LENGTH])
    signature = envelope[-SIGNATURE_LENGTH:]
    if envelope != _envelope(key, signature, namespace) or armoured != _armour(envelope):
        raise NotSigned("another kind, purpose or spelling of signature")
    return key, signature


def _envelope(key: PublicKey, signature: bytes, namespace: str) -> bytes:
    return (MAGIC + VERSION + _string(key.blob) + _string(namespace.encode()) + _string(b"") + _string(HASH)
            + _string(_string(KEY_TYPE) + _string(signature)))


def _signed(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return MAGIC + _string(namespace.encode()) + _string(b"") + _string(HASH) + _string(digest)


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def _armour(envelope: bytes) -> bytes:
    text = base64.b64encode(envelope)
    lines = [text[at:at + COLUMNS] + b"\n" for at in range(0, len(text), COLUMNS)]
    return BEGIN + b"".join(lines) + END


def _dearmour(armoured: bytes) -> bytes:
    if not (armoured.startswith(BEGIN) and armoured.endswith(END)):
        raise NotSigned("no SSH signature")
    try:
        return base64.b64decode(armoured[len(BEGIN):-len(END)].replace(b"\n", b""), validate=True)
    except ValueError as error:
        raise NotSigned("no SSH signature") from error
