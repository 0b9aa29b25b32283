"""What boards at the gate say: the notice board (安全风险公告栏), and the board of each major risk (重大风险公示牌)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.services.views import MeasureView, PlanView

LISTED = (Level.MAJOR, Level.CONSIDERABLE)
"""The levels whose risk points stand on a board by name."""


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk point of one of the levels that are listed; what it tells is of its events of these levels."""

    point_id: str
    number: str
    name: str
    location: str
    level: Level
    hazards: tuple[str, ...]
    accidents: tuple[str, ...]
    """Codes of the list that `BoardView.accident_list` names."""
    consequences: tuple[str, ...]
    measures: tuple[str, ...]
    tier: str
    """A code of the list `control_tier`."""
    unit: str
    post: str
    person: str
    phone: str


@dataclass(frozen=True, slots=True)
class LevelCount:
    level: Level
    points: int
    events: int


@dataclass(frozen=True, slots=True)
class BoardView:
    """`plan` is as the board shows it, without its picture, whose SHA-256 is `picture`."""

    enterprise: str
    enterprise_id: str
    mode: str
    duty_phone: str
    accident_list: str
    lines: tuple[RiskLine, ...]
    counts: tuple[LevelCount, ...]
    plan: PlanView | None
    picture: str
    pledge: str
    """What the enterprise promises in its newest commitment; empty where it goes by the usual words."""
    pledged_by: str
    issued_on: date
    palette: Palette = USUAL


@dataclass(frozen=True, slots=True)
class MajorRiskView:
    """A risk point of major level: all that its board says."""

    enterprise: str
    mode: str
    duty_phone: str
    accident_list: str
    line: RiskLine
    signs_for: tuple[str, ...]
    """Codes of the list `accident_type_2025`, by which signs are suggested."""
    controls: tuple[MeasureView, ...]
    """Without emergency, and without what watches and warns."""
    monitoring: tuple[str, ...]
    emergency: tuple[str, ...]
    issued_on: date
    palette: Palette = USUAL
