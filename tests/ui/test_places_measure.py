"""The measures themselves: each finds the fault it is for, and is silent where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.theme.icons import icon
from tests.support.measuring import findings
from tests.support.places import PLACES
from tests.support.stage import Holding

LONG = "A sentence that is much too long for the little room that it has here"


def _label(box: QWidget) -> None:
    QLabel(LONG, box).setGeometry(0, 0, 100, 20)


def _wrapped(box: QWidget) -> None:
    label = QLabel(LONG, box)
    label.setWordWrap(True)
    label.setGeometry(0, 0, 100, 20)


def _button(box: QWidget) -> None:
    QPushButton(LONG, box).setGeometry(0, 0, 100, 32)


def _tabs(box: QWidget) -> None:
    bar = QTabBar(box)
    bar.setElideMode(Qt.TextElideMode.ElideRight)
    bar.setUsesScrollButtons(False)
    for _tab in range(4):
        bar.addTab(LONG)
    bar.setGeometry(0, 0, 200, 32)


def _combo(box: QWidget) -> None:
    combo = QComboBox(box)
    combo.addItem(LONG)
    combo.setAccessibleName("Choice")
    combo.setGeometry(0, 0, 100, 32)


def _placeholder(box: QWidget) -> None:
    line = QLineEdit(box)
    line.setPlaceholderText(LONG)
    line.setAccessibleName("Line")
    line.setGeometry(0, 0, 100, 32)


def _cells(box: QWidget) -> None:
    table, model = QTableView(box), QStandardItemModel(1, 1, box)
    model.setItem(0, 0, QStandardItem(LONG))
    model.setHorizontalHeaderLabels(["Text"])
    table.setModel(model)
    table.setAccessibleName("Table")
    table.setWordWrap(False)
    table.setGeometry(0, 0, 300, 150)


def _heading(box: QWidget) -> None:
    table, model = QTableView(box), QStandardItemModel(0, 1, box)
    model.setHorizontalHeaderLabels([LONG])
    table.setModel(model)
    table.setAccessibleName("Table")
    table.setGeometry(0, 0, 300, 150)


class Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it so
        painter = QPainter(self)
        painter.drawText(QRect(0, 0, 100, 20), 0, painter.fontMetrics().elidedText(
            LONG, Qt.TextElideMode.ElideRight, 100))
        painter.end()


def _painted(box: QWidget) -> None:
    Painted(box).setGeometry(0, 0, 100, 20)


def _overlap(box: QWidget) -> None:
    for left in (0, 40):
        QLabel("Word", box).setGeometry(left, 0, 60, 20)


def _outside(box: QWidget) -> None:
    QLabel("Word", box).setGeometry(380, 0, 60, 20)


def _nameless(box: QWidget) -> None:
    button = QToolButton(box)
    button.setIcon(icon("close"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _nameless_list(box: QWidget) -> None:
    QListView(box).setGeometry(0, 0, 100, 100)


def _unreached(box: QWidget) -> None:
    QPushButton("Press", box).setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def _small(box: QWidget) -> None:
    label = QLabel("Word", box)
    font = label.font()
    font.setPointSizeF(6)
    label.setFont(font)


FAULTS: dict[Callable[[QWidget], None], str] = {
    _label: "cut", _wrapped: "cut", _button: "cut", _tabs: "cut", _combo: "cut", _placeholder: "cut", _cells: "cut",
    _heading: "cut", _painted: "cut", _overlap: "overlap", _outside: "outside", _nameless: "no name",
    _nameless_list: "no name", _unreached: "out of reach", _small: "small type"}


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_found(box: QWidget, fault: Callable[[QWidget], None]) -> None:
    fault(box)
    box.show()
    assert {one.kind for one in findings(box)} == {FAULTS[fault]}


def test_what_the_tip_says_whole_may_be_cut(box: QWidget) -> None:
    label = QLabel(LONG, box)
    label.setGeometry(0, 0, 100, 20)
    label.setToolTip(LONG)
    box.show()
    assert findings(box) == set()


def test_words_that_hardly_stand_out_are_found(box: QWidget) -> None:
    for top, colour in ((0, "#999999"), (40, "#333333")):
        label = QLabel(colour, box)
        label.setStyleSheet(f"font-size: 40px; color: {colour}; background: white;")
        label.setGeometry(0, top, 300, 40)
    box.show()
    pale = [one for one in findings(box, with_contrast=True) if one.kind == "pale"]
    assert ["#999999" in one.where for one in pale] == [True]


def test_every_page_is_a_place_with_an_empty_and_with_the_sample_company() -> None:
    assert {f"{kind.id}.{holding}" for kind in PAGES for holding in (Holding.EMPTY, Holding.SAMPLE)} <= set(PLACES)
