"""Looks at a workbook from outside before any parser does: kind, encryption, and what it would unpack to."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

EMPTY = N_("{file} is empty (0 bytes). Nothing was changed. Copy it again from where it comes from.")
CANNOT_OPEN = N_("{file} cannot be opened: {reason}. Close it in other programs, or check where it lies.")
WEB_PAGE = N_("{file} is a web page or XML text that only bears the name of a workbook. Nothing was changed. "
              "Open it in Excel or WPS and save it as .xlsx.")
NO_WORKBOOK = N_("{file} is not a workbook. Nothing was changed. Open it in Excel or WPS and save it as .xlsx.")
PASSWORD = N_("{file} is password-protected. Nothing was changed. "
              "Take the password off (save as, tools, general options) and try again.")
INCOMPLETE = N_("{file} is damaged or was not copied to its end. Nothing was changed. "
                "Copy it again, or save it anew as .xlsx.")
TOO_BIG = N_("{file} unpacks to {size} MB; at most {limit} MB are read. Nothing was changed. "
             "Delete unused rows, pictures and formats, or split it.")
BOMB = N_("{file} unpacks to {ratio} times its size, which no real workbook does. Nothing was changed. "
          "Ask its sender for a file saved by Excel or WPS.")
TOO_MANY_PARTS = N_("{file} consists of {count} parts; at most {limit} are read. Nothing was changed.")

MEGABYTE = 1 << 20
FILE_LIMIT = 100 * MEGABYTE
UNPACKED_LIMIT = 512 * MEGABYTE
# repetitive registers unpack to 20-60 times their size; a bomb reaches 1000
RATIO_LIMIT = 250
RATIO_MATTERS_FROM = 32 * MEGABYTE
PARTS_LIMIT = 5000

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def inspect(path: Path) -> bool:
    """True for a zip container (xlsx, xlsm, xlsb, ods), False for the old OLE one (xls).

    Raises BadFile with the sentence that fits anything else.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(512)
    except OSError as error:
        raise BadFile(CANNOT_OPEN, reason=error.strerror or str(error)) from error
    if size > FILE_LIMIT:
        raise BadFile(TOO_BIG, size=size // MEGABYTE, limit=FILE_LIMIT // MEGABYTE)
    if start.startswith(ZIP_MAGIC):
        _inspect_zip(path)
        return True
    _inspect_ole(path, start)
    return False


def _inspect_ole(path: Path, start: bytes) -> None:
    if start.startswith(OLE_MAGIC):
        if ENCRYPTED_STREAM in path.read_bytes():
            raise BadFile(PASSWORD)
    elif not start:
        raise BadFile(EMPTY)
    else:
        raise BadFile(WEB_PAGE if _is_markup(start) else NO_WORKBOOK)


def _is_markup(start: bytes) -> bool:
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or start.startswith(b"\xff\xfe<\x00")


def _inspect_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadFile(INCOMPLETE) from error
    if len(members) > PARTS_LIMIT:
        raise BadFile(TOO_MANY_PARTS, count=len(members), limit=PARTS_LIMIT)
    parsed = [member for member in members if "/media/" not in member.filename]
    unpacked = sum(member.file_size for member in parsed)
    packed = sum(member.compress_size for member in parsed) or 1
    if unpacked > RATIO_MATTERS_FROM and unpacked > RATIO_LIMIT * packed:
        raise BadFile(BOMB, ratio=unpacked // packed)
    if unpacked > UNPACKED_LIMIT:
        raise BadFile(TOO_BIG, size=unpacked // MEGABYTE, limit=UNPACKED_LIMIT // MEGABYTE)
