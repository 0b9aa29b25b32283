"""Pages of printed files as pictures, each made when it is looked at: where it stands, how large, drawn how finely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from dualprev_desktop.documents.pdfium import ONE_AT_A_TIME

POINTS_PER_INCH, MM_PER_INCH = 72, 25.4
SCREEN_DPI = 96
STRIP_PIXELS = 8_000_000
"""So much of a page is a picture at once, however large the sheet: 32 MB."""


@dataclass(frozen=True)
class Leaf:
    """One page of a file; its size in points (1/72 inch)."""

    path: Path
    index: int
    width: float
    height: float

    @property
    def is_pdf(self) -> bool:
        return self.path.suffix.lower() == ".pdf"

    @property
    def millimetres(self) -> tuple[float, float]:
        return self.width / POINTS_PER_INCH * MM_PER_INCH, self.height / POINTS_PER_INCH * MM_PER_INCH

    def finest(self, pixels: int) -> float:
        """Pixels per point at which the whole page has so many."""
        return sqrt(pixels / (self.width * self.height))


def leaves(files: Iterable[Path]) -> tuple[Leaf, ...]:
    return tuple(leaf for path in files for leaf in _leaves(path))


def _leaves(path: Path) -> Iterator[Leaf]:
    if path.suffix.lower() != ".pdf":
        size = QImageReader(str(path)).size()
        to_points = POINTS_PER_INCH / SCREEN_DPI
        yield Leaf(path, 0, max(size.width(), 1) * to_points, max(size.height(), 1) * to_points)
        return
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(path) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    for index, (width, height) in enumerate(sizes):
        yield Leaf(path, index, width, height)


@dataclass(frozen=True)
class Strip:
    """A part of a page over its whole width, from `top` on; all in pixels of the whole page."""

    image: QImage
    top: int
    width: int
    height: int
    """Of the whole page."""


def picture(leaf: Leaf, scale: float) -> QImage:
    """The whole page at so many pixels per point."""
    return next(strips(leaf, scale, 1 << 60)).image


def strips(leaf: Leaf, scale: float, pixels: int = STRIP_PIXELS) -> Iterator[Strip]:
    """A page part by part, from the top, none of more than about so many pixels."""
    if not leaf.is_pdf:
        yield _whole(leaf, scale)
        return
    width, height = ceil(leaf.width * scale), ceil(leaf.height * scale)
    step = max(pixels // width, 1)
    for top in range(0, height, step):
        yield Strip(_part(leaf, scale, top, max(height - top - step, 0)), top, width, height)


def _part(leaf: Leaf, scale: float, above: int, below: int) -> QImage:
    import pypdfium2

    def cut(pixels: int) -> float:
        # the library rounds up
        return max(pixels - 0.5, 0) / scale
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(leaf.path) as document:
        page = document[leaf.index]
        bitmap = page.render(scale=scale, crop=(0, cut(below), 0, cut(above)), rev_byteorder=True, prefer_bgrx=True)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        copied = image.copy()  # the bitmap's memory goes with it
        page.close()
    return copied


def _whole(leaf: Leaf, scale: float) -> Strip:
    """A picture as it stands; a drawing (SVG) as finely as wanted."""
    reader = QImageReader(str(leaf.path))
    if leaf.path.suffix.lower() == ".svg":
        reader.setScaledSize(QSize(ceil(leaf.width * scale), ceil(leaf.height * scale)))
    image = reader.read()
    return Strip(image, 0, image.width(), image.height())
