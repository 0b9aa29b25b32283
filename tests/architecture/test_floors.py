"""The floors of the house: imports go down only, Qt stays in the window, nobody goes in circles."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import dualprev_desktop
from tests.support.imports import circles, modules, offences

ROOT = Path(dualprev_desktop.__file__).parent


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    target = tmp_path / "dualprev_desktop"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns("__pycache__", "resources", "translations"))
    return target


def plant(root: Path, module: str, line: str) -> None:
    path = root / module
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")


def test_imports_go_down_only() -> None:
    assert offences(ROOT) == []


def test_no_circle_among_modules() -> None:
    assert circles(ROOT) == []


@pytest.mark.parametrize(("module", "line"), [
    ("store/company.py", "import PySide6"),
    ("services/edit.py", "from PySide6.QtCore import QObject"),
    ("kernel/ids.py", "from dualprev_desktop.domain import levels"),
    ("domain/levels.py", "import dualprev_desktop.store.company"),
    ("exchange/exports.py", "from dualprev_desktop.documents import base"),
    ("documents/base.py", "from dualprev_desktop.exchange import exports"),
    ("services/edit.py", "def late():\n    from dualprev_desktop.ui import page"),
])
def test_a_planted_leak_is_named(copied: Path, module: str, line: str) -> None:
    plant(copied, module, line)
    found = offences(copied)
    assert len(found) == 1
    assert found[0].startswith("dualprev_desktop." + module.removesuffix(".py").replace("/", "."))


def test_a_planted_circle_is_found(copied: Path) -> None:
    plant(copied, "store/lock.py", "from dualprev_desktop.store import company")
    assert any("dualprev_desktop.store.lock" in group for group in circles(copied))


def test_pyplot_is_used_nowhere() -> None:
    pattern = re.compile(r"^\s*(from|import)\s+\S*pyplot", re.MULTILINE)
    assert [name for name, path in modules(ROOT).items() if pattern.search(path.read_text("utf-8"))] == []


def test_no_text_is_built_before_it_is_translated() -> None:
    pattern = re.compile(r"""(?<![\w.])(_|N_|gettext|ngettext)\(\s*f["']""")
    assert [name for name, path in modules(ROOT).items() if pattern.search(path.read_text("utf-8"))] == []
