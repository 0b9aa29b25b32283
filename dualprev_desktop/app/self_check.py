"""`dualprev --self-check`: whether the program itself is complete, on the machine it was put on."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.paths import AppPaths, resource


def self_check() -> int:
    """One line a part; exit code 0 when all parts are there."""
    complete = True
    for label, check in CHECKS:
        try:
            answer = check()
        except Exception as error:  # whatever is missing, the next part is still looked at
            complete = False
            print(f"✗ {_(label)}: {type(error).__name__}: {error}", file=sys.stderr)
        else:
            print(f"✓ {_(label)}: {answer}")
    return 0 if complete else 1


def _texts() -> str:
    found = i18n.languages()
    if "zh_CN" not in found or i18n.translator("zh_CN").gettext("Survey") == "Survey":
        raise FileNotFoundError("translations")
    return ", ".join(found)


def _data() -> str:
    from dualprev_desktop.services.codelists import code_lists
    from dualprev_desktop.services.rulebook import rule_sets

    return f"{len(rule_sets())} + {len(code_lists())}"


def _fonts() -> str:
    from dualprev_desktop.documents.fonts import missing_glyphs

    lacking = missing_glyphs(["重大风险隐患双重预防体系"])
    if lacking:
        raise ValueError("".join(lacking))
    return ", ".join(sorted(path.name for path in resource("fonts").glob("*.ttf")))


def _migrations() -> str:
    from dualprev_desktop.store.migrate import Migration

    return ", ".join(path.stem for path in sorted(Migration().scripts.glob("versions/m*.py")))


def _helper() -> str:
    from dualprev_desktop.exchange.register_in import read_register
    from dualprev_desktop.services.sample import register_path

    return str(len(read_register(register_path()).register.events))


def _main_job() -> str:
    from dualprev_desktop.app.command import context
    from dualprev_desktop.app.commands.demo import write_all
    from dualprev_desktop.exchange.sample_company import make_sample
    from dualprev_desktop.services.history import faults

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = AppPaths.under(folder / "home")
        with make_sample(folder / "sample.dualprev", paths, user="self-check") as company:
            written = list(write_all(company, folder, context(paths, "zh_CN")))
            if faults(company):
                raise ValueError(faults(company)[0])
    return ", ".join(path.name for path in written)


def _window() -> str:
    from dualprev_desktop.app.gui import open_and_close

    return open_and_close()


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    (N_("languages"), _texts), (N_("rule sets and code lists"), _data), (N_("fonts"), _fonts),
    (N_("migrations"), _migrations), (N_("helper that reads foreign files"), _helper),
    (N_("the main job"), _main_job), (N_("window"), _window))
