"""Overview, check items and report as a person uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel import settings
from dualprev_desktop.services import edit
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import overview
from dualprev_desktop.services.query import records
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.pages.inspect.body import InspectPage
from dualprev_desktop.ui.pages.overview.body import OverviewPage
from dualprev_desktop.ui.pages.report.body import ReportPage
from dualprev_desktop.ui.session import Message, Session


class Scripted(Protocol):
    answers: list[Path | None]


def asked_of(session: Session) -> list[Destination]:
    heard: list[Destination] = []
    session.asked_for.connect(heard.append)
    return heard


def test_the_overview_counts_and_leads_to_what_it_counts(qtbot: QtBot, sample_session: Session) -> None:
    page = OverviewPage(sample_session)
    qtbot.addWidget(page)
    now = overview(sample_session.company)
    assert page.counts["points"].number == str(now.points) == str(len(records(sample_session.company, RiskPoint)))
    for (mode, level), tile in page.tiles.items():
        assert tile.count == now.levels[mode].get(level, 0)
    assert sum(tile.count for (mode, _level), tile in page.tiles.items() if mode == "inherent") == now.events
    heard = asked_of(sample_session)
    page.tiles["inherent", Level.MAJOR].click()
    assert heard[0].type_id == "risk_event"
    page.counts["measures"].click()
    assert len(heard) == 2


def test_the_overview_follows_changes(qtbot: QtBot, sample_session: Session) -> None:
    page = OverviewPage(sample_session)
    qtbot.addWidget(page)
    before = int(page.counts["points"].number)
    sample_session.do(lambda: edit.create(sample_session.company, "risk_point", {"name": "新仓库", "kind": "place"}))
    qtbot.waitUntil(lambda: page.counts["points"].number == str(before + 1))
    assert "no risk event" in page.steps[Step.IDENTIFY].words.text()


def test_every_existing_measure_is_a_check_item(qtbot: QtBot, sample_session: Session) -> None:
    page = InspectPage(sample_session)
    qtbot.addWidget(page)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    existing = [one for one in records(sample_session.company, ControlMeasure) if one.state == "existing"]
    assert page.model.rowCount() == len(existing) > 100
    assert str(len(existing)) in page.heading()
    page.tier.setCurrentIndex(page.tier.findData("company"))
    assert page.model.rowCount() == sum(one.tier == "company" for one in existing) > 0
    page.words.setText("静电 卸油")
    shown = [page.model.item(row) for row in range(page.model.rowCount())]
    assert shown
    assert all("静电" in f"{item.content} {item.point}" for item in shown)
    page.words.setText("xyzy")
    points = {page.model.item(row).point for row in range(page.model.rowCount())}
    assert any("卸油作业" in point for point in points), "initials of the pinyin"
    page.words.setText("静电 卸油")
    heard = asked_of(sample_session)
    page.table.activated.emit(page.model.index(0, 0))
    assert heard[0] == Destination("control", "control_measure", shown[0].measure_id)


def test_without_measures_the_page_says_where_they_come_from(qtbot: QtBot, session: Session) -> None:
    page = InspectPage(session)
    qtbot.addWidget(page)
    assert page.body.currentIndex() == 0
    assert page.heading() == "6 Inspect · 0 check items"


def test_a_bundle_is_written_listed_and_verified(qtbot: QtBot, sample_session: Session, chosen_files: Scripted,
                                                 tmp_path: Path) -> None:
    said: list[Message] = []
    sample_session.said.connect(said.append)
    page = ReportPage(sample_session)
    qtbot.addWidget(page)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    sample_session.changed.connect(page.refresh)
    assert "nothing reported" in page.heading()
    page.recipient.setText("信阳市应急管理局")
    chosen_files.answers = [tmp_path / "out"]
    page.write()
    qtbot.waitUntil(lambda: any("signed and verified" in message.text for message in said), timeout=30_000)
    (report,) = records(sample_session.company, Report)
    assert (report.recipient, report.state) == ("信阳市应急管理局", "exported")
    assert page.model.rowCount() == 1
    assert page.model.index(0, 4).data() == report.file_name
    assert settings.load(sample_session.paths.config).others["report_recipient"] == "信阳市应急管理局"
    chosen_files.answers = [tmp_path / "out" / report.file_name]
    page.verify()
    qtbot.waitUntil(lambda: "signature is valid" in page.findings.text(), timeout=30_000)


def test_a_damaged_bundle_is_refused_with_the_reason(qtbot: QtBot, sample_session: Session, chosen_files: Scripted,
                                                     tmp_path: Path) -> None:
    said: list[Message] = []
    sample_session.said.connect(said.append)
    page = ReportPage(sample_session)
    qtbot.addWidget(page)
    bad = tmp_path / "bad.dpb"
    bad.write_bytes(b"PK not a bundle")
    chosen_files.answers = [bad]
    page.verify()
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert "bad.dpb" in said[-1].text
    assert page.card.isHidden()


def test_the_key_can_be_put_under_a_passphrase(sample_session: Session, chosen_files: Scripted, tmp_path: Path,
                                               qtbot: QtBot) -> None:
    page = ReportPage(sample_session)
    qtbot.addWidget(page)
    heard: list[Message] = []
    sample_session.said.connect(heard.append)
    for typed, sentence in (("a long phrase", "Written, signed and verified"), ("another", "does not open the signing"),
                            ("", "is under a passphrase"), ("a long phrase", "Written, signed and verified")):
        page.passphrase.setText(typed)
        chosen_files.answers = [tmp_path / "out"]
        page.write()
        qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
        assert sentence in heard.pop().text
    assert (sample_session.paths.keys / "signing_key.age").exists()
    assert not (sample_session.paths.keys / "signing_key").exists()
    states = [report.state for report in records(sample_session.company, Report)]
    assert states == ["exported", "exported"]
