"""Reads a zip that must be, byte for byte in its headers, one this program could have written.

Zip is a format in which two readers can see two contents; each rule here closes one such door and has its own
sentence.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dualprev_desktop.exchange.bundle import zip_layout as layout
from dualprev_desktop.exchange.bundle.limits import Limits
from dualprev_desktop.exchange.bundle.refusals import BadContainer, Damaged
from dualprev_desktop.exchange.bundle.zip_layout import Member
from dualprev_desktop.kernel.i18n import N_

NO_ZIP = N_("{file} is cut off, or was never a bundle: the end of a zip file is missing.")
TRAILING = N_("{file} has bytes after its end, which no bundle has.")
COMMENT = N_("{file} carries a comment, which no bundle has.")
ZIP64 = N_("{file} is made for more than 4 GiB, which no bundle is.")
SPLIT = N_("{file} is one part of a split file, or counts its members wrongly.")
TOO_MANY = N_("{file} has more than {limit} members.")
DIRECTORY = N_("{file} has a damaged list of members.")
NAME = N_("{file} holds “{member}”, a name no bundle has.")
TWICE = N_("{file} holds “{member}” twice.")
ENCRYPTED = N_("{file}: “{member}” is encrypted as a zip member, which no bundle does.")
DESCRIPTOR = N_("{file}: “{member}” states its size after its content, which no bundle does.")
FLAGS = N_("{file}: “{member}” has flags no bundle has.")
METHOD = N_("{file}: “{member}” is packed in a way no bundle is.")
EXTRA = N_("{file}: “{member}” has an extra field or a comment, which no bundle has.")
NOT_REGULAR = N_("{file}: “{member}” is no ordinary file.")
UNUSUAL = N_("{file}: the entry of “{member}” differs from the one form it can have.")
GAP = N_("{file} has bytes that belong to no member (before “{member}”).")
OVERLAP = N_("{file} has members that share their bytes (at “{member}”).")
LOCAL_DIFFERS = N_("{file} says two different things of “{member}”.")
LYING_SIZE = N_("{file}: “{member}” has another size than it says.")
TOO_LARGE = N_("{file}: “{member}” has {size} bytes; at most {limit} are taken.")
RATIO = N_("{file}: “{member}” grows more than {limit} times when unpacked.")
BROKEN_STREAM = N_("{file}: the content of “{member}” cannot be unpacked.")
CONTENT = N_("{file}: the content of “{member}” is not what was packed; the copy is damaged.")

CHUNK = 1 << 17
ENCRYPTED_BIT, DESCRIPTOR_BIT = 1, 8
LIST = "…"
"""Stands for the list of members where a sentence needs a name."""
COMMENT_REACH = 0xFFFF


class StrictZip:
    """The members of a zip that lies in `stream` from `start`, `length` bytes long; `file` is for the sentences.

    Raises BadContainer on opening; reading raises BadContainer or Damaged.
    """

    def __init__(self, stream: BinaryIO, start: int, length: int, *, file: str, names: re.Pattern[str],
                 methods: tuple[int, ...] = (layout.STORED, layout.DEFLATED), limits: Limits = Limits()) -> None:
        self._stream, self._start, self._length = stream, start, length
        self.file, self._names, self._methods, self._limits = file, names, methods, limits
        self.members = self._open()

    def raw_span(self, name: str) -> tuple[int, int]:
        """Where in the stream a stored member lies, and how long it is."""
        member = self.members[name]
        return self._start + member.data_offset, member.packed

    def read(self, name: str, limit: int) -> bytes:
        return b"".join(self.chunks(name, limit))

    def chunks(self, name: str, limit: int) -> Iterator[bytes]:
        """The content in pieces; not a byte more than the member says it has, and `limit` allows."""
        member = self.members[name]
        self._check_size(member, limit)
        crc = size = 0
        for chunk in self._unpacked(member):
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
            if size > member.size:
                raise self._bad(LYING_SIZE, member)
            yield chunk
        if size != member.size:
            raise self._bad(LYING_SIZE, member)
        if crc != member.crc:
            raise Damaged(CONTENT, file=self.file, member=member.name)

    def _check_size(self, member: Member, limit: int) -> None:
        if member.size > limit:
            raise self._bad(TOO_LARGE, member, size=member.size, limit=limit)
        if member.size > self._limits.ratio_from and member.size > self._limits.ratio * member.packed:
            raise self._bad(RATIO, member, limit=self._limits.ratio)

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        if member.method == layout.STORED:
            yield from self._packed(member)
            return
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self._packed(member):
                while packed and not unpacker.eof:
                    yield unpacker.decompress(packed, CHUNK)
                    packed = unpacker.unconsumed_tail
        except zlib.error as error:
            raise self._bad(BROKEN_STREAM, member) from error
        if not unpacker.eof:
            raise self._bad(BROKEN_STREAM, member)
        if unpacker.unused_data or packed:
            raise self._bad(LYING_SIZE, member)

    def _packed(self, member: Member) -> Iterator[bytes]:
        for at in range(0, member.packed, CHUNK):
            yield self._at(member.data_offset + at, min(CHUNK, member.packed - at))

    def _open(self) -> dict[str, Member]:
        count, size, offset = self._end()
        directory, at = self._at(offset, size), 0
        members: dict[str, Member] = {}
        expected = 0
        for _number in range(count):
            member, at = self._entry(directory, at)
            if member.name in members:
                raise self._bad(TWICE, member)
            self._check_place(member, expected)
            members[member.name] = member
            expected = member.end
        if at != size:
            raise BadContainer(DIRECTORY, file=self.file)
        self._check_meeting(expected, offset)
        return members

    def _end(self) -> tuple[int, int, int]:
        """The count of members, size and offset of their list."""
        record = self._at(self._length - layout.END.size, layout.END.size)
        if not record.startswith(layout.END_MAGIC):
            raise BadContainer(self._why_no_end(), file=self.file)
        _magic, disk, first_disk, here, count, size, offset, comment = layout.END.unpack(record)
        if comment:
            raise BadContainer(COMMENT, file=self.file)
        if count == 0xFFFF or 0xFFFFFFFF in (size, offset):
            raise BadContainer(ZIP64, file=self.file)
        if disk or first_disk or here != count:
            raise BadContainer(SPLIT, file=self.file)
        if count > self._limits.members or size > self._limits.directory:
            raise BadContainer(TOO_MANY, file=self.file, limit=self._limits.members)
        self._check_meeting(offset + size, self._length - layout.END.size)
        return count, size, offset

    def _why_no_end(self) -> str:
        reach = min(self._length, layout.END.size + COMMENT_REACH)
        tail = self._at(self._length - reach, reach)
        place = tail.rfind(layout.END_MAGIC)
        if place < 0 or len(tail) - place < layout.END.size:
            return NO_ZIP
        comment = int.from_bytes(tail[place + 20:place + 22], "little")
        return COMMENT if comment == len(tail) - place - layout.END.size else TRAILING

    def _entry(self, directory: bytes, at: int) -> tuple[Member, int]:
        if len(directory) - at < layout.CENTRAL.size:
            raise BadContainer(DIRECTORY, file=self.file)
        entry = layout.CENTRAL.unpack_from(directory, at)
        magic, flags, method = entry[0], entry[3], entry[4]
        crc, packed, size, name_length = entry[7:11]
        name_at = at + layout.CENTRAL.size
        end = name_at + name_length
        if magic != layout.CENTRAL_MAGIC or end > len(directory):
            raise BadContainer(DIRECTORY, file=self.file)
        member = Member(directory[name_at:end].decode("latin-1"), method, crc, packed, size, entry[16])
        self._check_entry(member, flags, entry)
        if directory[at:end] != layout.central_header(member):
            raise self._bad(UNUSUAL, member)
        return member, end

    def _check_entry(self, member: Member, flags: int, entry: tuple[int, ...]) -> None:
        extra, comment, attributes = entry[11], entry[12], entry[15]
        rules = (
            (self._names.fullmatch(member.name) is None, NAME),
            (flags & ENCRYPTED_BIT, ENCRYPTED),
            (flags & DESCRIPTOR_BIT, DESCRIPTOR),
            (flags, FLAGS),
            (member.method not in self._methods, METHOD),
            (extra or comment, EXTRA),
            (0xFFFFFFFF in (member.packed, member.size, member.offset), ZIP64),
            (attributes != layout.REGULAR_FILE, NOT_REGULAR),
            (member.method == layout.STORED and member.packed != member.size, LYING_SIZE),
        )
        for broken, sentence in rules:
            if broken:
                raise self._bad(sentence, member)

    def _check_place(self, member: Member, expected: int) -> None:
        if member.offset != expected:
            raise self._bad(GAP if member.offset > expected else OVERLAP, member)
        local = layout.local_header(member)
        if self._at(member.offset, len(local)) != local:
            raise self._bad(LOCAL_DIFFERS, member)

    def _check_meeting(self, end: int, next_start: int) -> None:
        if end != next_start:
            raise BadContainer(GAP if end < next_start else OVERLAP, file=self.file, member=LIST)

    def _at(self, offset: int, length: int) -> bytes:
        """Exactly `length` bytes from `offset`, counted from the start of the zip."""
        if offset < 0 or offset + length > self._length:
            raise BadContainer(NO_ZIP if offset < 0 else OVERLAP, file=self.file, member=LIST)
        self._stream.seek(self._start + offset)
        data = self._stream.read(length)
        if len(data) != length:
            raise BadContainer(NO_ZIP, file=self.file)
        return data

    def _bad(self, sentence: str, member: Member, **facts: object) -> BadContainer:
        return BadContainer(sentence, file=self.file, member=member.name, **facts)
