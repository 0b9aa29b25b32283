"""What one file format of backgrounds declares; a new format is one new file in the folder `formats`."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import Limits
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.incoming import Choice

NO_PICTURE = N_("{file} is not a picture this program reads, whatever its name says. It reads PNG, JPEG, TIFF, WebP, "
                "HEIC, PDF, SVG and DXF: save it as one of these and choose that file.")

Answer = dict[str, Any]
"""Plain data from the helper: the fields of `Look`, or of `IncomingPicture` with its bytes as base64."""


@dataclass(frozen=True)
class Source:
    """A file; or, with `data`, a picture of the company (PNG, JPEG, SVG), which is written to no folder."""

    path: Path
    data: bytes | None = None

    def stream(self) -> BinaryIO:
        return self.path.open("rb") if self.data is None else io.BytesIO(self.data)

    def content(self) -> bytes:
        return self.path.read_bytes() if self.data is None else self.data


def _nothing(_source: Source) -> Answer:
    raise NotImplementedError  # a format with a refusal is never asked


def _none(_source: Source, _choice: Choice) -> Answer:
    raise NotImplementedError


@dataclass(frozen=True)
class Format:
    """`look` and `read` run in the helper and may raise BadFile; `recognises` sees the file's first 4 KB."""

    id: str
    recognises: Callable[[bytes], bool]
    look: Callable[[Source], Answer] = _nothing
    read: Callable[[Source, Choice], Answer] = _none
    limits: Limits = field(default_factory=Limits)
    refusal: str = ""
    """The sentence for a format that is known but not read."""
    order: int = 50


formats = Registry("dualprev_desktop.exchange.backgrounds.formats", "FORMAT", Format)


def format_of(head: bytes, file: str) -> Format:
    """By content, never by name. Raises BadFile for what is not read."""
    found = next((one for one in formats if one.recognises(head)), None)
    if found is None or found.refusal:
        raise BadFile(found.refusal if found else NO_PICTURE, file=file)
    return found
