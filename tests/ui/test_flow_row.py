"""A row that goes on in a second line: nothing cut, order kept, what is pushed stands at the right."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dualprev_desktop.ui.widgets.flow_row import FlowRow


@pytest.fixture
def parts() -> list[QWidget]:
    return [QPushButton(text) for text in ("First", "A second one", "Third")]


@pytest.fixture
def box(qtbot: QtBot, parts: list[QWidget]) -> QWidget:
    made = QWidget()
    column, row = QVBoxLayout(made), FlowRow()
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is parts[-1]:
            row.addStretch()
        row.addWidget(part)
    column.addLayout(row)
    column.addStretch()
    qtbot.addWidget(made)
    made.show()
    return made


def test_one_line_where_there_is_room(box: QWidget, parts: list[QWidget]) -> None:
    box.resize(600, 200)
    assert len({part.y() for part in parts}) == 1
    assert parts[-1].geometry().right() == box.rect().right(), "pushed to the right"
    assert all(part.width() == part.sizeHint().width() for part in parts)


def test_a_second_line_where_there_is_not(box: QWidget, parts: list[QWidget]) -> None:
    box.resize(parts[0].sizeHint().width() + parts[1].sizeHint().width() + 12, 200)
    assert parts[0].y() == parts[1].y() < parts[2].y()
    assert all(part.width() == part.sizeHint().width() for part in parts)


def test_what_is_hidden_takes_no_room(box: QWidget, parts: list[QWidget]) -> None:
    parts[0].hide()
    box.resize(600, 200)
    assert parts[1].x() == 0


def test_a_field_takes_what_is_left_up_to_its_most(qtbot: QtBot) -> None:
    box, field, wide = QWidget(), QLineEdit(), QLineEdit()
    row = FlowRow(box)
    field.setMaximumWidth(120)
    for part in (wide, field):
        part.setMinimumWidth(40)
        row.addWidget(part, 1)
    qtbot.addWidget(box)
    box.resize(500, 40)
    box.show()
    assert field.width() == 120
    assert wide.width() == 500 - 120 - row.spacing()
    assert field.geometry().right() == box.rect().right()


def test_the_height_follows_the_width(box: QWidget) -> None:
    row = box.layout().itemAt(0).layout()  # type: ignore[union-attr]
    assert isinstance(row, FlowRow)
    assert row.heightForWidth(100) > row.heightForWidth(600) > 0
    assert row.minimumSize().width() < row.sizeHint().width()
