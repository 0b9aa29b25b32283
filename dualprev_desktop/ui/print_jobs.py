"""What the print centre has done off the UI thread; each holds values only: the page may be gone before."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import replacing
from dualprev_desktop.kernel.i18n import N_, translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.ui.print_work import Printed, PrintOrder, print_order
from dualprev_desktop.ui.printing import print_pages, save_pictures
from dualprev_desktop.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


SWEPT = N_("The pages that are shown were cleared from the temporary folder of this computer. "
           "Choose the document once more.")


def still_there(printed: Printed) -> Printed:
    """Raises NotFound where something else has removed the files meanwhile."""
    if not all(path.exists() for path in printed.files):
        raise NotFound(SWEPT)
    return printed


def with_ending(target: Path, suffix: str) -> Path:
    """A name typed with another ending keeps it before the right one: no picture is called a PDF."""
    return target if target.suffix.lower() == suffix.lower() else target.with_name(target.name + suffix)


def copied(files: Sequence[Path], target: Path) -> list[Path]:
    """Under the name; where there are several, from the second on numbered."""
    written = []
    for number, source in enumerate(files, 1):
        place = target if number == 1 else target.with_stem(f"{target.stem}-{number}")
        with replacing(place) as temporary:
            shutil.copyfile(source, temporary)
        written.append(place)
    return written


class PrintWork:
    def __init__(self, session: Session, order: PrintOrder, folder: Path) -> None:
        self._company, self._order, self._folder = session.company, order, folder

    def __call__(self, progress: Progress) -> Printed:
        return print_order(self._company, self._order, self._folder, progress)


class PrinterWork:
    def __init__(self, printed: Printed, printer: QPrinter, title: str) -> None:
        self._printed, self._printer, self._title = printed, printer, title

    def __call__(self, progress: Progress) -> tuple[Printed, int, str]:
        """The pages sent, and the printer's name."""
        count = print_pages(still_there(self._printed).pages, self._printer, progress, self._title)
        return self._printed, count, self._printer.printerName() or self._printer.outputFileName()


class PictureWork:
    def __init__(self, printed: Printed, target: Path) -> None:
        self._printed, self._target = printed, target

    def __call__(self, progress: Progress) -> tuple[Printed, list[Path]]:
        dpi = self._printed.order.sheet.dpi
        return self._printed, save_pictures(still_there(self._printed).pages, self._target, dpi, progress)


class RegisterWork:
    def __init__(self, session: Session, target: Path, language: str) -> None:
        self._company, self._target, self._language = session.company, target, language

    def __call__(self, progress: Progress) -> Path:
        from dualprev_desktop.exchange.exports import export_table

        return export_table(self._company, "register", self._target, translator(self._language), progress)
