"""Choosing files and folders, through a port that tests replace by a scripted one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialogs(Protocol):
    """`filters` as Qt writes them: "Workbooks (*.xlsx *.xls);;All files (*)". None when the person thought better."""

    def choose_open(self, parent: QWidget | None, title: str, filters: str) -> Path | None: ...

    def choose_save(self, parent: QWidget | None, title: str, name: str, filters: str) -> Path | None: ...

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None: ...


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

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self._folder = str(Path(chosen).parent)
        return Path(chosen)


_port: FileDialogs = SystemDialogs()


def files() -> FileDialogs:
    """The port in use."""
    return _port


def use(port: FileDialogs) -> FileDialogs:
    """Replaces the port; returns the one that was in use."""
    global _port
    before, _port = _port, port
    return before
