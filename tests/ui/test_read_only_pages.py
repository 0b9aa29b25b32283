"""A file that is only read: every page can be looked at, and nothing that changes it can be begun."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.page import PAGES
from dualprev_desktop.ui.pages.assess.body import AssessPage
from dualprev_desktop.ui.pages.publish.body import PublishPage
from dualprev_desktop.ui.pages.report.body import ReportPage
from dualprev_desktop.ui.session import Session
from tests.ui.conftest import session_of


@pytest.fixture
def reading(sample_file: Path, paths: AppPaths, qtbot: QtBot) -> Session:
    return session_of(Company.open(sample_file, paths, user="reader", read_only=True), paths)


def built(session: Session, id: str, qtbot: QtBot) -> AssessPage | PublishPage | ReportPage:
    page = PAGES[id].build(session)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page  # type: ignore[return-value]


def test_the_plan_is_looked_at_and_printed(reading: Session, qtbot: QtBot) -> None:
    page = built(reading, "plan", qtbot)
    assert isinstance(page, PublishPage)
    assert page.frame.primary is not None
    assert page.frame.primary.isEnabled()
    assert page.hatching.isEnabled()
    assert page.editor.tools.buttons["select"].isEnabled()
    assert not page._picture.isEnabled()
    assert not any(part.isEnabled() for part in (page.new, page.editor.strip, page.editor.drawer.list,
                                                 *page.editor.tools.drawing))


def test_no_bundle_is_begun_but_one_is_verified(reading: Session, qtbot: QtBot) -> None:
    page = built(reading, "report", qtbot)
    assert isinstance(page, ReportPage)
    assert page.frame.primary is not None
    assert not page.frame.primary.isEnabled()
    assert not page._empty.buttons[0].isEnabled()
    assert page._empty.buttons[1].isEnabled()


def test_judgements_are_explained_but_not_made(reading: Session, qtbot: QtBot) -> None:
    page = built(reading, "assess", qtbot)
    assert isinstance(page, AssessPage)
    assert page.acts.explain.isEnabled()
    assert not any(action.isEnabled() for action in (page.copying, page.acts.direct))
    assert page.frame.primary is not None
    assert not page.frame.primary.isEnabled()
