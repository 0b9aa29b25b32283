"""What one first afternoon needs to know: the company's own words and numbers, and what it chooses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.services.catalogues import catalogue

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in parts of a picture."""


@dataclass(frozen=True)
class TypedPoint:
    """A risk point that no catalogue has, and what can go wrong at it."""

    name: str
    kind: str
    """The initials that choose its kind from the list."""
    location: str
    event: str
    factor: str
    accident: str
    consequence: str
    values: tuple[str, ...]
    """L, E, C of the inherent risk, then of the residual one."""
    measures: tuple[tuple[str, str], ...]
    """Class and content of each."""


@dataclass(frozen=True)
class Zone:
    name: str
    box: Box
    points: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    catalogue: str
    name: str
    district: str
    phone: str
    yes: tuple[int, ...]
    """The places of the catalogue's questions that are answered yes."""
    unwanted: int
    """The place of a risk point that is not taken."""
    unit: str
    typed: TypedPoint
    by_hand: tuple[tuple[str, tuple[str, ...], str], ...]
    """Risk points whose first event is assessed on the scales, with which values, and why."""
    direct: tuple[str, str, str]
    """The risk point whose first event is judged directly, words of the condition, and the basis."""
    zones: tuple[Zone, ...]
    recipient: str
    passphrase: str
    folder: Path = Path()
    """The person's documents."""

    @property
    def offered(self) -> list[str]:
        """The names of the risk points that the catalogue has for these answers."""
        kind = catalogue(self.catalogue)
        return [point.name for point in kind.points_for({kind.questions[place].id: True for place in self.yes})]

    @property
    def kind(self) -> str:
        """What the catalogue calls a company of its kind."""
        return catalogue(self.catalogue).title("zh_CN")

    @property
    def unwanted_point(self) -> str:
        return self.offered[self.unwanted]

    @property
    def points(self) -> list[str]:
        """The names of all risk points of the company, those of the catalogue first."""
        return [*(name for name in self.offered if name != self.unwanted_point), self.typed.name]

    # what stands in the person's documents ------------------------------------------------------------

    @property
    def file(self) -> Path:
        return self.folder / f"{self.name}.dualprev"

    @property
    def site(self) -> Path:
        return self.folder / "站区总平面图.png"

    @property
    def cards(self) -> Path:
        return self.folder / "安全风险告知卡.pdf"

    @property
    def map(self) -> Path:
        return self.folder / "四色分布图.pdf"

    @property
    def chart(self) -> Path:
        return self.folder / "作业安全风险比较图.png"
