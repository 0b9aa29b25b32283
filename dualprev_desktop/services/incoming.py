"""What an import brings, before anything is written: plain frozen values, checked by their reader."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path


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
    metres: Decimal | None = None
    """How wide the whole picture is in reality, where the file says so."""
    remarks: tuple[str, ...] = ()
    """What was left out or made coarser, one sentence each, in the language of the screen."""


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture of the company, to be read anew like a file from outside, but from memory."""

    name: str
    data: bytes


Origin = Path | KeptPicture
"""Where a background comes from; both have a `name`."""

METRES = {unit: Decimal(metres) for unit, metres in (
    ("mm", "0.001"), ("cm", "0.01"), ("dm", "0.1"), ("m", "1"), ("km", "1000"), ("in", "0.0254"), ("ft", "0.3048"))}
"""The units of length in which a drawing may be drawn."""

Corner = tuple[float, float]
"""x and y in parts (0 to 1) of the picture's width and height."""


@dataclass(frozen=True, slots=True)
class LayerLook:
    name: str
    count: int
    """Lines, arcs, texts and the like on it, blocks counted with all that they hold."""
    shown: bool
    """Neither switched off nor frozen in the drawing."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a file for the background of a plan holds, before anything is chosen."""

    file_name: str
    kind: str
    """`raster`, `pages` (PDF, or TIFF of several), `svg` or `dxf`."""
    width: int
    height: int
    """Pixels of the upright first page, or user units of a drawing; 0 where nothing could be laid out yet."""
    pages: int = 1
    layers: tuple[LayerLook, ...] = ()
    unit: str = ""
    """A key of METRES, or empty where the drawing does not say."""
    encodings: tuple[str, ...] = ()
    """In doubt, how the texts of a DXF may be read, the likeliest first; empty where there is no doubt."""
    remarks: tuple[str, ...] = ()
    drawn_width: float = 0.0
    """Of a DXF: how wide the sheet is in the drawing's own unit, to be shown while the unit is asked for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a file is wanted, and how. `Choice()` takes what the file itself suggests."""

    page: int = 1
    """Counted from 1."""
    layers: tuple[str, ...] | None = None
    """Names; None for those that the drawing shows."""
    unit: str = ""
    """A key of METRES; empty for what the drawing says."""
    encoding: str = ""
    """One of `Look.encodings`; empty for the likeliest."""
    dpi: int = 0
    """Dots per inch of a rendered page; 0 for what suits its size."""
    corners: tuple[Corner, Corner, Corner, Corner] | None = None
    """Of the sheet in the upright picture, clockwise from its upper left corner; None where it is straight."""
    quarter_turns: int = 0
    """Clockwise, after straightening."""
    side: int = 15_000
    """The longest side in pixels beyond which the picture is made smaller: an A0 sheet at 300 dpi is kept."""
