"""What queries return: small frozen values shaped for a reader; nothing mapped leaves the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dualprev_desktop.domain.bands import Limit
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.palette import USUAL, Palette

SVG = "image/svg+xml"
"""The media type of a drawing; every other picture is made of pixels."""


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """A judgement as it was made; `chosen` maps a parameter's key to its value ("L": 3)."""

    id: str
    rule_set: str
    chosen: Mapping[str, Decimal]
    score: Decimal | None
    level: Level
    assessor: str
    assessed_on: date | None
    reason: str
    calculated: Level | None = None
    """What the rules gave, where a person raised the level (校正)."""
    cause: str = ""
    """A code of the list `assessment_cause`."""
    changed: int = 0
    """The hybrid time at which it was written down: what came first on one day."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    id: str
    measure_class: str
    """A code of the list `measure_class` (the notice's seven)."""
    content: str
    state: str
    tier: str
    unit: str
    post: str
    person: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One risk event with its point, its judgements and its measures: a line of the register (风险清单)."""

    point_id: str
    point_number: str
    point_name: str
    point_kind: str
    location: str
    event_id: str
    event_number: str
    step: str
    event: str
    hazard_factor: str
    accident_type: str
    """A code of the list `accident_type_2025`, or empty."""
    accident_type_1986: str
    consequence: str
    inherent: AssessmentView | None
    residual: AssessmentView | None
    measures: tuple[MeasureView, ...]
    unit: str
    post: str
    person: str
    note: str
    aspect: str = ""
    factor_code: str = ""
    trigger: str = ""
    standard: str = ""

    @property
    def level(self) -> Level:
        """The residual level; the inherent one where only that was judged."""
        judged = self.residual or self.inherent
        return judged.level if judged else Level.UNASSESSED


@dataclass(frozen=True, slots=True)
class CardView:
    """All that a risk point's notification card (告知卡, layout C) says."""

    enterprise: str
    point_id: str
    number: str
    name: str
    kind: str
    location: str
    level: Level
    unit: str
    person: str
    phone: str
    duty_phone: str
    hazards: tuple[str, ...]
    accident_types: tuple[str, ...]
    """Codes of the list `accident_type_2025`, by which signs are suggested."""
    consequences: tuple[str, ...]
    controls: tuple[MeasureView, ...]
    """Without the emergency measures."""
    emergency: tuple[str, ...]
    issued_on: date
    version: int
    """How many transactions have touched the point and what hangs on it."""
    accident_types_1986: tuple[str, ...] = ()
    """Codes of the list `accident_type_1986` where the company goes by that edition; they are the ones to show."""


@dataclass(frozen=True, slots=True)
class ZoneView:
    id: str
    name: str
    shape: str
    """WKT MULTIPOLYGON in millionths of the picture's width and height, y downwards."""
    level: Level
    """What it is coloured by: the worst of its risks, or a higher level set by hand."""
    points: tuple[tuple[str, str, Level], ...]
    """(number, name, level) of each risk point bound to the zone."""
    judged: Level = Level.UNASSESSED
    """The worst of its risks."""
    override: Level | None = None
    """What a person set, whether or not it is above `judged`."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SymbolView:
    id: str
    kind: str
    """A code of the list `plan_symbol`."""
    x: int
    y: int
    """Millionths of the picture's width and height."""
    turn: int = 0
    """Degrees clockwise."""
    size: int = 100
    """Per cent of the usual size."""
    words: str = ""
    """Of a text what it says; of a risk point its number."""
    point_id: str = ""
    level: Level = Level.UNASSESSED
    """Of a risk point."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its zones coloured; `mode` is `inherent` or `residual`."""

    id: str
    enterprise: str
    name: str
    width: int
    height: int
    north: int
    picture: bytes | None
    media_type: str
    """image/svg+xml, image/png or image/jpeg."""
    mode: str
    zones: tuple[ZoneView, ...]
    unbound: tuple[tuple[str, str, Level], ...]
    """Risk points that no zone of any plan shows."""
    dated: date
    """The date of the title block: the plan's own, else today."""
    kind: str = ""
    """A code of the list `plan_kind`."""
    parent_id: str = ""
    metres: Decimal | None = None
    """How wide the sheet is in reality."""
    fade: int = 0
    """Per cent by which the picture is paler."""
    symbols: tuple[SymbolView, ...] = ()
    drawn_by: str = ""
    reviewed_by: str = ""
    version: str = ""
    palette: Palette = USUAL
    """The company's colours of the levels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the comparison chart; `value` is None where methods are mixed, and the rank counts."""

    label: str
    value: Decimal | None
    level: Level
    event_id: str = ""
    """The risk event whose score it is."""
    point_id: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """作业安全风险比较图: bars sorted descending; `limits` are the band edges of the one rule set used."""

    enterprise: str
    mode: str
    rule_set: str
    bars: tuple[Bar, ...]
    limits: tuple[Limit, ...]
    dated: date
    method: Mapping[str, str] = field(default_factory=dict)
    """The rule set's name by language; empty where methods are mixed."""
    by: str = "event"
    """What a bar stands for: `event`, `point`, `activity` or `post`."""
    palette: Palette = USUAL


@dataclass(frozen=True, slots=True)
class CountGroup:
    """A family of risk points with the risk events of each level in it."""

    id: str
    """`facility` for equipment, facilities and places, `activity` for activities."""
    events: Mapping[Level, tuple[str, ...]]
    """{level: ids of risk events}"""

    def count(self, level: Level) -> int:
        return len(self.events.get(level, ()))


@dataclass(frozen=True, slots=True)
class CountsView:
    """The comparison by counts (等级数量): how many risk events of each level each family has."""

    enterprise: str
    mode: str
    groups: tuple[CountGroup, ...]
    dated: date
    palette: Palette = USUAL


Chart = ComparisonView | CountsView
