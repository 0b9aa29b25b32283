"""What a screen reader hears: every control has a name and a role, every row says its level; and no level is told by
its colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QTableView,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import LEVELS, Level, LevelStyle
from dualprev_desktop.services.rulebook import shipped
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.plan.zone_label import ZoneLabel, Zoom
from dualprev_desktop.ui.widgets import assess_matrix, level_badge, level_tile
from dualprev_desktop.ui.widgets.assess_matrix import GLYPH, RiskMatrix
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text, paint_badge
from dualprev_desktop.ui.widgets.level_tile import LevelTile
from tests.support.findings import shown, visible_indexes, where
from tests.support.measuring import interactive
from tests.support.places import PLACES
from tests.support.stage import Holding, Stage

Role, Name = QAccessible.Role, QAccessible.Text.Name
ROLES = {QCheckBox: {Role.CheckBox}, QLineEdit: {Role.EditableText}, QComboBox: {Role.ComboBox},
         QListView: {Role.List}, QTreeView: {Role.Tree}, QTableView: {Role.Table},
         QAbstractButton: {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown}}
GREY = "#808080"


@pytest.fixture
def stage(tmp_path: Path, sample_file: Path, qapp: QApplication) -> Stage:
    return Stage(tmp_path, sample_file)


@pytest.fixture
def chinese() -> Iterator[None]:
    use_language("zh_CN")
    yield
    use_language("en")


@pytest.mark.parametrize("holding", Holding, ids=str)
def test_every_control_in_every_place(stage: Stage, chinese: None, holding: Holding) -> None:
    wrong: set[tuple[str, str]] = set()
    heard = 0
    with stage.window(holding, (1366, 768)) as window:
        for place in (one for one in PLACES.values() if one.holding is holding):
            for view in place.views(window):
                for widget in shown(view.widget):
                    if interactive(widget) and widget.focusProxy() is None:
                        heard += 1
                        wrong |= {(fault, where(widget)) for fault in _faults(widget)}
    assert wrong == set()
    assert heard > 20


def _faults(widget: QWidget) -> Iterator[str]:
    said = QAccessible.queryAccessibleInterface(widget)
    kind = next((one for one in ROLES if isinstance(widget, one)), None)
    if kind is not None and said.role() not in ROLES[kind]:
        yield f"role {said.role()}"
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _silent_rows(widget)


def _silent_rows(view: QAbstractItemView) -> Iterator[str]:
    """Rows whose level is only painted."""
    for index in visible_indexes(view):
        level = index.data(LEVEL_ROLE)
        said = " ".join(str(index.data(role) or "") for role in (0, 11))  # what is shown, what is said aloud
        if level is not None and badge_text(level) not in said:
            yield f"does not say “{badge_text(level)}” in column {index.column()}"


# never by colour alone -------------------------------------------------------------------------------------------


def _grey(level: Level | str) -> LevelStyle:
    """As someone sees it who sees no colours."""
    return replace(next(one for one in LEVELS if one.level is Level(level)), colour=GREY, ink="#000000")


@pytest.fixture
def without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (level_badge, level_tile, assess_matrix):
        monkeypatch.setattr(module, "style", _grey)


def _badge(level: Level) -> QImage:
    picture = QImage(120, 24, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    paint_badge(painter, QRect(0, 0, 120, 24), level, "same words")
    painter.end()
    return picture


def _tile(level: Level) -> QImage:
    tile = LevelTile("residual", level)
    tile.resize(tile.sizeHint())
    tile.set_count(3)
    return tile.grab().toImage()


@pytest.mark.parametrize("painted", [_badge, _tile], ids=lambda one: one.__name__)
def test_levels_differ_in_shape_and_word(without_colours: None, qapp: QApplication,
                                         painted: Callable[[Level], QImage]) -> None:
    pictures = [painted(one.level) for one in LEVELS]
    assert not any(one == other for place, one in enumerate(pictures) for other in pictures[:place])


def test_cells_of_a_matrix_show_the_shape_of_their_level(without_colours: None, qtbot: QtBot) -> None:
    rules = next(one for one in shipped().sets if assess_matrix.is_matrix(one))
    matrix = RiskMatrix()
    qtbot.addWidget(matrix)
    matrix.show_rules(rules)
    matrix.resize(700, 600)
    picture = matrix.grab().toImage()
    shapes: dict[Level, set[bytes]] = {}
    for row, line in enumerate(matrix._cells):
        for column, judged in enumerate(line):
            shapes.setdefault(judged.level, set()).add(_corner(picture, matrix.cell_rect(column, row)))
    assert len(shapes) >= 3
    seen = [corner for corners in shapes.values() for corner in corners]
    assert len(seen) == len(set(seen)), "two levels look alike"


def _corner(picture: QImage, cell: QRect) -> bytes:
    """Where the shape stands; the figure in the other corner differs anyway."""
    corner = picture.copy(QRect(cell.right() - GLYPH - 10, cell.top() + 7, GLYPH + 4, GLYPH + 6))
    return bytes(corner.constBits())


@pytest.mark.parametrize("level", LEVELS, ids=lambda style: style.level.value)
def test_a_zone_says_its_level(qapp: QApplication, level: LevelStyle) -> None:
    label, zone = ZoneLabel(qapp.font(), Zoom()), QPainterPath()
    zone.addRect(-500, -500, 1000, 1000)
    label.say("Tank farm", level.level)
    label.stand(zone)
    assert level.shape in label.text
    assert badge_text(level.level) in label.text


def test_a_small_zone_keeps_the_shape(qapp: QApplication) -> None:
    label, zone = ZoneLabel(qapp.font(), Zoom()), QPainterPath()
    zone.addRect(-20, -20, 40, 40)
    label.say("Tank farm", Level.MAJOR)
    label.stand(zone)
    assert label.text == "■"


def test_a_label_says_as_much_as_the_zoom_has_room_for(qapp: QApplication) -> None:
    zoom, zone = Zoom(), QPainterPath()
    label = ZoneLabel(qapp.font(), zoom)
    zone.addEllipse(-100, -100, 200, 200)
    label.say("Tank farm", Level.MAJOR)
    label.stand(zone)
    said = []
    for zoom.scale in (0.01, 0.5, 4.0, 0.5, 0.01, 4.0):
        said.append(label.text)
    full = f"Tank farm\n■ {badge_text(Level.MAJOR)}"
    assert said == ["", "■", full, "■", "", full]
    label.stand(QPainterPath())
    assert label.text == ""
    label.stand(QPainterPath(), always=True)
    assert label.text == full


