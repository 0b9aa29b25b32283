"""Choosing files, folders and printers, through a port that tests replace by a scripted one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSizeF, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class FileDialogs(Protocol):
    """`filters` as Qt writes them: "Workbooks (*.xlsx *.xls);;All files (*)". None when the person thought better."""

    def choose_open(self, parent: QWidget | None, title: str, filters: str) -> Path | None: ...

    def choose_save(self, parent: QWidget | None, title: str, name: str, filters: str) -> Path | None: ...

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None: ...

    def choose_printer(self, parent: QWidget | None, title: str, pages: int, sheet: QSizeF) -> QPrinter | None:
        """`sheet` is the size of the first page in millimetres; it is set up for that."""


class SystemDialogs:
    """The system's own dialogs; the first begins among the person's documents, each other where the last one ended."""

    def __init__(self) -> None:
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def choose_open(self, parent: QWidget | None, title: str, filters: str) -> Path | None:
        return self._remember(QFileDialog.getOpenFileName(parent, title, self._folder, filters)[0])

    def choose_save(self, parent: QWidget | None, title: str, name: str, filters: str) -> Path | None:
        start = str(Path(self._folder) / name)
        return self._remember(QFileDialog.getSaveFileName(parent, title, start, filters)[0])

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent, title, self._folder)
        self._folder = chosen or self._folder
        return Path(chosen) if chosen else None

    def choose_printer(self, parent: QWidget | None, title: str, pages: int, sheet: QSizeF) -> QPrinter | None:
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        printer = printer_for(title, sheet)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if agreed else None

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self._folder = str(Path(chosen).parent)
        return Path(chosen)


def printer_for(title: str, sheet: QSizeF) -> QPrinter:
    """The system's usual printer, set to a paper of this size, of which the whole may be printed on."""
    from PySide6.QtGui import QPageLayout, QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    lying = sheet.width() > sheet.height()
    upright = sheet.transposed() if lying else sheet
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    return printer


_port: FileDialogs = SystemDialogs()


def files() -> FileDialogs:
    """The port in use."""
    return _port


def use(port: FileDialogs) -> FileDialogs:
    """Replaces the port; returns the one that was in use."""
    global _port
    before, _port = _port, port
    return before
