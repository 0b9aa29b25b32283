"""The message strip and the job bar."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.widgets.job_bar import JobBar
from dualprev_desktop.ui.widgets.message_strip import KEPT, MessageStrip


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    holder = QWidget()
    QVBoxLayout(holder).addWidget(widget)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    return holder


def test_a_message_is_said_and_put_away_with_esc(qtbot: QtBot) -> None:
    strip = MessageStrip()
    holder = shown(qtbot, strip)
    strip.show_message(Message("The file is read-only.", Tone.PROBLEM))
    assert strip.text == strip.accessibleName() == "The file is read-only."
    assert not strip._timer.isActive(), "a problem stays until it is put away"
    QTest.keyClick(holder, Qt.Key.Key_Escape)
    assert strip.text == ""
    assert [message.text for message in strip.messages] == ["The file is read-only."]


def test_information_goes_by_itself(qtbot: QtBot) -> None:
    strip = MessageStrip()
    holder = shown(qtbot, strip)
    strip.show_message(Message("Undone."))
    assert strip._timer.isActive()
    strip._timer.timeout.emit()
    assert strip.text == ""
    holder.close()


def test_the_last_messages_are_kept(qtbot: QtBot) -> None:
    strip = MessageStrip()
    holder = shown(qtbot, strip)
    for number in range(KEPT + 5):
        strip.show_message(Message(str(number)))
    assert [message.text for message in strip.messages][-1] == str(KEPT + 4)
    assert len(strip.messages) == KEPT
    holder.close()


def test_long_work_shows_and_can_be_stopped(qtbot: QtBot, session: Session, said: list[Message]) -> None:
    bar = JobBar(session.jobs)
    holder = shown(qtbot, bar)
    begun, ready = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        ready.wait(10)
        progress.step(1, 2, "half")

    session.run("Counting", work, lambda _result: None)
    qtbot.waitUntil(bar.isVisible, timeout=5000)
    assert bar.busy
    assert begun.wait(5)
    bar.cancel_button.click()
    ready.set()
    qtbot.waitUntil(lambda: not bar.busy)
    assert not bar.isVisible()
    holder.close()
    assert said[-1].text == "Counting: stopped. Nothing was changed."
