"""Pictures from outside, read in the limited helper: checked by content, turned upright, metadata left behind."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import Limits, run_limited
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.services.passive_svg import DAMAGED, NO_PICTURE, passive_size

LONGEST_SIDE = 6000
"""Pixels; Qt refuses pictures beyond 256 MB, and an A0 scan is finer than any print of it."""
MOST_PIXELS = 400_000_000
MOST_BYTES = 100 << 20
LIMITS = Limits(seconds=60, memory=3 << 30)

TOO_LARGE = N_("{file} is too large: {size} MB; at most {limit} MB are read. Save it with fewer pixels.")
TOO_MANY_PIXELS = N_("{file} has {width} × {height} pixels, more than can be handled. Save it with fewer.")


def read_picture(path: Path) -> IncomingPicture:
    """A PNG, JPEG or SVG picture, upright and without metadata. Raises BadFile with what to do."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadFile(NO_PICTURE, file=path.name) from error
    if size > MOST_BYTES:
        raise BadFile(TOO_LARGE, file=path.name, size=size >> 20, limit=MOST_BYTES >> 20)
    answer = run_limited(f"{__name__}:read_in_helper", str(path.resolve()), file=path.name, limits=LIMITS)
    return IncomingPicture(path.name, base64.b64decode(answer["data"]), answer["media_type"], answer["width"],
                           answer["height"])


def read_in_helper(path: str) -> dict[str, Any]:
    """Runs in the helper process: the picture's bytes as base64, its type and size."""
    data = Path(path).read_bytes()
    if data.lstrip()[:1] == b"<":
        return _svg(data)
    return _raster(data)


def _answer(data: bytes, media_type: str, width: int, height: int) -> dict[str, Any]:
    return {"data": base64.b64encode(data).decode(), "media_type": media_type, "width": width, "height": height}


def _raster(data: bytes) -> dict[str, Any]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # judged below, in a sentence
    try:
        image: Image.Image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        kind = image.format or "PNG"
        if image.width * image.height > MOST_PIXELS:
            raise BadFile(TOO_MANY_PIXELS, width=image.width, height=image.height)
        if kind == "JPEG":
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
    except UnidentifiedImageError as error:
        raise BadFile(NO_PICTURE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise BadFile(DAMAGED) from error
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return _encoded(upright, kind)


def _encoded(image: Any, kind: str) -> dict[str, Any]:
    mode = "RGB" if kind == "JPEG" or "A" not in image.getbands() else "RGBA"
    out = io.BytesIO()
    # a fresh image carries none of the camera's metadata
    image.convert(mode).save(out, kind, **({"quality": 90} if kind == "JPEG" else {"optimize": False}))
    return _answer(out.getvalue(), f"image/{kind.lower()}", image.width, image.height)


def _svg(data: bytes) -> dict[str, Any]:
    return _answer(data, "image/svg+xml", *passive_size(data))
