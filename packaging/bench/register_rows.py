"""A register of 200,000 risk events: its first page, sorted, filtered and grouped, against bare SQL.

The limit is the same question put to SQLite by hand, and its first hundred rows fetched; ours is the table's model
until it has given every cell of the first page. The file is made once a run, through the journal.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import companies, edit
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.table_scope import Condition
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.connection import connect
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

PAGE = 30
"""Rows of a large screen."""
ROUNDS = 5
POINTS = 2000
UNITS = ("卸油", "加油", "储罐", "配电", "检维修", "化验", "装车", "消防", "空分", "循环水")
WORDS = ("卸油", "加油机", "储罐", "配电", "动火", "受限空间", "车辆", "泄漏", "火灾", "中毒", "窒息", "坠落",
         "起重", "叉车", "反应釜", "调节阀", "压缩机", "粉尘", "触电", "管道", "长输", "重载", "行车", "静电",
         "雷击", "检修", "巡检", "盲板")
CELLS = ("t.risk_point_id, t.number, t.step, t.name, t.hazard_factor, t.factor_code, t.accident_type, "
         "t.accident_type_1986, t.trigger, t.consequence, t.standard")
NATURAL = "t.risk_point_id, t.position, t.number, t.name, t.id"
FIRST = "LIMIT 100"
EVENTS = "FROM risk_event AS t"
OF_POINT = f"{EVENTS} LEFT JOIN risk_point AS p ON p.id = t.risk_point_id"
NAMED = "t.number LIKE :w OR t.step LIKE :w OR t.name LIKE :w OR t.hazard_factor LIKE :w OR t.consequence LIKE :w"


@dataclass(frozen=True)
class Work:
    """One thing a person does with the register, and the SQL that answers it."""

    name: str
    ours: Callable[[RecordTableModel], object]
    bare: tuple[str, ...]
    goal: float = 2.0


def works(unit_id: str) -> tuple[Work, ...]:
    count = f"SELECT count(*) {EVENTS} WHERE t.alive = 1"
    return (
        Work("first page", RecordTableModel.reload,
             (f"SELECT {CELLS} {EVENTS} WHERE t.alive = 1 ORDER BY {NATURAL} {FIRST}", count)),
        Work("sorted by a text", lambda model: by(model, "name"),
             (f"SELECT {CELLS} {EVENTS} WHERE t.alive = 1 ORDER BY t.name, {NATURAL} {FIRST}", count)),
        Work("sorted by a code", lambda model: by(model, "accident_type"),
             (f"SELECT {CELLS} {EVENTS} WHERE t.alive = 1 ORDER BY t.accident_type, {NATURAL} {FIRST}", count)),
        Work("sorted by its risk point's name", lambda model: by(model, "risk_point_id"),
             (f"SELECT {CELLS} {OF_POINT} WHERE t.alive = 1 ORDER BY p.name, {NATURAL} {FIRST}", count)),
        Work("filtered by words", lambda model: narrow(model, "动火 泄漏"),
             tuple(f"SELECT {what} {EVENTS} WHERE t.alive = 1 AND ({NAMED.replace(':w', ':w1')}) "
                   f"AND ({NAMED.replace(':w', ':w2')}) {rest}"
                   for what, rest in ((CELLS, f"ORDER BY {NATURAL} {FIRST}"), ("count(*)", "")))),
        Work("filtered by initials", lambda model: narrow(model, "dhxl"),
             tuple(f"SELECT {what} {EVENTS} WHERE t.alive = 1 AND ({NAMED}) {rest}"
                   for what, rest in ((CELLS, f"ORDER BY {NATURAL} {FIRST}"), ("count(*)", "")))),
        Work("filtered by unit", lambda model: model.set_condition(Condition(("risk_point_id", "unit_id"), (unit_id,))),
             tuple(f"SELECT {what} {OF_POINT} WHERE t.alive = 1 AND p.unit_id = :u {rest}"
                   for what, rest in ((CELLS, f"ORDER BY {NATURAL} {FIRST}"), ("count(*)", "")))),
        Work("grouped by unit", lambda model: model.set_group(("risk_point_id", "unit_id")),
             (f"SELECT p.unit_id, u.name, count(*) {OF_POINT} LEFT JOIN org_unit AS u ON u.id = p.unit_id "
              "WHERE t.alive = 1 GROUP BY p.unit_id ORDER BY u.name",
              f"SELECT {CELLS} {OF_POINT} LEFT JOIN org_unit AS u ON u.id = p.unit_id WHERE t.alive = 1 "
              f"ORDER BY u.name, p.unit_id, {NATURAL} {FIRST}")),
    )


def narrow(model: RecordTableModel, words: str) -> None:
    """Until the rows are there; the window goes on meanwhile."""
    model.set_filter(words)
    while model.looking:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def by(model: RecordTableModel, name: str) -> None:
    model.sort(model.column_of(name), Qt.SortOrder.AscendingOrder)


# the file ---------------------------------------------------------------------------------------------


def fill(company: Company, count: int) -> None:
    """Points of ten units, and the events of each."""
    chance = random.Random(1)
    types, factors = code_list("accident_type_2025").codes(), code_list("hazard_factor").codes()
    with company.work("bench") as uow:
        units = [uow.add(OrgUnit(id=new_id(), name=f"{name}车间", kind="workshop")) for name in UNITS]
        points = [uow.add(RiskPoint(id=new_id(), number=f"R-{number:05}", name=f"{chance.choice(WORDS)}{number}号",
                                    kind="facility", unit_id=chance.choice(units))) for number in range(POINTS)]
        for number in range(count):
            uow.add(RiskEvent(
                id=new_id(), risk_point_id=points[number * POINTS // count], number=f"E-{number:06}",
                step=chance.choice(WORDS), name=f"{''.join(chance.sample(WORDS, 3))}{number}",
                hazard_factor=f"作业人员未按规程{chance.choice(WORDS)}", factor_code=chance.choice(factors),
                accident_type=chance.choice(types), consequence="人员伤亡、设备损坏", position=number % 100))
        uow.commit()


@contextmanager
def big_company(count: int) -> Iterator[Company]:
    with tempfile.TemporaryDirectory() as name:
        paths = AppPaths.under(Path(name) / "home")
        with companies.create(Path(name) / "big", paths, user="bench", enterprise={"name": "示范"}) as company:
            company.close()
            # in a process of its own: what making it takes is not what showing it takes
            subprocess.run([sys.executable, __file__, str(company.path), str(count)], check=True)
        with companies.open_company(company.path, paths, user="bench") as company:
            yield company


# measuring --------------------------------------------------------------------------------------------


def measure(count: int = 200_000) -> list[tuple[str, float, float, float]]:
    """(work, ours, bare, goal): seconds, the best of several rounds, each with what the other leaves in the cache."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is painted: the model is what is measured
    app = QApplication.instance() or QApplication([])
    assert app is not None, "models live in an application"
    with big_company(count) as company:
        session = Session(company, Settings(), company.paths, JobRunner())
        unit_id = _first(company, "SELECT id FROM org_unit WHERE name = '加油车间'")
        found = [(work.name, *_work(session, work, {"u": unit_id, "w": "%动火%", "w1": "%动火%", "w2": "%泄漏%"}),
                  work.goal) for work in works(unit_id)]
        found.append(("a change of one row shown", *_change(session), 2.0))
        session.jobs.shut_down()
    return found


def _work(session: Session, work: Work, parameters: dict[str, str]) -> tuple[float, float]:
    ours, bare = [], []
    for _round in range(ROUNDS):
        model = RecordTableModel(session, "risk_event")
        model.spine.sounds.catch_up()
        _settle(session)
        ours.append(_timed(lambda model=model: (work.ours(model), first_page(model))))  # type: ignore[misc]
        _settle(session)
        with closing(connect(session.company.path)) as connection:
            bare.append(_timed(lambda one=connection: [_fetched(one, sql, parameters) for sql in work.bare]))  # type: ignore[misc]
        model.deleteLater()
    return min(ours), min(bare)


def _settle(session: Session) -> None:
    """What is read behind the person's back is not what they wait for; the tables before are gone."""
    session.jobs._readers.waitForDone()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def first_page(model: RecordTableModel) -> int:
    cells = [model.index(row, column).data() for row in range(min(PAGE, model.rowCount()))
             for column in range(model.columnCount())]
    return len(cells)


def _change(session: Session) -> tuple[float, float]:
    """From the change's commit until its row is shown; the limit is reading that row and every identifier once."""
    model = RecordTableModel(session, "risk_event")
    _settle(session)
    record_id, ours = model.record_id(150_000 % max(model.count, 1)), []
    model.row_of(record_id)
    for number in range(ROUNDS):
        changes = edit.change(session.company, "risk_event", record_id, {"trigger": str(number)})
        ours.append(_timed(lambda made=changes: session.changed.emit(made)))  # type: ignore[misc]
    with closing(connect(session.company.path)) as connection:
        bare = min(_timed(lambda: _fetched(connection, f"SELECT {CELLS} {EVENTS} WHERE t.alive = 1 "
                                           f"ORDER BY {NATURAL} {FIRST}", {})) for _round in range(ROUNDS))
    return min(ours), bare


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _fetched(connection: sqlite3.Connection, sql: str, parameters: dict[str, str]) -> list[object]:
    wanted = {name: value for name, value in parameters.items() if f":{name}" in sql}
    return connection.execute(sql, wanted).fetchall()


def _first(company: Company, sql: str) -> str:
    with company.read() as reader:
        return str(reader.value(sql))


def memory() -> float:
    """The most this process has held, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 ** 2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        with companies.open_company(Path(sys.argv[1]), AppPaths.under(Path(sys.argv[1]).parent / "home"),
                                    user="bench") as made:
            fill(made, int(sys.argv[2]))
        sys.exit()
    for name, ours, bare, goal in measure():
        print(f"register of 200,000, {name:<34} ours {ours * 1000:7.1f} ms, bare SQL {bare * 1000:7.1f} ms, "
              f"ratio {ours / bare:5.2f} (goal {goal})")
    print(f"memory at most {memory():.0f} MB")
