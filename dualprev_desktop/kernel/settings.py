"""The person's settings: one JSON file in the config directory; unknown keys are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.files import write_bytes


@dataclass(frozen=True)
class Settings:
    """What belongs to the person, not to a company."""

    language: str = ""
    print_language: str = ""
    user_name: str = ""
    theme: str = "light"
    recent: tuple[str, ...] = ()
    others: dict[str, Any] = field(default_factory=dict)

    def opened(self, path: Path) -> Settings:
        """With `path` first in the list of recent company files, which holds at most eight."""
        rest = [item for item in self.recent if item != str(path)]
        return replace(self, recent=(str(path), *rest[:7]))


def load(folder: Path) -> Settings:
    """The settings in `folder`, or the defaults where there are none or they cannot be read."""
    try:
        raw = json.loads((folder / "settings.json").read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    known = {item.name for item in fields(Settings)} - {"others"}
    values = {key: raw.pop(key) for key in known & raw.keys() if isinstance(raw[key], str | list)}
    values["recent"] = tuple(str(item) for item in values.get("recent", ()))
    return Settings(**values, others=raw)


def save(folder: Path, settings: Settings) -> None:
    raw = {item.name: getattr(settings, item.name) for item in fields(settings) if item.name != "others"}
    write_bytes(folder / "settings.json", json.dumps(settings.others | raw, ensure_ascii=False, indent=1).encode())
