"""Splits a stream into lines while it is hashed, holding no more than one line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from dualprev_desktop.kernel.i18n import N_

LINE_TOO_LONG = N_("the line is longer than a row can be")
NO_LINE_END = N_("the last line has no end")


class LineFault(Exception):
    """The stream cannot be split further; `reason` is English, marked with `N_`."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


class HashedLines:
    """Iterates over (number, line without its LF); afterwards `byte_count` and `sha256` are those of all bytes."""

    def __init__(self, chunks: Iterable[bytes], longest: int) -> None:
        self._chunks, self._longest = chunks, longest
        self._digest = hashlib.sha256()
        self.byte_count = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        rest, number = b"", 0
        for chunk in self._chunks:
            self._digest.update(chunk)
            self.byte_count += len(chunk)
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                number += 1
                if len(line) > self._longest:
                    raise LineFault(number, LINE_TOO_LONG)
                yield number, line
            if len(rest) > self._longest:
                raise LineFault(number + 1, LINE_TOO_LONG)
        if rest:
            raise LineFault(number + 1, NO_LINE_END)
