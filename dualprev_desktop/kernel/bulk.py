"""Making very many small objects at once, and letting them go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PORTION = 500


@contextmanager
def many_objects() -> Iterator[None]:
    """Rests the cycle collector: a hundred thousand records hold no cycles, and it would walk them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def let_go(held: list[Any] | dict[Any, Any] | set[Any]) -> None:
    """Forgets what is in it a few at a time: all at once, no other thread would run until the last is gone."""
    while held:
        if isinstance(held, dict):
            held.popitem()
        elif isinstance(held, set):
            held.pop()
        else:
            del held[-PORTION:]
