"""A DXF file as ezdxf knows it; what ends too early or holds nothing is refused rather than mended in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

BINARY = b"AutoCAD Binary DXF\r\n\x1a\0"
TAIL = 4096

DAMAGED_DXF = N_("{file} is damaged: it does not hold together as a DXF drawing. Export it anew from the CAD program "
                 "as “AutoCAD 2010 DXF” and choose that file.")
CUT_SHORT = N_("{file} ends too early: a part of the drawing is missing. Copy it once more, or export it anew from "
               "the CAD program.")


def load(path: Path, encoding: str) -> Any:
    """The document. Raises BadFile when it is cut short or makes no sense."""
    _check_end(path)
    from ezdxf.filemanagement import readfile

    try:
        return readfile(path, encoding=encoding or None)
    except Exception:  # ezdxf raises whatever its parts do; its patient reader has the last word
        return _recovered(path)


def _recovered(path: Path) -> Any:
    from ezdxf import recover

    try:
        return recover.readfile(path)[0]
    except Exception as error:  # as above
        raise BadFile(DAMAGED_DXF) from error


def _check_end(path: Path) -> None:
    """The patient reader takes a file that was cut short for a small one."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - TAIL))
        tail = stream.read()
    if not tail.rstrip(b"\0\x1a\r\n\t ").endswith(b"EOF"):
        raise BadFile(CUT_SHORT)
