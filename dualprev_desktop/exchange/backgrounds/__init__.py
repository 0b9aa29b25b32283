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
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.incoming import Choice, IncomingPicture, KeptPicture, LayerLook, Look, Origin

MOST_BYTES = 200 << 20
HEAD = 4096
"""Bytes by which a format is known."""
HELPER = "dualprev_desktop.exchange.backgrounds.helper"

GONE = N_("{file} cannot be opened: {reason}. Look whether it is still where it was, and whether you may read it.")
EMPTY = N_("{file} is empty: not one byte is in it. Copy it once more from where it comes.")
TOO_LARGE = N_("{file} is too large: {size} MB; at most {limit} MB are read. Save it with fewer pixels.")


def look(origin: Origin, progress: Progress = Silent()) -> Look:
    """What the file holds. Raises BadFile with what to do."""
    answer = _ask("look", origin, {}, progress)
    layers = tuple(LayerLook(**layer) for layer in answer.pop("layers", ()))
    return Look(origin.name, layers=layers, encodings=tuple(answer.pop("encodings", ())),
                remarks=_told(answer.pop("remarks", ()), origin), **answer)


def read(origin: Origin, choice: Choice = Choice(), progress: Progress = Silent()) -> IncomingPicture:
    """The chosen part of the file, upright, straightened, without metadata. Raises BadFile with what to do."""
    answer = _ask("read", origin, asdict(choice), progress)
    metres = answer.get("metres")
    return IncomingPicture(origin.name, base64.b64decode(answer["data"]), answer["media_type"], answer["width"],
                           answer["height"], Decimal(metres) if metres else None,
                           _told(answer.get("remarks", ()), origin))


def preview(origin: Origin, choice: Choice, side: int, progress: Progress = Silent()) -> IncomingPicture:
    """The same in small, its longest side at most `side` pixels; a drawing made of lines comes whole."""
    return read(origin, replace(choice, side=min(side, choice.side)), progress)


def _ask(what: str, origin: Origin, choice: dict[str, Any], progress: Progress) -> dict[str, Any]:
    if isinstance(origin, KeptPicture):
        found = format_of(origin.data[:HEAD], origin.name)
        place: dict[str, str | None] = {"path": origin.name, "data": base64.b64encode(origin.data).decode()}
    else:
        found = _format(origin)
        place = {"path": str(origin.resolve()), "data": None}
    argument = {"format": found.id, "choice": choice} | place
    answer: dict[str, Any] = run_limited(f"{HELPER}:{what}", argument, file=origin.name, limits=found.limits,
                                         progress=progress)
    return answer


def _format(path: Path) -> Format:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise BadFile(GONE, file=path.name, reason=error.strerror or error) from error
    if not size:
        raise BadFile(EMPTY, file=path.name)
    if size > MOST_BYTES:
        raise BadFile(TOO_LARGE, file=path.name, size=size >> 20, limit=MOST_BYTES >> 20)
    return format_of(head, path.name)


def _told(remarks: Iterable[tuple[str, dict[str, Any]]], origin: Origin) -> tuple[str, ...]:
    return tuple(_(template).format(**facts | {"file": origin.name}) for template, facts in remarks)
