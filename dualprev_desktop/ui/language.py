"""The screen's language: our own catalogue, and Qt's for the buttons of its own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dualprev_desktop.kernel import i18n

_qt_translator: QTranslator | None = None  # Qt keeps no reference: without this one it would vanish


def use_language(language: str) -> None:
    """Makes `language` the one of everything built from now on."""
    global _qt_translator
    i18n.use(language)
    QLocale.setDefault(QLocale(language))
    if _qt_translator is not None:
        QCoreApplication.removeTranslator(_qt_translator)
        _qt_translator = None
    made = QTranslator()
    if made.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(made)
        _qt_translator = made
