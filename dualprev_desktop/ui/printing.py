"""Pages onto a printer, off the UI thread, and pages as pictures: each part by part, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter

from dualprev_desktop.kernel.errors import StoreUnavailable
from dualprev_desktop.kernel.files import CANNOT_WRITE, replacing
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.ui.print_pages import MM_PER_INCH, POINTS_PER_INCH, Leaf, picture, strips

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 600
"""Dots per inch: finer, no eye tells paper from paper."""
NO_PRINTER = N_("The printer “{printer}” takes no page. See whether it is switched on and has paper, or choose "
                "another one; what is shown can be saved as a file meanwhile.")
SAME_SIZE = 2.0
"""Millimetres by which the printer's sheet may differ from the page and still be the same paper."""


def print_pages(pages: Sequence[Leaf], printer: QPrinter, progress: Progress, title: str) -> int:
    """How many pages went to the printer. Raises Cancelled from `progress`; what is not printed yet is dropped then."""
    chosen = _chosen(pages, printer)
    painter = QPainter()
    try:
        for number, leaf in enumerate(chosen, 1):
            progress.step(number - 1, len(chosen), title)
            _begin(painter, printer, leaf)
            _draw(painter, printer, leaf, progress)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(chosen)


def _chosen(pages: Sequence[Leaf], printer: QPrinter) -> list[Leaf]:
    """In the order and as often as the person asked for, as far as the printer does not see to it itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = list(pages[first - 1:last])
    if printer.pageOrder() is printer.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return chosen * copies if printer.collateCopies() else [leaf for leaf in chosen for _copy in range(copies)]


def _begin(painter: QPainter, printer: QPrinter, leaf: Leaf) -> None:
    """A new sheet, turned as the page is."""
    lying = leaf.width > leaf.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        raise StoreUnavailable(NO_PRINTER, printer=printer.printerName() or printer.outputFileName())


def _draw(painter: QPainter, printer: QPrinter, leaf: Leaf, progress: Progress) -> None:
    dots = printer.resolution()
    place = _place(leaf, printer)
    for strip in strips(leaf, min(dots, FINEST) / POINTS_PER_INCH):
        progress.step(0, 0)
        down, high = strip.top / strip.height, strip.image.height() / strip.height
        painter.drawImage(QRectF(place.x(), place.y() + place.height() * down, place.width(), place.height() * high),
                          strip.image)


def _place(leaf: Leaf, printer: QPrinter) -> QRectF:
    """Where the page lies, in the printer's dots: true to size, in the middle; smaller only where it has no room."""
    dots = printer.resolution()
    sheet = printer.paperRect(printer.Unit.DevicePixel)
    printable = QRectF(printer.pageRect(printer.Unit.DevicePixel))
    width, height = leaf.width / POINTS_PER_INCH * dots, leaf.height / POINTS_PER_INCH * dots
    slack = SAME_SIZE / MM_PER_INCH * dots
    if width > sheet.width() + slack or height > sheet.height() + slack:
        shrunk = min(printable.width() / width, printable.height() / height)
        width, height, sheet = width * shrunk, height * shrunk, printable
    return QRectF(sheet.center().x() - width / 2, sheet.center().y() - height / 2, width, height)


def save_pictures(pages: Sequence[Leaf], target: Path, dpi: int, progress: Progress) -> list[Path]:
    """Each page as a PNG; where there are several, numbered. Raises StoreUnavailable, Cancelled from `progress`."""
    written: list[Path] = []
    for number, leaf in enumerate(pages, 1):
        progress.step(number - 1, len(pages), target.name)
        place = target if len(pages) == 1 else target.with_stem(f"{target.stem}-{number:0{len(str(len(pages)))}}")
        image = picture(leaf, dpi / POINTS_PER_INCH)
        dots_per_metre = round(dpi / MM_PER_INCH * 1000)
        image.setDotsPerMeterX(dots_per_metre)
        image.setDotsPerMeterY(dots_per_metre)
        with replacing(place) as temporary:
            if not image.save(str(temporary), "PNG"):  # type: ignore[call-overload]
                raise StoreUnavailable(CANNOT_WRITE, path=place, reason="PNG")
        written.append(place)
    return written
