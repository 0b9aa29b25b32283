"""Any sequence of edits, undo and redo: the tables equal the journal, undo-all equals the start, the chain holds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.check import findings
from dualprev_desktop.store.company import Company

NAMES = st.text("卸油罐区ab\n\"'\\", min_size=1, max_size=6)


class Edits(RuleBasedStateMachine):
    """The model keeps the living tables after every transaction, as a person with a pencil would."""

    points = Bundle("points")
    units = Bundle("units")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.now = 1_790_000_000_000
        self.company = Company.create(root / "c.dualprev", AppPaths.under(root), user="u", clock=lambda: self.now)
        self.past: list[Any] = [self.living()]
        self.future: list[Any] = []

    def teardown(self) -> None:
        while self.company.undoable():
            self.company.undo()
        assert self.living() == {}
        assert self.check() == []
        self.company.close()
        self.folder.cleanup()

    def living(self) -> dict[str, Any]:
        with self.company.read() as reader:
            every = {declared.id: {record.id: record for record in reader.records(declared.id)}
                     for declared in record_types()}
        return {kind: records for kind, records in every.items() if records}

    def check(self) -> list[str]:
        with self.company.read() as reader:
            return [str(finding) for finding in findings(reader.connection)]

    def done(self) -> None:
        self.past.append(self.living())
        self.future.clear()

    @rule(target=units, name=NAMES)
    def add_unit(self, name: str) -> str:
        with self.company.work("add") as uow:
            key = uow.add(OrgUnit(id=new_id(), name=name, kind="company"))
            uow.commit()
        self.done()
        return key

    @rule(target=points, name=NAMES, unit=units)
    def add_point_with_event(self, name: str, unit: str) -> str:
        with self.company.work("add") as uow:
            point = uow.add(RiskPoint(id=new_id(), name=name, kind="place", unit_id=unit))
            event = uow.add(RiskEvent(id=new_id(), risk_point_id=point, name=name))
            uow.add(Assessment(id=new_id(), risk_event_id=event, kind="residual", rule_set="lec-e1", level="low"))
            uow.commit()
        self.done()
        return point

    @rule(point=points, name=NAMES, note=st.none() | NAMES)
    def change_point(self, point: str, name: str, note: str | None) -> None:
        with self.company.work("change") as uow:
            uow.change(RiskPoint, point, name=name, note=note)
            changed = uow.commit()
        if changed:
            self.done()

    @rule(point=points)
    def remove_point(self, point: str) -> None:
        with self.company.work("remove") as uow:
            uow.remove(RiskPoint, point)
            changed = uow.commit()
        if changed:
            self.done()

    @rule()
    def abandon(self) -> None:
        with self.company.work("never committed") as uow:
            uow.add(OrgUnit(id=new_id(), name="x", kind="team"))

    @rule()
    @precondition(lambda self: len(self.past) > 1)
    def undo(self) -> None:
        self.future.append(self.past.pop())
        self.company.undo()

    @rule()
    @precondition(lambda self: self.future)
    def redo(self) -> None:
        self.past.append(self.future.pop())
        self.company.redo()

    @rule(seconds=st.integers(-90_000, 90_000))
    def clock_moves(self, seconds: int) -> None:
        self.now += seconds * 1000

    @rule()
    def restart(self) -> None:
        path, paths = self.company.path, self.company.paths
        self.company.close()
        self.company = Company.open(path, paths, user="u", clock=lambda: self.now)

    @invariant()
    def stands_as_the_model_says(self) -> None:
        assert self.living() == self.past[-1]
        assert bool(self.company.undoable()) == (len(self.past) > 1)
        assert bool(self.company.redoable()) == bool(self.future)

    @invariant()
    def tables_equal_the_journal(self) -> None:
        assert self.check() == []


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


class LongEdits(Edits):
    """The same walk, longer and far more often."""


TestLongEdits = pytest.mark.slow(LongEdits.TestCase)
TestLongEdits.settings = settings(max_examples=400, stateful_step_count=50, deadline=None)
