"""Every place of the program in one list, and how it is brought up: for the tests that look at all of them.

A page is found by itself, with each of its tabs in front and each of its switches on; what stands in a page's way
for a while, the steps of the wizard and the dialogs are named here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QDialog, QLineEdit, QTabBar, QToolButton, QWidget

from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.paths import AppPaths, resource
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.services import companies, edit, query
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES

LONGEST_SECONDS = 60


class Holding(StrEnum):
    """What is open in the window."""

    NOTHING = "nothing"
    EMPTY = "empty"
    SAMPLE = "sample"


@dataclass(frozen=True)
class View:
    """What a person may have before them: the window as it stands, or a dialog over it."""

    name: str
    widget: QWidget


@dataclass(frozen=True)
class Place:
    id: str
    holding: Holding
    show: Callable[[MainWindow], Iterator[View]]
    """Brings it up, side after side, and puts it away again at the end."""

    def views(self, window: MainWindow) -> Iterator[View]:
        for view in self.show(window):
            settle(window)
            yield View(f"{self.id}{view.name}", view.widget)


def settle(window: MainWindow) -> None:
    """Until nothing is running, and what was put off is done."""
    end = monotonic() + LONGEST_SECONDS
    pump()
    while window.job_bar.busy:
        assert monotonic() < end, "a job does not come to its end"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, QDeadlineTimer(100))
    pump()


def pump() -> None:
    """A part that asks for more room is heard by what holds it, which is heard by what holds that."""
    for _round in range(6):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# one window for all places of a company --------------------------------------------------------------------------


class Stage:
    """Makes the companies once; gives a window over a copy of one."""

    def __init__(self, folder: Path, sample: Path | None = None) -> None:
        self._folder, self._paths = folder, AppPaths.under(folder / "home")
        self._files = {Holding.EMPTY: self._make_empty(), Holding.SAMPLE: self._make_sample(sample)}

    def _make_empty(self) -> Path:
        path = self._folder / "empty.dualprev"
        companies.create(path, self._paths, user="安全员", enterprise={"name": "某加油站"}).close()
        return path

    def _make_sample(self, sample: Path | None) -> Path:
        path = self._folder / "sample.dualprev"
        if sample is None:
            from dualprev_desktop.exchange.sample_company import make_sample

            make_sample(path, self._paths, user="安全员").close()
        else:
            shutil.copy(sample, path)
        with companies.open_company(path, self._paths, user="安全员", read_only=False) as company:
            unit, _changed = edit.create(company, "hazard_installation", {"name": "油罐区储存单元", "kind": "storage"})
            edit.create(company, "hazard_substance", {"installation_id": unit, "substance": "汽油", "amount": "90"})
        return path

    @contextmanager
    def window(self, holding: Holding, size: tuple[int, int]) -> Iterator[MainWindow]:
        """Shown, in the language and the theme of now."""
        file = self._files.get(holding)
        recent = tuple(map(str, self._files.values()))
        window = MainWindow(Settings(recent=recent), self._paths, "安全员")
        window.resize(*size)
        window.show()
        window.activateWindow()
        if file is not None:
            own = Path(shutil.copy(file, self._folder / f"open-{holding}.dualprev"))
            assert window.open_file(own)
        settle(window)
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            pump()


# pages -----------------------------------------------------------------------------------------------------------


def page_of(window: MainWindow, page_id: str) -> Any:
    """The page, shown. Any: each has parts of its own that a place needs."""
    assert window.shell is not None
    return window.shell.pages.show_page(page_id)


def _page(page_id: str, window: MainWindow) -> Iterator[View]:
    page = page_of(window, page_id)
    for name in _sides(page, frozenset()):
        yield View(name, window)
    for button in page.findChildren(QToolButton):
        if button.isCheckable() and button.isVisible() and button.isEnabled() and not button.isChecked():
            button.click()
            yield View(f" + {button.text()}", window)
            button.click()


def _sides(page: QWidget, turned: frozenset[QTabBar]) -> Iterator[str]:
    """Each tab in front in turn, and in each the tabs that are in it."""
    bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible() and bar.isEnabled() and bar not in turned]
    if not bars:
        yield ""
        return
    first = bars[0]
    for tab in range(first.count()):
        if first.isTabVisible(tab):
            first.setCurrentIndex(tab)
            pump()
            for inner in _sides(page, turned | {first}):
                yield f" · {first.tabText(tab)}{inner}"
    first.setCurrentIndex(0)


# what stands in a page's way -------------------------------------------------------------------------------------


def _import_good(window: MainWindow) -> Iterator[View]:
    yield from _import(window, resource("sample", "register.xlsx"))


def _import_bad(window: MainWindow) -> Iterator[View]:
    from openpyxl import load_workbook

    book = load_workbook(resource("sample", "register.xlsx"))
    for row in book.worksheets[0].iter_rows(min_row=5, max_row=9):
        for cell in row[3:12]:
            cell.value = "月球"
    assert window.session is not None
    path = window.session.company.path.with_name("bad.xlsx")
    book.save(path)
    yield from _import(window, path)


def _import(window: MainWindow, path: Path) -> Iterator[View]:
    body = page_of(window, "survey").body
    body.setCurrentWidget(body.panel)
    body.panel.read(Path(str(path)))
    yield View("", window)
    body.show_body()


def _sector_catalogue(window: MainWindow) -> Iterator[View]:
    body = page_of(window, "survey").body
    body.start_catalogue()
    yield View("", window)
    kinds = body.catalogue.kinds.view
    for row in range(min(kinds.model().rowCount(), 3)):
        kinds.setCurrentIndex(kinds.model().index(row, 0))
        yield View(f" {row}", window)
    body.show_body()


def _page_catalogue(page_id: str, window: MainWindow) -> Iterator[View]:
    page = page_of(window, page_id)
    page.start_catalogue()
    yield View("", window)
    page.catalogue.near.setChecked(False)
    yield View(" all", window)
    page.body.show_body()


def _obsolete(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "survey")
    page.check_obsolete()
    yield View("", window)
    page.body.show_body()


def _edition(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "survey")
    page.show_record("enterprise", query.enterprise(_company(window)).id)  # type: ignore[union-attr]
    pane = page.pane("enterprise")
    pane.turning.begin(_turning_plan(window), turned=False)
    pane._stack.setCurrentWidget(pane.turning)
    yield View("", window)
    pane.turning.closed.emit()


def _turning_plan(window: MainWindow) -> Any:
    from dualprev_desktop.services.editions import turning_plan

    return turning_plan(_company(window))


def _company(window: MainWindow) -> Any:
    assert window.session is not None
    return window.session.company


def _rules_compare(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "rules")
    page.start_comparing()
    yield View("", window)
    page.show_sets()


def _rules_editor(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.services.rule_templates import templates

    page = page_of(window, "rules")
    page.start_editing()
    yield View(" copy", window)
    for template in templates():
        page.start_template(template.id)
        yield View(f" {template.id}", window)
    page.show_sets()


def _rules_regrade(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "rules")
    page.start_regrading()
    yield View("", window)
    page.show_sets()


def _every_rule_set(window: MainWindow) -> Iterator[View]:
    """The scales of each method differ: sums, products, matrices, many values and few."""
    page = page_of(window, "assess")
    first = page.methods.currentIndex()
    for place in range(page.methods.count()):
        page.methods.setCurrentIndex(place)
        page.methods.activated.emit(place)
        yield View(f" {page.methods.itemData(place)}", window)
    page.methods.setCurrentIndex(first)
    page.methods.activated.emit(first)


def _every_list(window: MainWindow) -> Iterator[View]:
    """One of fixed terms, one that takes terms of one's own, one that is a scheme with bridges."""
    page = page_of(window, "lists")
    for list_id in ("level", "functional_zone", "measure_class"):
        assert page.lists.choose(list_id), list_id
        for name in _sides(page, frozenset()):
            yield View(f" {list_id}{name}", window)


def _every_rule_set_read(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "rules")
    for rules in page.book.sets:
        page.list.choose(rules.id)
        yield View(f" {rules.id}", window)


def _direct(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "assess")
    page.acts.start_direct()
    yield View("", window)
    page.centre.show_scales()


def _explain(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "assess")
    page.acts.start_explaining()
    yield View("", window)
    page.centre.show_scales()


def _zone_chosen(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "plan")
    page.editor.canvas.pick(query.records(_company(window), Zone)[0].id)
    yield View("", window)


def _search(window: MainWindow) -> Iterator[View]:
    assert window.shell is not None
    page_of(window, "overview")
    box = window.shell.top_bar.search
    for typed in ("油", "zzzzz"):
        box.setText(typed)
        box.search()
        yield View(f" {typed}", window)
    box.fold()


def _messages(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.kernel.i18n import _
    from dualprev_desktop.ui.pages.report import EMPTY
    from dualprev_desktop.ui.session import Tone

    page_of(window, "overview")
    for tone in Tone:
        window.say(_(EMPTY), tone)
        yield View(f" {tone}", window)
    window.strip.dismiss()


def _read_only(window: MainWindow) -> Iterator[View]:
    path = _company(window).path
    assert window.open_file(path, read_only=True)
    for page_id in ("survey", "assess", "rules"):
        page_of(window, page_id)
        yield View(f" {page_id}", window)
    assert window.open_file(path)


def _history(window: MainWindow) -> Iterator[View]:
    """Steps to undo, what was removed, a day of the past: in the guide's place."""
    assert window.shell is not None
    page_of(window, "survey")
    window.shell.top_bar.history.setChecked(True)
    for name in _sides(window.shell.history, frozenset()):
        yield View(name, window)
    window.shell.top_bar.history.setChecked(False)


def _register_tools(window: MainWindow) -> Iterator[View]:
    """What hangs below the tools of a register, and the strip that sets one value in many rows."""
    pane = page_of(window, "survey").pane("risk_point")
    for name, opened in (("filters", pane.open_filters), ("views", pane.open_views)):
        opened()
        panel = getattr(pane, name)
        yield View(f" {name}", panel)
        panel.hide()
    pane.table.selectAll()
    pane.set_in_all()
    yield View(" one value for all", window)
    pane.bulk.leave()


def _help(window: MainWindow) -> Iterator[View]:
    page_of(window, "assess")
    window.show_help()
    yield from _dialog(window, "HelpWindow")


def _shortcuts(window: MainWindow) -> Iterator[View]:
    page_of(window, "assess")
    window.show_shortcuts()
    yield from _dialog(window, "ShortcutsSheet")


def _dialog(window: MainWindow, kind: str) -> Iterator[View]:
    dialog = next(one for one in window.findChildren(QDialog) if type(one).__name__ == kind and one.isVisible())
    yield View("", dialog)
    dialog.close()


# without a company -----------------------------------------------------------------------------------------------


def _start(window: MainWindow) -> Iterator[View]:
    yield View("", window)


def _wizard(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.services.catalogues import catalogue
    from dualprev_desktop.ui.new_company import NewCompany

    window.new_company()
    (wizard,) = window.findChildren(NewCompany)
    yield View(" 1", window)
    wizard.go_on()
    yield View(" 1 without a name", window)
    name = wizard.enterprise.fields["name"].editor
    assert isinstance(name, QLineEdit)
    name.insert("某加油站有限责任公司")
    wizard.go_on()
    yield View(" 2", window)
    for kind in ("filling-station", "restaurant"):
        wizard.kind.kinds.toggled.emit(catalogue(kind))
    yield View(" 2 with two trades", window)
    for step in (3, 4, 5):
        wizard.go_on()
        yield View(f" {step}", window)
    wizard.left.emit()


def _about(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.ui.about import AboutDialog

    dialog = AboutDialog(window)
    dialog.show()
    yield View("", dialog)
    dialog.close()


def _crash(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.ui.crash_panel import tell_crash

    panel = tell_crash(window, "ValueError", Path("/home/officer/.config/dualprev/crash-2026-11-24.log"))
    yield View("", panel)
    panel.close()


def _places() -> Iterator[Place]:
    yield Place("start", Holding.NOTHING, _start)
    yield Place("new-company", Holding.NOTHING, _wizard)
    yield Place("about", Holding.NOTHING, _about)
    yield Place("crash", Holding.NOTHING, _crash)
    for holding in (Holding.EMPTY, Holding.SAMPLE):
        for kind in PAGES:
            yield Place(f"{kind.id}.{holding}", holding, partial(_page, kind.id))
    for page_id in ("identify", "control"):
        yield Place(f"{page_id}.catalogue", Holding.SAMPLE, partial(_page_catalogue, page_id))
    for name, show in _PANELS.items():
        yield Place(name, Holding.SAMPLE, show)


_PANELS = {
    "survey.import": _import_good, "survey.import-problems": _import_bad, "survey.catalogue": _sector_catalogue,
    "survey.obsolete": _obsolete, "survey.edition": _edition, "rules.compare": _rules_compare,
    "rules.editor": _rules_editor, "rules.regrade": _rules_regrade,
    "rules.sets": _every_rule_set_read, "lists.each": _every_list, "assess.methods": _every_rule_set,
    "assess.direct": _direct, "assess.explain": _explain, "plan.zone": _zone_chosen, "search": _search,
    "messages": _messages, "history": _history, "survey.tools": _register_tools, "help": _help,
    "shortcuts": _shortcuts, "read-only": _read_only}

PLACES = {place.id: place for place in _places()}
