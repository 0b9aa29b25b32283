"""The library that reads PDF is not made for two threads at once: whoever asks it holds this while it answers."""

from __future__ import annotations

from threading import RLock

ONE_AT_A_TIME = RLock()
