"""The person's signing key: made on first use, an OpenSSH private key file, on request under a passphrase (age)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dualprev_desktop.exchange.bundle import sshsig
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.files import replacing, write_bytes
from dualprev_desktop.kernel.i18n import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PLAIN, WRAPPED, PUBLIC = "signing_key", "signing_key.age", "signing_key.pub"
NAMESPACE = "dualprev-header@v1"

LOCKED = N_("The signing key {path} is under a passphrase. Type the passphrase.")
NOT_OPENED = N_("The passphrase does not open the signing key {path}. Type it again; if it is surely right, "
                "the file is damaged and must come back from a copy.")
UNREADABLE = N_("{path} is no signing key of this program. Bring it back from a copy; if there is none, move the file "
                "away to have a new key made, and have the recipient enrol the new key.")


class KeyLocked(InputError):
    """The key is under a passphrase and none was given."""

    code = "E_KEY_LOCKED"


class WrongPassphrase(InputError):
    code = "E_PASSPHRASE"


class KeyUnreadable(InputError):
    code = "E_KEY_FILE"


@dataclass(frozen=True)
class SigningKey:
    """Signs bundle headers, and nothing else."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> sshsig.PublicKey:
        return sshsig.public_key(self.private.public_key())

    @property
    def fingerprint(self) -> str:
        return self.public.fingerprint

    def sign(self, header: bytes) -> bytes:
        return sshsig.sign(header, self.private, NAMESPACE)


def load_or_create(folder: Path, passphrase: str | None = None) -> SigningKey:
    """The key kept in `folder` (`AppPaths.keys`); at the first use a new one, wrapped when a passphrase is given.

    Raises KeyLocked, WrongPassphrase or KeyUnreadable.
    """
    from filelock import FileLock

    folder.mkdir(parents=True, exist_ok=True)
    # two programs started at once must not make two keys and keep one
    with FileLock(folder / ".lock"):
        key = _load(folder, passphrase) or _create(folder, passphrase)
        _write_public(folder, key)
    return key


def protect(folder: Path, passphrase: str) -> SigningKey:
    """Puts the key that lies open in `folder` under `passphrase`."""
    key = load_or_create(folder)
    _write_private(folder, key, passphrase)
    (folder / PLAIN).unlink(missing_ok=True)
    return key


def allowed_signers_line(enterprise_id: str, key: sshsig.PublicKey) -> str:
    """What the recipient adds to the file given to `ssh-keygen -Y verify -f`."""
    return f'{enterprise_id} namespaces="{NAMESPACE}" {key.line}'


def _load(folder: Path, passphrase: str | None) -> SigningKey | None:
    wrapped, plain = folder / WRAPPED, folder / PLAIN
    if wrapped.is_file():
        return _parse(_unwrap(wrapped, passphrase), wrapped)
    if plain.is_file():
        return _parse(plain.read_bytes(), plain)
    return None


def _create(folder: Path, passphrase: str | None) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = SigningKey(Ed25519PrivateKey.generate())
    _write_private(folder, key, passphrase)
    return key


def _parse(data: bytes, path: Path) -> SigningKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    try:
        key = load_ssh_private_key(data, None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnreadable(UNREADABLE, path=path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadable(UNREADABLE, path=path)
    return SigningKey(key)


def _unwrap(path: Path, passphrase: str | None) -> bytes:
    import pyrage

    if not passphrase:
        raise KeyLocked(LOCKED, path=path)
    try:
        return bytes(pyrage.passphrase.decrypt(path.read_bytes(), passphrase))
    except pyrage.DecryptError as error:
        raise WrongPassphrase(NOT_OPENED, path=path) from error


def _write_private(folder: Path, key: SigningKey, passphrase: str | None) -> None:
    from cryptography.hazmat.primitives import serialization

    data = key.private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH,
                                     serialization.NoEncryption())
    if passphrase:
        import pyrage

        data = pyrage.passphrase.encrypt(data, passphrase)
    _write_secret(folder / (WRAPPED if passphrase else PLAIN), data)


def _write_secret(path: Path, data: bytes) -> None:
    with replacing(path) as temporary:
        # made unreadable for others before the first byte is in it; ssh-keygen insists on it too
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)


def _write_public(folder: Path, key: SigningKey) -> None:
    path, line = folder / PUBLIC, f"{key.public.line} dualprev\n".encode()
    if not path.is_file() or path.read_bytes() != line:
        write_bytes(path, line)
