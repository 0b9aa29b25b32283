"""What stands in a page's way for a while, the steps of the wizard, the dialogs: how each is brought up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit

from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services import query
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES
from tests.support.stage import View, page_of, settle, sides

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


def page_catalogue(page_id: str, window: MainWindow) -> Iterator[View]:
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


def _hand_over(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.services.organisation import add_person

    page, session = page_of(window, "survey"), window.session
    assert session is not None
    post = query.ids(session.company, "post")[0]
    made = session.do(lambda: add_person(session.company, "张建国", post))
    assert made is not None
    page.hand_over(made[0], removing=True)
    yield View("", window)
    page.body.show_body()
    session.do(session.company.undo)


def _answers(window: MainWindow) -> Iterator[View]:
    page = page_of(window, "control")
    page.show_answers()
    yield View("", window)
    page.answers.missing.setChecked(True)
    yield View(" holes", window)
    page.answers.missing.setChecked(False)
    page.body.show_body()


def _everything(window: MainWindow) -> Iterator[View]:
    """The registers of all events and measures, and lists narrowed to what a line of the guide names."""
    from dualprev_desktop.kernel.i18n import _
    from dualprev_desktop.services.table_scope import only_these

    for page_id, type_id in (("identify", "risk_event"), ("control", "control_measure")):
        page = page_of(window, page_id)
        page.show_all()
        yield View(f" {page_id}", window)
        for listed in (type_id, "risk_point" if page_id == "identify" else "risk_event"):
            page.show_only(listed, only_these(query.ids(_company(window), listed)[:2], _("Nothing is missing.")))
            yield View(f" {page_id} only {listed}", window)
            page.show_only(listed, ())
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
        for name in sides(page, frozenset()):
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
    zones = [one.id for one in query.records(_company(window), Zone)]
    page.editor.canvas.pick(zones[0])
    yield View("", window)
    page.editor.strip.level.begin_raising()
    yield View(" raising", window)
    page.editor.strip.level.end_raising()
    page.editor.canvas.choose(zones)
    yield View(" all", window)
    page.editor.canvas.choose(())


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
    from dualprev_desktop.ui.opening import say_written
    from dualprev_desktop.ui.pages.report.body import EMPTY
    from dualprev_desktop.ui.session import Tone

    page_of(window, "overview")
    for tone in Tone:
        window.say(_(EMPTY), tone)
        yield View(f" {tone}", window)
    assert window.session is not None
    say_written(window.session, window.session.company.path)
    yield View(" with ways on", window)
    window.strip.dismiss()


def _dragging(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.ui.dropping import known_kinds

    for good, words in ((True, known_kinds()), (False, known_kinds())):
        window.drops.overlay.show_words(words, good=good)
        yield View(f" {good}", window.drops.overlay)  # what lies under the veil is paler on purpose
    window.drops.overlay.hide()


def _read_only(window: MainWindow) -> Iterator[View]:
    path = _company(window).path
    assert window.open_file(path, read_only=True)
    for kind in PAGES:
        page_of(window, kind.id)
        yield View(f" {kind.id}", window)
    assert window.open_file(path)


def _past(window: MainWindow) -> Iterator[View]:
    """The company as it stood at the end of today: a day is all that the sample has."""
    window.show_past(local_date(_company(window).clock()))
    settle(window)
    assert _company(window).stands_at
    for page_id in ("overview", "survey", "assess", "control"):
        page_of(window, page_id)
        yield View(f" {page_id}", window)
    window.back_to_today()


def _history(window: MainWindow) -> Iterator[View]:
    """Steps to undo, what was removed, a day of the past: in the guide's place."""
    assert window.shell is not None
    page_of(window, "survey")
    window.shell.top_bar.history.setChecked(True)
    for name in sides(window.shell.history, frozenset()):
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


def start_page(window: MainWindow) -> Iterator[View]:
    yield View("", window)


def wizard(window: MainWindow) -> Iterator[View]:
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


def about(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.ui.about import AboutDialog

    dialog = AboutDialog(window)
    dialog.show()
    yield View("", dialog)
    dialog.close()


def crash(window: MainWindow) -> Iterator[View]:
    from dualprev_desktop.ui.crash_panel import tell_crash

    panel = tell_crash(window, "ValueError", Path("/home/officer/.config/dualprev/crash-2026-11-24.log"))
    yield View("", panel)
    panel.close()


PANELS = {
    "survey.import": _import_good, "survey.import-problems": _import_bad, "survey.catalogue": _sector_catalogue,
    "survey.obsolete": _obsolete, "survey.edition": _edition, "everything": _everything,
    "survey.hand-over": _hand_over, "control.answers": _answers, "rules.compare": _rules_compare,
    "rules.editor": _rules_editor, "rules.regrade": _rules_regrade,
    "rules.sets": _every_rule_set_read, "lists.each": _every_list, "assess.methods": _every_rule_set,
    "assess.direct": _direct, "assess.explain": _explain, "plan.zone": _zone_chosen, "search": _search,
    "messages": _messages, "dragging": _dragging, "history": _history, "survey.tools": _register_tools, "help": _help,
    "shortcuts": _shortcuts, "read-only": _read_only, "past": _past}
