"""Drawings and pictures below a plan: first looked at, then read as chosen, always in the limited helper."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from dualprev_desktop.exchange.backgrounds.format import Format, format_of
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.limited import run_limited
from dualprev_desktop.services.incoming import Choice, IncomingPicture, LayerLook, Look

MOST_BYTES = 200 << 20
HELPER = "dualprev_desktop.exchange.backgrounds.helper"

GONE = N_("{file} cannot be opened: {reason}. Look whether it is still where it was, and whether you may read it.")
EMPTY = N_("{file} is empty: not one byte is in it. Copy it once more from where it comes.")
TOO_LARGE = N_("{file} is too large: {size} MB; at most {limit} MB are read. Save it with fewer pixels.")


def look(path: Path) -> Look:
    """What the file holds. Raises BadFile with what to do."""
    answer = _ask("look", path, {})
    layers = tuple(LayerLook(**layer) for layer in answer.pop("layers", ()))
    return Look(path.name, layers=layers, encodings=tuple(answer.pop("encodings", ())),
                remarks=_told(answer.pop("remarks", ()), path), **answer)


def read(path: Path, choice: Choice = Choice()) -> IncomingPicture:
    """The chosen part of the file, upright, straightened, without metadata. Raises BadFile with what to do."""
    answer = _ask("read", path, asdict(choice))
    metres = answer.get("metres")
    return IncomingPicture(path.name, base64.b64decode(answer["data"]), answer["media_type"], answer["width"],
                           answer["height"], Decimal(metres) if metres else None,
                           _told(answer.get("remarks", ()), path))


def preview(path: Path, choice: Choice, side: int) -> IncomingPicture:
    """The same in small, its longest side at most `side` pixels; a drawing made of lines comes whole."""
    return read(path, replace(choice, side=min(side, choice.side)))


def _ask(what: str, path: Path, choice: dict[str, Any]) -> dict[str, Any]:
    found = _format(path)
    argument = {"format": found.id, "path": str(path.resolve()), "choice": choice}
    answer: dict[str, Any] = run_limited(f"{HELPER}:{what}", argument, file=path.name, limits=found.limits)
    return answer


def _format(path: Path) -> Format:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise BadFile(GONE, file=path.name, reason=error.strerror or error) from error
    if not size:
        raise BadFile(EMPTY, file=path.name)
    if size > MOST_BYTES:
        raise BadFile(TOO_LARGE, file=path.name, size=size >> 20, limit=MOST_BYTES >> 20)
    return format_of(head, path.name)


def _told(remarks: Iterable[tuple[str, dict[str, Any]]], path: Path) -> tuple[str, ...]:
    return tuple(_(template).format(**facts | {"file": path.name}) for template, facts in remarks)
