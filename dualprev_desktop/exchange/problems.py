"""What is wrong or doubtful in a workbook: each with its cell, its cause and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dualprev_desktop.kernel.i18n import N_, Translator, Word, active

AT_CELL = N_("{sheet} {cell}: {cause} {proposal}")
IN_SHEET = N_("{sheet}: {cause} {proposal}")


class Severity(StrEnum):
    ERROR = "error"
    """Forbids the import."""
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    severity: Severity
    sheet: str
    cell: str
    """`C7`; empty where the whole sheet is meant."""
    cause: str
    """A message template, filled by `facts`."""
    proposal: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> tuple[int, int, str]:
        """For sorting within a sheet: row, then column; what is about the whole sheet first."""
        letters = self.cell.rstrip("0123456789")
        return int(self.cell[len(letters):] or 0), len(letters), letters

    def text(self, translator: Translator | None = None) -> str:
        """The problem as one line: place, cause, proposal."""
        say = (translator or active()).gettext
        facts = {name: say(fact) if isinstance(fact, Word) else fact for name, fact in self.facts.items()}
        frame = say(AT_CELL if self.cell else IN_SHEET)
        return frame.format(sheet=self.sheet, cell=self.cell, cause=say(self.cause).format(**facts),
                            proposal=say(self.proposal).format(**facts)).strip()


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem before its cell is known; the same value in many cells is judged once."""

    severity: Severity
    cause: str
    proposal: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def at(self, sheet: str, cell: str, heading: str) -> Problem:
        return Problem(self.severity, sheet, cell, self.cause, self.proposal, {"heading": heading, **self.facts})


def error(cause: str, proposal: str, **facts: Any) -> Complaint:
    return Complaint(Severity.ERROR, cause, proposal, facts)


def warning(cause: str, proposal: str, **facts: Any) -> Complaint:
    return Complaint(Severity.WARNING, cause, proposal, facts)
