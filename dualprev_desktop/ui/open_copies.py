"""Where copies of attached files lie while the system's program shows them; they are gone when the program ends."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory


@cache
def _made() -> TemporaryDirectory[str]:
    # a program that still shows a copy must not keep ours from ending
    return TemporaryDirectory(prefix="dualprev-", ignore_cleanup_errors=True)


def copies_folder() -> Path:
    """Made at the first use."""
    return Path(_made().name)
