"""Setting up says in one sentence what is missing; catalogues are compiled when they are newer."""

from __future__ import annotations

import gettext
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Risk point"
msgstr "{word}"
"""


def _compile(folder: Path) -> None:
    runpy.run_path(str(CHECKOUT / "packaging" / "compile_translations.py"))["compile_all"](folder)


def _write(folder: Path, word: str, seconds: int) -> Path:
    source = folder / "zh_CN" / "LC_MESSAGES" / "dualprev.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(CATALOGUE.format(word=word), encoding="utf-8")
    os.utime(source, (seconds, seconds))
    return source.with_suffix(".mo")


def _word(compiled: Path) -> str:
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream).gettext("Risk point")


def test_a_changed_catalogue_is_compiled_again(tmp_path: Path) -> None:
    compiled = _write(tmp_path, "风险", 1_000)
    _compile(tmp_path)
    assert _word(compiled) == "风险"
    _write(tmp_path, "风险点", int(compiled.stat().st_mtime) + 10)
    _compile(tmp_path)
    assert _word(compiled) == "风险点"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring their libraries along")
def test_a_missing_library_is_named_with_the_command_to_run(tmp_path: Path) -> None:
    script = tmp_path / "packaging" / "system-libraries.sh"
    script.parent.mkdir()
    text = (CHECKOUT / "packaging" / "system-libraries.sh").read_text(encoding="utf-8")
    # a library nobody has, and an ordinary user
    script.write_text(text.replace("libEGL.so.1=libegl1", "libNoSuch.so.9=libnosuch9").replace("$(id -u)", "1000"),
                      encoding="utf-8")
    done = subprocess.run(["sh", str(script), "run"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "libnosuch9" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
