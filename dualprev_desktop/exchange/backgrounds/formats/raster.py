"""Pictures made of pixels, from cameras, scanners and screens."""

from __future__ import annotations

import struct
from typing import Any

from dualprev_desktop.exchange.backgrounds.format import Answer, Format, Source
from dualprev_desktop.exchange.backgrounds.pixels import DAMAGED, LIMITS, check_size, finished
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.incoming import Choice

HEIC = "HEIF"
KINDS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP")
LOSSY = ("JPEG", "MPO", "WEBP", HEIC)
ORIENTATION = 0x0112
BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
"""Of the file types of ISO/IEC 23008-12 that phones write."""
BROKEN = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError, RuntimeError, struct.error)
"""What decoders raise over nonsense."""

MOVES = N_("{file} moves: its first picture is taken.")
NO_PAGE = N_("{file} has no page {page}; its last is page {pages}. Choose one of them.")


def _recognises(head: bytes) -> bool:
    return head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"GIF8")) \
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or (head[:2] == b"BM" and head[6:10] == bytes(4)) \
        or _is_heic(head)


def _is_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in BRANDS


def _look(source: Source) -> Answer:
    with _opened(source) as image:
        width, height = image.size if not _lies(image) else image.size[::-1]
        count = getattr(image, "n_frames", 1)
        paged = image.format == "TIFF" and count > 1
        moving = count > 1 and image.format in ("GIF", "WEBP", "PNG")
    return {"kind": "pages" if paged else "raster", "width": width, "height": height,
            "pages": count if paged else 1, "remarks": [(MOVES, {})] if moving else []}


def _read(source: Source, choice: Choice) -> Answer:
    with _opened(source) as image:
        lossy = image.format in LOSSY
        return finished(_upright(_page(image, choice), choice), choice, lossy=lossy)


def _page(image: Any, choice: Choice) -> Any:
    if image.format == "TIFF" and choice.page > 1:
        pages = image.n_frames
        if choice.page > pages:
            raise BadFile(NO_PAGE, page=choice.page, pages=pages)
        image.seek(choice.page - 1)
        check_size(*image.size)
    return image


def _opened(source: Source) -> Any:
    """Known to be a picture of a size that can be decoded, but not yet decoded."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # judged here, in a sentence
    kinds: tuple[str, ...] = KINDS
    stream = source.stream()  # for as long as the helper lives
    head = stream.read(16)
    stream.seek(0)
    if _is_heic(head):
        kinds = (HEIC,)
        _read_heic()
    try:
        image = Image.open(stream, formats=kinds)
    except UnidentifiedImageError as error:
        # the first bytes were those of a picture
        raise BadFile(DAMAGED) from error
    except BROKEN as error:
        raise BadFile(DAMAGED) from error
    check_size(*image.size)
    return image


def _read_heic() -> None:
    # the decode-only build: the one that also encodes carries x265, which is under the GPL
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)


def _upright(image: Any, choice: Choice) -> Any:
    from PIL import ImageOps

    try:
        if image.format in ("JPEG", "MPO"):
            image.draft(None, (choice.side, choice.side) if choice.corners is None else (2 * choice.side,) * 2)
        image.load()
    except BROKEN as error:
        raise BadFile(DAMAGED) from error
    return ImageOps.exif_transpose(image) if _lies(image) or _turned(image) in range(2, 5) else image


def _turned(image: Any) -> int:
    """How the camera was held: 1 to 8; notes that nobody can read count as 1."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except BROKEN:
        return 1


def _lies(image: Any) -> bool:
    return 5 <= _turned(image) <= 8


FORMAT = Format("raster", _recognises, _look, _read, LIMITS, order=20)
