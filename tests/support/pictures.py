"""Pictures as phones and enemies make them, small enough to be made in a test."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from PIL import Image

TAKEN, EXIF, ORIENTATION = 0x9003, 0x8769, 0x0112
ON_ITS_SIDE = 6


def phone_photo(path: Path, size: tuple[int, int] = (4032, 3024), *, orientation: int = ON_ITS_SIDE,
                taken: str = "2026:11:20 09:15:30") -> Path:
    """Twelve megapixels on its side: red where the top is when it is turned upright, white elsewhere."""
    image = Image.new("RGB", size, "white")
    # turned by a quarter clockwise, the left edge is the top
    image.paste((200, 30, 30), (0, 0, size[0] // 4, size[1]))
    notes = image.getexif()
    notes[ORIENTATION] = orientation
    notes.get_ifd(EXIF)[TAKEN] = taken
    image.save(path, "JPEG", exif=notes, quality=92)
    return path


def screenshot(path: Path, size: tuple[int, int] = (640, 480), colour: str = "#8899AA") -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


def png_bomb(path: Path, side: int = 50_000) -> Path:
    """A PNG of a few kilobytes that says it has `side` squared pixels, and has them: zeros pack well."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + bytes(side // 8)
    packer, packed = zlib.compressobj(9), b""
    for _row in range(2_000):  # the rest is missing: nobody gets that far
        packed += packer.compress(row)
    packed += packer.flush()
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
                     + chunk(b"IDAT", packed) + chunk(b"IEND", b""))
    return path


def truncated(path: Path, part: float = 0.6) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[:int(len(data) * part)])
    return path
