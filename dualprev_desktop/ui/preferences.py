"""What a page remembers for the person, kept among the settings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dualprev_desktop.kernel.settings import save
from dualprev_desktop.ui.session import Session


def remembered(session: Session, key: str, default: Any) -> Any:
    """The value kept under `key`, if it is of the default's type."""
    value = session.settings.others.get(key, default)
    return value if isinstance(value, type(default)) else default


def remember(session: Session, key: str, value: Any) -> None:
    """Keeps a JSON value; a config directory that cannot be written is told, not raised."""
    if session.settings.others.get(key) == value:
        return
    session.settings = replace(session.settings, others={**session.settings.others, key: value})
    session.do(lambda: save(session.paths.config, session.settings))
