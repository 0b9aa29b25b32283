"""Collects what only holds itself (cycles), in the UI thread and when nothing is at work.

Left to itself the interpreter collects in whichever thread happens to make an object: a timer or a widget of Qt's
would then die in a worker's thread, and the window would stand still while a worker's hundred thousand records, which
hold no cycles, are walked.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from dualprev_desktop.ui.jobs import at_work

PAUSE_MILLISECONDS = 1000
MANY = 5000
"""New objects that are worth a look."""
A_REGISTER = 50_000
"""So many at once are a register that was read: walking them takes longer than a key may wait, and they hold no cycles.
"""
OLDER, OLDEST = 10, 100
"""Every so many looks, what survived the last ones is looked at too, and then everything."""


class Tidier(QObject):
    """From its making until `stop`; what stands at its making is not looked at again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        gc.disable()
        gc.collect()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        found = gc.get_count()[0]
        if at_work() or found < MANY:
            return
        if found > A_REGISTER:
            gc.freeze()
            return
        self._looks += 1
        gc.collect(sum(self._looks % often == 0 for often in (OLDER, OLDEST)))

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
