"""What the steps know of the company that is to be made; going back and forth changes none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.companies import SUFFIX
from dualprev_desktop.services.drafting import Portion
from dualprev_desktop.ui.widgets.catalogue_scope import Scope

NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
GBT_4754, CLASS_LENGTH = "gbt_4754", 5
"""A letter and the four digits of a class (小类)."""
LONGEST_NAME = 60
"""Characters: with three bytes each, and what the database adds, it stays below the 255 bytes of a file's name."""


@dataclass(frozen=True)
class Order:
    """A file, the enterprise's values, and what is taken of the catalogues."""

    path: Path
    values: dict[str, Any]
    portions: tuple[Portion, ...]


@dataclass
class Founding:
    folder: Path
    """Where the file goes unless the person says otherwise."""
    values: dict[str, str] = field(default_factory=dict)
    """What was typed for the enterprise, by field."""
    sector: str = ""
    scope: Scope = field(default_factory=Scope)
    empty: bool = False
    """None of the catalogues: the register begins empty."""
    wanted: Path | None = None
    """The file the person chose."""

    def clear(self) -> None:
        """As if nothing had been answered."""
        self.values, self.sector, self.empty, self.wanted = {}, "", False, None
        self.scope.kinds.clear()
        self.scope.answers.clear()
        self.scope.unwanted.clear()

    @property
    def name(self) -> str:
        return self.values.get("name", "").strip()

    @property
    def drafted(self) -> bool:
        """Whether the register begins with risk points of a catalogue."""
        return not self.empty and bool(self.scope.wanted())

    @property
    def industry(self) -> str:
        """The first kind's class of GB/T 4754 where it names one class and not a wider group; else empty."""
        hint = self.scope.kinds[0].gbt_4754 if self.scope.kinds else ""
        return hint if len(hint) == CLASS_LENGTH and hint in code_list(GBT_4754).by_code else ""

    @property
    def taken(self) -> bool:
        """Whether the person chose a file that is there already; such a one is never overwritten."""
        return self.wanted is not None and self.wanted.exists()

    @property
    def usual(self) -> Path:
        """A file called like the company."""
        plain = " ".join(NOT_IN_FILE_NAMES.sub(" ", self.name).split())[:LONGEST_NAME].strip(" .")
        return self.folder / (plain + SUFFIX)

    @property
    def path(self) -> Path:
        return self.wanted or free(self.usual)

    def order(self) -> Order:
        portions = tuple(self.scope.portions()) if not self.empty else ()
        return Order(self.path, {**self.values, "sector": self.sector, "industry": self.industry}, portions)


def free(path: Path) -> Path:
    """The path, with a number where that name is taken."""
    wanted, count = path, 1
    while wanted.exists():
        count += 1
        wanted = path.with_name(f"{path.stem} ({count}){path.suffix}")
    return wanted
