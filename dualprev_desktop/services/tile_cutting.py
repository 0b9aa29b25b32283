"""A large picture cut into tiles of several sizes, in the limited helper: Qt refuses it whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

TILE = 512
"""Pixels of a tile's sides; those at the right and at the lower edge are smaller."""
QUALITY = 88
MOST_PIXELS = 400_000_000

DAMAGED = N_("The picture of this plan cannot be shown: it is damaged. Choose its picture again.")


def cut_in_helper(argument: dict[str, Any]) -> list[list[int]]:
    """Writes the tiles of the picture `source` into `folder`; [width, height] of each level, the largest first."""
    image = _opened(Path(argument["source"]))
    folder, suffix = Path(argument["folder"]), argument["suffix"]
    sizes: list[list[int]] = []
    while True:
        _cut(image, folder, len(sizes), suffix)
        sizes.append([image.width, image.height])
        if max(image.size) <= TILE:
            return sizes
        image = _halved(image)


def _opened(path: Path) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # judged here, in a sentence
    try:
        image = Image.open(path, formats=("PNG", "JPEG"))
        if image.width * image.height > MOST_PIXELS:
            raise BadFile(DAMAGED)
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BadFile(DAMAGED) from error
    return image if image.mode in ("1", "L", "RGB", "RGBA") else image.convert("RGBA")


def _halved(image: Any) -> Any:
    """Each pixel the mean of four: thin lines become paler but do not vanish."""
    return (image.convert("L") if image.mode == "1" else image).reduce(2)


def _cut(image: Any, folder: Path, level: int, suffix: str) -> None:
    options = {"quality": QUALITY} if suffix == ".jpg" else {"compress_level": 1}
    for top in range(0, image.height, TILE):
        for left in range(0, image.width, TILE):
            box = (left, top, min(image.width, left + TILE), min(image.height, top + TILE))
            image.crop(box).save(folder / name_of(level, left // TILE, top // TILE, suffix), **options)


def name_of(level: int, column: int, row: int, suffix: str) -> str:
    return f"{level}-{column}-{row}{suffix}"
