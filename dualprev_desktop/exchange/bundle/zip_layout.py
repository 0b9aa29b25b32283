"""The bytes of a zip file as this program writes it: every field but name, method, CRC, sizes and place is fixed.

Equal content therefore gives an equal file, and a reader can compare each header byte with what it must be.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
LOCAL_MAGIC, CENTRAL_MAGIC, END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")

NEEDED = 20
MADE_BY = 3 << 8 | NEEDED
"""Unix, so that the attributes below are read as file modes."""
REGULAR_FILE = 0o100644 << 16
NO_FLAGS = 0
TIME, DATE = 0, 1 << 5 | 1
"""1980-01-01 00:00, the first moment a zip can say."""
LARGEST = 0xFFFFFFFE
"""One more means "see the zip64 record"."""


@dataclass(frozen=True)
class Member:
    """One member; `offset` is that of its local header from the start of the zip, sizes are in bytes."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def data_offset(self) -> int:
        return self.offset + LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        return self.data_offset + self.packed


def local_header(member: Member) -> bytes:
    name = member.name.encode("ascii")
    return LOCAL.pack(LOCAL_MAGIC, NEEDED, NO_FLAGS, member.method, TIME, DATE, member.crc, member.packed,
                      member.size, len(name), 0) + name


def central_header(member: Member) -> bytes:
    name = member.name.encode("ascii")
    return CENTRAL.pack(CENTRAL_MAGIC, MADE_BY, NEEDED, NO_FLAGS, member.method, TIME, DATE, member.crc,
                        member.packed, member.size, len(name), 0, 0, 0, 0, REGULAR_FILE, member.offset) + name


def end_record(count: int, directory_size: int, directory_offset: int) -> bytes:
    return END.pack(END_MAGIC, 0, 0, count, count, directory_size, directory_offset, 0)
