"""What a job was given is let go in the window's thread: a widget that dies in a worker's ends the program."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.errors import Cancelled, DualPrevError
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.ui.jobs import JobRunner, at_work

ROUNDS = 200
"""The last of a job and its end race: one round would mostly come out well."""


class Held:
    """Tells in which thread it went."""

    def __init__(self, went: list[int]) -> None:
        self._went = went

    def look(self, _progress: Progress) -> list[Held]:
        return [Held(self._went)]

    def fail(self, _progress: Progress) -> None:
        raise DualPrevError("no")

    def take(self, _result: object) -> None:
        pass

    def __del__(self) -> None:
        self._went.append(threading.get_ident())


@pytest.fixture
def runner() -> JobRunner:
    return JobRunner()


@pytest.mark.parametrize("work", [Held.look, Held.fail])
def test_nothing_of_a_job_dies_in_the_workers_thread(work: Callable[[Held, Progress], object], runner: JobRunner,
                                                     qtbot: QtBot) -> None:
    went: list[int] = []
    for _round in range(ROUNDS):
        with qtbot.waitSignal(runner.settled):
            runner.start("Look", partial(work, Held(went)), Held(went).take, Held(went).take)
    assert len(went) >= 3 * ROUNDS
    assert set(went) == {threading.get_ident()}


def test_a_job_that_is_kept_holds_nothing_once_it_has_settled(runner: JobRunner, qtbot: QtBot) -> None:
    went: list[int] = []
    held = Held(went)
    with qtbot.waitSignal(runner.settled):
        job = runner.start("Look", held.look, held.take, held.take)
    del held
    qtbot.waitUntil(lambda: len(went) == 2)
    assert job.title == "Look"


def test_a_cancelled_job_says_so_and_the_next_one_runs(runner: JobRunner, qtbot: QtBot) -> None:
    begun, said = threading.Event(), list[object]()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(1, 2)
    job = runner.start("Look", work, said.append, said.append)
    begun.wait()
    job.cancel()
    runner.start("Count", lambda _progress: 3, said.append, said.append)
    qtbot.waitUntil(lambda: not at_work())
    assert isinstance(said[0], Cancelled)
    assert "Nothing was changed" in str(said[0])
    assert said[1] == 3


def test_a_failed_reading_ahead_is_left_to_who_then_asks(runner: JobRunner, qtbot: QtBot) -> None:
    def work() -> None:
        raise DualPrevError("no")
    runner.read_ahead(work, lambda _nothing: pytest.fail("was told"))
    qtbot.waitUntil(lambda: not at_work())
