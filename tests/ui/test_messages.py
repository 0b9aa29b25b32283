"""The message strip and the job bar."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services import edit, query
from dualprev_desktop.ui.opening import say_written
from dualprev_desktop.ui.session import Act, Message, Session, Tone
from dualprev_desktop.ui.widgets import record_actions
from dualprev_desktop.ui.widgets.job_bar import JobBar
from dualprev_desktop.ui.widgets.message_strip import ACT_KEY, KEPT, MessageStrip


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


def test_a_message_offers_something_to_do_by_mouse_and_key(qtbot: QtBot) -> None:
    strip, done = MessageStrip(), list[str]()
    holder = shown(qtbot, strip)
    offered = Message("Written: a.pdf", Tone.GOOD, (Act("Open", lambda: done.append("open")),
                                                   Act("Folder", lambda: done.append("folder"))))
    strip.show_message(offered)
    assert [button.text() for button in strip.buttons] == ["Open", "Folder"]
    assert ACT_KEY in strip.buttons[0].toolTip()
    QTest.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert strip.text == "", "what was done about it is told in its place"
    strip.show_message(offered)
    QTest.keyClick(holder, Qt.Key.Key_F8)
    assert done == ["folder", "open"]
    QTest.keyClick(holder, Qt.Key.Key_F8)
    assert done == ["folder", "open"], "a message that is gone offers nothing"
    strip.show_message(Message("Undone."))
    assert strip.buttons == []


def test_what_somebody_is_at_does_not_go_by_itself(qtbot: QtBot) -> None:
    strip = MessageStrip()
    holder = shown(qtbot, strip)
    strip.show_message(Message("Removed", Tone.INFO, (Act("Undo", lambda: None),)))
    strip.buttons[0].setFocus()
    qtbot.waitUntil(strip.buttons[0].hasFocus)
    strip._timer.timeout.emit()
    assert strip.text == "Removed"
    assert strip._timer.isActive(), "it goes later"
    strip.buttons[0].clearFocus()
    strip._timer.timeout.emit()
    assert strip.text == ""
    holder.close()


def test_the_undo_of_a_message_takes_back_that_step_and_no_other(session: Session, said: list[Message]) -> None:
    from dualprev_desktop.domain.record import record_type

    made = [edit.create(session.company, "risk_point", {"name": name, "kind": "place"})[0] for name in ("甲", "乙")]
    assert record_actions.remove(session, record_type("risk_point"), made[:1])
    first = said[-1]
    assert first.text.startswith("“甲” was removed.")
    assert [act.label for act in first.acts] == ["Undo"]
    assert record_actions.remove(session, record_type("risk_point"), made[1:])
    first.acts[0].run()
    assert said[-1].text.startswith("It is no longer the last step.")
    assert query.count(session.company, "risk_point") == 0
    said[-2].acts[0].run()
    assert said[-1].text == "Undone: Remove Risk point: 乙"
    assert [one.name for one in query.records(session.company, RiskPoint)] == ["乙"]


def test_what_was_written_is_opened_by_the_system_or_the_message_says_why_not(session: Session, said: list[Message],
                                                                              tmp_path: Path) -> None:
    opened: list[QUrl] = []
    listener = _Listener(opened)
    QDesktopServices.setUrlHandler("file", listener, "take")  # type: ignore[arg-type]  # the stubs ask for bytes
    try:
        written = tmp_path / "告知卡.pdf"
        written.write_bytes(b"%PDF-1.4")
        say_written(session, written)
        open_it, open_folder = said[-1].acts
        open_it.run()
        open_folder.run()
        assert [Path(url.toLocalFile()) for url in opened] == [written, tmp_path]
        written.unlink()
        open_it.run()
        assert said[-1] == Message(f"{written} is no longer there.", Tone.PROBLEM)
    finally:
        QDesktopServices.unsetUrlHandler("file")


class _Listener(QObject):
    def __init__(self, opened: list[QUrl]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self._opened.append(url)
