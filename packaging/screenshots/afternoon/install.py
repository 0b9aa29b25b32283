"""Installs the program as a person gets it: a wheel of this checkout in an environment that had nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


class NotInstalled(Exception):
    """Says which command failed, and with what words."""


def install(folder: Path) -> Path:
    """The start script of the installed program. Raises NotInstalled where wheel or packages are not to be had."""
    wheels, home = folder / "wheel", folder / "installed"
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(CHECKOUT))
    (wheel,) = wheels.glob("*.whl")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    _run(str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    return scripts / "dualprev"


def _run(*command: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, env=kept, capture_output=True, text=True)
    if done.returncode:
        raise NotInstalled(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
