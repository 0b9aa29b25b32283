"""The pixels of an old map, at the size at which it is read: small ones enlarged, scans made smaller."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.services.passive_svg import DAMAGED, NO_PICTURE

SIDE = 2000
"""The longest side on which regions are sought: the smallest circle of a dense plan is still 15 pixels wide."""
MOST_ENLARGED = 3
MOST_PIXELS = 400_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP")


def opened(data: bytes) -> Image.Image:
    """The picture upright on white, of `SIDE`. Raises BadFile."""
    Image.MAX_IMAGE_PIXELS = None
    try:
        image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
        if image.width * image.height > MOST_PIXELS:
            raise BadFile(DAMAGED)
        if image.format == "JPEG":
            image.draft("RGB", (2 * SIDE, 2 * SIDE))
        image.load()
    except UnidentifiedImageError as error:
        raise BadFile(NO_PICTURE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise BadFile(DAMAGED) from error
    return _sized(_on_white(ImageOps.exif_transpose(image)))


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("RGB")


def _sized(image: Image.Image) -> Image.Image:
    factor = min(MOST_ENLARGED, SIDE / max(image.size))
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    return image.resize(size, Image.Resampling.LANCZOS if factor < 1 else Image.Resampling.BICUBIC)
