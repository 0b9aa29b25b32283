"""What is pasted or dropped, as files to attach: files of this machine, and pictures that are no file yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.text import clean

RAW_PICTURES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/bmp": ".bmp"}
"""Given as bytes, they are decoded in the helper and not here."""
MOST_FILES = 50


@dataclass(frozen=True)
class Source:
    """A file to be read; `passing` ones were written for it and are removed after."""

    path: Path
    name: str = ""
    passing: bool = False


def can_take(data: QMimeData) -> bool:
    return bool(_files(data)) or data.hasImage() or any(data.hasFormat(kind) for kind in RAW_PICTURES)


def sources(data: QMimeData, moment: str) -> list[Source]:
    """`moment` goes into the name of a picture that has none. Files come first: a copied file may bring its picture."""
    if files := _files(data):
        return files[:MOST_FILES]
    found = _picture(data)
    if found is None:
        return []
    pixels, ending = found
    path = Path(mkdtemp(prefix="dualprev-")) / f"pasted{ending}"
    path.write_bytes(pixels)
    name = clean(_("Pasted {moment}").format(moment=moment)).replace(":", "-")
    return [Source(path, name + ending, passing=True)]


def _files(data: QMimeData) -> list[Source]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [Source(path) for path in paths if path.is_file()]


def _picture(data: QMimeData) -> tuple[bytes, str] | None:
    for kind, ending in RAW_PICTURES.items():
        if data.hasFormat(kind):
            return bytes(data.data(kind).data()), ending
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    written, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(written.data()), ".png"
