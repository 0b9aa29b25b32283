"""Where data lives: what ships with the program, and the person's own directories."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path

APP_NAME = "DualPrev"
HOME_VARIABLE = "DUALPREV_HOME"


def data_dir(name: str) -> Traversable:
    """`resources` or `translations`, in a wheel, a frozen build, a checkout or an editable install."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file():
        # an editable install leaves a stale copy in site-packages: the checkout wins
        return checkout / name
    return files("dualprev_desktop") / name


def resource(*parts: str) -> Path:
    """The path of one shipped file, e.g. `resource("rules", "lec_e1.json")`."""
    return Path(str(data_dir("resources"))).joinpath(*parts)


@dataclass(frozen=True)
class AppPaths:
    """The person's directories; a value passed in, so that a test or a second copy has its own."""

    config: Path
    data: Path

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def unkept(self) -> Path:
        """What was typed and is in no file yet."""
        return self.data / "unkept"

    @property
    def tiles(self) -> Path:
        """Large pictures cut into tiles; they are made anew when they are gone."""
        return self.data / "tiles"

    @property
    def keys(self) -> Path:
        return self.config / "keys"

    @classmethod
    def under(cls, root: Path) -> AppPaths:
        return cls(root / "config", root / "data")

    @classmethod
    def of_user(cls) -> AppPaths:
        """The operating system's places, or those below $DUALPREV_HOME."""
        if home := os.environ.get(HOME_VARIABLE):
            return cls.under(Path(home))
        import appdirs

        return cls(Path(appdirs.user_config_dir(APP_NAME, False)), Path(appdirs.user_data_dir(APP_NAME, False)))
