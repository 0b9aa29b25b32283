"""What the afternoon must have left behind, asked of tools that were not in the window."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from afternoon.day import Day
from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.services.query import enterprise, records
from dualprev_desktop.store.company import Company

PAGES = re.compile(r"^Pages:\s+(\d+)", re.MULTILINE)
BLANKS = re.compile(r"\s+")


def check_draft(day: Day, reader: AppPaths) -> str:
    """After the wizard."""
    with open_company(day.file, reader, user="reader", read_only=True) as company:
        owner = enterprise(company)
        assert owner is not None, "the file has a company"
        assert (owner.name, owner.duty_phone) == (day.name, day.phone), owner
        points, events = records(company, RiskPoint), records(company, RiskEvent)
        assert [one.name for one in points] == day.points[:-1], [one.name for one in points]
        assert len(events) > len(points), "most risk points have more than one event"
        return f"{len(points)} risk points and {len(events)} risk events of the catalogue {day.catalogue}"


def check_all(day: Day, reader: AppPaths, script: Path) -> list[str]:
    """A sentence for each thing that was looked at. Raises AssertionError that says what is wrong."""
    with open_company(day.file, reader, user="reader", read_only=True) as company:
        said = [_register(company, day), _judgements(company, day), _zones(company, day), _report(company, day)]
    return [*said, _cards(day), _map(day), _chart(day), _bundle(day, script)]


def _register(company: Company, day: Day) -> str:
    points, events = records(company, RiskPoint), records(company, RiskEvent)
    assert sorted(one.name for one in points) == sorted(day.points), [one.name for one in points]
    assert len(points) == 12, len(points)
    assert all(one.unit_id for one in points), "every risk point has its unit"
    assert {one.risk_point_id for one in events} == {one.id for one in points}, "every risk point has an event"
    (typed,) = [one for one in events if one.name == day.typed.event]
    assert (typed.hazard_factor, typed.consequence) == (day.typed.factor, day.typed.consequence), typed
    assert typed.accident_type, typed
    numbers = [one.number for one in points]
    assert all(numbers), numbers
    assert len(set(numbers)) == len(numbers), numbers
    measured = {one.risk_event_id for one in records(company, ControlMeasure)}
    assert measured == {one.id for one in events}, "every event has measures"
    return f"register: {len(points)} risk points, {len(events)} risk events"


def _judgements(company: Company, day: Day) -> str:
    """The last judgement of each kind of each event is a person's, none a catalogue's."""
    names = {one.id: one.name for one in records(company, RiskPoint)}
    firsts: dict[str, str] = {}
    for event in records(company, RiskEvent):
        newest = {one.kind: one for one in sorted(records(company, Assessment, risk_event_id=event.id),
                                                  key=lambda one: one.id)}
        assert set(newest) == {"inherent", "residual"}, event.name
        assert all(one.cause != "catalogue" for one in newest.values()), event.name
        firsts.setdefault(names[event.risk_point_id], newest["residual"].level)
    assert firsts[day.direct[0]] == "major", firsts
    return f"judgements: {len(day.by_hand) + 1} events on the scales, 1 directly, the others confirmed"


def _zones(company: Company, day: Day) -> str:
    zones = {one.id: one.name for one in records(company, Zone)}
    held: dict[str, list[str]] = {name: [] for name in zones.values()}
    for point in records(company, RiskPoint):
        held[zones[point.zone_id]].append(point.name)
    assert {name: sorted(points) for name, points in held.items()} == {
        zone.name: sorted(zone.points) for zone in day.zones}, held
    return f"plan: {len(zones)} zones hold {sum(map(len, held.values()))} risk points"


def _report(company: Company, day: Day) -> str:
    (report,) = records(company, Report)
    assert report.recipient == day.recipient, report
    assert (day.folder / report.file_name).is_file(), report.file_name
    return f"report: {report.file_name}"


# paper ------------------------------------------------------------------------------------------------


def _cards(day: Day) -> str:
    text = _text_of(day.cards)
    missing = [name for name in day.points if BLANKS.sub("", name) not in text]
    assert not missing, f"no card for {missing}"
    assert text.count(day.phone) >= len(day.points), "the telephone stands on every card"
    pages = _pages(day.cards)
    assert pages >= len(day.points), pages
    return f"cards: {pages} pages, every risk point and the telephone on them"


def _map(day: Day) -> str:
    text = _text_of(day.map)
    assert all(zone.name in text for zone in day.zones), text
    assert day.name in text
    return f"map: {_pages(day.map)} page with {len(day.zones)} zones"


def _chart(day: Day) -> str:
    from PIL import Image

    with Image.open(day.chart) as picture:
        picture.verify()
        return f"comparison chart: {picture.width} × {picture.height}"


def _text_of(document: Path) -> str:
    return BLANKS.sub("", _said("pdftotext", "-layout", str(document), "-"))


def _pages(document: Path) -> int:
    found = PAGES.search(_said("pdfinfo", str(document)))
    assert found is not None, document
    return int(found[1])


def _bundle(day: Day, script: Path) -> str:
    (bundle,) = day.folder.glob("*.dpb")
    said = _said(str(script), "bundle", "verify", str(bundle))
    assert day.name in said, said
    return f"bundle: {said.splitlines()[0]}"


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout


def without_complaints(complaints: Path) -> None:
    """The program wrote nothing to its standard error."""
    said = complaints.read_text("utf-8")
    assert not said, said
