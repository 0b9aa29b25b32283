"""How a person divided a page stays so: the shares of a splitter, kept among the settings.

Shares, not pixels: they fit any window, scale and language.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session

KEY = "splits"


class KeptSplit(QObject):
    """Belongs to its splitter; splitters of one name are divided alike when they are next made."""

    def __init__(self, split: QSplitter, session: Session, name: str) -> None:
        super().__init__(split)
        self._split, self._session, self._name = split, session, name
        self._waiting = bool(self._shares())
        split.installEventFilter(self)
        split.splitterMoved.connect(self._moved)
        self._changed = False

    def _shares(self) -> list[float]:
        """Empty where nothing fits."""
        kept = remembered(self._session, KEY, {}).get(self._name)
        good = isinstance(kept, list) and len(kept) == self._split.count() and all(
            isinstance(one, float | int) and 0 < one < 1 for one in kept)
        return [float(one) for one in kept] if good else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._waiting:
            self._divide()
        return False

    def _divide(self) -> None:
        """Until it was seen with its room: before, the room is a guess."""
        self._waiting = not self._split.isVisible()
        across = self._split.orientation() is Qt.Orientation.Horizontal
        room = self._split.width() if across else self._split.height()
        self._split.setSizes([round(share * room) for share in self._shares()])

    @Slot()
    def _moved(self) -> None:
        self._changed, self._waiting = True, False

    def keep(self) -> None:
        """Written when the window is left: a person drags through many places."""
        sizes = self._split.sizes()
        if self._changed and all(sizes):
            shares = [round(size / sum(sizes), 4) for size in sizes]
            remember(self._session, KEY, {**remembered(self._session, KEY, {}), self._name: shares})
        self._changed = False


def keep_splits(place: QWidget) -> None:
    """Those within `place` that the person moved."""
    for kept in place.findChildren(KeptSplit):
        kept.keep()
