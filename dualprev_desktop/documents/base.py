"""What a printed document is, what it asks for, and where new ones are found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.comparison import USUAL_CHART, ChartChoice
from dualprev_desktop.services.evidence import Evidence
from dualprev_desktop.services.explaining import Explanation
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


BOTH = "both"
"""The mode of plans printed in one mode and then in the other."""
POINTS, PAPER, MODE, HATCHED, CHART = "points", "paper", "mode", "hatched", "chart"
LAYOUT, DPI, TILES = "layout", "dpi", "tiles"
"""What a plan may be asked for besides; with its layout go the orientation and the level words."""
EVERY_OPTION = frozenset({POINTS, PAPER, MODE, HATCHED})
"""What a person may choose for a document: its risk points, and `paper`, `mode` and `hatched` of `Options`."""

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


DOCUMENTS: Registry[PrintedDocument] = Registry("dualprev_desktop.documents.kinds", "DOCUMENT", PrintedDocument)
