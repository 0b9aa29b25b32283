"""Whether the texts of a DXF are written as it says: many programs write GBK and declare something else."""

from __future__ import annotations

import re
from itertools import islice

from dualprev_desktop.exchange.backgrounds.dxf.loading import BINARY

GBK, UTF8 = "gbk", "utf-8"
DOUBTED = ("utf-8", "cp1252", "ascii", "cp437", "cp850")
"""What programs declare that think of no other language; who declares Cyrillic or Japanese has thought of it."""
UTF8_SINCE = "AC1021"
"""AutoCAD 2007: from here on texts are UTF-8 whatever the code page says."""
MOST_RUNS = 20_000
SURE = 0.9

_CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+(\S+)")
_VERSION = re.compile(rb"\$ACADVER\s+1\s+(\S+)")
_RUN = re.compile(rb"[\x80-\xff]+")
_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+\Z")
"""GB2312, where all common Chinese characters stand."""


def declared(raw: bytes) -> str:
    """The encoding that the file says it has, by Python's name."""
    version, page = _VERSION.search(raw), _CODE_PAGE.search(raw)
    if version and version[1].decode("ascii", "replace") >= UTF8_SINCE:
        return UTF8
    from ezdxf.tools.codepage import toencoding

    return toencoding(page[1].decode("ascii", "replace")) if page else "cp1252"


def offered(raw: bytes) -> tuple[str, ...]:
    """Where the declared encoding is in doubt: the likeliest first, then the declared one."""
    runs = [] if raw.startswith(BINARY) else list(islice((found[0] for found in _RUN.finditer(raw)), MOST_RUNS))
    said = declared(raw)
    if not runs:
        return ()
    if _all_utf8(runs):
        return () if said == UTF8 else (UTF8, said)
    if said in DOUBTED and _mostly_chinese(runs):
        return GBK, said
    return ()


def _all_utf8(runs: list[bytes]) -> bool:
    try:
        return bool([run.decode("utf-8") for run in runs])
    except UnicodeDecodeError:
        return False


def _mostly_chinese(runs: list[bytes]) -> bool:
    """Western letters with accents stand alone between ASCII, Chinese ones in pairs of bytes."""
    return sum(_PAIRS.match(run) is not None for run in runs) >= SURE * len(runs)
