"""What a printed document is, what it asks for, and where new ones are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from dualprev_desktop.documents.imposing import EACH_ITS_OWN, Imposition
from dualprev_desktop.documents.piece import Piece
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.comparison import USUAL_CHART, ChartChoice
from dualprev_desktop.services.evidence import Evidence
from dualprev_desktop.services.explaining import Explanation
from dualprev_desktop.services.registers import Registers
from dualprev_desktop.services.views import CardView, Chart, PlanView


@dataclass(frozen=True)
class PrintSource:
    """The queries documents ask; a document asks only those it prints, and only once."""

    plans: Callable[[], Sequence[PlanView]]
    cards: Callable[[], Sequence[CardView]]
    charts: Callable[[ChartChoice], Sequence[Chart]]
    explanations: Callable[[], Sequence[Explanation]]
    evidences: Callable[[], Sequence[Evidence]]
    plans_of: Callable[[str], Sequence[PlanView]] = lambda mode: ()
    """The plans in a mode of its own, for what compares the two."""
    views: Callable[[str], Sequence[tuple[str, Any]]] = lambda kind: ()
    """(id of the record it is about, what a paper of this kind says); `services.papers.kinds` has the kinds."""
    registers: Callable[[bool], Registers] = lambda whole: Registers("", "", (), date.min)
    """What registers and ledgers are printed from; `whole`, of all risk points whichever were asked for."""


@dataclass(frozen=True)
class Options:
    """How to print; `mode` (`residual` or `inherent`) is what the queries of the source are asked for."""

    translator: Translator
    paper: str = "A3"
    dpi: int = 200
    hatched: bool = False
    mode: str = "residual"
    chart: ChartChoice = USUAL_CHART
    layout: str = "standard"
    orientation: str = ""
    """`landscape` or `portrait`; empty as the layout has it."""
    level_words: bool = True
    tiles: str = ""
    """The printer's paper, where a larger sheet is printed in parts: A4 or A3; empty in one piece."""
    overlap: int = 10
    """Millimetres that neighbouring parts have in common."""
    imposition: Imposition = EACH_ITS_OWN
    """How pieces lie on the printer's paper."""
    public: bool = False
    """Without names and phone numbers of persons: what hangs where the public walks."""
    batch: str = ""
    """The number of the print, which stands on every piece of it."""
    made: Callable[[Piece], None] = lambda piece: None
    """Told of every piece before it is drawn on its sheet."""


BOTH = "both"
"""The mode of plans printed in one mode and then in the other."""
POINTS, PAPER, MODE, HATCHED, CHART = "points", "paper", "mode", "hatched", "chart"
LAYOUT, DPI, TILES = "layout", "dpi", "tiles"
IMPOSED, PUBLIC = "imposed", "public"
"""What a plan may be asked for besides; with its layout go the orientation and the level words."""
EVERY_OPTION = frozenset({POINTS, PAPER, MODE, HATCHED})
"""What a person may choose for a document: its risk points, and `paper`, `mode` and `hatched` of `Options`."""



class Group(StrEnum):
    """Under which heading a document is offered."""

    CARDS = "cards"
    PLANS = "plans"
    CHARTS = "charts"
    REGISTERS = "registers"
    FILE = "file"


GROUPS = {Group.CARDS: N_("Cards"), Group.PLANS: N_("Plans and boards"), Group.CHARTS: N_("Charts"),
          Group.REGISTERS: N_("Registers and forms"), Group.FILE: N_("Papers for the file")}
"""Their headings, in the order in which they are offered."""

Pieces = Callable[[PrintSource, Options], Iterable[Piece]]
Build = Callable[[PrintSource, Path, Options, Progress], list[Path]]


@dataclass(frozen=True)
class PrintedDocument:
    """A document by its id; `build` writes it into a folder and returns the files it wrote.

    `uses` names the choices that make a difference to it; the others are not offered.
    """

    id: str
    title: str
    order: int
    build: Build
    uses: frozenset[str] = EVERY_OPTION
    pieces: Pieces | None = None
    """What it is made of, where it is made of things that are cut out and hung."""
    group: Group = Group.FILE


DOCUMENTS: Registry[PrintedDocument] = Registry("dualprev_desktop.documents.kinds", "DOCUMENT", PrintedDocument)
