"""The hash of a table's content, by which sender and recipient see that they hold the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

SEPARATOR = "\x1f"


class TableState:
    """The keys of a table with the digest of each row; about 250 bytes of memory a row."""

    def __init__(self) -> None:
        self._digests: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._digests)

    def __contains__(self, key: object) -> bool:
        return key in self._digests

    def add(self, key: str, line: bytes) -> bool:
        """False when a row with this key is there already; `line` is the row's canonical form."""
        if key in self._digests:
            return False
        self._digests[key] = hashlib.sha256(line).digest()
        return True

    def hexdigest(self) -> str:
        """SHA-256 over the lines `key 0x1f sha256(row) LF`, sorted bytewise."""
        total = hashlib.sha256()
        # code points sort as their UTF-8 bytes do; the separator decides between a key and one that begins with it
        for key in sorted(self._digests, key=lambda key: key + SEPARATOR):
            total.update(f"{key}{SEPARATOR}{self._digests[key].hex()}\n".encode())
        return total.hexdigest()


def key_reader(primary_key: Sequence[str]) -> Callable[[Mapping[str, Any]], str]:
    """Takes a row's key, which is one text even where it has several fields."""
    if len(primary_key) == 1:
        return itemgetter(primary_key[0])
    return lambda row: SEPARATOR.join(map(str, itemgetter(*primary_key)(row)))
