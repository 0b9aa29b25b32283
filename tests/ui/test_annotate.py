"""Marking a picture with mouse and keyboard: each mark is kept at once and taken back by the window's undo."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.annotation import MILLION, Mark
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import annotating, attaching, edit, history
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.services.file_intake import read_file
from dualprev_desktop.ui.annotate.desk import PictureDesk
from dualprev_desktop.ui.session import Message, Session
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from tests.support.pictures import screenshot

Key = Qt.Key
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NEAR = 12_000
"""Millionths: the mouse knows whole pixels of the screen."""


class Scripted(Protocol):
    answers: list[Path | None]


@pytest.fixture
def register(session: Session, tmp_path: Path, qtbot: QtBot) -> RegisterPane:
    point = edit.create(session.company, "risk_point", {"name": "油罐区", "kind": "place"})[0]
    files = [read_file(screenshot(tmp_path / f"{name}.png", (width, 300))) for name, width in (("a", 400), ("b", 300))]
    attaching.add(session.company, "risk_point", point, files)
    made = RegisterPane(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.go_to(point)
    made.files.bring_up()
    return made


@pytest.fixture
def desk(register: RegisterPane, qtbot: QtBot) -> PictureDesk:
    pane = register.files.pane
    assert pane is not None
    pane.grid.setFocus()
    QTest.keyClick(pane.grid, Key.Key_Return)
    made = register.files.desk
    assert made is not None
    qtbot.waitUntil(lambda: made.seen is not None, timeout=20_000)
    return made


def marks(desk: PictureDesk) -> tuple[Mark, ...]:
    return annotating.marks(desk._session.company, desk.attached_id)


def at(desk: PictureDesk, x: int, y: int) -> QPoint:
    """A place of the picture, in millionths, on the viewport."""
    scene = desk.canvas.picture
    return desk.canvas.mapFromScene(QPointF(x * scene.width_ / MILLION, y * scene.height_ / MILLION))


def pull(desk: PictureDesk, *places: tuple[int, int]) -> None:
    viewport = desk.canvas.viewport()
    QTest.mousePress(viewport, LEFT, NONE, at(desk, *places[0]))
    for place in places[1:]:
        QTest.mouseMove(viewport, at(desk, *place))
    QTest.mouseRelease(viewport, LEFT, NONE, at(desk, *places[-1]))


def near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return all(abs(a - b) < NEAR for a, b in zip(one, other, strict=True))


def test_a_picture_opens_in_the_place_of_the_register_and_esc_leads_back(register: RegisterPane,
                                                                         desk: PictureDesk) -> None:
    assert desk.isVisible()
    assert not register.table.isVisible()
    assert QApplication.topLevelWidgets().count(register) == 1, "no window over the window"
    assert "a.png · picture 1 of 2" in desk.title.text()
    QTest.keyClick(desk.canvas, Key.Key_Escape)
    assert register.table.isVisible()
    assert not desk.isVisible()
    assert register.files.pane is not None
    assert register.files.pane.isAncestorOf(QApplication.focusWidget() or register)


@pytest.mark.parametrize(("key", "kind"), [(Key.Key_A, "arrow"), (Key.Key_O, "ellipse"), (Key.Key_R, "rectangle")])
def test_a_mark_is_pulled_with_the_mouse_and_kept_at_once(desk: PictureDesk, key: Key, kind: str,
                                                          session: Session) -> None:
    QTest.keyClick(desk.canvas, key)
    assert desk.bar.tools[kind].isChecked()
    pull(desk, (200_000, 300_000), (500_000, 500_000), (700_000, 600_000))
    (mark,) = marks(desk)
    assert mark.kind == kind
    assert near(mark.points[0], (200_000, 300_000))
    assert near(mark.points[1], (700_000, 600_000))
    assert desk.canvas.picture.chosen == mark.id, "it can be moved at once"
    assert "1 mark" in desk.title.text()
    session.do(session.company.undo)
    assert (marks(desk), desk.canvas.picture.items_) == ((), {})
    session.do(session.company.redo)
    assert list(desk.canvas.picture.items_) == [mark.id]


def test_a_line_is_drawn_freehand(desk: PictureDesk) -> None:
    QTest.mouseClick(desk.bar.tools["freehand"], LEFT)
    pull(desk, (100_000, 500_000), (300_000, 200_000), (500_000, 800_000), (900_000, 500_000))
    (mark,) = marks(desk)
    assert (mark.kind, len(mark.points)) == ("freehand", 4)


def test_words_are_typed_where_they_stand(desk: PictureDesk, session: Session) -> None:
    QTest.keyClick(desk.canvas, Key.Key_T)
    pull(desk, (100_000, 200_000), (600_000, 300_000))
    entry = desk.canvas.entry
    assert entry.isVisible()
    assert entry.hasFocus()
    entry.insertPlainText("密封圈老化，须在三日内更换；更换前停止卸油作业。")
    QTest.keyClick(entry, Key.Key_Return, CONTROL)
    (mark,) = marks(desk)
    assert mark.words.startswith("密封圈老化")
    assert near(mark.points[1], (600_000, 200_000))
    item = desk.canvas.picture.items_[mark.id]
    letters = mark.letters(400)
    assert item.extent.height() > 2.5 * letters, "they are broken into lines"
    assert item.extent.width() < 0.52 * 400
    assert QApplication.focusWidget() is desk.canvas, QApplication.focusWidget()
    # changed later, by a key
    QTest.keyClick(desk.canvas, Key.Key_Return)
    assert entry.isVisible()
    entry.setPlainText("已更换")
    QTest.keyClick(entry, Key.Key_Return, CONTROL)
    assert [one.words for one in marks(desk)] == ["已更换"]
    session.do(session.company.undo)
    assert [one.words[:3] for one in marks(desk)] == ["密封圈"]


def test_esc_drops_words_and_going_elsewhere_keeps_them(desk: PictureDesk) -> None:
    QTest.keyClick(desk.canvas, Key.Key_T)
    QTest.mouseClick(desk.canvas.viewport(), LEFT, NONE, at(desk, 300_000, 300_000))
    QTest.keyClicks(desk.canvas.entry, "never")
    QTest.keyClick(desk.canvas.entry, Key.Key_Escape)
    assert (marks(desk), desk.isVisible()) == ((), True)
    QTest.mouseClick(desk.canvas.viewport(), LEFT, NONE, at(desk, 300_000, 300_000))
    QTest.keyClicks(desk.canvas.entry, "kept")
    desk.bar.weight.setFocus()
    assert [mark.words for mark in marks(desk)] == ["kept"]
    assert desk.bar.weight.hasFocus()


def test_a_mark_is_moved_pulled_coloured_and_taken_off(desk: PictureDesk, session: Session) -> None:
    QTest.keyClick(desk.canvas, Key.Key_A)
    pull(desk, (200_000, 200_000), (500_000, 500_000))
    pull(desk, (350_000, 350_000), (400_000, 450_000), (450_000, 450_000))
    (mark,) = marks(desk)
    assert near(mark.points[0], (300_000, 300_000))
    pull(desk, mark.points[1], (800_000, 300_000))
    (mark,) = marks(desk)
    assert near(mark.points[0], (300_000, 300_000))
    assert near(mark.points[1], (800_000, 300_000))
    QTest.mouseClick(desk.bar.colours["green"], LEFT)
    assert marks(desk)[0].colour == "green"
    desk.bar.weight.setCurrentIndex(2)
    desk.bar.weight.activated.emit(2)
    assert marks(desk)[0].weight == 3
    QTest.keyClick(desk.canvas, Key.Key_Delete)
    assert marks(desk) == ()
    for _step in range(5):
        session.do(session.company.undo)
    assert near(marks(desk)[0].points[0], (200_000, 200_000)), "five steps, five undos"


def test_all_of_it_by_keyboard(desk: PictureDesk, session: Session) -> None:
    QTest.keyClick(desk.canvas, Key.Key_O)
    QTest.keyClick(desk.canvas, Key.Key_Return)
    (mark,) = marks(desk)
    assert near(mark.points[0], (400_000, 400_000))
    for _press in range(3):
        QTest.keyPress(desk.canvas, Key.Key_Right, SHIFT)
    QTest.keyRelease(desk.canvas, Key.Key_Right, SHIFT)
    QTest.keyClick(desk.canvas, Key.Key_Down, SHIFT | CONTROL)
    (moved,) = marks(desk)
    assert moved.points == ((mark.points[0][0] + 60_000, mark.points[0][1]),
                            (mark.points[1][0] + 60_000, mark.points[1][1] + 20_000))
    session.do(session.company.undo)
    session.do(session.company.undo)
    assert marks(desk)[0].points == mark.points, "keys held down are one step"
    QTest.keyClick(desk.canvas, Key.Key_Escape)
    assert desk.canvas.picture.chosen == ""
    QTest.keyClick(desk.canvas, Key.Key_Space)
    assert desk.canvas.picture.chosen == mark.id
    QTest.keyClick(desk.canvas, Key.Key_Plus)
    zoomed = desk.canvas.unit
    QTest.keyClick(desk.canvas, Key.Key_F)
    assert desk.canvas.unit > zoomed


def test_a_slip_of_the_hand_is_no_mark(desk: PictureDesk, said: list[Message], session: Session) -> None:
    QTest.keyClick(desk.canvas, Key.Key_A)
    pull(desk, (200_000, 200_000), (200_000, 200_000))
    assert marks(desk) == ()
    assert "too small to be seen" in said[-1].text
    assert history.undo_label(session.company) == "Attach 2 files to 油罐区"


def test_inside_a_circle_the_picture_is_moved_not_the_mark(desk: PictureDesk) -> None:
    QTest.keyClick(desk.canvas, Key.Key_O)
    pull(desk, (200_000, 200_000), (800_000, 800_000))
    QTest.keyClick(desk.canvas, Key.Key_Escape)
    before = desk.canvas.mapToScene(0, 0)
    pull(desk, (500_000, 500_000), (600_000, 600_000))
    assert desk.canvas.mapToScene(0, 0) != before
    assert near(marks(desk)[0].points[0], (200_000, 200_000))


def test_page_down_goes_to_the_next_picture_with_its_own_marks(desk: PictureDesk, qtbot: QtBot) -> None:
    QTest.keyClick(desk.canvas, Key.Key_A)
    pull(desk, (200_000, 200_000), (500_000, 500_000))
    first = desk.attached_id
    QTest.keyClick(desk.canvas, Key.Key_PageDown)
    qtbot.waitUntil(lambda: desk.seen is not None and desk.attached_id != first, timeout=20_000)
    assert "b.png · picture 2 of 2" in desk.title.text()
    assert desk.canvas.picture.items_ == {}
    QTest.keyClick(desk.canvas, Key.Key_PageDown)
    qtbot.waitUntil(lambda: desk.seen is not None and desk.attached_id == first, timeout=20_000)
    assert len(desk.canvas.picture.items_) == 1


def test_undoing_the_picture_itself_leads_back_to_the_list(desk: PictureDesk, register: RegisterPane,
                                                           session: Session) -> None:
    session.do(session.company.undo)
    assert not desk.isVisible()
    assert register.table.isVisible()


def test_a_copy_with_its_marks_is_saved(desk: PictureDesk, chosen_files: Scripted, tmp_path: Path, qtbot: QtBot,
                                        said: list[Message]) -> None:
    QTest.keyClick(desk.canvas, Key.Key_R)
    pull(desk, (250_000, 250_000), (750_000, 750_000))
    chosen_files.answers = [tmp_path / "marked.png"]
    QTest.mouseClick(desk.bar.copy, LEFT)
    qtbot.waitUntil(lambda: any("Written" in one.text for one in said), timeout=20_000)
    with Image.open(io.BytesIO((tmp_path / "marked.png").read_bytes())) as image:
        assert image.size == (400, 300)
        violet = sum(count for count, colour in image.convert("RGB").getcolors(1 << 20) or ()
                     if colour == (0x8A, 0x1F, 0xC4))
    assert violet > 400


def test_the_screen_draws_the_marks_over_the_picture(desk: PictureDesk) -> None:
    QTest.keyClick(desk.canvas, Key.Key_R)
    pull(desk, (250_000, 250_000), (750_000, 750_000))
    desk.canvas.choose("")
    shown, line = desk.canvas.grab().toImage(), at(desk, 250_000, 500_000)
    colours = {shown.pixelColor(line.x() + step, line.y()).name() for step in range(-6, 7)}
    assert {"#8a1fc4", "#ffffff"} <= colours, "ink and halo"


def test_every_button_has_a_name_and_a_tip(desk: PictureDesk) -> None:
    bar = desk.bar
    for part in (*bar.tools.values(), *bar.colours.values(), bar.back, bar.copy, bar.remove, bar.weight, desk.canvas):
        assert part.accessibleName()
    for button in (*bar.tools.values(), *bar.colours.values(), bar.back, bar.copy, bar.remove, bar.weight):
        assert button.toolTip()


def test_a_file_open_for_reading_shows_marks_and_takes_none(desk: PictureDesk, session: Session, tmp_path: Path,
                                                            qtbot: QtBot) -> None:
    QTest.keyClick(desk.canvas, Key.Key_A)
    pull(desk, (200_000, 200_000), (500_000, 500_000))
    shown = desk.attached_id
    path, paths = session.company.path, AppPaths.under(tmp_path / "reader")
    with open_company(path, paths, user="reader", read_only=True) as company:
        reading = Session(company, session.settings, paths, session.jobs)
        made = PictureDesk(reading)
        qtbot.addWidget(made)
        made.open(shown, [shown])
        qtbot.waitUntil(lambda: made.seen is not None, timeout=20_000)
        assert len(made.canvas.picture.items_) == 1
        assert not made.bar.tools["arrow"].isEnabled()
        QTest.keyClick(made.canvas, Key.Key_A)
        assert made.canvas.tool == "select"
        made.canvas.choose(made.canvas.picture.next_mark(1))
        QTest.keyClick(made.canvas, Key.Key_Delete)
        assert len(annotating.marks(company, shown)) == 1
