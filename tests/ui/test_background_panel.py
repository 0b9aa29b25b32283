"""The panel of a new background: what is chosen in it is what lies below the plan."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.services import plans, query
from dualprev_desktop.ui.background_panel import BackgroundPanel
from dualprev_desktop.ui.jobs import Job
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.session import Message, Session
from tests.support.dxf import drawing, line, old, saved, text, workshop
from tests.ui.conftest import ScriptedDialogs
from tests.ui.plan_canvas import Hand, blank_plan, open_page

CROOKED = ((100, 40), (560, 90), (520, 430), (60, 380))


def photo(path: Path) -> Path:
    """A red sheet that lies crooked on black."""
    picture = Image.new("RGB", (640, 480), "black")
    ImageDraw.Draw(picture).polygon(CROOKED, fill="red")
    picture.save(path)
    return path


def pages(path: Path) -> Path:
    """A TIFF of a wide and a high page."""
    wide, high = Image.new("RGB", (600, 300), "white"), Image.new("RGB", (300, 600), "yellow")
    wide.save(path, save_all=True, append_images=[high])
    return path


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> PublishPage:
    blank_plan(session)
    return open_page(session, qtbot)


def files_of(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def opened(page: PublishPage, qtbot: QtBot, path: Path, files: ScriptedDialogs) -> BackgroundPanel:
    files.answers.append(path)
    page.choose_from_file()
    qtbot.waitUntil(lambda: page.backgrounds.cover is not None, timeout=20_000)
    panel = page.backgrounds.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.take.isEnabled() and panel.canvas.sheet_rect().width() > 10, timeout=20_000)
    return panel


def take(panel: BackgroundPanel, qtbot: QtBot, session: Session) -> Plan:
    panel.take.click()
    qtbot.waitUntil(lambda: bool(query.records(session.company, Plan)[0].picture_id), timeout=20_000)
    (plan,) = query.records(session.company, Plan)
    return plan


def test_a_crooked_sheet_is_straightened_by_its_four_corners(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    panel = opened(page, qtbot, photo(tmp_path / "photo.png"), chosen_files)
    canvas = panel.canvas
    sheet = canvas.sheet_rect()
    for (x, y), corner in zip(CROOKED, ((0, 0), (640, 0), (640, 480), (0, 480)), strict=True):
        start, end = (canvas.mapFromScene(place[0] * sheet.width() / 640, place[1] * sheet.height() / 480)
                      for place in (corner, (x, y)))
        _pull(canvas, start, end)
    plan = take(panel, qtbot, session)
    view = plans.plan_view(session.company, plan.id)
    import io

    picture = Image.open(io.BytesIO(view.picture or b"")).convert("RGB")
    width, height = picture.size
    for at in ((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95), (0.5, 0.5)):
        red, green, _blue = picture.getpixel((int(at[0] * width), int(at[1] * height)))  # type: ignore[misc]
        assert red > 200
        assert green < 60
    assert page.backgrounds.cover is None


def _pull(canvas: object, start: QPoint, end: QPoint) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QGraphicsView

    assert isinstance(canvas, QGraphicsView)
    viewport = canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    event = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(end), viewport.mapToGlobal(QPointF(end)),
                        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_the_second_page_turned_by_a_quarter_lies_below_the_plan(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    panel = opened(page, qtbot, pages(tmp_path / "scan.tif"), chosen_files)
    assert panel.page.isVisible()
    panel.page.setValue(2)
    panel.right.click()
    plan = take(panel, qtbot, session)
    assert (plan.width, plan.height) == (600, 300)


def test_corners_move_by_keys_and_crossed_ones_are_not_taken(
        page: PublishPage, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    panel = opened(page, qtbot, photo(tmp_path / "photo.png"), chosen_files)
    panel.canvas.setFocus()
    QTest.keyClick(panel.canvas, Qt.Key.Key_Space)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert panel.choice().corners is not None
    QTest.keyClick(panel.canvas, Qt.Key.Key_Home)
    assert panel.choice().corners is None
    panel.canvas.corners = [(1.0, 1.0), (1.0, 0.0), (0.0, 0.0), (0.0, 1.0)]
    panel.canvas.moved.emit()
    qtbot.waitUntil(lambda: not panel.take.isEnabled())
    assert "corners cross" in panel.take.toolTip()


def test_escape_leaves_the_panel_and_nothing_is_changed(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    panel = opened(page, qtbot, photo(tmp_path / "photo.png"), chosen_files)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert page.backgrounds.cover is None
    assert page.editor.canvas.isVisible()
    assert not query.records(session.company, Plan)[0].picture_id


def test_other_proportions_are_told_and_the_kept_picture_can_be_turned(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    heard: list[Message] = []
    session.said.connect(heard.append)
    Hand(page).draw([(200.0, 200.0), (600.0, 200.0), (600.0, 500.0)])
    chosen_files.answers.append(photo(tmp_path / "photo.png"))
    page.change_picture()
    qtbot.waitUntil(lambda: any("other proportions" in one.text for one in heard), timeout=20_000)
    page.straighten()
    qtbot.waitUntil(lambda: page.backgrounds.cover is not None, timeout=20_000)
    panel = page.backgrounds.panel
    assert panel is not None
    qtbot.waitUntil(panel.take.isEnabled, timeout=20_000)
    panel.left.click()
    panel.take.click()
    qtbot.waitUntil(lambda: query.records(session.company, Plan)[0].width == 480, timeout=20_000)


def test_a_paler_picture_is_one_step_for_undo(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    chosen_files.answers.append(photo(tmp_path / "photo.png"))
    page.change_picture()
    qtbot.waitUntil(page.editor.strip.fade.isVisible, timeout=20_000)
    before = page.editor.canvas.grab().toImage().pixelColor(page.editor.canvas.rect().center())
    page.editor.strip.fade.setValue(60)
    assert query.records(session.company, Plan)[0].fade == 60
    after = page.editor.canvas.grab().toImage().pixelColor(page.editor.canvas.rect().center())
    assert before.green() < 40 < 120 < after.green()
    session.do(session.company.undo)
    assert not query.records(session.company, Plan)[0].fade


def test_the_grid_is_switched_on_in_round_metres(page: PublishPage, session: Session) -> None:
    assert page.editor.scene.grid == 0
    page.editor.canvas.change_plan({"metres": 160})
    page.grid.trigger()
    assert page.editor.scene.grid == 1600 / 160 * 5
    page.grid.trigger()
    assert page.editor.scene.grid == 0


def test_straightening_writes_the_companys_picture_nowhere(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    chosen_files.answers.append(photo(tmp_path / "photo.png"))
    page.change_picture()
    qtbot.waitUntil(lambda: bool(query.records(session.company, Plan)[0].picture_id), timeout=20_000)
    before = files_of(tmp_path)
    page.straighten()
    qtbot.waitUntil(lambda: page.backgrounds.cover is not None, timeout=20_000)
    panel = page.backgrounds.panel
    assert panel is not None
    qtbot.waitUntil(panel.take.isEnabled, timeout=20_000)
    assert files_of(tmp_path) == before  # while the panel stands
    panel.left.click()
    panel.take.click()
    qtbot.waitUntil(lambda: query.records(session.company, Plan)[0].width == 480, timeout=20_000)
    assert files_of(tmp_path) == before  # when it was taken
    page.straighten()
    qtbot.waitUntil(lambda: page.backgrounds.cover is not None, timeout=20_000)
    panel.close_panel()
    assert files_of(tmp_path) == before  # when it was left


def _untick(panel: BackgroundPanel, layer: str) -> None:
    rows = (panel.layers.list.item(row) for row in range(panel.layers.list.count()))
    next(row for row in rows if row.data(Qt.ItemDataRole.UserRole) == layer).setCheckState(Qt.CheckState.Unchecked)


def _ink(panel: BackgroundPanel) -> int:
    """How many pixels of the preview are no paper."""
    image = panel.canvas.picture().toImage().scaledToWidth(400)
    return sum(image.pixelColor(x, y).lightness() < 230 for x in range(image.width()) for y in range(image.height()))


def test_a_tick_at_a_layer_changes_the_preview_and_what_is_taken(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    panel = opened(page, qtbot, saved(workshop(), tmp_path / "workshop.dxf"), chosen_files)
    assert panel.layers.isVisible()
    assert not panel.encoding.isVisible()
    assert panel.layers.ticked() == ("墙", "设备")  # 家具 is frozen
    assert "The sheet is" in panel.remarks.text()
    before = _ink(panel)
    _untick(panel, "设备")
    qtbot.waitUntil(lambda: _ink(panel) != before, timeout=20_000)
    panel.layers.none.click()
    qtbot.waitUntil(lambda: not panel.take.isEnabled(), timeout=20_000)
    assert "No layer is ticked" in panel.take.toolTip()
    panel.layers.all.click()
    _untick(panel, "设备")
    qtbot.waitUntil(panel.take.isEnabled, timeout=20_000)
    plan = take(panel, qtbot, session)
    kept = plans.picture_of(session.company, plan.id)
    assert kept is not None
    assert "消防通道" not in kept[1].decode()


def test_the_unit_is_asked_where_the_drawing_has_none_and_metres_arrive_at_the_plan(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    document = drawing(unit=0)
    document.modelspace().add_line((0, 0), (80, 0))
    document.modelspace().add_line((0, 0), (0, 60))
    panel = opened(page, qtbot, saved(document, tmp_path / "no-unit.dxf"), chosen_files)
    assert panel.unit.isVisible()
    assert panel.unit.currentText() == "not known"
    assert "m wide" not in panel.remarks.text()
    panel.unit.setCurrentIndex(panel.unit.findData("m"))
    panel.unit.activated.emit(panel.unit.currentIndex())
    qtbot.waitUntil(lambda: "m wide" in panel.remarks.text(), timeout=20_000)
    plan = take(panel, qtbot, session)
    metres = plans.plan_view(session.company, plan.id).metres
    assert metres is not None
    assert 80 <= metres < 95  # with the margin round it


def test_texts_in_doubt_are_read_as_chosen(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    header = "9\n$DWGCODEPAGE\n3\nANSI_1252\n"
    path = old(tmp_path / "old.dxf", line(0, 0, 40, 30) + text("消防水池"), "gbk", header)
    panel = opened(page, qtbot, path, chosen_files)
    assert panel.encoding.isVisible()
    assert panel.encoding.currentText() == "GBK"
    panel.encoding.setCurrentIndex(1)
    assert panel.choice().encoding != "gbk"
    panel.encoding.setCurrentIndex(0)
    plan = take(panel, qtbot, session)
    kept = plans.picture_of(session.company, plan.id)
    assert kept is not None
    assert "消防水池" in kept[1].decode()


def test_cancel_while_reading_leaves_everything_as_it_was(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    heard: list[Message] = []
    session.said.connect(heard.append)
    large = tmp_path / "large.png"
    Image.new("RGB", (9_000, 9_000), "white").save(large, compress_level=1)
    before, step = query.records(session.company, Plan), session.company.undoable()

    def begun(job: Job) -> None:
        job.progressed.connect(job.cancel)

    session.jobs.started.connect(begun)
    chosen_files.answers.append(large)
    with qtbot.waitSignal(session.jobs.settled, timeout=20_000):
        page.change_picture()
    qtbot.waitUntil(lambda: any("stopped. Nothing was changed" in one.text for one in heard), timeout=20_000)
    assert query.records(session.company, Plan) == before
    assert session.company.undoable() == step
    assert page.backgrounds.cover is None
    assert page.editor.canvas.isVisible()


def test_what_is_in_the_way_is_said_in_the_panel_itself(
        page: PublishPage, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    panel = opened(page, qtbot, photo(tmp_path / "photo.png"), chosen_files)
    assert "Pull the four corners" in panel.help.text()
    qtbot.waitUntil(lambda: not panel.result.pixmap().isNull(), timeout=20_000)
    panel.canvas.corners = [(0.1, 0.1), (0.1, 0.9), (0.9, 0.1), (0.9, 0.9)]
    panel.canvas.moved.emit()
    qtbot.waitUntil(lambda: "cross" in panel.remarks.text())
    assert panel.result.pixmap().isNull()
    panel.whole.click()
    qtbot.waitUntil(lambda: panel.take.isEnabled() and not panel.result.pixmap().isNull(), timeout=20_000)
    assert not panel.remarks.text()


def test_while_a_file_is_chosen_from_nothing_else_of_the_page_is_offered(
        page: PublishPage, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    opened(page, qtbot, photo(tmp_path / "photo.png"), chosen_files)
    others = (page.plans, page.mode, page.new, page.faces.menu_button, page.frame.primary)
    assert [part.isVisible() for part in others if part is not None] == [False] * 5
    page.faces.switch.buttons["chart"].click()
    assert page.backgrounds.cover is None
    assert page.faces.chart.isVisible()
    page.faces.switch.buttons["plan"].click()
    assert [part.isVisible() for part in others if part is not None] == [True] * 5


def test_a_zone_asked_for_is_shown_instead_of_the_panel(
        page: PublishPage, session: Session, qtbot: QtBot, chosen_files: ScriptedDialogs, tmp_path: Path) -> None:
    hand = Hand(page)
    hand.draw([(200.0, 200.0), (600.0, 200.0), (600.0, 500.0)])
    zone_id = next(iter(page.editor.scene.zones))
    opened(page, qtbot, photo(tmp_path / "photo.png"), chosen_files)
    assert page.show_record("zone", zone_id)
    assert page.editor.isVisible()
    assert page.editor.scene.selected == zone_id
