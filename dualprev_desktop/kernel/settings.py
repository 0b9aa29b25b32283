"""The person's settings: one JSON file in the config directory; unknown keys are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel import recent as recents
from dualprev_desktop.kernel.clock import system_clock
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.recent import Recent


@dataclass(frozen=True)
class Settings:
    """What belongs to the person, not to a company."""

    language: str = ""
    print_language: str = ""
    user_name: str = ""
    theme: str = "light"
    recent: Recent = ()
    others: dict[str, Any] = field(default_factory=dict)

    def opened(self, path: Path, name: str = "", now: int | None = None) -> Settings:
        """With a company file that was just opened first in the list of recent ones."""
        return replace(self, recent=recents.opened(self.recent, path, name, system_clock() if now is None else now))


def load(folder: Path) -> Settings:
    """The settings in `folder`, or the defaults where there are none or they cannot be read."""
    try:
        raw = json.loads((folder / "settings.json").read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    known = {item.name for item in fields(Settings)} - {"others", "recent"}
    values = {key: raw.pop(key) for key in known & raw.keys() if isinstance(raw[key], str)}
    return Settings(**values, recent=recents.read(raw.pop("recent", ())), others=raw)


def save(folder: Path, settings: Settings) -> None:
    raw = {item.name: getattr(settings, item.name) for item in fields(settings) if item.name != "others"}
    raw["recent"] = recents.plain(settings.recent)
    write_bytes(folder / "settings.json", json.dumps(settings.others | raw, ensure_ascii=False, indent=1).encode())
