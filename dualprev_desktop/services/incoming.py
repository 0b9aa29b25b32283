"""What an import brings, before anything is written: plain frozen values, checked by their reader."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class IncomingJudgement:
    kind: str
    """`inherent` or `residual`."""
    rule_set: str
    """The id of a rule set, or `domain.rules.STATED` where the register gives a level without scores."""
    chosen: str
    """`L=3;E=6;C=15`; empty for a stated level."""
    score: Decimal | None
    level: str
    """A value of `domain.levels.Level`."""
    calculated: str = ""
    """What the rules give, where the register says that a person raised the level."""
    reason: str = ""
    cause: str = ""
    """A code of the list `assessment_cause`."""


@dataclass(frozen=True, slots=True)
class IncomingMeasure:
    measure_class: str
    """A code of the list `measure_class`."""
    content: str
    state: str
    """`existing` or `proposed`."""
    failure: str = ""
    """What is seen when it does not work."""


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """One row of a register. Codes are empty where the row says nothing; names are as written."""

    row: int
    """The row in its sheet, counted from 1, for messages."""
    number: str
    point_name: str
    point_kind: str
    location: str
    step: str
    name: str
    hazard_factor: str
    accident_type: str
    """A code of the list `accident_type_2025`."""
    accident_type_1986: str
    consequence: str
    judgements: tuple[IncomingJudgement, ...]
    measures: tuple[IncomingMeasure, ...]
    tier: str
    unit: str
    post: str
    """The responsible post: the first of those named."""
    person: str
    note: str
    posts: tuple[str, ...] = ()
    """The other posts named beside the responsible one."""
    point_number: str = ""
    sheet: str = ""
    trigger: str = ""
    factor_code: str = ""
    aspect: str = ""
    standard: str = ""


@dataclass(frozen=True, slots=True)
class IncomingRegister:
    file: str
    """The file's name, without its folder."""
    layout: str
    events: tuple[IncomingEvent, ...]


@dataclass(frozen=True, slots=True)
class IncomingPicture:
    """A picture that was read and found good; pixels for PNG and JPEG, user units for SVG."""

    file_name: str
    data: bytes
    media_type: str
    width: int
    height: int
