"""A picture too large to be held as a whole: the tiles of the level that suits the zoom, the latest seen kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

MOST_KEPT = 96
"""Tiles; of 512 × 512 pixels some 100 MB."""


@dataclass(frozen=True)
class TileKey:
    """`level` 0 is the picture in full; column and row count from the upper left."""

    level: int
    column: int
    row: int


class TiledPicture:
    """Lives in the UI thread: bytes come in from elsewhere, and are made an image here."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.trouble = ""
        """Why there are no tiles, in words."""
        self._sizes: Sequence[tuple[int, int]] = ()
        self._side = 1
        self._want: Callable[[TileKey], None] | None = None
        self._kept: OrderedDict[TileKey, QImage] = OrderedDict()
        self._asked: set[TileKey] = set()

    @property
    def ready(self) -> bool:
        return self._want is not None

    def begin(self, sizes: Sequence[tuple[int, int]], side: int, want: Callable[[TileKey], None]) -> None:
        """`sizes`: width and height in pixels of each level, the full one first; `want` asks for a tile's bytes."""
        self._sizes, self._side, self._want = sizes, side, want

    def take(self, key: TileKey, data: bytes) -> QRectF:
        """Keeps a tile that was read; the part of the sheet that it covers, in parts of its width and height."""
        self._asked.discard(key)
        self._kept[key] = QImage.fromData(data)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return self.part(key)

    @property
    def held(self) -> int:
        """Bytes of the images that are kept."""
        return sum(one.sizeInBytes() for one in self._kept.values())

    @property
    def sharp(self) -> bool:
        """Whether every tile that was asked for so far is there."""
        return bool(self._kept) and not self._asked

    def level(self, scale: float) -> int:
        """The coarsest level that has a pixel for every pixel of the screen, `scale` of them to one of the picture."""
        wanted = self.width * scale
        fine = [place for place, (width, _height) in enumerate(self._sizes) if width >= wanted]
        return max(fine, default=0)

    def part(self, key: TileKey) -> QRectF:
        width, height = self._sizes[key.level]
        left, top = key.column * self._side / width, key.row * self._side / height
        return QRectF(left, top, min(self._side / width, 1 - left), min(self._side / height, 1 - top))

    def paint(self, painter: QPainter, sheet: QRectF, seen: QRectF) -> None:
        """What is not there yet is painted coarser, from a level that is."""
        scale = painter.worldTransform().m11() * painter.device().devicePixelRatioF() * sheet.width() / self.width
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for key in self._keys(self.level(scale), sheet, seen):
            place = _on(sheet, self.part(key))
            if key in self._kept:
                self._kept.move_to_end(key)
                painter.drawImage(place, self._kept[key])
            else:
                self._ask(key)
                self._paint_coarser(painter, sheet, key)

    def _keys(self, level: int, sheet: QRectF, seen: QRectF) -> Iterator[TileKey]:
        width, height = self._sizes[level]
        visible = seen.intersected(sheet)
        across, down = width / sheet.width() / self._side, height / sheet.height() / self._side
        for row in _span((visible.top() - sheet.top()) * down, (visible.bottom() - sheet.top()) * down,
                         height / self._side):
            for column in _span((visible.left() - sheet.left()) * across, (visible.right() - sheet.left()) * across,
                                width / self._side):
                yield TileKey(level, column, row)

    def _ask(self, key: TileKey) -> None:
        if key not in self._asked and self._want is not None:
            self._asked.add(key)
            self._want(key)

    def _paint_coarser(self, painter: QPainter, sheet: QRectF, key: TileKey) -> None:
        part = self.part(key)
        for level in range(key.level + 1, len(self._sizes)):
            width, height = self._sizes[level]
            above = TileKey(level, int(part.center().x() * width / self._side),
                            int(part.center().y() * height / self._side))
            image = self._kept.get(above)
            if image is not None:
                whole = self.part(above)
                source = QRectF((part.left() - whole.left()) * width, (part.top() - whole.top()) * height,
                                part.width() * width, part.height() * height)
                painter.drawImage(_on(sheet, part), image, source)
                return


def _on(sheet: QRectF, part: QRectF) -> QRectF:
    return QRectF(sheet.left() + part.left() * sheet.width(), sheet.top() + part.top() * sheet.height(),
                  part.width() * sheet.width(), part.height() * sheet.height())


def _span(begin: float, end: float, count: float) -> range:
    """The whole places from `begin` to `end` among `count`, the last of which may be a part."""
    last = int(count) if count > int(count) else int(count) - 1
    return range(max(int(begin), 0), min(int(end), last) + 1)
