"""A clock that stands still until told."""

from __future__ import annotations

from dataclasses import dataclass

START = 1_790_000_000_000  # 2026-09-21


@dataclass
class StillClock:
    now: int = START

    def __call__(self) -> int:
        return self.now

    def tick(self, seconds: float = 1) -> None:
        self.now += int(seconds * 1000)
