"""Writes a zip whose bytes depend on its members alone; memory does not grow with their size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import BinaryIO

from dualprev_desktop.exchange.bundle.refusals import WrongSize
from dualprev_desktop.exchange.bundle.zip_layout import (
    DEFLATED,
    LARGEST,
    STORED,
    Member,
    central_header,
    end_record,
    local_header,
)
from dualprev_desktop.kernel.i18n import N_

TOO_LARGE = N_("{file} would become larger than a bundle can be (4 GiB). Send the attachments apart.")
COMPRESSION = 6


class ZipWriter:
    """Members in the order in which they are added; `close` completes the file but leaves the stream open.

    The stream must be seekable: sizes and CRC stand before the data, and are filled in after it.
    """

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self._stream, self._file = stream, file
        self._members: list[Member] = []
        self._end = 0

    def add(self, name: str, chunks: Iterable[bytes], method: int = STORED) -> None:
        draft = Member(name, method, 0, 0, 0, self._end)
        self._stream.seek(draft.data_offset)
        crc, packed, size = self._pour(chunks, method)
        member = Member(name, method, crc, packed, size, self._end)
        if max(member.end, member.size) > LARGEST:
            raise WrongSize(TOO_LARGE, file=self._file)
        self._stream.seek(member.offset)
        self._stream.write(local_header(member))
        self._members.append(member)
        self._end = member.end

    def _pour(self, chunks: Iterable[bytes], method: int) -> tuple[int, int, int]:
        packer = zlib.compressobj(COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS) if method == DEFLATED else None
        crc = packed = size = 0
        for chunk in chunks:
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
            packed += self._stream.write(packer.compress(chunk) if packer else chunk)
        if packer:
            packed += self._stream.write(packer.flush())
        return crc, packed, size

    def close(self) -> None:
        directory = b"".join(map(central_header, self._members))
        self._stream.seek(self._end)
        self._stream.write(directory + end_record(len(self._members), len(directory), self._end))
        self._stream.flush()
