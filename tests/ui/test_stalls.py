"""The window goes on while long work is done beside it: keys are answered, what is typed last is what is shown."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.bulk import let_go
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import query
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.incoming import IncomingEvent, IncomingRegister
from dualprev_desktop.services.overview import State, overview
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui import standing as standing_module
from dualprev_desktop.ui import undoing as undoing_module
from dualprev_desktop.ui.import_panel import ImportPanel
from dualprev_desktop.ui.jobs import at_work
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.standing import Standing
from dualprev_desktop.ui.tidying import A_REGISTER, MANY, Tidier
from dualprev_desktop.ui.undoing import Undoing
from dualprev_desktop.ui.widgets import record_rows
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

EVENTS = 3000


def points(company: Company, *names: str) -> None:
    with company.work("Add") as uow:
        for number, name in enumerate(names):
            uow.add(RiskPoint(id=new_id(), number=f"R-{number:04}", name=name, kind="facility"))
        uow.commit()


def names_shown(model: RecordTableModel) -> list[str]:
    place = model.column_of("name")
    return [model.index(row, place).data() for row in range(model.count)]


# importing and taking back ------------------------------------------------------------------------------


@pytest.fixture
def register() -> IncomingRegister:
    def event(row: int) -> IncomingEvent:
        return IncomingEvent(
            row=row, sheet="清单", number="", point_number="", point_name=f"第{row // 10}点", point_kind="facility",
            location="", step="", name=f"事件{row}", hazard_factor="", accident_type="", accident_type_1986="",
            consequence="", judgements=(), measures=(), tier="", unit="", post="", person="", note="")
    return IncomingRegister("big.xlsx", "lec", tuple(map(event, range(EVENTS))))


class Typist:
    """Types a letter in every turn of the event loop, while there is work."""

    def __init__(self, field: QLineEdit) -> None:
        self.field, self.turns = field, 0
        self._timer = QTimer(field)
        self._timer.timeout.connect(self._type)
        self._timer.start(1)

    def _type(self) -> None:
        if at_work():
            self.turns += 1
            QTest.keyClicks(self.field, "a")


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    return Typist(field)


def take_over(session: Session, register: IncomingRegister, qtbot: QtBot) -> ImportPanel:
    panel = ImportPanel(session)
    qtbot.addWidget(panel)
    panel._register = register
    with qtbot.waitSignal(panel.closed, timeout=60_000):
        panel.start_import()
    qtbot.waitUntil(lambda: not at_work(), timeout=60_000)
    return panel


def test_keys_are_answered_while_a_register_is_imported(session: Session, register: IncomingRegister, typist: Typist,
                                                        qtbot: QtBot) -> None:
    take_over(session, register, qtbot)
    assert query.count(session.company, "risk_event") == EVENTS
    assert typist.turns > 10
    assert typist.field.text() == "a" * typist.turns


def test_a_large_step_is_taken_back_beside_the_window_and_told(session: Session, register: IncomingRegister,
                                                               typist: Typist, said: list[Message],
                                                               qtbot: QtBot) -> None:
    take_over(session, register, qtbot)
    shown = QWidget()
    qtbot.addWidget(shown)
    undoing, before = Undoing(session, shown), typist.turns
    undoing.take_back()
    assert at_work()  # not done yet, and nobody waits
    qtbot.waitUntil(lambda: not at_work(), timeout=60_000)
    assert query.count(session.company, "risk_event") == 0
    assert said[-1].text == "Undone: Import big.xlsx"
    assert typist.turns > before + 10
    undoing.do_again()
    qtbot.waitUntil(lambda: not at_work(), timeout=60_000)
    assert (query.count(session.company, "risk_event"), said[-1].text) == (EVENTS, "Done again: Import big.xlsx")


def test_a_small_step_is_taken_back_at_once(session: Session, said: list[Message], qtbot: QtBot) -> None:
    points(session.company, *(f"点{number}" for number in range(undoing_module.MANY - 1)))
    shown = QWidget()
    qtbot.addWidget(shown)
    Undoing(session, shown).take_back()
    assert query.count(session.company, "risk_point") == 0


# the standing -------------------------------------------------------------------------------------------


def test_a_long_company_is_looked_through_beside_the_window(session: Session, monkeypatch: pytest.MonkeyPatch,
                                                            qtbot: QtBot) -> None:
    points(session.company, "油罐", "加油机")
    monkeypatch.setattr(standing_module, "LARGE", 1)
    standing = Standing(session)
    assert standing.reading
    assert {state.state for state in standing.now.steps} == {State.UNREAD}
    with qtbot.waitSignal(standing.renewed):
        pass
    assert not standing.reading
    assert standing.now == overview(session.company)
    assert standing.now.points == 2


def test_a_short_company_is_known_at_once(session: Session) -> None:
    points(session.company, "油罐")
    standing = Standing(session)
    assert (standing.now.points, standing.step(Step.SURVEY).state) == (1, State.BEGUN)


# narrowing a long table ---------------------------------------------------------------------------------


@pytest.fixture
def long_model(session: Session, monkeypatch: pytest.MonkeyPatch) -> RecordTableModel:
    points(session.company, "油罐", "油泵", "加油机", "配电室")
    monkeypatch.setattr(record_rows, "LONG", 3)
    return RecordTableModel(session, "risk_point")


def test_of_what_is_typed_quickly_the_last_is_shown(long_model: RecordTableModel, qtbot: QtBot) -> None:
    for typed in ("油", "油罐", "配"):
        long_model.set_filter(typed)
    assert len(names_shown(long_model)) == 4  # as before: it is still being looked for
    qtbot.waitUntil(lambda: not long_model.looking)
    assert names_shown(long_model) == ["配电室"]
    long_model.set_filter("")
    qtbot.waitUntil(lambda: not long_model.looking)
    assert len(names_shown(long_model)) == 4


def test_a_long_table_is_narrowed_by_pinyin_once_its_names_were_heard(long_model: RecordTableModel,
                                                                      qtbot: QtBot) -> None:
    long_model.set_filter("yg")
    qtbot.waitUntil(lambda: names_shown(long_model) == ["油罐"])


def test_a_look_that_fails_says_why_and_leaves_the_table_usable(long_model: RecordTableModel, said: list[Message],
                                                                session: Session, qtbot: QtBot) -> None:
    path = session.company.path
    aside = path.rename(path.with_suffix(".away"))
    long_model.looking = True  # what the filter would do
    long_model._show_later(long_model.spine.scope, record_rows._look(long_model.spine, long_model.spine.scope))
    aside.rename(path)
    assert str(path) in said[-1].text
    long_model.set_filter("泵")
    qtbot.waitUntil(lambda: not long_model.looking)
    assert names_shown(long_model) == ["油泵"]


# searching ----------------------------------------------------------------------------------------------


def test_the_index_reads_in_portions_and_misses_nothing_written_meanwhile(company: Company,
                                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dualprev_desktop.services.search.PORTION", 2)
    points(company, *(f"油罐{number}号" for number in range(7)))
    index, steps = SearchIndex(company), []

    def step(_done: int, _total: int) -> None:
        steps.append(1)
        if len(steps) == 2:  # a reading under way does not keep others from writing
            points(company, "油罐新")
    index.catch_up(step)
    assert len(steps) >= 4
    assert {hit.title for hit in index.find("油罐")} == {*(f"油罐{number}号" for number in range(7)), "油罐新"}


# what is collected, where and when ----------------------------------------------------------------------


class Knot:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tidier(qapp: object) -> Iterator[Tidier]:
    made = Tidier()
    yield made
    made.stop()
    gc.disable()  # as the fixture of all these tests has it


def knots(count: int) -> tuple[list[Knot], weakref.ref[Knot]]:
    made = [Knot() for _knot in range(count)]
    return made, weakref.ref(made[0])


def test_cycles_are_collected_when_nothing_is_at_work(tidier: Tidier) -> None:
    made, first = knots(2 * MANY)
    made.clear()
    assert first() is not None
    tidier.tidy()
    assert first() is None


def test_nothing_is_collected_while_work_is_done(tidier: Tidier, session: Session, qtbot: QtBot) -> None:
    made, first = knots(2 * MANY)
    made.clear()

    def work(progress: Progress) -> None:
        tidier.tidy()
    with qtbot.waitSignal(session.jobs.settled):
        session.jobs.start("", work, lambda _nothing: None, lambda _error: None)
    assert first() is not None
    tidier.tidy()
    assert first() is None


def test_a_register_that_was_read_is_not_walked(tidier: Tidier) -> None:
    held, first = knots(A_REGISTER + MANY)
    before = gc.get_freeze_count()
    tidier.tidy()
    assert gc.get_freeze_count() > before + A_REGISTER
    assert first() is held[0]


@pytest.mark.parametrize("held", [list(range(1700)), dict.fromkeys(range(1700)), set(range(1700))])
def test_all_is_let_go(held: list[int] | dict[int, None] | set[int]) -> None:
    let_go(held)
    assert not held


def test_the_collector_is_on_again_after_the_end(qapp: object) -> None:
    gc.enable()
    tidier = Tidier()
    assert not gc.isenabled()
    tidier.stop()
    assert gc.isenabled()
    gc.disable()
