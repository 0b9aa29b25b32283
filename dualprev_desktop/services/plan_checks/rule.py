"""What a rule of the cross-check is, and what it finds on a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dualprev_desktop.domain.geometry import NumericPoint
from dualprev_desktop.kernel.i18n import Word, _
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services import plan_edits
from dualprev_desktop.services.plan_checks.facts import PlanFacts
from dualprev_desktop.services.plan_edits import PlanEdit
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company


class Severity(StrEnum):
    WRONG = "wrong"
    """Map and register contradict each other."""
    OPEN = "open"
    """Something is still to be done."""
    NOTICE = "notice"
    """Good to know; it is not counted."""


def _filled(template: str, facts: Mapping[str, Any]) -> str:
    return _(template).format(**{name: _(fact) if isinstance(fact, Word) else fact for name, fact in facts.items()})


@dataclass(frozen=True)
class Mend:
    """One step that mends it, as one transaction; `label` is the button's text."""

    label: str
    facts: Mapping[str, Any]
    act: Callable[[Company], ChangeSet]

    @property
    def words(self) -> str:
        return _filled(self.label, self.facts)


@dataclass(frozen=True)
class Found:
    """`type_id` and `ids` are the records it is about, the first the one to jump to; `place` is in millionths."""

    type_id: str
    ids: tuple[str, ...]
    sentence: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    place: NumericPoint | None = None
    mends: tuple[Mend, ...] = ()
    outline: str = ""
    """WKT of what is to be outlined where it is no zone: the overlap of two."""

    @property
    def words(self) -> str:
        return _filled(self.sentence, self.facts)


@dataclass(frozen=True)
class PlanCheck:
    """`headline` says how many, in the language of the screen."""

    id: str
    order: int
    severity: Severity
    headline: Callable[[int], str]
    find: Callable[[PlanFacts], Iterable[Found]]


CHECKS: Registry[PlanCheck] = Registry("dualprev_desktop.services.plan_checks.rules", "CHECK", PlanCheck)


def mend(label: str, facts: Mapping[str, Any], plan_id: str, edit: PlanEdit) -> Mend:
    """A step that is a gesture on the plan."""
    return Mend(label, facts, lambda company: plan_edits.apply(company, plan_id, edit))
