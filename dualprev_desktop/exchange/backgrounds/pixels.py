"""Pictures made of pixels: decoded whole, eight bits a colour, written anew without anybody's metadata."""

from __future__ import annotations

import base64
import io
from typing import Any

from dualprev_desktop.exchange.backgrounds.format import Answer
from dualprev_desktop.exchange.backgrounds.straighten import straightened, turned
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import Limits
from dualprev_desktop.services.incoming import Choice

MOST_PIXELS = 400_000_000
LIMITS = Limits(seconds=90, memory=4 << 30)
QUALITY = 90
LOSSLESS_UP_TO = 24 << 20
"""Bytes; a picture that would be larger as PNG is a photograph or a noisy scan, and is kept as JPEG."""
SAMPLE = 256

DAMAGED = N_("{file} is damaged: it ends too early or holds nonsense. Save it anew from where it comes.")
TOO_MANY_PIXELS = N_("{file} has {width} × {height} pixels, more than can be handled. Save it with fewer.")


def check_size(width: int, height: int) -> None:
    """Raises BadFile for more pixels than memory should be risked for."""
    if width * height > MOST_PIXELS:
        raise BadFile(TOO_MANY_PIXELS, width=width, height=height)


def finished(image: Any, choice: Choice, *, lossy: bool) -> Answer:
    """The upright picture straightened, turned and made no larger than asked, encoded anew."""
    image = plain(image)
    if choice.corners is not None:
        image = straightened(image if image.mode != "1" else image.convert("L"), choice.corners, choice.side)
    if max(image.size) > choice.side:
        image = image.convert("L") if image.mode == "1" else image
        image.thumbnail((choice.side, choice.side))
    return encoded(turned(image, choice.quarter_turns), lossy=lossy)


def plain(image: Any) -> Any:
    """One of the modes 1, L, RGB, RGBA: black and white stays small, all else becomes what screens show."""
    if image.mode in ("1", "L", "RGB"):
        return image if "transparency" not in image.info else image.convert("RGBA")
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image)
    transparent = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")


def _eight_bits(image: Any) -> Any:
    """Sixteen bits and more, spread over what the picture uses: scanners fill twelve of sixteen."""
    wide = image.convert("F")
    low, high = (float(edge) for edge in wide.getextrema())
    if not low < high:
        low, high = 0.0, max(high, 1.0)
    factor = 255 / (high - low)
    return wide.point(lambda value: value * factor - low * factor).convert("L")


def encoded(image: Any, *, lossy: bool) -> Answer:
    """As PNG, or as JPEG where it came lossy or would be too large."""
    opaque = image.mode in ("L", "RGB")
    image.info = {}  # what a camera or a program wrote about itself
    if opaque and (lossy or _likely_bytes(image) > LOSSLESS_UP_TO):
        return _saved(image, "JPEG", quality=QUALITY)
    return _saved(image, "PNG", compress_level=4)


def _likely_bytes(image: Any) -> int:
    """How many bytes the picture would have as PNG, from five samples."""
    width, height = int(image.width), int(image.height)
    if width * height <= 4 * SAMPLE * SAMPLE:
        return 0
    total = 0
    for x, y in ((0.5, 0.5), (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        left, top = max(0, round(x * width) - SAMPLE // 2), max(0, round(y * height) - SAMPLE // 2)
        out = io.BytesIO()
        image.crop((left, top, min(width, left + SAMPLE), min(height, top + SAMPLE))).save(out, "PNG")
        total += out.tell()
    return int(total / (5 * SAMPLE * SAMPLE) * width * height)


def _saved(image: Any, kind: str, **options: int) -> Answer:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return kept(out.getvalue(), f"image/{kind.lower()}", image.width, image.height)


def kept(data: bytes, media_type: str, width: int, height: int) -> Answer:
    return {"data": base64.b64encode(data).decode(), "media_type": media_type, "width": width, "height": height}
