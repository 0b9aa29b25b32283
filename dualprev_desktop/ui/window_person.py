"""What the window keeps for the person: language, theme, the list of company files opened last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from dualprev_desktop.kernel import recent as recents
from dualprev_desktop.kernel import settings as kept_settings
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.recent import Recent
from dualprev_desktop.kernel.settings import Settings
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import standing_of
from dualprev_desktop.ui.theme.style import apply


class Person:
    """The settings, written when they change; while a company is open its session holds them."""

    def __init__(self, settings: Settings, paths: AppPaths, tell: Callable[[str], None]) -> None:
        self._settings, self._paths, self._tell = settings, paths, tell
        self._session: Session | None = None

    @property
    def settings(self) -> Settings:
        return self._session.settings if self._session is not None else self._settings

    def serve(self, session: Session | None) -> None:
        """From now on it is this session's pages that remember things."""
        if self._session is not None:
            self._settings = self._session.settings
        self._session = session
        if session is not None:
            session.settings = self._settings

    def keep(self, settings: Settings) -> None:
        """A config directory that cannot be written is told; the settings hold until the program ends."""
        self._settings = settings
        if self._session is not None:
            self._session.settings = settings
        try:
            kept_settings.save(self._paths.config, settings)
        except DualPrevError as error:
            self._tell(error.text())

    def keep_other(self, key: str, value: Any) -> None:
        if self.settings.others.get(key) != value:
            self.keep(replace(self.settings, others={**self.settings.others, key: value}))

    # the look -------------------------------------------------------------------------------------------

    def use_language(self, language: str) -> None:
        use_language(language)
        if self._session is not None:
            standing_of(self._session).renew()  # its sentences are in the language of before
        self.keep(replace(self.settings, language=language))

    def use_theme(self, theme: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply(app, theme)
        self.keep(replace(self.settings, theme=theme))

    # recent files ---------------------------------------------------------------------------------------

    def opened(self, path: Path, name: str, now: int) -> None:
        self.keep(self.settings.opened(path, name, now))

    def pin(self, path: str, pinned: bool) -> None:
        self._keep_recent(recents.pinned(self.settings.recent, path, pinned))

    def forget(self, path: str) -> None:
        self._keep_recent(recents.forgotten(self.settings.recent, path))

    def move(self, path: str, to: Path) -> None:
        self._keep_recent(recents.moved(self.settings.recent, path, to))

    def _keep_recent(self, recent: Recent) -> None:
        self.keep(replace(self.settings, recent=recent))
