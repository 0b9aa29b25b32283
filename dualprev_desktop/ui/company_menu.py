"""The company menu: files, language, look, about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dualprev_desktop.kernel.i18n import N_, _, active, languages
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.icons import icon

LANGUAGE_NAMES = {"zh_CN": "简体中文", "en": "English"}
THEME_NAMES = {"light": N_("Light"), "dark": N_("Dark")}


class CompanyMenu(QMenu):
    """Its actions are the desk's methods."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its button is turned round for its arrow
        self._desk = desk
        self._add(_("&New company…"), "domain-plus", desk.new_company, "Ctrl+N")
        self._add(_("&Open…"), "folder-open-outline", desk.choose_company, "Ctrl+O")
        self._add(_("Open for &reading only…"), "lock-outline", desk.choose_read_only)
        self._recent = self._recent_menu()
        self.fill_recent()
        self._add(_("&Sample company"), "gas-station-outline", desk.make_sample)
        if desk.has_company:
            self._add(_("Copy to another &disk…"), "content-save-move-outline", desk.copy_elsewhere)
        allow(self._add(_("&Close"), "close", desk.close_company, "Ctrl+W"),
              unless(desk.has_company, _("No company is open.")))
        self.addSeparator()
        self._choice(_("&Language"), "translate", self._languages(), active().language, self._language_chosen)
        self._choice(_("&Theme"), "theme-light-dark", {key: _(name) for key, name in THEME_NAMES.items()},
                     tokens.active().id, self._theme_chosen)
        self.addSeparator()
        self._add(_("&Help"), "help-circle-outline", self._help_wanted, "F1")
        self._add(_("&Keyboard shortcuts"), "keyboard-outline", desk.show_shortcuts).setShortcuts(
            [QKeySequence("?"), QKeySequence("\uff1f")])  # a Chinese keyboard types the wide one
        self._add(_("&About DualPrev"), "information-outline", desk.show_about)

    def _add(self, text: str, picture: str, act: Callable[[], object], shortcut: str = "") -> QAction:
        action = self.addAction(icon(picture), text)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(act)
        return action

    def _recent_menu(self) -> QMenu:
        recent = self.addMenu(icon("history"), _("R&ecent"))
        recent.setToolTipsVisible(True)
        recent.triggered.connect(self._recent_chosen)
        self.aboutToShow.connect(self.fill_recent)
        return recent

    def fill_recent(self) -> None:
        """Also for the search, which offers the entries of menus that were never opened."""
        known = self._desk.settings.recent
        if [action.data() for action in self._recent.actions()] == [one.path for one in known]:
            return
        self._recent.clear()
        for one in known:
            action = self._recent.addAction(icon("pin") if one.pinned else QIcon(), one.title.replace("&", "&&"))
            action.setData(one.path)
            action.setToolTip(one.path)
        allow(self._recent.menuAction(), unless(known, _("No company was opened yet.")))

    def _choice(self, text: str, picture: str, names: dict[str, str], current: str,
                chosen: Callable[[QAction], None]) -> None:
        menu = self.addMenu(icon(picture), text)
        group = QActionGroup(menu)
        for key, name in names.items():
            action = menu.addAction(name)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == current)
            group.addAction(action)
        menu.triggered.connect(chosen)

    @staticmethod
    def _languages() -> dict[str, str]:
        return {code: LANGUAGE_NAMES.get(code, code) for code in languages()}

    @Slot()
    def _help_wanted(self) -> None:
        self._desk.show_help()

    @Slot(QAction)
    def _recent_chosen(self, action: QAction) -> None:
        self._desk.open_file(Path(action.data()))

    @Slot(QAction)
    def _language_chosen(self, action: QAction) -> None:
        self._desk.set_language(action.data())

    @Slot(QAction)
    def _theme_chosen(self, action: QAction) -> None:
        self._desk.set_theme(action.data())
