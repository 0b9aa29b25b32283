"""The files of one record as a list model; small pictures are made off the window's thread and kept while it lives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap
from shiboken6 import isValid

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services import attaching, pictures
from dualprev_desktop.services.attaching import AttachedView
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.session import Session

ID_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
KIND_ROLE = Qt.ItemDataRole.UserRole + 2
MARKS_ROLE = Qt.ItemDataRole.UserRole + 3
MOST_KEPT = 600
KILO = 1024
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
GLYPHS = {"application/pdf": "file-pdf-box", "image": "file-image-outline", "text": "file-document-outline",
          "video": "file-video-outline", "audio": "file-music-outline"}
OFFICE = {".doc": "file-word-outline", ".docx": "file-word-outline", ".wps": "file-word-outline",
          ".xls": "file-excel-outline", ".xlsx": "file-excel-outline", ".et": "file-excel-outline",
          ".ppt": "file-powerpoint-outline", ".pptx": "file-powerpoint-outline", ".zip": "folder-zip-outline"}


def size_of(count: int) -> str:
    """Bytes as people say them: 2.1 MB."""
    size, unit = float(count), "B"
    for unit in ("B", "KB", "MB"):
        if size < KILO or unit == "MB":
            break
        size /= KILO
    return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"


def glyph(file: AttachedView) -> str:
    """The icon that stands for a file that is not shown."""
    ending = "." + file.file_name.rpartition(".")[2].lower()
    return OFFICE.get(ending) or GLYPHS.get(file.media_type) or GLYPHS.get(file.media_type.partition("/")[0]) \
        or "file-outline"


def told(file: AttachedView) -> str:
    """All that is known of a file, in one line."""
    marks = ngettext("{count} mark", "{count} marks", file.marks).format(count=file.marks) if file.marks else ""
    taken = _("taken {moment}").format(moment=file.taken_at) if file.taken_at else \
        _("attached {day}").format(day=file.added_on)
    smaller = _("kept smaller") if file.original_sha256 else ""
    return " · ".join(filter(None, (file.file_name, file.caption, taken, size_of(file.byte_count), smaller, marks)))


class AttachmentModel(QAbstractListModel):
    """Follows the file by difference: what stays is not drawn anew, and stays chosen."""

    def __init__(self, session: Session, type_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._type_id, self.record_id = session, type_id, ""
        self.files: list[AttachedView] = []
        self._small: dict[str, QPixmap | None] = {}
        """By SHA-256; None where there is nothing to show."""

    # what it holds ------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        if record_id != self.record_id:
            self.beginResetModel()
            self.record_id, self.files = record_id, self._read(record_id)
            self.endResetModel()
            self._fetch()
        else:
            self.refresh()

    def _read(self, record_id: str) -> list[AttachedView]:
        return list(attaching.attached_to(self._session.company, self._type_id, record_id)) if record_id else []

    def refresh(self) -> None:
        fresh = self._read(self.record_id)
        kept = {file.id for file in fresh}
        for row in reversed(range(len(self.files))):
            if self.files[row].id not in kept:
                self.beginRemoveRows(NOWHERE, row, row)
                del self.files[row]
                self.endRemoveRows()
        for row, file in enumerate(fresh):
            self._put(row, file)
        self._fetch()

    def _put(self, row: int, file: AttachedView) -> None:
        """Files stand in the order in which they were attached, so that a new one never moves an old one."""
        if row < len(self.files) and self.files[row].id == file.id:
            if self.files[row] != file:
                self.files[row] = file
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginInsertRows(NOWHERE, row, row)
        self.files.insert(row, file)
        self.endInsertRows()

    def row_of(self, attached_id: str) -> int:
        return next((row for row, file in enumerate(self.files) if file.id == attached_id), -1)

    # small pictures -----------------------------------------------------------------------------------

    def _fetch(self) -> None:
        wanted = [file for file in self.files if file.pictured and file.sha256 not in self._small]
        if wanted:
            for file in wanted:
                self._small[file.sha256] = None
            self._session.jobs.read_ahead(partial(_made, self._session.company, wanted), self._take)

    def _take(self, made: dict[str, bytes]) -> None:
        if not isValid(self):  # the company was closed meanwhile
            return
        for digest, data in made.items():
            pixels = QPixmap()
            pixels.loadFromData(data)  # written by the helper
            self._small[digest] = pixels
        while len(self._small) > MOST_KEPT:
            self._small.pop(next(iter(self._small)))
        for row, file in enumerate(self.files):
            if file.sha256 in made:
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    # what Qt asks -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.files):
            return None
        file = self.files[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return file.file_name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(file)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._small.get(file.sha256)
        if role == LINE_ROLE:
            return f"{file.day} · {size_of(file.byte_count)}"
        if role == KIND_ROLE:
            return glyph(file)
        return {int(ID_ROLE): file.id, int(MARKS_ROLE): file.marks}.get(int(role))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        writing = index.isValid() and not self._session.company.read_only
        return flags | Qt.ItemFlag.ItemIsEditable if writing else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another name."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or str(value) == self.files[index.row()].file_name:
            return False
        act = partial(attaching.rename, self._session.company, self.files[index.row()].id, str(value))
        return self._session.do(act) is not None


def _made(company: Company, files: Sequence[AttachedView]) -> dict[str, bytes]:
    """Runs on the reader's thread."""
    return pictures.thumbnails(company, files)
