"""The four-colour plans as pictures, one a sheet, made from the pages of the PDF."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.documents.base import HATCHED, MODE, PAPER, Options, PrintedDocument, PrintSource
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.documents.raster import page_pictures
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Four-colour map as a picture")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    sheets = all_sheets(source, options, progress)
    pdf = drawing_pdf(sheets, options.translator.gettext(TITLE))
    written = []
    for number, picture in enumerate(page_pictures(pdf, options.dpi), 1):
        progress.step(number, len(sheets))
        written.append(folder / ("plan.png" if number == 1 else f"plan-{number}.png"))
        write_bytes(written[-1], picture)
    return written


DOCUMENT = PrintedDocument("plan-png", TITLE, 20, build, frozenset({PAPER, MODE, HATCHED}))
