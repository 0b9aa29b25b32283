"""Files from outside before they are kept: pictures are looked at in the limited helper, programs are refused."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.kernel.errors import BadFile, InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import Limits, run_limited
from dualprev_desktop.kernel.text import clean
from dualprev_desktop.services import photos

MOST_BYTES = 20 << 20
"""What a bundle takes of one file (exchange.bundle.limits)."""
MOST_PICTURE_BYTES = 100 << 20
"""A picture may come larger: it is kept smaller."""
LONGEST_NAME = 200
UNKNOWN_TYPE = "application/octet-stream"
LIMITS = Limits(seconds=60, memory=2 << 30)
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".webp", ".bmp", ".svg"})
MAGIC = (b"\x89PNG\r\n", b"\xff\xd8\xff")
PROGRAM_NAMES = frozenset({
    ".exe", ".com", ".bat", ".cmd", ".msi", ".msp", ".scr", ".pif", ".cpl", ".dll", ".sys", ".js", ".jse", ".vbs",
    ".vbe", ".wsf", ".wsh", ".hta", ".ps1", ".psm1", ".lnk", ".url", ".reg", ".jar", ".sh", ".app", ".apk", ".deb",
    ".rpm", ".appimage", ".desktop", ".html", ".htm", ".mht", ".mhtml", ".xhtml"})
PROGRAM_MAGIC = (b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")

TOO_LARGE = N_("{file} is too large: {size} MB; at most {limit} MB are kept. Nothing was attached. "
               "Save it smaller, or attach the part that matters.")
EMPTY = N_("{file} is empty. Nothing was attached. Save it anew from where it comes.")
UNREADABLE = N_("{file} cannot be read: {reason}. Nothing was attached. Close it in other programs and try again.")
NO_FILE = N_("{file} is a folder, or no longer there. Nothing was attached. Choose a file.")
PROGRAM = N_("{file} is a program or a web page, whatever its name says. Nothing was attached: such a file could do "
             "harm where it is opened. Attach a picture or a document.")


@dataclass(frozen=True)
class IncomingFile:
    """A file that was read and found good; sizes of pictures are in pixels, (0, 0) for what is none."""

    file_name: str
    data: bytes
    media_type: str
    taken_at: str = ""
    was: tuple[int, int] = (0, 0)
    now: tuple[int, int] = (0, 0)
    original_bytes: int = 0
    original_sha256: str = ""
    """Empty where the very bytes are kept."""

    @property
    def smaller(self) -> bool:
        return self.was != self.now and max(self.now) < max(self.was)


def read_file(path: Path, *, smaller: bool = True, name: str = "") -> IncomingFile:
    """The file as it will be kept, under `name` where one is given; with `smaller` large pictures are made so.

    Raises InputError for one that is empty, too large or a program, BadFile for one that cannot be read or is damaged.
    """
    shown = short_name(name or path.name)
    pictured = Path(shown).suffix.lower() in PICTURES
    data = read_bytes(path, shown, MOST_PICTURE_BYTES if pictured or _starts_as_picture(path) else MOST_BYTES)
    refuse_program(shown, data)
    if pictured or data.startswith(MAGIC):
        return _picture(path, shown, data, smaller=smaller)
    return IncomingFile(shown, data, mimetypes.guess_type(shown)[0] or UNKNOWN_TYPE, original_bytes=len(data))


def _starts_as_picture(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(8).startswith(MAGIC)
    except OSError:  # said by who reads it whole
        return False


def read_bytes(path: Path, shown: str, most: int) -> bytes:
    """The whole file; `shown` is what a sentence calls it."""
    if not path.is_file():
        raise InputError(NO_FILE, file=shown)
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
        size = max(path.stat().st_size, len(data))
    except OSError as error:
        raise BadFile(UNREADABLE, file=shown, reason=error.strerror or error) from error
    refuse_large(shown, size, most)
    if not data:
        raise InputError(EMPTY, file=shown)
    return data


def refuse_large(shown: str, size: int, most: int = MOST_BYTES) -> None:
    if size > most:
        # in parts of a megabyte, upwards: 20 MB and a byte are not "20 MB"
        raise InputError(TOO_LARGE, file=shown, size=-(-size >> 20), limit=most >> 20)


def refuse_program(shown: str, data: bytes) -> None:
    """Judged by name and by content: a photo.jpg that begins as a program is one."""
    of_windows = data.startswith(b"MZ") and b"\0" in data[:64]
    if Path(shown).suffix.lower() in PROGRAM_NAMES or of_windows or data.startswith(PROGRAM_MAGIC):
        raise InputError(PROGRAM, file=shown)


def _picture(path: Path, shown: str, data: bytes, *, smaller: bool) -> IncomingFile:
    argument = {"path": str(path.resolve()), "smaller": smaller}
    found = run_limited(f"{photos.__name__}:read_in_helper", argument, file=shown, limits=LIMITS)
    kept = base64.b64decode(found["data"]) if found["data"] else data
    refuse_large(shown, len(kept))
    changed = found["data"] is not None
    return IncomingFile(
        _named_for(shown, found["media_type"]), kept, found["media_type"], found["taken"], tuple(found["was"]),
        tuple(found["now"]), len(data), hashlib.sha256(data).hexdigest() if changed else "")


def _named_for(shown: str, media_type: str) -> str:
    """With the ending of what it is now: a WebP that is kept as JPEG is no longer a .webp."""
    wanted, path = photos.SUFFIXES.get(media_type, ""), Path(shown)
    fits = not wanted or mimetypes.guess_type(shown)[0] == media_type
    return shown if fits else short_name(path.stem + wanted)


def short_name(name: str) -> str:
    """The name without what cannot be seen, with its ending, no longer than the field takes."""
    tidy = clean("".join("-" if character in '\\/:*?"<>|' else character for character in name)).strip(". ") or "-"
    ending = Path(tidy).suffix
    if len(ending) >= 20:
        return tidy[:LONGEST_NAME]
    return tidy.removesuffix(ending)[:LONGEST_NAME - len(ending)] + ending
