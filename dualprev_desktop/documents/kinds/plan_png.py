"""The four-colour plans as pictures, one a sheet, made from the pages of the PDF."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.documents.base import (
    DPI,
    HATCHED,
    LAYOUT,
    MODE,
    PAPER,
    Group,
    Options,
    PrintedDocument,
    PrintSource,
)
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.documents.raster import page_pictures
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

TITLE = N_("Four-colour map as a picture")

MOST_PIXELS = 150_000_000
TOO_MANY = N_("At {dpi} dots per inch the picture would have {millions} million dots, more than the {most} million "
              "that can be made. Choose fewer dots, a smaller sheet, or print it as a PDF.")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    sheets = all_sheets(source, options, progress)
    for sheet in sheets:
        _check(sheet, options.dpi)
    pdf = drawing_pdf(sheets, options.translator.gettext(TITLE))
    written = []
    for number, picture in enumerate(page_pictures(pdf, options.dpi), 1):
        progress.step(number, len(sheets))
        written.append(folder / ("plan.png" if number == 1 else f"plan-{number}.png"))
        write_bytes(written[-1], picture)
    return written


def _check(sheet: Drawing, dpi: int) -> None:
    dots = sheet.width * sheet.height * (dpi / 25.4) ** 2
    if dots > MOST_PIXELS:
        raise InputError(TOO_MANY, dpi=dpi, millions=round(dots / 1e6), most=MOST_PIXELS // 1_000_000)


DOCUMENT = PrintedDocument("plan-png", TITLE, 20, build, frozenset({PAPER, MODE, HATCHED, LAYOUT, DPI}),
                           group=Group.PLANS)
