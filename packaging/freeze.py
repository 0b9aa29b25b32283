"""Freezes the program into build/frozen/dualprev and tries the result: its self-check and the whole demo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "build" / "frozen"
PROGRAM = FROZEN / "dualprev" / ("dualprev.exe" if os.name == "nt" else "dualprev")
OF_THE_SYSTEM = {"PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"}


def freeze() -> Path:
    """The folder of the frozen program."""
    shutil.rmtree(FROZEN, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN",
         "--distpath", str(FROZEN), "--workpath", str(ROOT / "build" / "pyinstaller"),
         str(ROOT / "packaging" / "dualprev.spec")],
        cwd=ROOT, check=True,
    )
    return PROGRAM.parent


def run_frozen(*arguments: str, cwd: Path) -> str:
    """What the frozen program prints when started in `cwd`, far from checkout and Python; raises when it fails."""
    done = subprocess.run([str(PROGRAM), *arguments], cwd=cwd, env=_bare_environment(cwd), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8", timeout=600, check=True)
    return done.stdout


def _bare_environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in OF_THE_SYSTEM}
    return {**kept, "HOME": str(home), "DUALPREV_HOME": str(home / "home"), "QT_QPA_PLATFORM": "offscreen",
            "PYTHONIOENCODING": "utf-8"}


def size_in_megabytes(folder: Path) -> int:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) // 1_000_000


def main() -> None:
    folder = freeze()
    with tempfile.TemporaryDirectory() as empty:
        print(run_frozen("--self-check", cwd=Path(empty)), end="")
        print(run_frozen("demo", "out", cwd=Path(empty)), end="")
    print(f"{folder}: {size_in_megabytes(folder)} MB")


if __name__ == "__main__":
    main()
