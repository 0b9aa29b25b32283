"""What Qt's own dialogs say and Qt's catalogues leave in English or say oddly, from our catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from struct import pack

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

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES = 0x42, 0x69
END, TRANSLATION, SOURCE, CONTEXT = 1, 3, 6, 7
"""Tags of Qt's compiled catalogues (qtranslator.cpp)."""


class QtWords(QTranslator):
    """In the language in use when it was made. Installed after Qt's own catalogue, it is asked first.

    Compiled as Qt's are, not answered in Python: Qt asks from any thread while it holds a lock, and a thread that
    waits for Python there waits for ever.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held = compiled((context, source, _(ours)) for (context, source), ours in WORDS.items())
        self.load(self._held)  # Qt reads where the bytes lie


def compiled(messages: Iterable[tuple[str, str, str]]) -> bytes:
    """(context, source text, translation) as a .qm file."""
    hashes: list[tuple[int, int]] = []
    body = b""
    for context, source, translation in messages:
        hashes.append((_hash(source.encode()), len(body)))
        body += _part(TRANSLATION, translation.encode("utf-16-be")) + _part(SOURCE, source.encode())
        body += _part(CONTEXT, context.encode()) + bytes([END])
    index = b"".join(pack(">II", *one) for one in sorted(hashes))
    return MAGIC + _part(HASHES, index) + _part(MESSAGES, body)


def _part(tag: int, data: bytes) -> bytes:
    return pack(">BI", tag, len(data)) + data


def _hash(text: bytes) -> int:
    """The ELF hash of Qt's index, in which 0 is not used."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ high >> 24) & ~high if high else value
    return value or 1
