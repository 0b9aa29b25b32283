"""The files of a record under a person's hands: added, pasted, dropped, named, opened, taken off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import annotating, attaching, edit, history
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Message, Session, Tone
from dualprev_desktop.ui.widgets.attachment_model import MARKS_ROLE
from dualprev_desktop.ui.widgets.attachment_pane import AttachmentPane
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane
from tests.services.test_annotating import ARROW
from tests.support.pictures import phone_photo, png_bomb, screenshot

Key = Qt.Key
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Scripted(Protocol):
    answers: list[Path | None]


class Opened(QObject):
    """Stands in for the programs of the machine."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def points(session: Session) -> list[str]:
    return [edit.create(session.company, "risk_point", {"name": name, "kind": "place"})[0]
            for name in ("油罐区", "卸油口")]


@pytest.fixture
def register(session: Session, points: list[str], qtbot: QtBot) -> RegisterPane:
    made = RegisterPane(RecordTableModel(session, "risk_point"))
    qtbot.addWidget(made)
    made.resize(1000, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.go_to(points[0])
    made.files.bring_up()
    return made


@pytest.fixture
def pane(register: RegisterPane) -> AttachmentPane:
    made = register.files.pane
    assert made is not None
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made.model)
    return made


def names(pane: AttachmentPane) -> list[str]:
    return [str(pane.model.index(row).data()) for row in range(pane.model.rowCount())]


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def attached(pane: AttachmentPane, qtbot: QtBot, *paths: Path) -> None:
    count = len(pane.model.files)
    pane.take_from(urls(*paths))
    qtbot.waitUntil(lambda: len(pane.model.files) == count + len(paths), timeout=20_000)


# putting ------------------------------------------------------------------------------------------------


def test_an_empty_place_says_what_belongs_here(register: RegisterPane, pane: AttachmentPane) -> None:
    assert "paste it with Ctrl+V, or drop it here: at most 20 MB" in pane._hint.text()
    assert [register._tabs.tabText(tab) for tab in range(3)] == ["Form", "History", "Attachments"]
    register.table.go_to_blank()
    assert "Choose a row, or type it first" in pane._hint.text()
    assert not pane.add.isEnabled()


def test_a_file_is_added_with_the_button(register: RegisterPane, pane: AttachmentPane, chosen_files: Scripted,
                                         tmp_path: Path, qtbot: QtBot, said: list[Message]) -> None:
    chosen_files.answers = [phone_photo(tmp_path / "IMG_2031.jpg")]
    QTest.mouseClick(pane.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(pane) == ["IMG_2031.jpg"], timeout=20_000)
    assert register._tabs.tabText(2) == "Attachments 1"
    qtbot.waitUntil(lambda: bool(said))
    assert "kept at 1920 × 2560 instead of 4032 × 3024 pixels" in said[-1].text
    assert "taken 2026-11-20 09:15" in pane.line.text()
    picture = pane.model.index(0)
    qtbot.waitUntil(lambda: picture.data(Qt.ItemDataRole.DecorationRole) is not None, timeout=20_000)
    assert picture.data(Qt.ItemDataRole.DecorationRole).height() == 320


def test_originals_are_kept_where_the_box_is_unticked(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot) -> None:
    photo = phone_photo(tmp_path / "IMG_2031.jpg")
    pane.smaller.setChecked(False)
    attached(pane, qtbot, photo)
    assert (pane.model.files[0].byte_count, pane.model.files[0].original_sha256) == (photo.stat().st_size, "")


def test_a_copied_picture_is_pasted(register: RegisterPane, pane: AttachmentPane, qtbot: QtBot) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    register._tabs.setFocus()
    QTest.keyClick(register._tabs, Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(pane.model.files) == 1, timeout=20_000)
    image.fill(Qt.GlobalColor.darkYellow)
    QGuiApplication.clipboard().setImage(image)
    pane.setFocus()
    QTest.keyClick(QApplication.focusWidget() or pane, Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(pane.model.files) == 2, timeout=20_000)
    (kept, _second) = pane.model.files
    assert kept.file_name.startswith("Pasted 20")
    assert (kept.file_name[-4:], kept.media_type) == (".png", "image/png")


def test_copied_files_are_pasted(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot, points: list[str],
                                 session: Session) -> None:
    report = tmp_path / "报告.pdf"
    report.write_bytes(b"%PDF-1.7")
    QGuiApplication.clipboard().setMimeData(urls(screenshot(tmp_path / "shot.png"), report))
    QTest.mouseClick(pane.paste, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(pane) == ["shot.png", "报告.pdf"], timeout=20_000)
    session.do(session.company.undo)
    assert names(pane) == [], "both came in one step"
    assert attaching.count(session.company, "risk_point", points[0]) == 0


def test_picture_bytes_are_decoded_in_the_helper_and_not_here(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot,
                                                              said: list[Message]) -> None:
    """A page of the web copies its picture as a file's bytes: they are from outside."""
    data = QMimeData()
    data.setData("image/png", png_bomb(tmp_path / "bomb.png").read_bytes())
    QGuiApplication.clipboard().setMimeData(data)
    pane.take_pasted()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "has 50000 × 50000 pixels, more than can be handled" in said[0].text
    assert names(pane) == []


def test_nothing_to_paste_is_told(pane: AttachmentPane, said: list[Message]) -> None:
    QGuiApplication.clipboard().setText("words")
    pane.take_pasted()
    assert [(one.tone, "no picture and no file to paste" in one.text) for one in said] == [(Tone.PROBLEM, True)]


def test_files_are_dropped(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot) -> None:
    data = urls(screenshot(tmp_path / "a.png", (30, 30)), screenshot(tmp_path / "b.png", (40, 40)))
    place = QPoint(50, 90)
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
    pane.dragEnterEvent(enter)
    assert enter.isAccepted()
    pane.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE))
    qtbot.waitUntil(lambda: names(pane) == ["a.png", "b.png"], timeout=20_000)


def test_words_and_folders_are_no_drop(pane: AttachmentPane, tmp_path: Path) -> None:
    words = QMimeData()
    words.setText("words")
    assert [pane.can_take(data) for data in (words, urls(tmp_path), QMimeData())] == [False, False, False]


def test_one_bad_file_does_not_stop_the_others(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot,
                                               said: list[Message]) -> None:
    fake = tmp_path / "photo.jpg"
    fake.write_bytes(b"MZ\x90\x00" + b"\0" * 80)
    pane.take_from(urls(fake, screenshot(tmp_path / "shot.png")))
    qtbot.waitUntil(lambda: names(pane) == ["shot.png"], timeout=20_000)
    qtbot.waitUntil(lambda: bool(said))
    assert [(one.tone, one.text[:30]) for one in said] == [(Tone.PROBLEM, "photo.jpg is a program or a we")]


# what hangs on which record -----------------------------------------------------------------------------


def test_the_next_record_shows_its_own(register: RegisterPane, pane: AttachmentPane, points: list[str], tmp_path: Path,
                                       qtbot: QtBot) -> None:
    attached(pane, qtbot, screenshot(tmp_path / "shot.png"))
    register.table.go_to(points[1])
    assert (names(pane), register._tabs.tabText(2)) == ([], "Attachments")
    register.table.go_to(points[0])
    assert (names(pane), register._tabs.tabText(2)) == (["shot.png"], "Attachments 1")


def test_what_may_have_no_files_has_no_tab(session: Session, qtbot: QtBot) -> None:
    made = RegisterPane(RecordTableModel(session, "method_use"))
    qtbot.addWidget(made)
    assert [made._tabs.tabText(tab) for tab in range(made._tabs.count())] == ["Form", "History"]


# naming, describing, taking off -------------------------------------------------------------------------


def test_a_file_is_renamed_in_the_grid(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot) -> None:
    attached(pane, qtbot, screenshot(tmp_path / "shot.png"))
    pane.grid.setFocus()
    QTest.keyClick(pane.grid, Key.Key_F2)
    editor = pane.grid.findChild(QLineEdit)
    assert editor is not None
    editor.setText("卸油口")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: names(pane) == ["卸油口.png"])


def test_a_caption_is_kept_when_the_field_is_left(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot,
                                                  session: Session) -> None:
    attached(pane, qtbot, screenshot(tmp_path / "shot.png"))
    QTest.keyClicks(pane.caption, "East side")
    QTest.keyClick(pane.caption, Key.Key_Return)
    assert pane.model.files[0].caption == "East side"
    assert history.undo_label(session.company) == "Change Attached file: shot.png"
    session.do(session.company.undo)
    assert pane.caption.text() == ""


def test_del_takes_off_and_undo_brings_back(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot, session: Session,
                                            said: list[Message]) -> None:
    attached(pane, qtbot, screenshot(tmp_path / "a.png", (30, 30)), screenshot(tmp_path / "b.png", (40, 40)))
    pane.grid.choose(pane.model.files[0].id)
    QTest.keyClick(pane.grid, Key.Key_Delete)
    assert names(pane) == ["b.png"]
    assert "a.png is no longer attached" in said[-1].text
    session.do(session.company.undo)
    assert names(pane) == ["a.png", "b.png"]


def test_a_copy_is_opened_by_the_machines_program(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot,
                                                  opened: Opened) -> None:
    report = tmp_path / "报告.pdf"
    report.write_bytes(b"%PDF-1.7 report")
    attached(pane, qtbot, report)
    pane.grid.setFocus()
    QTest.keyClick(pane.grid, Key.Key_Return)
    assert [(path.name, path.read_bytes()) for path in opened.paths] == [("报告.pdf", b"%PDF-1.7 report")]
    assert opened.paths[0] != report


def test_an_archive_is_not_opened_but_saved(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot, opened: Opened,
                                            chosen_files: Scripted, said: list[Message]) -> None:
    archive = tmp_path / "资料.zip"
    archive.write_bytes(b"PK\x03\x04")
    attached(pane, qtbot, archive)
    QTest.mouseClick(pane.outside, Qt.MouseButton.LeftButton)
    assert opened.paths == []
    assert "not of a kind that is opened from here" in said[-1].text
    chosen_files.answers = [tmp_path / "copy.zip"]
    QTest.mouseClick(pane.copy, Qt.MouseButton.LeftButton)
    assert (tmp_path / "copy.zip").read_bytes() == b"PK\x03\x04"


def test_a_marked_picture_says_so(pane: AttachmentPane, tmp_path: Path, qtbot: QtBot, session: Session) -> None:
    attached(pane, qtbot, screenshot(tmp_path / "shot.png"))
    kept = pane.model.files[0]
    session.do(lambda: annotating.draw(session.company, kept.id, ARROW))
    assert pane.model.index(0).data(MARKS_ROLE) == 1
    assert "1 mark" in pane.line.text()


def test_a_file_open_for_reading_shows_and_changes_nothing(pane: AttachmentPane, session: Session, points: list[str],
                                                           tmp_path: Path, qtbot: QtBot) -> None:
    attached(pane, qtbot, screenshot(tmp_path / "shot.png"))
    path, paths = session.company.path, AppPaths.under(tmp_path / "reader")
    with open_company(path, paths, user="reader", read_only=True) as company:
        reading = Session(company, session.settings, paths, session.jobs)
        made = AttachmentPane(reading, "risk_point")
        qtbot.addWidget(made)
        made.show_record(points[0])
        assert names(made) == ["shot.png"]
        assert [part.isEnabled() for part in (made.add, made.paste, made.rename, made.remove, made.copy)] == \
            [False, False, False, False, True]
        assert not made.can_take(urls(screenshot(tmp_path / "new.png")))
        made.take_off()
        assert names(made) == ["shot.png"]
        session.jobs.shut_down()


# zones --------------------------------------------------------------------------------------------------


def test_a_zone_has_files_beside_the_plan_and_its_picture_opens_there(sample_session: Session, tmp_path: Path,
                                                                      qtbot: QtBot) -> None:
    page = PublishPage(sample_session)
    qtbot.addWidget(page)
    page.resize(934, 716)
    with qtbot.waitExposed(page):
        page.show()
    editor = page.editor
    editor.drawer.tabs.setCurrentIndex(2)
    editor.canvas.pick("")
    assert "Select a zone" in editor.files._hint.text()
    zone = next(iter(editor.scene.zones))
    editor.canvas.pick(zone)
    attached(editor.files, qtbot, screenshot(tmp_path / "pump.png"))
    assert attaching.count(sample_session.company, "zone", zone) == 1
    editor.files.setFocus()
    QTest.keyClick(editor.files.grid, Key.Key_Return)
    desk = editor.pictures.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.seen is not None, timeout=20_000)
    assert (desk.isVisible(), editor.canvas.isVisible()) == (True, False)
    QTest.keyClick(desk.canvas, Key.Key_Escape)
    assert (desk.isVisible(), editor.canvas.isVisible()) == (False, True)
