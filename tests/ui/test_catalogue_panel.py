"""From an empty company to a draft register with a few clicks, and back with one undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, query
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.ui.catalogue_panel import CataloguePanel
from dualprev_desktop.ui.session import Message, Session


def panel_of(session: Session, qtbot: QtBot) -> CataloguePanel:
    edit.create(session.company, "enterprise", {"name": "某小学", "sector": "02"})
    panel = CataloguePanel(session)
    qtbot.addWidget(panel)
    QAbstractItemModelTester(panel.points, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    panel.show()
    panel.start()
    return panel


def test_the_companys_own_sector_stands_first(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    first = panel.kinds.item(0)
    assert catalogue(first.data(Qt.ItemDataRole.UserRole + 1)).row == "02"


def test_answers_bring_points_and_ticks_are_kept(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    before = panel.points.ticked()
    index = panel.points.index(0)
    panel.points.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert panel.points.ticked() == before[1:]
    box = next(iter(panel.questions.values()))
    box.click()
    assert len(panel.points.points) > len(before)
    assert before[0] not in panel.points.ticked()


def test_a_few_clicks_make_a_draft(session: Session, said: list[Message], qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    count = len(panel.points.ticked())
    with qtbot.waitSignal(panel.closed):
        panel.take.click()
    assert query.count(session.company, "risk_point") == count
    assert "confirm each" in said[-1].text
    session.company.undo()
    assert query.count(session.company, "risk_point") == 0


def test_pinyin_initials_find_a_kind(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    panel.filter.setText("jyz")
    shown = [panel.kinds.item(row).text() for row in range(panel.kinds.count()) if not panel.kinds.item(row).isHidden()]
    assert len(shown) == 1


def test_nothing_ticked_is_nothing_to_draft(session: Session, qtbot: QtBot) -> None:
    panel = panel_of(session, qtbot)
    panel.none.click()
    assert not panel.take.isEnabled()
    panel.every.click()
    assert panel.take.isEnabled()
