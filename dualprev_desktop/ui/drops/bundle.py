"""A report bundle is verified."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.dropping import DropKind, Ground, Landing, on_page
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.pages.report.body import ReportPage


def land(ground: Ground, paths: Sequence[Path]) -> Landing:
    return Landing(_("Verify the bundle {file}").format(file=paths[0].name),
                   on_page(ground, "report", partial(_verify, paths[0])))


def _verify(path: Path, page: Page) -> None:
    cast(ReportPage, page).verify_file(path)


DROP = DropKind("bundle", 30, (".dpb", ".zip"), N_("report bundles (.dpb)"), land, changes=False)
