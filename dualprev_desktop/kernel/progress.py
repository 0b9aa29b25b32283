"""How long work tells where it stands and hears that it should stop; it knows nothing of threads."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Raises `Cancelled` from `step` when the person stopped the work."""

    def step(self, done: int, total: int, text: str = "") -> None: ...


class Silent:
    """Nobody watches and nobody cancels."""

    def step(self, done: int, total: int, text: str = "") -> None:
        return None
