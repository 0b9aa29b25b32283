"""The enterprise's form and what the books say beside it, while it is being typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dualprev_desktop.services import edit, query
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.enterprise_form import EnterpriseForm
from dualprev_desktop.ui.widgets.enterprise_pane import EnterprisePane

Key = Qt.Key


def shown(session: Session, qtbot: QtBot, width: int = 900) -> EnterprisePane:
    pane = EnterprisePane(session)
    qtbot.addWidget(pane)
    pane.resize(width, 620)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> EnterprisePane:
    edit.create(session.company, "enterprise", {"name": "信阳某化工厂", "accident_edition": "2025"})
    return shown(session, qtbot)


def write(pane: EnterprisePane, name: str, text: str) -> QLineEdit:
    """Types into a field and stays there."""
    pane.form.focus_field(name)
    editor = pane.form.fields[name].editor
    assert isinstance(editor, QLineEdit)
    assert QApplication.focusWidget() is editor
    editor.selectAll()
    commit(editor, text)
    return editor


def commit(editor: QLineEdit, text: str) -> None:
    """As an input method does; it can write characters."""
    written = QInputMethodEvent()
    written.setCommitString(text)
    QApplication.sendEvent(editor, written)


def test_the_book_follows_while_one_types(pane: EnterprisePane) -> None:
    write(pane, "industry", "C2651")
    QTest.keyClick(pane.form.fields["industry"].editor, Key.Key_Return)
    write(pane, "headcount", "300")
    assert "Fill in Annual revenue: the scale for Industry follows from it." in pane.book.said
    write(pane, "revenue", "1999")
    assert "Annual revenue: 1999 (10,000 yuan): small; medium begins at 2000" in pane.book.said
    assert "Staff: 300 (persons): medium; large begins at 1000" in pane.book.said
    assert "Scale: small · unverified" in pane.book.said
    assert "Every figure must reach a size, and “Annual revenue” reaches no more than small." in pane.book.said
    assert "Accident statistics: WSA32651 · unverified" in pane.book.said
    owner = query.enterprise(pane.form._model.session.company)
    assert owner is not None
    assert (owner.headcount, owner.revenue) == (300, None), "the field is still being typed"


def test_the_credit_code_is_judged_as_it_is_typed(pane: EnterprisePane) -> None:
    write(pane, "credit_code", "91411502MA9TEXT00")
    assert any("17 characters; it must have 18" in line for line in pane.book.said)
    write(pane, "credit_code", "91411502ma9text005")
    assert "Registered in: 411502 Shihe District" in pane.book.said
    write(pane, "district", "411503")
    assert any("The district chosen is Pingqiao District" in line for line in pane.book.said)


def test_the_department_follows_the_sector_also_through_undo(pane: EnterprisePane, session: Session) -> None:
    owner = query.enterprise(session.company)
    assert owner is not None
    session.do(lambda: edit.change(session.company, "enterprise", owner.id, {"sector": "01"}))
    assert "Name today: 应急管理局 · unverified" in pane.book.said
    session.do(session.company.undo)
    assert "Choose the sector: department and deadline follow from it." in pane.book.said


def test_a_zone_of_one_s_own_may_stand(pane: EnterprisePane, session: Session) -> None:
    editor = write(pane, "functional_zone", "羊山")
    QTest.keyClick(editor, Key.Key_Return)
    owner = query.enterprise(session.company)
    assert owner is not None
    assert owner.functional_zone == "羊山"
    editor = write(pane, "functional_zone", "羊山新区")
    QTest.keyClick(editor, Key.Key_Return)
    owner = query.enterprise(session.company)
    assert owner is not None
    assert owner.functional_zone == "yangshan"


def test_a_file_without_an_enterprise_gets_one_from_the_form(session: Session, qtbot: QtBot) -> None:
    pane = shown(session, qtbot)
    assert not pane.book.turn.isEnabled()
    editor = write(pane, "name", "信阳新厂")
    QTest.keyClick(editor, Key.Key_Return)
    owner = query.enterprise(session.company)
    assert owner is not None
    assert (owner.name, pane.form.record_id) == ("信阳新厂", owner.id)


@pytest.mark.parametrize("width", [900, 360])
def test_the_groups_stand_side_by_side_where_there_is_room(session: Session, qtbot: QtBot, width: int) -> None:
    pane = shown(session, qtbot, width)
    form: EnterpriseForm = pane.form
    beside = form.fields["sector"].y() == form.fields["industry"].y()
    assert beside is (width == 900)
    assert list(form.fields) == [
        cell.name for line in form.wide for cell in line]
