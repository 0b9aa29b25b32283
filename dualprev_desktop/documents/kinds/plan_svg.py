"""The four-colour plans as vector drawings, one file a sheet."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.documents.base import HATCHED, LAYOUT, MODE, PAPER, Group, Options, PrintedDocument, PrintSource
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.documents.svg_painter import drawing_svg
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Four-colour map as a drawing (SVG)")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    drawn = [drawing_svg(sheet, options.translator.gettext(TITLE)) for sheet in all_sheets(source, options, progress)]
    written = []
    for number, data in enumerate(drawn, 1):
        written.append(folder / ("plan.svg" if number == 1 else f"plan-{number}.svg"))
        write_bytes(written[-1], data)
    return written


DOCUMENT = PrintedDocument("plan-svg", TITLE, 25, build, frozenset({PAPER, MODE, HATCHED, LAYOUT}), group=Group.PLANS)
