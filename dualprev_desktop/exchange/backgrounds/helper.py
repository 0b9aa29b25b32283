"""What runs in the limited helper: one format looks at a file or reads it; what it raises is told outside."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from dualprev_desktop.exchange.backgrounds.format import Source, formats
from dualprev_desktop.services.incoming import Choice, Corner


def look(argument: dict[str, Any]) -> dict[str, Any]:
    return formats[argument["format"]].look(_source(argument))


def read(argument: dict[str, Any]) -> dict[str, Any]:
    return formats[argument["format"]].read(_source(argument), _choice(argument["choice"]))


def _source(argument: dict[str, Any]) -> Source:
    data = argument["data"]
    return Source(Path(argument["path"]), None if data is None else base64.b64decode(data))


def _choice(plain: dict[str, Any]) -> Choice:
    """JSON knows no tuples."""
    layers = None if plain["layers"] is None else tuple(plain["layers"])
    return Choice(**plain | {"layers": layers, "corners": _corners(plain["corners"])})


def _corners(plain: list[list[float]] | None) -> tuple[Corner, Corner, Corner, Corner] | None:
    if plain is None:
        return None
    first, second, third, fourth = ((float(x), float(y)) for x, y in plain)
    return first, second, third, fourth
