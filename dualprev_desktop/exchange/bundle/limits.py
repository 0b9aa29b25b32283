"""How large a bundle and its parts may be; a reader stops before it passes one of them."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bytes, unless the name says otherwise."""

    bundle: int = 2048 * MEBIBYTE
    """FAT32 holds files up to 4 GiB - 1."""
    members: int = 20_000
    directory: int = 8 * MEBIBYTE
    header: int = 64 << 10
    signature: int = 4 << 10
    description: int = 8 * MEBIBYTE
    """datapackage.json, with its code lists."""
    table: int = 256 * MEBIBYTE
    line: int = MEBIBYTE
    attachment: int = 20 * MEBIBYTE
    rows: int = 2_000_000
    tables: int = 200
    ratio: int = 200
    """How many times larger than packed a member above `ratio_from` may be."""
    ratio_from: int = MEBIBYTE
    problems: int = 1000
    """How many faults of the data are listed."""
