"""A real process of the program in which someone types half a form by keys, until it is killed from outside.

Run as `python -m tests.support.half_typed (type|finish) FILE HOME` from the checkout's root. `type` says "ready" half
a second after the last key and then waits for its death; `finish` says as JSON what stands there at the next start,
types the rest and says what became of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from dualprev_desktop.app.gui import application, open_window
from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import query
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.pages.survey.body import SurveyPage
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

HALF_A_SECOND = 500
POINT = "risk_point"


def window_over(file: Path, home: Path) -> MainWindow:
    application()
    i18n.use("en")
    window = open_window(AppPaths.under(home), "en")
    window.show()
    window.activateWindow()
    assert window.open_file(file)
    wait(50)
    return window


def survey(window: MainWindow) -> SurveyPage:
    assert window.shell is not None
    return cast(SurveyPage, window.shell.pages.show_page("survey"))


def register(page: SurveyPage) -> RegisterPane:
    return cast(RegisterPane, page.pane(POINT))


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def wait(milliseconds: int) -> None:
    """With a running event loop, as in the program."""
    end = QDeadlineTimer(milliseconds)
    while not end.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, end)


def type_half(file: Path, home: Path) -> None:
    """A new risk point: a name and a place that were left, half a note that was not; no kind, so it is no record."""
    page = survey(window_over(file, home))
    page.start_new()
    pane = register(page)
    QTest.keyClicks(focused(), "Tank ")
    QTest.keyClicks(focused(), "field")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    pane.form.focus_field("location")
    QTest.keyClicks(focused(), "north side")
    pane.form.focus_field("note")
    QTest.keyClicks(focused(), "only in the harv")
    wait(HALF_A_SECOND)
    print("ready", flush=True)
    QApplication.exec()


def finish(file: Path, home: Path) -> None:
    window = window_over(file, home)
    said = [message.text for message in window.said]
    pane = register(survey(window))
    found = {"said": said, "band": pane.form.band.words.text(), "record": pane.form.record_id,
             "typed": {name: str(field.asks.typed()) for name, field in pane.form.fields.items() if field.asks.typed()},
             "before": query.count(pane.model.session.company, POINT)}
    pane.form.focus_field("kind")
    QTest.keyClicks(focused(), "fac")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    pane.form.focus_field("note")
    note = cast(QPlainTextEdit, focused())
    note.moveCursor(note.textCursor().MoveOperation.End)
    QTest.keyClicks(note, "est")
    pane.form.focus_field("name")
    assert isinstance(focused(), QLineEdit)
    record = query.find(pane.model.session.company, POINT, pane.form.record_id)
    found["made"] = {name: getattr(record, name) for name in ("name", "kind", "location", "note")}
    side_files = home / "data" / "unkept"
    window.close()
    found["left"] = [one.name for one in side_files.glob("*.json")]
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    {"type": type_half, "finish": finish}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
