"""What this copy did and undo can take back, as a list in which a person goes to any place, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from dualprev_desktop.services.history import moment, said
from dualprev_desktop.store import undo
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.undo import Transaction, redoables, undoables

LIMIT = 100


@dataclass(frozen=True, slots=True)
class UndoStep:
    """`distance` is how many undos (below zero: redos) lead to the state just after the step."""

    distance: int
    at: str
    user: str
    label: str

    @property
    def done(self) -> bool:
        """Whether its effect stands; else it was undone."""
        return self.distance >= 0


@dataclass(frozen=True)
class Walked:
    """How far the way to a step was gone, and what changed on it; `changes.kept` says why it ended before."""

    changes: ChangeSet
    steps: int


def undo_steps(company: Company, limit: int = LIMIT) -> tuple[UndoStep, ...]:
    """Newest first; those that were undone stand above those whose effect stands. None of a file only read."""
    if company.read_only:
        return ()
    with company.read() as reader:
        undone = list(islice(redoables(reader.connection, company.replica), limit))
        standing = list(islice(undoables(reader.connection, company.replica), limit))
    ahead = [_step(one, -place) for place, one in enumerate(undone, 1)]
    return *reversed(ahead), *(_step(one, place) for place, one in enumerate(standing))


def size(company: Company, distance: int = 1) -> int:
    """How many operations so many undos (below zero: redos) answer; 0 where there is nothing to do."""
    if company.read_only:
        return 0
    with company.read() as reader:
        steps = (undoables if distance > 0 else redoables)(reader.connection, company.replica)
        return sum(undo.size(reader.connection, one) for one in islice(steps, abs(distance)))


def _step(transaction: Transaction, distance: int) -> UndoStep:
    return UndoStep(distance, moment(transaction.op), transaction.op.user, said(transaction))


def walk(company: Company, distance: int) -> Walked:
    """Undoes so many steps (below zero: redoes); stops after one that left a field alone, since it was edited later.

    Raises Conflict when there is nothing to undo or redo.
    """
    act: Callable[[], ChangeSet] = company.undo if distance > 0 else company.redo
    touched: dict[str, frozenset[str]] = {}
    for step in range(1, abs(distance) + 1):
        changes = act()
        touched |= {type_id: touched.get(type_id, frozenset()) | ids for type_id, ids in changes.touched.items()}
        if changes.kept:
            return Walked(ChangeSet(touched, changes.kept), step)
    return Walked(ChangeSet(touched), abs(distance))
