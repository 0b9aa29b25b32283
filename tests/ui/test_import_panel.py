"""The import panel: every problem with its cell, no import while there are errors, one step to take it all back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import query
from dualprev_desktop.ui.import_panel import ImportPanel
from dualprev_desktop.ui.session import Message, Session

ROW = {"序号": 1, "风险点名称": "卸油作业", "风险点类型": "作业活动", "风险事件": "静电引燃油气",
       "危险有害因素": "未静置", "可能导致的事故类型": "火灾", "L": 3, "E": 6, "C": 15, "D": 270,
       "风险等级": "较大风险", "管控层级": "车间", "技术措施": "接地；静置15分钟", "责任单位": "卸油班"}
HEADINGS, GOOD = tuple(ROW), tuple(ROW.values())


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "清单"
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> ImportPanel:
    made = ImportPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def read(panel: ImportPanel, qtbot: QtBot, path: Path) -> None:
    panel.read(path)
    qtbot.waitUntil(lambda: bool(panel.verdict.text()))


def lines(panel: ImportPanel) -> list[tuple[str, ...]]:
    model = panel.problems
    return [tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())]


def test_an_error_names_its_cell_and_forbids_the_import(panel: ImportPanel, qtbot: QtBot, tmp_path: Path,
                                                        session: Session) -> None:
    tester = QAbstractItemModelTester(panel.problems, QAbstractItemModelTester.FailureReportingMode.Warning)
    bad = (2, *GOOD[1:6], 99, *GOOD[7:])
    path = workbook(tmp_path / "register.xlsx", GOOD, bad)
    read(panel, qtbot, path)
    errors = [line for line in lines(panel) if line[0] == "Error"]
    assert any(line[1:3] == ("清单", "G3") for line in errors), lines(panel)
    assert all(line[3] and line[4] for line in errors), "cause and proposal"
    assert "forbid" in panel.verdict.text()
    assert not panel.take.isEnabled()
    panel.copy_list()
    assert "清单\tG3" in QGuiApplication.clipboard().text()
    workbook(path, GOOD)
    panel.read_again()
    qtbot.waitUntil(panel.take.isEnabled)
    assert panel.found.text() == "1 risk event · 1 risk point · 2 measures"
    assert tester.model() is panel.problems
    assert query.count(session.company, "risk_event") == 0, "nothing is imported by reading"


def test_import_and_a_second_time_nothing(panel: ImportPanel, qtbot: QtBot, tmp_path: Path, session: Session,
                                          said: list[Message]) -> None:
    path = workbook(tmp_path / "register.xlsx", GOOD)
    for sentence in ("1 risk event imported. Undo with Ctrl+Z.",
                     "Everything in the workbook was here already. Nothing was changed."):
        read(panel, qtbot, path)
        qtbot.waitUntil(panel.take.isEnabled)
        with qtbot.waitSignal(panel.closed):
            panel.take.click()
        assert said[-1].text == sentence
    (event,) = query.page(session.company, "risk_event")
    assert (event.name, query.count(session.company, "control_measure")) == ("静电引燃油气", 2)
    session.do(session.company.undo)
    assert query.count(session.company, "risk_event") == 0


def test_a_warning_does_not_forbid(panel: ImportPanel, qtbot: QtBot, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "register.xlsx"
    book = load_workbook(workbook(path, GOOD))
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, len(HEADINGS) + 1, "自编栏目")
    book.save(path)
    read(panel, qtbot, path)
    found = lines(panel)
    assert {line[0] for line in found} == {"Warning"}
    assert any("自编栏目" in line[3] for line in found)
    assert panel.verdict.text() == f"{len(found)} warnings; the import is possible."
    assert panel.take.isEnabled()
