"""What a document that hangs on the wall says, document by document: for printing it, and for holding it against."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.register import Rows
from dualprev_desktop.store.reader import Reader

OF_THE_PRINT = frozenset({"issued_on", "version"})
"""What differs from print to print though nothing changed."""


@dataclass(frozen=True)
class Reading:
    """What papers are read from; `rows` is the register."""

    reader: Reader
    rows: Rows
    today: date
    mode: str
    public: bool = False
    """Without names and phone numbers of persons."""


Views = Callable[[Reading, Collection[str] | None], Iterable[tuple[str, Any]]]
"""(id of the record it is about, what it says), of some records or of all; what it says is a dataclass."""


@dataclass(frozen=True)
class PaperKind:
    """`id` is the document's; `about` the type of the records it is about."""

    id: str
    about: str
    views: Views


KINDS: Registry[PaperKind] = Registry("dualprev_desktop.services.papers.kinds", "KIND", PaperKind)


def content(view: Any) -> dict[str, Any]:
    """What a paper says, as plain values."""
    said = json.loads(json.dumps(asdict(view), default=str))
    return {name: value for name, value in said.items() if name not in OF_THE_PRINT}
