"""The program under the hand: started by its own start script, with an eye beside it."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from types import TracebackType

from afternoon.pointer import xdotool
from afternoon.screen import BadLook, Screen, look

EYE = Path(__file__).with_name("eye")
SIZE = ("1366", "768")
START_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.1
TRIES = 3
COMPLAINTS = "stderr.txt"


class NoWindow(Exception):
    """Says what the program wrote instead."""


class Program:
    """`home` is the person's; nothing of the one who starts the script is read."""

    def __init__(self, script: Path, home: Path, *arguments: str) -> None:
        self.complaints = home / COMPLAINTS
        self.door = home / "eye"
        self._command = [str(script), *arguments]
        self._environment = person(home) | {"PYTHONPATH": str(EYE), "DUALPREV_EYE": str(self.door),
                                            "QT_QPA_PLATFORM": "xcb"}

    def __enter__(self) -> Program:
        with self.complaints.open("w") as complaints:
            self._process = subprocess.Popen(self._command, env=self._environment, stderr=complaints,
                                             cwd=self.complaints.parent)
        end = time.monotonic() + START_SECONDS
        while not self._shown():
            if not self.running or time.monotonic() > end:
                raise NoWindow(f"The program shows no window. {self.complaints.read_text()}".strip())
            time.sleep(LOOK_EVERY_SECONDS)
        handle = str(self.see().windows[0].handle)
        xdotool("windowmove", handle, "0", "0", "windowsize", handle, *SIZE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self.running:
            self._process.terminate()
        self._process.wait(20)

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def see(self) -> Screen:
        """A look that fails is tried again: a list may close while it is looked at."""
        for _try in range(TRIES - 1):
            try:
                return look(self.door)
            except BadLook:
                time.sleep(LOOK_EVERY_SECONDS)
        return look(self.door)

    def _shown(self) -> bool:
        try:
            return bool(self.see().windows)
        except OSError:
            return False


def person(home: Path) -> dict[str, str]:
    """The environment of a person who has nothing yet but a folder for documents."""
    documents = home / "文档"
    documents.mkdir(parents=True, exist_ok=True)
    (home / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', "utf-8")
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "VIRTUAL_ENV", "DUALPREV", "XDG_"))}
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home / "data"),
                   "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}
