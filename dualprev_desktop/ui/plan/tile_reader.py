"""Brings the tiles of a large picture into the scene: cut and read off the UI thread, made images in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF
from shiboken6 import isValid

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services import tiles
from dualprev_desktop.services.tiles import TileSet
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.plan.scene import PlanScene
from dualprev_desktop.ui.plan.tiled import TiledPicture, TileKey
from dualprev_desktop.ui.session import Session


class TileReader(QObject):
    """What comes back for a picture that is no longer shown is dropped."""

    def __init__(self, session: Session, scene: PlanScene) -> None:
        super().__init__(scene)
        self._session, self._scene = session, scene
        self._begun: TiledPicture | None = None

    def follow(self, plan: PlanView) -> None:
        """Begins where the scene has got another large picture."""
        tiled = self._scene.picture.tiled
        if tiled is None or tiled is self._begun:
            return
        self._begun = tiled
        self._session.jobs.read_ahead(partial(_cut, self._session.company, plan.id), partial(self._begin, tiled))

    def _begin(self, tiled: TiledPicture, found: TileSet | str | None) -> None:
        if not isValid(self) or self._scene.picture.tiled is not tiled:
            return
        if isinstance(found, TileSet):
            tiled.begin(found.levels, found.tile, partial(self._want, tiled, found))
        else:
            tiled.trouble = found or ""
        self._scene.repaint_sheet()

    def _want(self, tiled: TiledPicture, found: TileSet, key: TileKey) -> None:
        path = found.path(key.level, key.column, key.row)
        self._session.jobs.read_ahead(partial(_bytes, path), partial(self._take, tiled, key))

    def _take(self, tiled: TiledPicture, key: TileKey, data: bytes) -> None:
        if not isValid(self) or self._scene.picture.tiled is not tiled:
            return
        part, sheet = tiled.take(key, data), self._scene.sheet
        self._scene.repaint_sheet(QRectF(part.left() * sheet.width, part.top() * sheet.height,
                                         part.width() * sheet.width, part.height() * sheet.height))


def _cut(company: Company, plan_id: str) -> TileSet | str | None:
    """Runs on a reader's thread; a picture that cannot be cut is a sentence."""
    try:
        return tiles.tiles_of(company, plan_id)
    except DualPrevError as error:
        return error.text()


def _bytes(path: Path) -> bytes:
    """Nothing where the cache was swept meanwhile: the coarser tile stays."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
