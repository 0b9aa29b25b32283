"""What is cut out, laminated and hung as one: a card with its continuations, a board, a sheet of a register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dualprev_desktop.domain.drawing import Drawing


class Subject(NamedTuple):
    """The record that a piece is about."""

    type_id: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Its faces have one size; where it is `two_sided`, every second one is the back of the one before it."""

    title: str
    subject: Subject
    faces: tuple[Drawing, ...]
    says: Mapping[str, Any] = field(default_factory=dict)
    """Its content as plain values, without the day, version and number of the print: what the paper on the wall is
    later held against."""
    two_sided: bool = False
    ground: str = ""
    """The colour at its edges, printed a little beyond the cut, so that a slip of the knife shows no white."""

    @property
    def width(self) -> float:
        """Millimetres."""
        return self.faces[0].width

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.faces[0].height
