"""Pictures from outside, taken apart in the limited helper: checked by content, turned upright, made smaller.

What runs here runs in a process of its own (kernel.limited): a hostile picture ends that process and nothing else.
"""

from __future__ import annotations

import base64
import io
import struct
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.passive_svg import passive_size

LONGEST_SIDE = 2560
"""Pixels of a picture that is kept smaller: 300 dpi over 21 cm, about 1 MB instead of a phone's 5."""
MOST_PIXELS = 200_000_000
"""The largest phones make 200 megapixels; a bomb says it has billions."""
FORMATS = ("PNG", "JPEG", "WEBP", "BMP")
KEPT_AS_THEY_ARE = {"PNG": "image/png", "JPEG": "image/jpeg"}
SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
QUALITY = 88
LARGE_PNG = 2 << 20
"""Bytes from which a photo that came as PNG is kept as JPEG when it is written anew."""
ORIENTATION, EXIF, TAKEN = 0x0112, 0x8769, 0x9003
NOTES_BROKEN = (OSError, ValueError, SyntaxError, KeyError, TypeError, struct.error)
"""Some cameras write notes that nobody can read; the picture is none the worse."""

NO_PICTURE = N_("{file} is not a picture, though its name says so. Nothing was attached. "
                "Look at where it comes from; it may be something else in disguise.")
TOO_MANY_PIXELS = N_("{file} has {width} × {height} pixels, more than can be handled. Nothing was attached. "
                     "Save it with fewer.")
DAMAGED = N_("{file} is damaged: it ends too early or holds nonsense. Nothing was attached. "
             "Take it anew from where it comes.")


def read_in_helper(argument: dict[str, Any]) -> dict[str, Any]:
    """Of the file at `path`: how it is to be kept. `smaller`: whether a large one may be.

    `data` (base64) is None where the very bytes are kept.
    """
    raw = Path(argument["path"]).read_bytes()
    if raw.lstrip()[:1] == b"<":
        width, height = passive_size(raw)
        return {"media_type": "image/svg+xml", "data": None, "was": [width, height], "now": [width, height],
                "taken": ""}
    image = _opened(raw)
    was, taken, kind = (image.width, image.height), _taken(image), str(image.format)
    too_large = argument["smaller"] and max(was) > LONGEST_SIDE
    if kind in KEPT_AS_THEY_ARE and not too_large and not (_turned(image) and argument["smaller"]):
        _load(image)
        return {"media_type": KEPT_AS_THEY_ARE[kind], "data": None, "was": was, "now": was, "taken": taken}
    upright = _upright(image, LONGEST_SIDE if argument["smaller"] else max(was))
    data, media_type = _encoded(upright, kind)
    return {"media_type": media_type, "data": base64.b64encode(data).decode(), "was": was,
            "now": [upright.width, upright.height], "taken": taken}


def views_in_helper(argument: dict[str, Any]) -> list[dict[str, Any] | None]:
    """Each of the `pictures` (base64) upright and no larger than `side`; None for one that cannot be read."""
    return [_view(base64.b64decode(one), argument["side"]) for one in argument["pictures"]]


def _view(raw: bytes, side: int) -> dict[str, Any] | None:
    try:
        image = _opened(raw)
        kind = str(image.format)
        upright = _upright(image, side)
    except BadFile:
        return None
    data, media_type = _encoded(upright, kind)
    return {"data": base64.b64encode(data).decode(), "media_type": media_type, "width": upright.width,
            "height": upright.height}


def _opened(raw: bytes) -> Any:
    """Not yet decoded, but known to be a picture of a size that can be."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # judged here, in a sentence
    try:
        image = Image.open(io.BytesIO(raw), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise BadFile(NO_PICTURE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise BadFile(DAMAGED) from error
    if image.width * image.height > MOST_PIXELS:
        raise BadFile(TOO_MANY_PIXELS, width=image.width, height=image.height)
    if image.format == "PNG":  # its notes may stand behind its pixels, and asking for them decodes all
        _load(image)
    return image


def _load(image: Any) -> None:
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BadFile(DAMAGED) from error


def _upright(image: Any, side: int) -> Any:
    """As it is meant to be seen, its longest side at most `side`, without the camera's notes."""
    from PIL import ImageOps

    image.draft("RGB", (side, side))
    _load(image)
    transparent = "A" in image.getbands() or "transparency" in image.info
    upright = (ImageOps.exif_transpose(image) if _turned(image) else image).convert("RGBA" if transparent else "RGB")
    upright.thumbnail((side, side))
    return upright


def _encoded(image: Any, kind: str) -> tuple[bytes, str]:
    opaque = image.mode == "RGB"
    if opaque and kind in ("JPEG", "WEBP"):
        return _jpeg(image), "image/jpeg"
    out = io.BytesIO()
    image.save(out, "PNG")
    if opaque and out.tell() > LARGE_PNG:
        return _jpeg(image), "image/jpeg"
    return out.getvalue(), "image/png"


def _jpeg(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _turned(image: Any) -> bool:
    """Whether the camera was held otherwise than the pixels stand."""
    try:
        return image.getexif().get(ORIENTATION, 1) in range(2, 9)
    except NOTES_BROKEN:
        return False


def _taken(image: Any) -> str:
    """`2026-11-24 13:05` where the camera wrote it, else empty."""
    try:
        written = str(image.getexif().get_ifd(EXIF).get(TAKEN, ""))
    except NOTES_BROKEN:
        return ""
    day, _space, time = written.strip("\0 ").partition(" ")
    digits = day.replace(":", "")
    if len(digits) != 8 or not digits.isdecimal() or digits.startswith("0000"):
        return ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]} {time[:5]}".strip()
