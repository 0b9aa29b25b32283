"""A picture of the site becomes a plan: where the plans are shown, and wherever nothing else takes pictures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.dropping import DropKind, Ground, Landing, on_page
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.pages.publish.backgrounds import SUFFIXES
from dualprev_desktop.ui.pages.publish.body import PublishPage

PLAN = "plan"


def land(ground: Ground, paths: Sequence[Path]) -> Landing | None:
    # elsewhere a PDF is a document of a record
    if paths[0].suffix.lower() == ".pdf" and not isinstance(ground.page, PublishPage):
        return None
    return Landing(_("Make a new plan of the picture {file}").format(file=paths[0].name),
                   on_page(ground, PLAN, partial(_add, paths[0])))


def _add(path: Path, page: Page) -> None:
    cast(PublishPage, page).add_picture(path)


DROP = DropKind("plan-picture", 45, SUFFIXES, N_("pictures and drawings (.png, .jpg, .tif, .pdf, .svg, .dxf)"), land)
