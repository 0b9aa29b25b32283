"""A workbook is read as a register: by the page that is shown if it takes one in, else by the survey's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.dropping import DropKind, Ground, Landing, on_page
from dualprev_desktop.ui.import_panel import WithImport
from dualprev_desktop.ui.page import Page

USUAL = "survey"


def land(ground: Ground, paths: Sequence[Path]) -> Landing:
    assert ground.pages is not None
    page_id = ground.pages.current_id if _panel(ground.pages.current) is not None else USUAL
    return Landing(_("Read {file} as a risk register; you see what it holds before anything is taken over").format(
        file=paths[0].name), on_page(ground, page_id, partial(_read, paths[0])))


def _panel(page: Page) -> WithImport | None:
    return page.findChild(WithImport)


def _read(path: Path, page: Page) -> None:
    panel = _panel(page)
    assert panel is not None
    panel.read(path)


DROP = DropKind("workbook", 20, (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".et"),
                N_("workbooks with a register (.xlsx, .xls, .ods)"), land)
