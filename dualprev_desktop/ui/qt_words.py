"""What Qt's own dialogs say and Qt's catalogues leave in English or say oddly, from our catalogue."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from dualprev_desktop.kernel.i18n import N_, _

WORDS = {
    ("QFileDialog", "&Look in:"): N_("&Look in:"),
    ("QFileDialog", "Files of &type:"): N_("Files of &type:"),
    ("QFileSystemModel", "Size"): N_("Size"),
    ("QAbstractFileIconProvider", "Drive"): N_("Drive"),
    ("QAbstractFileIconProvider", "File"): N_("File"),
    ("QAbstractFileIconProvider", "%1 File"): N_("%1 file"),
    ("QAbstractFileIconProvider", "File Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "Shortcut"): N_("Shortcut"),
    ("QAbstractFileIconProvider", "Unknown"): N_("Unknown"),
}
"""{(Qt's context, Qt's source text): ours}"""


class QtWords(QTranslator):
    """Asked before Qt's own catalogue."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        word = WORDS.get((context, source))
        return _(word) if word is not None else None  # None lets Qt ask the next catalogue
