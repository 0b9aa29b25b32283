"""The screen's language: our own catalogue, and Qt's for the buttons of its own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.pseudo import PSEUDO_LANGUAGE
from dualprev_desktop.ui.qt_words import QtWords

_in_use: list[QTranslator] = []  # Qt keeps no reference: without this one they would vanish


def use_language(language: str) -> None:
    """Makes `language` the one of everything built from now on."""
    i18n.use(language)
    QLocale.setDefault(QLocale(i18n.SOURCE_LANGUAGE if language == PSEUDO_LANGUAGE else language))
    while _in_use:
        QCoreApplication.removeTranslator(_in_use.pop())
    made = QTranslator()
    if made.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        # the one installed last is asked first
        for one in (made, QtWords()):
            QCoreApplication.installTranslator(one)
            _in_use.append(one)
