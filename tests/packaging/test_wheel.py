"""The wheel carries everything and works in an empty environment far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = "dualprev_desktop"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)],
                   check=True, stdout=subprocess.DEVNULL)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `dualprev` command of an environment that has nothing but the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
                   check=True, cwd=home, env=_environment(home))
    return scripts / "dualprev"


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {**kept, "DUALPREV_HOME": str(home / "home"), "QT_QPA_PLATFORM": "offscreen"}


def _shipped(folder: str) -> Iterator[str]:
    for file in sorted((CHECKOUT / folder).rglob("*")):
        if file.is_file():
            yield f"{PACKAGE}/{folder}/{file.relative_to(CHECKOUT / folder).as_posix()}"


def test_every_resource_is_in_the_wheel(contents: set[str]) -> None:
    assert not [name for name in _shipped("resources") if name not in contents]


def test_every_language_is_compiled_into_the_wheel(contents: set[str]) -> None:
    sources = [name for name in _shipped("translations") if name.endswith(".po")]
    assert sources, "there is no language to ship"
    assert not [name for name in sources if name.removesuffix(".po") + ".mo" not in contents]


def test_every_module_and_migration_is_in_the_wheel(contents: set[str]) -> None:
    modules = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / PACKAGE).rglob("*.py")}
    assert not modules - contents


def test_licences_are_in_the_wheel(contents: set[str]) -> None:
    assert [name for name in contents if name.endswith("licenses/LICENSE")]
    assert f"{PACKAGE}/resources/fonts/LICENSE-OFL.txt" in contents


def test_nothing_of_tests_or_tools_is_in_the_wheel(contents: set[str]) -> None:
    strangers = {name.split("/")[0] for name in contents} - {PACKAGE}
    assert all(name.endswith(".dist-info") for name in strangers)
    assert not [name for name in contents if "__pycache__" in name]


def test_the_installed_program_does_the_whole_main_job(program: Path, tmp_path: Path) -> None:
    done = subprocess.run([program, "demo", "out"], cwd=tmp_path, env=_environment(tmp_path), capture_output=True,
                          text=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    written = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert {".dualprev", ".pdf", ".xlsx"} <= {file.suffix for file in written}
    assert all(file.stat().st_size > 10_000 for file in written if file.suffix in (".pdf", ".png", ".xlsx"))
    assert all(file.name in done.stdout for file in written if file.suffix == ".pdf")


def test_the_installed_program_checks_itself(program: Path, tmp_path: Path) -> None:
    done = subprocess.run([program, "--self-check"], cwd=tmp_path, env=_environment(tmp_path), capture_output=True,
                          text=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✓" in done.stdout
