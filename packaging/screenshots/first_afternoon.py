"""From an empty start page to a draft register with a real pointer on a real display, and the clicks it took.

    xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python packaging/screenshots/first_afternoon.py OUT

A picture of each step goes into OUT. xdotool moves the pointer, presses and types; ImageMagick takes the pictures.
Nothing is typed but the company's own name and numbers. What stands in the files is asked of the services.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QModelIndex, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QToolButton, QWidget

from dualprev_desktop.app.gui import application, open_window
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.catalogues import catalogue
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.services.drafting import unconfirmed
from dualprev_desktop.services.query import count, enterprise
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.new_company import NewCompany
from dualprev_desktop.ui.start_page import StartPage
from dualprev_desktop.ui.wizard.field import ListEdit

SIZE = (1366, 768)
SETTLE_MILLISECONDS = 250
LONGEST_MILLISECONDS = 20_000
MOST_CLICKS = 24
LEFT, WHEEL_UP, WHEEL_DOWN = "1", "4", "5"
"""Buttons of the pointer as X numbers them."""


@dataclass(frozen=True)
class Company:
    """Whose first afternoon it is: a catalogue, its own words, the yeses, and a risk point it does without."""

    kind: str
    name: str
    district: int
    phone: str
    yes: tuple[int, ...]
    unwanted: int


COMPANIES = (
    Company("filling-station", "信阳市浉河区平安加油站", 2, "0376-6666119", (0, 1, 3), 7),
    Company("restaurant", "信阳市平桥区老城饭店有限公司", 3, "0376-3333119", (0, 2), 4))


class Afternoon:
    """One company, made in one window; every press of a button is counted."""

    def __init__(self, window: MainWindow, out: Path, company: Company) -> None:
        self.window, self.out, self.company = window, out, company
        self.clicks = self.notches = self._pictures = 0

    # the hand -----------------------------------------------------------------------------------------

    def settle(self, ready: Callable[[], bool] = lambda: True) -> None:
        loop, waited = QEventLoop(), 0
        while waited == 0 or (not ready() and waited < LONGEST_MILLISECONDS):
            QTimer.singleShot(SETTLE_MILLISECONDS, loop.quit)
            loop.exec()
            waited += SETTLE_MILLISECONDS

    def _point_at(self, widget: QWidget, at: QPoint | None) -> None:
        place = widget.mapToGlobal(at or widget.rect().center())
        _xdotool("mousemove", str(place.x()), str(place.y()))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self._point_at(widget, at)
        _xdotool("click", LEFT)
        self.clicks += 1
        self.settle()

    def click_row(self, view: QAbstractItemView, index: QModelIndex, *, tick: bool = False) -> None:
        """In the middle of the row, or on the tick before its words; the wheel brings it into view."""
        while not view.viewport().rect().contains(view.visualRect(index).center()):
            self._point_at(view.viewport(), None)
            _xdotool("click", WHEEL_UP if view.visualRect(index).center().y() < 0 else WHEEL_DOWN)
            self.notches += 1
            self.settle()
        box = view.visualRect(index)
        self.click(view.viewport(), QPoint(box.left() + 12, box.center().y()) if tick else box.center())

    def write(self, text: str) -> None:
        """By the clipboard: no key of the display stands for an ideograph."""
        QGuiApplication.clipboard().setText(text)
        _xdotool("key", "--clearmodifiers", "ctrl+v")
        self.settle()

    def picture(self, name: str) -> None:
        self.settle()
        self._pictures += 1
        target = self.out / f"{self.company.kind}-{self._pictures:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], check=True)

    # the steps ----------------------------------------------------------------------------------------

    def make(self) -> Path:
        """The file of the new company."""
        wizard = self._begin()
        self._name(wizard)
        self._kind(wizard)
        self._answers(wizard)
        self._points(wizard)
        self.picture("file")
        self.click(wizard.next)
        self.settle(lambda: self.window.has_company)
        self.picture("overview")
        assert self.window.session is not None
        return self.window.session.company.path

    def _begin(self) -> NewCompany:
        self.picture("start")
        assert isinstance(self.window.content, StartPage)
        self.click(self.window.content.new)
        (wizard,) = self.window.findChildren(NewCompany)
        return wizard

    def _name(self, wizard: NewCompany) -> None:
        fields = wizard.enterprise.fields
        self.write(self.company.name)
        district = fields["district"].editor
        assert isinstance(district, ListEdit)
        arrow = next(button for button in district.findChildren(QToolButton) if button.isVisible())
        self.click(arrow)
        self.picture("enterprise-district")
        self.click_row(district.popup, district.popup.model().index(self.company.district, 0))
        self.click(fields["duty_phone"].editor)
        self.write(self.company.phone)
        self.picture("enterprise")
        self.click(wizard.next)

    def _kind(self, wizard: NewCompany) -> None:
        self.picture("kinds")
        kinds = wizard.kind.kinds
        self.click_row(kinds.view, kinds.model.index(kinds.model.row_of(catalogue(self.company.kind))))
        self.picture("kind-chosen")
        self.click(wizard.next)

    def _answers(self, wizard: NewCompany) -> None:
        self.picture("questions")
        rows = list(wizard.question.questions.rows.values())
        for place in self.company.yes:
            self.click(rows[place])
        self.picture("answers")
        self.click(wizard.next)

    def _points(self, wizard: NewCompany) -> None:
        self.picture("points")
        index = wizard.point.points.index(self.company.unwanted)
        self.click_row(wizard.point.list, index)
        self.picture("point-looked-at")
        self.click_row(wizard.point.list, index, tick=True)
        self.picture("point-unticked")
        self.click(wizard.next)

    # what it left -------------------------------------------------------------------------------------

    def check(self, path: Path, reader: AppPaths) -> str:
        """The sentence for the person who reads the output."""
        kind = catalogue(self.company.kind)
        answers = {kind.questions[place].id: True for place in self.company.yes}
        wanted = list(kind.points_for(answers))
        del wanted[self.company.unwanted]
        with open_company(path, reader, user="reader", read_only=True) as made:
            owner = enterprise(made)
            assert owner is not None
            assert (owner.name, owner.sector, owner.duty_phone) == (self.company.name, kind.row, self.company.phone)
            counts = [count(made, type_id) for type_id in ("risk_point", "risk_event", "control_measure")]
            assert counts[0] == len(wanted), counts
            assert counts[1] == sum(len(point.events) for point in wanted) == len(unconfirmed(made)), counts
        assert self.clicks <= MOST_CLICKS, self.clicks
        return (f"{self.company.name}: {self.clicks} clicks, {self.notches} notches of the wheel: {counts[0]} risk "
                f"points, {counts[1]} risk events, {counts[2]} measures of the catalogue {kind.id}")


def _xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True)


def main(out: Path, companies: Sequence[Company] = COMPANIES) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        # the person's documents, where new files go
        os.environ["XDG_CONFIG_HOME"] = folder
        (home / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{folder}/文档"\n', "utf-8")
        app = application()
        for company in companies:
            window = open_window(AppPaths.under(home / company.kind), "zh_CN")
            window.setGeometry(0, 0, *SIZE)
            window.show()
            app.processEvents()
            # a display without a window manager gives the keyboard to nobody
            _xdotool("windowfocus", "--sync", str(int(window.winId())))
            afternoon = Afternoon(window, out, company)
            path = afternoon.make()
            window.close()
            print(afternoon.check(path, AppPaths.under(home / "reader")), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
