"""The four-colour plans as one PDF."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.documents.base import (
    HATCHED,
    LAYOUT,
    MODE,
    PAPER,
    TILES,
    Group,
    Options,
    PrintedDocument,
    PrintSource,
)
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.documents.tiling import tiled
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Four-colour map")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    sheets = all_sheets(source, options, progress)
    if options.tiles:
        sheets = tiled(sheets, options.tiles, options.overlap, options.translator)
    target = folder / "plan.pdf"
    write_bytes(target, drawing_pdf(sheets, options.translator.gettext(TITLE)))
    return [target]


DOCUMENT = PrintedDocument("plan", TITLE, 10, build, frozenset({PAPER, MODE, HATCHED, LAYOUT, TILES}),
                           group=Group.PLANS)
