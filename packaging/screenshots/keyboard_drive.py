"""Does the work of every place in the real program by keys alone, on a real display, and looks whether it is kept.

    xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python packaging/screenshots/keyboard_drive.py OUT

A picture of each place goes into OUT. What must stand in the company's file is asked of the services. No window
manager is needed; xdotool sends the keys, ImageMagick takes the pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hand import COMPLAINTS, Hand

from dualprev_desktop.domain.records.assessment import Assessment
from dualprev_desktop.domain.records.control_measure import ControlMeasure
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.report import Report
from dualprev_desktop.domain.records.risk_event import RiskEvent
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.services.query import records
from dualprev_desktop.store.company import Company

# no Chinese: xdotool has no key for it; what is looked for by initials is in the sample
POINT, UNIT, EVENT, ZONE = "Charging pile", "Charging team", "Electric shock", "Pile"
MEASURE = "Residual current device"

LEVELS = (("inherent", "considerable"), ("residual", "low"))


class Drive:
    """The steps, in their order; each waits until the file or the window shows what it did."""

    def __init__(self, hand: Hand, out: Path, home: Path) -> None:
        self.hand, self.out = hand, out
        self.file = out / "company.dualprev"
        self._reader = AppPaths.under(home / "reader")

    # what the file says -------------------------------------------------------------------------------

    def ask(self, question: Callable[[Company], Any]) -> Any:
        with open_company(self.file, self._reader, user="reader", read_only=True) as company:
            return question(company)

    def one(self, record: type[Any], /, **values: Any) -> Any:
        """The record with these values; None where there is none."""
        return self.ask(lambda company: next(iter(records(company, record, **values)), None))

    def wait_record(self, record: type[Any], /, **values: Any) -> Any:
        return self.hand.wait(f"{record.__name__} with {values}", lambda: self.one(record, **values))

    def count(self, record: type[Any]) -> int:
        return len(self.ask(lambda company: records(company, record)))

    # the steps ----------------------------------------------------------------------------------------

    def start(self) -> None:
        self.hand.wait_title("DualPrev")
        self.hand.picture("start")
        self.hand.keys("Tab", "Tab", "Return")
        self.hand.wait_title("存放位置")
        self._answer(self.file)
        self.hand.wait_title("总览")
        self.hand.picture("overview")

    def survey(self) -> None:
        self.hand.keys("ctrl+1")
        self.hand.wait_title("1 排查")
        self._new_point()
        self._edit_in_form()
        self._filter_points()
        self._new_unit()

    def _new_point(self) -> None:
        self.hand.keys("ctrl+End", "Home", "Right")
        self.hand.write(POINT)
        self.hand.keys("Return")
        self.hand.write("sb")
        self.hand.keys("Return")
        self.wait_record(RiskPoint, name=POINT, kind="facility")
        self.hand.picture("survey-new-point")

    def _edit_in_form(self) -> None:
        self.hand.keys("F6", "Tab", "Tab")
        self.hand.write("East side")
        self.hand.keys("Return")
        self.wait_record(RiskPoint, name=POINT, location="East side")
        # past the zone, which the plan sets
        self.hand.keys("Tab")
        self.hand.write("jy")
        self.hand.picture("survey-choice")
        self.hand.keys("Return")
        self.hand.wait("the responsible unit", lambda: self.one(RiskPoint, name=POINT).unit_id)

    def _filter_points(self) -> None:
        self.hand.keys("ctrl+f")
        self.hand.write("xyzy")
        self.hand.picture("survey-filter")
        self.hand.keys("Escape")

    def _new_unit(self) -> None:
        self.hand.keys("ctrl+Next", "Insert")
        self.hand.write(UNIT)
        self.hand.keys("Return")
        self.wait_record(OrgUnit, name=UNIT)
        self.hand.picture("survey-units")

    def _choose_in_list(self) -> None:
        """The keyboard is in the list; its filter stands before it."""
        self.hand.keys("shift+Tab")
        self.hand.write("charging")
        self.hand.keys("Down")

    def identify(self) -> None:
        self.hand.keys("ctrl+2")
        self.hand.wait_title("2 辨识")
        self._choose_in_list()
        self.hand.picture("identify-empty")
        self.hand.keys("Return")
        self.hand.write(EVENT)
        # past the state that is required
        self.hand.keys("Return", "Tab")
        self.hand.write("Worn insulation")
        self.hand.picture("identify-typing")
        self.hand.keys("Return")
        self.wait_record(RiskEvent, name=EVENT, hazard_factor="Worn insulation")
        self.hand.picture("identify")

    def assess(self) -> None:
        self.hand.keys("ctrl+3")
        self.hand.wait_title("3 评定")
        self._choose_in_list()
        self.hand.keys("Return")
        self.hand.keys("3", "Tab", "6", "Tab", "1", "5", "Tab", "1", "Tab", "6", "Tab", "3")
        self.hand.picture("assess-chosen")
        self.hand.keys("Return")
        event = self.one(RiskEvent, name=EVENT)
        for kind, level in LEVELS:
            self.wait_record(Assessment, risk_event_id=event.id, kind=kind, level=level)
        self.hand.picture("assess")

    def control(self) -> None:
        self.hand.keys("ctrl+4")
        self.hand.wait_title("4 管控")
        self._choose_in_list()
        self.hand.keys("Return")
        self.hand.picture("control-empty")
        self.hand.keys("alt+3")
        self.hand.write(MEASURE)
        self.hand.keys("Return")
        self.wait_record(ControlMeasure, content=MEASURE)
        self.hand.picture("control")

    def publish(self) -> None:
        self.hand.keys("ctrl+5")
        self.hand.wait_title("5 公告")
        self.hand.keys("p", "Left", "space", *["shift+Right"] * 2, "space", "shift+Down", "space", "shift+Left")
        self.hand.picture("plan-drawing")
        self.hand.keys("space")
        before = self.count(Zone)
        self.hand.keys("Return")
        self.hand.wait("a new zone", lambda: self.count(Zone) > before)
        self.hand.write(ZONE)
        self.hand.keys("Return")
        self.wait_record(Zone, name=ZONE)
        self.hand.write("charging")
        self.hand.keys("Return", "space")
        zone = self.one(Zone, name=ZONE)
        self.wait_record(RiskPoint, name=POINT, zone_id=zone.id)
        self.hand.picture("plan-bound")

    def undo(self) -> None:
        self.hand.keys("ctrl+z")
        self.hand.wait("the point on no plan", lambda: not self.one(RiskPoint, name=POINT).zone_id)
        self.hand.picture("undone")
        self.hand.keys("ctrl+y")
        self.hand.wait("the point in its zone again", lambda: self.one(RiskPoint, name=POINT).zone_id)
        # from the canvas back over the strips of the plan and of the tools
        self.hand.keys("ctrl+5", *["shift+Tab"] * 6)
        before = self.hand.look()
        self.hand.keys("space")
        self.hand.wait("the hatching", lambda: self.hand.look() != before)
        self.hand.picture("plan-hatched")
        self.hand.keys("shift+Tab", "Left")
        self.hand.picture("plan-inherent")

    def print(self) -> None:
        self.hand.keys("ctrl+0", "shift+Tab", *["Down"] * 8)
        self.hand.wait_title("打印和导出")
        self.hand.keys("Return", "Down", "Down")
        self.hand.keys_until_title("保存", "alt+s")
        self._answer(self.out / "cards.pdf")
        self.hand.wait("the cards", (self.out / "cards.pdf").exists)
        self.hand.picture("print")

    def _answer(self, name: Path | str) -> None:
        """A file dialog begins in the field of the name, and in the folder of the one before."""
        self.hand.picture("dialog")
        self.hand.keys("ctrl+a")
        self.hand.write(str(name))
        self.hand.pause()
        self.hand.keys("Return")

    def inspect(self) -> None:
        self.hand.keys("ctrl+6")
        self.hand.wait_title("6 隐患")
        self.hand.picture("inspect")
        self.hand.keys("shift+Tab", "shift+Tab", "Down")
        self.hand.picture("inspect-tier")

    def report(self) -> None:
        self.hand.keys("ctrl+7")
        self.hand.wait_title("7 上报")
        self.hand.picture("report-empty")
        self.hand.keys("alt+w")
        self.hand.wait_title("存放")
        self._answer(self.out)
        written = self.hand.wait("a report that is written", lambda: getattr(self.one(Report), "file_name", ""))
        self.hand.picture("report")
        self.hand.keys("alt+v")
        self.hand.wait_title("校验")
        self._answer(written)
        self.hand.wait_title("7 上报")
        self.hand.picture("report-verified")

    def search(self) -> None:
        self.hand.keys("ctrl+k")
        self.hand.write("zfbld")
        self.hand.pause()
        self.hand.picture("search")
        self.hand.keys("Return")
        self.hand.wait_title("1 排查")
        self.hand.picture("found")

    def guide(self) -> None:
        self.hand.keys("ctrl+0")
        self.hand.wait_title("总览")
        # Esc puts the message away; then back over rail and top bar to the last line of the guide
        self.hand.keys("Escape", *["shift+Tab"] * 9)
        self.hand.picture("guide")
        self.hand.keys("Return")
        self.hand.wait("a page", lambda: "总览" not in self.hand.title)
        self.hand.picture("guide-followed")

    def language(self) -> None:
        self.hand.keys("F10")
        self.hand.picture("menu")
        self.hand.keys("l")
        self.hand.pause()
        self.hand.picture("menu-language")
        self.hand.keys("Return")
        self.hand.wait_title("2 Identify")
        self.hand.picture("english")
        self.hand.keys("F10", "l")
        self.hand.pause()
        self.hand.keys("Down", "Return")
        self.hand.wait_title("2 辨识")

    def check(self) -> None:
        """What all the keys together must have left behind."""
        point, event, zone = self.one(RiskPoint, name=POINT), self.one(RiskEvent, name=EVENT), self.one(Zone, name=ZONE)
        assert (point.location, point.zone_id, bool(point.unit_id)) == ("East side", zone.id, True)
        assert (event.risk_point_id, event.hazard_factor) == (point.id, "Worn insulation")
        judged = self.ask(lambda company: records(company, Assessment, risk_event_id=event.id))
        assert sorted((one.kind, one.level) for one in judged) == sorted(LEVELS)
        measure = self.one(ControlMeasure, content=MEASURE)
        assert (measure.risk_event_id, measure.measure_class) == (event.id, "technical")
        report = self.one(Report)
        assert (self.out / report.file_name).stat().st_size, "the bundle is on the disk"
        assert (self.out / "cards.pdf").read_bytes().startswith(b"%PDF")
        assert self.one(OrgUnit, name=UNIT) is not None
        complaints = (self.out / COMPLAINTS).read_text()
        assert not complaints, complaints


STEPS = (Drive.start, Drive.survey, Drive.identify, Drive.assess, Drive.control, Drive.publish, Drive.undo,
         Drive.print, Drive.inspect, Drive.report, Drive.search, Drive.guide, Drive.language, Drive.check)


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, \
            Hand(out, Path(folder), "--language", "zh_CN") as hand:
        drive = Drive(hand, out, Path(folder))
        for step in STEPS:
            step(drive)
            print(step.__name__, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
