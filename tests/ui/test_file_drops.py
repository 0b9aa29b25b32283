"""Files dragged onto the window, or named on the command line: where they go, and what is said before and after."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.paths import AppPaths, resource
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import companies
from dualprev_desktop.services.query import count, records
from dualprev_desktop.ui.dropping import DROPS
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.pages.report.body import ReportPage
from dualprev_desktop.ui.session import Tone
from dualprev_desktop.ui.start_page import StartPage
from tests.support.dxf import saved, workshop

BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALL = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


@pytest.fixture
def empty(qtbot: QtBot, paths: AppPaths) -> Iterator[MainWindow]:
    made = MainWindow(Settings(), paths, "officer")
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def window(empty: MainWindow, sample_file: Path, tmp_path: Path) -> MainWindow:
    assert empty.open_file(Path(shutil.copy(sample_file, tmp_path / "sample.dualprev")))
    return empty


class Drag:
    """One drag of files over a window, as the system reports it to the window's surface."""

    def __init__(self, window: MainWindow, *paths: Path) -> None:
        self._window, self._mime = window, QMimeData()
        self._mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self._mime.setText("\n".join(map(str, paths)))  # as file managers on Linux add
        self._inside = False

    def over(self, widget: QWidget) -> Drag:
        place = widget.mapTo(self._window, widget.rect().center())
        kind = QDragMoveEvent if self._inside else QDragEnterEvent
        event = kind(place, ALL, self._mime, BUTTON, NO_KEYS)
        QCoreApplication.sendEvent(self._window.windowHandle(), event)
        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction, "the file stays where it is"
        self._inside = True
        self._place = place
        return self

    def drop(self) -> None:
        event = QDropEvent(QPointF(self._place), ALL, self._mime, BUTTON, NO_KEYS)
        QCoreApplication.sendEvent(self._window.windowHandle(), event)

    def leave(self) -> None:
        QCoreApplication.sendEvent(self._window.windowHandle(), QDragLeaveEvent())


def middle_of(window: MainWindow) -> QWidget:
    return window.content


def said(window: MainWindow) -> str:
    return window.drops.overlay.words if window.drops.overlay.isVisible() else ""


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.job_bar.busy, timeout=30_000)


def test_words_say_where_it_will_go_and_vanish_with_the_drag(window: MainWindow) -> None:
    drag = Drag(window, resource("sample", "register.xlsx")).over(middle_of(window))
    assert said(window).startswith("Read register.xlsx as a risk register")
    assert window.drops.overlay.geometry() == window.rect()
    drag.leave()
    assert said(window) == ""


def test_a_company_is_opened(empty: MainWindow, sample_file: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(sample_file, tmp_path / "某加油站.dualprev"))
    assert isinstance(empty.content, StartPage)
    Drag(empty, own).over(middle_of(empty)).drop()
    assert empty.session is not None
    assert empty.session.company.path == own


@pytest.mark.parametrize(("shown", "reads"), [("control", "control"), ("report", "survey")])
def test_a_workbook_goes_to_the_page_that_takes_one_in(window: MainWindow, qtbot: QtBot, shown: str,
                                                       reads: str) -> None:
    assert window.shell is not None
    window.shell.pages.show_page(shown)
    Drag(window, resource("sample", "register.xlsx")).over(middle_of(window)).drop()
    page = window.shell.pages.current
    assert window.shell.pages.current_id == reads
    settle(window, qtbot)
    panel = page.body.panel  # type: ignore[attr-defined]
    assert panel.isVisible()
    assert panel.take.isEnabled()
    before = count(window.session.company, "risk_event")  # type: ignore[union-attr]
    assert panel.found.text().startswith("28 risk events")
    assert count(window.session.company, "risk_event") == before, "nothing is taken over yet"  # type: ignore[union-attr]


def test_text_fields_do_not_take_the_path_as_words(window: MainWindow) -> None:
    assert window.shell is not None
    search = window.shell.top_bar.search
    drag = Drag(window, resource("sample", "register.xlsx")).over(search)
    assert said(window).startswith("Read register.xlsx")
    drag.drop()
    assert search.text() == ""
    assert window.shell.pages.current_id == "survey"


def test_a_picture_becomes_a_plan_where_the_plans_are(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "厂区平面图.png"
    Image.new("RGB", (400, 300), "white").save(picture)
    assert window.shell is not None
    assert window.session is not None
    window.shell.pages.show_page("plan")
    before = len(records(window.session.company, Plan))
    drag = Drag(window, picture).over(window.shell.pages.current)
    assert said(window) == "Make a new plan of the picture 厂区平面图.png"
    drag.drop()
    settle(window, qtbot)
    assert [plan.name for plan in records(window.session.company, Plan)][before:] == ["厂区平面图"]


@pytest.mark.parametrize("suffix", [".pdf", ".tif"])
def test_a_sheet_of_one_page_becomes_a_plan_where_the_plans_are(window: MainWindow, qtbot: QtBot, tmp_path: Path,
                                                               suffix: str) -> None:
    from PIL import Image

    sheet = tmp_path / f"总平面{suffix}"
    Image.new("RGB", (400, 300), "white").save(sheet)
    page = plan_page(window)
    before = len(records(page.session.company, Plan))
    Drag(window, sheet).over(page).drop()
    settle(window, qtbot)
    added = records(page.session.company, Plan)[before:]
    assert [(plan.name, bool(plan.picture_id)) for plan in added] == [("总平面", True)]


def test_a_drawing_is_asked_about_before_it_becomes_a_plan(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = plan_page(window)
    before = len(records(page.session.company, Plan))
    Drag(window, saved(workshop(), tmp_path / "车间.dxf")).over(page).drop()
    settle(window, qtbot)
    panel = page.backgrounds.panel
    assert panel is not None
    assert panel.isVisible()
    assert len(records(page.session.company, Plan)) == before
    qtbot.waitUntil(panel.take.isEnabled, timeout=20_000)
    panel.take.click()
    settle(window, qtbot)
    (added,) = records(page.session.company, Plan)[before:]
    assert added.name == "车间"
    assert added.metres is not None
    assert 40 <= added.metres < 48


def plan_page(window: MainWindow) -> PublishPage:
    assert window.shell is not None
    window.shell.pages.show_page("plan")
    page = window.shell.pages.current
    assert isinstance(page, PublishPage)
    return page


def test_a_bundle_is_verified_and_a_forged_one_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    bundle = tmp_path / "report.dpb"
    bundle.write_bytes(b"PK no bundle")
    Drag(window, bundle).over(middle_of(window)).drop()
    settle(window, qtbot)
    assert window.shell is not None
    assert isinstance(window.shell.pages.current, ReportPage)
    assert "report.dpb" in window.strip.text
    assert window.strip.messages[-1].tone is Tone.PROBLEM


def test_an_unknown_kind_is_named_with_what_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    letter = tmp_path / "通知.wxyz"
    letter.write_text("x")
    drag = Drag(window, letter).over(middle_of(window))
    assert said(window).startswith("通知.wxyz is of no kind that is read here.")
    drag.drop()
    for kind in DROPS:
        assert kind.words in window.strip.text
    assert said(window) == ""


@pytest.mark.parametrize("name", ["folder", "gone.xlsx"])
def test_a_folder_and_what_is_gone_are_told(window: MainWindow, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    window.take_files([tmp_path / name])
    assert name in window.strip.text
    assert window.strip.messages[-1].tone is Tone.PROBLEM


def test_files_of_two_kinds_or_too_many_are_told(window: MainWindow, tmp_path: Path) -> None:
    register = resource("sample", "register.xlsx")
    own = Path(shutil.copy(register, tmp_path))
    other = tmp_path / "b.dualprev"
    other.write_text("")
    window.take_files([register, other])
    assert "different kinds" in window.strip.text
    window.take_files([register, own])
    assert "One file at a time" in window.strip.text


def test_without_a_company_a_workbook_says_what_comes_first(empty: MainWindow) -> None:
    empty.take_files([resource("sample", "register.xlsx")])
    assert empty.strip.text == "Open a company first, or make one; then drop register.xlsx again."


def test_nothing_is_taken_into_a_company_that_is_only_read(empty: MainWindow, sample_file: Path, paths: AppPaths,
                                                           tmp_path: Path) -> None:
    own = Path(shutil.copy(sample_file, tmp_path / "sample.dualprev"))
    assert empty.open_file(own, read_only=True)
    Drag(empty, resource("sample", "register.xlsx")).over(middle_of(empty)).drop()
    assert "only looked at" in empty.strip.text
    empty.close_company()
    with companies.open_company(own, paths, user="other") as company:
        assert not company.undoable()


def test_what_takes_files_in_itself_is_asked_first(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.shell is not None
    assert window.session is not None
    page = window.shell.pages.show_page("identify")
    page.tabs.setCurrentIndex(1)  # type: ignore[attr-defined]
    pane = page.pane("method_use")  # type: ignore[attr-defined]
    from dualprev_desktop.services import rows

    made = window.session.do(lambda: rows.add(window.session.company, "method_use", {  # type: ignore[union-attr]
        "title": "卸油作业 JHA", "method": "jha"}))
    assert made is not None
    assert pane.show_record(made[0][0])
    report = Path(shutil.copy(resource("sample", "register.xlsx"), tmp_path / "分析报告.xlsx"))
    drag = Drag(window, report).over(window.shell.rail)
    assert said(window).startswith("Read 分析报告.xlsx")
    drag.over(pane.report)
    assert said(window) == "", "the place itself shows what it takes"
    drag.drop()
    settle(window, qtbot)
    assert pane.report.kept is not None
    assert pane.report.kept.file_name == "分析报告.xlsx"
    assert window.shell.pages.current_id == "identify"


def test_pictures_and_documents_are_attached_to_the_chosen_record(window: MainWindow, qtbot: QtBot,
                                                                  tmp_path: Path) -> None:
    from PIL import Image

    from dualprev_desktop.services import attaching

    photo, paper = tmp_path / "现场照片.jpg", tmp_path / "检验报告.pdf"
    Image.new("RGB", (40, 30), "grey").save(photo)
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    assert window.shell is not None
    assert window.session is not None
    page = window.shell.pages.show_page("survey")
    point = records(window.session.company, RiskPoint)[0]
    assert page.show_record("risk_point", point.id)
    drag = Drag(window, photo, paper).over(window.shell.rail)
    assert said(window) == f"Attach 2 files to “{point.name}”"
    drag.drop()
    settle(window, qtbot)
    names = {one.file_name for one in attaching.attached_to(window.session.company, "risk_point", point.id)}
    assert names == {"现场照片.jpg", "检验报告.pdf"}


def test_a_document_without_a_record_says_where_it_belongs(window: MainWindow, tmp_path: Path) -> None:
    paper = tmp_path / "检验报告.pdf"
    paper.write_bytes(b"%PDF-1.4")
    window.take_files([paper])
    assert window.strip.text.startswith("Go to the register and choose the record that 检验报告.pdf belongs to")
